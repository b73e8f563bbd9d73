import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../api.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './changing.module.css';

/** What differs in words between two editions of a cycle; at first the newest and the one before it. */
export function EditionDifference({ cycleId }: { readonly cycleId: string }) {
  const { t } = useTexts();
  const say = useSay();
  const [asked, setAsked] = useState<{ readonly before?: number; readonly after?: number }>({});
  const { data, error } = useApi('editionDifference', { params: { cycleId }, query: asked }, { staleTime: 0, placeholderData: (before) => before });
  if (!data) return error && <ProblemAlert problem={error} />;
  const { editions, differences, ...pair } = data;
  const choices = Array.from({ length: editions }, (_, i) => ({ value: String(i + 1), label: i + 1 === editions ? `${t('change.edition', { n: i + 1 })} (${t('change.newest')})` : t('change.edition', { n: i + 1 }) }));
  return (
    <div className={classes['compared']}>
      <div className={classes['line']}>{(['before', 'after'] as const).map((side) => <NativeSelect key={side} label={t(`change.compared.${side}`)} value={String(pair[side])} onChange={({ currentTarget: { value } }) => setAsked({ ...pair, [side]: Number(value) })} data={choices} />)}</div>
      {error && <ProblemAlert problem={error} />}
      <div aria-live="polite">{differences.length === 0 ? <p>{t('change.compared.none')}</p> : <ol className={classes['differences']} aria-label={t('change.compared.list', pair)}>{differences.map((each) => <li key={each.id}>{say(each)}</li>)}</ol>}</div>
    </div>
  );
}
