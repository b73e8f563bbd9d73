import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconPlus } from '@tabler/icons-react';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './admin.module.css';
import { cycleBadge, isRunning, type CycleRow } from './cycle-status.ts';
import { useAllAgencies, useAllForms, useAllPeople } from './everything.ts';

type Line = { readonly key: string; readonly words: string; readonly href: string; readonly done?: boolean };

/** A1: what needs an administrator today. */
export function AdminHomePage() {
  const { t } = useTexts();
  const year = new Date(useNow()).getFullYear();
  const agencies = useAllAgencies();
  const people = useAllPeople();
  const forms = useAllForms();
  const cycles = useApi('cycles', { query: { limit: 200 } });
  const calendar = useApi('calendar', { params: { year } });
  const refused = [agencies, people, forms, cycles, calendar].find((each) => each.error)?.error;
  if (refused) return <ProblemAlert problem={refused} onRetry={() => [agencies, people, forms, cycles, calendar].forEach((each) => void each.refetch())} />;
  if (!agencies.data || !people.data || !forms.data || !cycles.data || !calendar.data) return <PageSkeleton />;
  const steps: readonly Line[] = [
    { key: 'calendar', words: t('admin.home.calendar', { year }), href: paths.calendar(year), done: calendar.data.days.length > 0 },
    { key: 'agencies', words: t('admin.home.agencies', { count: agencies.data.length }), href: paths.agencies, done: agencies.data.length > 0 },
    { key: 'people', words: t('admin.home.people', { count: people.data.length }), href: paths.people, done: people.data.length > 1 },
    { key: 'form', words: t('admin.home.form'), href: paths.forms, done: forms.data.some((form) => form.published !== null) },
    { key: 'cycle', words: t('admin.home.cycle'), href: paths.templates, done: cycles.data.items.some((cycle) => cycle.status !== 'draft') },
  ];
  return (
    <>
      <PageHeader title={t('admin.home.title')} duty={t('admin.home.duty')} acts={<Button component={Go} href={paths.templates} leftSection={<IconPlus size={18} aria-hidden />}>{t('admin.home.newCycle')}</Button>} />
      <div className={classes['columns']}>
        <Checklist steps={steps} />
        <div className={classes['stack']}>
          <Needs year={year} provisional={calendar.data.provisional} data={{ agencies: agencies.data, people: people.data, forms: forms.data, cycles: cycles.data.items }} />
          <Running cycles={cycles.data.items.filter(isRunning)} />
        </div>
      </div>
    </>
  );
}

function Checklist({ steps }: { steps: readonly Line[] }) {
  const { t } = useTexts();
  return (
    <section className={classes['panel']}>
      <h2>{t('admin.home.checklist')}</h2>
      <ul className={classes['list']}>
        {steps.map((step) => (
          <li key={step.key}>
            {step.done ? <IconCircleCheck size={20} aria-hidden className={classes['done']} /> : <IconCircleDashed size={20} aria-hidden className={classes['open']} />}
            <span className={classes['grow']}><Go href={step.href}>{step.words}</Go></span>
            <span className={step.done ? classes['done'] : classes['open']}>{step.done ? t('admin.home.done') : t('admin.home.notYet')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Data = { readonly agencies: NonNullable<ReturnType<typeof useAllAgencies>['data']>; readonly people: NonNullable<ReturnType<typeof useAllPeople>['data']>; readonly forms: NonNullable<ReturnType<typeof useAllForms>['data']>; readonly cycles: readonly CycleRow[] };

function Needs({ year, provisional, data }: { year: number; provisional: boolean; data: Data }) {
  const { t } = useTexts();
  const say = useSay();
  const inactive = data.people.filter((person) => !person.activated && !person.disabled).length;
  const empty = data.agencies.filter((agency) => agency.people === 0 && !agency.disabled).length;
  const lines: readonly Line[] = [
    ...(provisional ? [{ key: 'calendar', words: t('admin.home.provisional', { year }), href: paths.calendar(year) }] : []),
    ...data.cycles.filter((cycle) => isRunning(cycle) && cycle.progress.late > 0).map((cycle) => ({ key: `late-${cycle.cycleId}`, words: t('admin.home.late', { count: cycle.progress.late, title: say(cycle.title) }), href: paths.matrix(cycle.cycleId, { filter: 'late' }) })),
    ...data.cycles.filter((cycle) => cycle.status === 'draft').map((cycle) => ({ key: cycle.cycleId, words: t('admin.home.waitingDraft', { title: say(cycle.title) }), href: paths.setup(cycle.cycleId) })),
    ...data.forms.filter((form) => form.problems > 0).map((form) => ({ key: form.formId, words: t('admin.home.broken', { count: form.problems, title: say(form.title) }), href: paths.form(form.formId, { tab: 'problems' }) })),
    ...(empty > 0 ? [{ key: 'empty', words: t('admin.home.noOperator', { count: empty }), href: paths.agencies }] : []),
    ...(inactive > 0 ? [{ key: 'inactive', words: t('admin.home.inactive', { count: inactive }), href: paths.people }] : []),
  ];
  return (
    <section className={classes['panel']}>
      <h2>{t('admin.home.needs')}</h2>
      {lines.length === 0 && <span className={classes['dim']}>{t('admin.home.nothing')}</span>}
      <ul className={classes['list']}>
        {lines.map((line) => <li key={line.key}><IconAlertTriangle size={18} aria-hidden className={classes['warn']} /><span className={classes['grow']}><Go href={line.href}>{line.words}</Go></span></li>)}
      </ul>
    </section>
  );
}

function Running({ cycles }: { cycles: readonly CycleRow[] }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  return (
    <section className={classes['panel']}>
      <h2>{t('admin.home.running')}</h2>
      {cycles.length === 0 && <EmptyState why={t('admin.home.noRunning')} act={<Button component={Go} href={paths.templates}>{t('admin.home.newCycle')}</Button>} />}
      {cycles.map((cycle) => (
        <div key={cycle.cycleId} className={classes['cycle']}>
          <div className={classes['cycleHead']}><Go href={paths.matrix(cycle.cycleId)}>{say(cycle.title)}</Go><StatusBadge kind="document" status={cycleBadge[cycle.status]} /></div>
          <div className={classes['bar']} aria-hidden><div style={{ inlineSize: `${cycle.agencies === 0 ? 0 : (cycle.progress.ended / cycle.agencies) * 100}%` }} /></div>
          <div className={classes['facts']}>
            <span>{t('admin.home.progress', { ended: cycle.progress.ended, all: cycle.agencies })}</span>
            <span className={cycle.progress.late > 0 ? classes['late'] : ''}>{cycle.progress.late > 0 ? t('admin.home.lateShort', { count: cycle.progress.late }) : t('admin.home.onTime')}</span>
            {cycle.launchedAt && <span>{t('admin.home.launched', { when: when.day(cycle.launchedAt) })}</span>}
          </div>
        </div>
      ))}
    </section>
  );
}
