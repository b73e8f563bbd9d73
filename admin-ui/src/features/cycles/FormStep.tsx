import { Radio, Stack, Switch } from '@mantine/core';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './cycles.module.css';
import type { Setup } from './setup-state.ts';
import type { StepProps } from './SetupPage.tsx';

/** Step 3: how scores are given, and with which form. */
export function FormStep({ cycle, desk, readOnly }: StepProps) {
  const { t } = useTexts();
  const say = useSay();
  const { data } = useApi('templates', {}, { staleTime: 300_000 });
  const template = data?.items.find((each) => each.key === cycle.templateKey);
  const { setup, change } = desk;
  // a template that offers both ways of scoring names its second form so
  const perCriteria = (key: string) => key.endsWith('-kriteria');
  const used = template?.forms.find((form) => perCriteria(form.key) === (setup.scoreMode === 'criteria')) ?? template?.forms[0];
  return (
    <div className={classes['body']}>
      <Radio.Group label={t('admin.setup.scoreMode')} value={setup.scoreMode} onChange={(mode) => !readOnly && change({ scoreMode: mode as Setup['scoreMode'] })}>
        <Stack gap="sm" mt="xs">
          <Radio value="subComponent" disabled={readOnly} label={t('admin.setup.subComponent')} description={t('admin.setup.subComponentHint')} />
          <Radio value="criteria" disabled={readOnly} label={t('admin.setup.criteria')} description={t('admin.setup.criteriaHint')} />
        </Stack>
      </Radio.Group>
      <Switch label={t('admin.setup.release')} description={t('admin.setup.releaseHint')} disabled={readOnly} checked={setup.releaseScores} onChange={(event) => change({ releaseScores: event.currentTarget.checked })} />
      <section className={classes['panel']}>
        <h2>{t('admin.setup.formUsed')}</h2>
        <strong>{used && `${say(used.title)} (${t('admin.templates.questions', { count: used.questions })})`}</strong>
        <p className={classes['dim']}>{t('admin.setup.formHint')} <Go href={paths.forms}>{t('admin.setup.openForms')}</Go></p>
      </section>
    </div>
  );
}
