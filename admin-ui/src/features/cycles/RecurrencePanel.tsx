import { NativeSelect, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { monthName } from '../../../../core/cycle/dates.ts';
import { intervals, type Interval, type Recurrence } from '../../../../core/cycle/recurrence.ts';
import { useAct, useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go, useGo } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { longMoment } from '../../when.ts';
import classes from './cycles.module.css';

const first: Recurrence = { every: 'year', startMonth: 1, day: 2 };

/** Has the next period open by itself, and shows what has changed since the period before. */
export function RecurrencePanel({ cycleId }: { readonly cycleId: string }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { zone } = useWhen();
  const client = useQueryClient();
  const go = useGo();
  const { data, error, refetch } = useApi('cycleRecurrence', { params: { cycleId } });
  const change = useAct('changeRecurrence', { onDone: () => { tell(t('recurrence.saved')); void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'cycleRecurrence' }); } });
  const open = useAct('openNextPeriod', { refresh: ['cycles'], onDone: ({ cycleId: draft }) => { tell(t('recurrence.opened')); go(paths.setup(draft)); } });
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : null;
  const { recurrence: now, follows, changes, next } = data;
  const set = (recurrence: Recurrence | null) => change.mutate({ params: { cycleId }, body: { recurrence } });
  return (
    <>
      {follows && (
        <section className={classes['panel']}>
          <h2>{t('recurrence.since')}</h2>
          <p className={classes['dim']}>{t('recurrence.from')} <Go href={paths.setup(follows.cycleId)}>{say(follows.title)}</Go></p>
          {changes.length === 0 ? <p>{t('recurrence.same')}</p> : <ul style={{ margin: 0, paddingInlineStart: 20 }}>{changes.map((each) => <li key={each.id}>{say(each)}</li>)}</ul>}
        </section>
      )}
      <section className={classes['panel']}>
        <h2>{t('recurrence.title')}</h2>
        <p className={classes['dim']}>{t('recurrence.help')}</p>
        <div className={classes['two']}>
          <NativeSelect label={t('recurrence.every')} value={now?.every ?? ''} onChange={({ currentTarget: { value } }) => set(value === '' ? null : { ...(now ?? first), every: value as Interval })} data={[{ value: '', label: t('recurrence.never') }, ...intervals.map((each) => ({ value: each, label: t(`recurrence.intervals.${each}`) }))]} />
          {now && <NativeSelect label={t('recurrence.startMonth')} value={String(now.startMonth)} onChange={({ currentTarget }) => set({ ...now, startMonth: Number(currentTarget.value) })} data={Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: say(monthName(i + 1)) }))} />}
          {now && <NumberInput key={now.day} label={t('recurrence.day')} min={1} max={28} allowDecimal={false} clampBehavior="strict" defaultValue={now.day} onBlur={({ currentTarget }) => { const day = Number(currentTarget.value); if (day >= 1 && day <= 28 && day !== now.day) set({ ...now, day }); }} />}
        </div>
        {next.length > 0 && <p className={classes['dim']}>{t('recurrence.next')} {longMoment(next[0]!, zone, language)}</p>}
        {now && <div><ActButton variant="default" act={t('recurrence.openNow')} busy={open.isPending} refusal={null} onAct={() => open.mutate({ params: { cycleId }, body: {} })} /></div>}
      </section>
    </>
  );
}
