import { Radio } from '@mantine/core';
import type { Answer } from '../../../api.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import classes from './publishing.module.css';

type Draft = NonNullable<Answer<'formVersions'>['draft']>;
type Props = { readonly n: number; readonly draft: Draft; readonly wording: boolean; /** What a second person was asked for is not chosen again. */ readonly fixed: boolean; readonly onChange: (wording: boolean) => void };

const shownAtMost = 5;

/** A new version, or only better words of the one in force; where the difference is more than words it says what stands against it. */
export function PublishAs({ n, draft: { p, beyond }, wording, fixed, onChange }: Props) {
  const { t } = useTexts();
  const say = useSay();
  if (beyond.length > 0) {
    return (
      <section className={classes['impact']} aria-label={t('builder.publishing.wording.as')}>
        <p>{t('builder.publishing.wording.not')}</p>
        <ul>{beyond.slice(0, shownAtMost).map(({ message }, index) => <li key={index}>{say(message)}</li>)}</ul>
        {beyond.length > shownAtMost && <p className={classes['dim']}>{t('builder.publishing.wording.more', { count: beyond.length - shownAtMost })}</p>}
      </section>
    );
  }
  return (
    <Radio.Group label={t('builder.publishing.wording.as')} description={t('builder.publishing.wording.hint', { n })} value={wording ? 'wording' : 'version'} onChange={(value) => onChange(value === 'wording')}>
      <div className={classes['as']}>
        <Radio value="wording" label={t('builder.publishing.wording.correction', { n, p })} disabled={fixed} />
        <Radio value="version" label={t('builder.publishing.wording.version', { n: n + 1 })} disabled={fixed} />
      </div>
    </Radio.Group>
  );
}
