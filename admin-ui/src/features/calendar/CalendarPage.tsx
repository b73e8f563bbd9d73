import { ActionIcon, Button, Checkbox, Group, TextInput, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useApi, type Answer } from '../../api.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { useSearchState } from '../../shell/Go.tsx';
import { useNow } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import classes from './calendar.module.css';
import { ComputeDay } from './ComputeDay.tsx';
import { HolidayDialog } from './HolidayDialog.tsx';
import { HolidayList } from './HolidayList.tsx';
import { SaveDialog } from './SaveDialog.tsx';
import { YearGrid } from './YearGrid.tsx';

export type Calendar = Answer<'calendar'>;
export type Holiday = Calendar['days'][number];

/** A7: one calendar that all clocks obey. */
export function CalendarPage() {
  const now = new Date(useNow()).getFullYear();
  const [search, setSearch] = useSearchState<'year'>();
  const year = Math.min(2100, Math.max(2020, Number(search.year) || now));
  const { data, error, refetch } = useApi('calendar', { params: { year } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return <Year key={`${year}.${data.version}`} calendar={data} onYear={(next) => setSearch({ year: String(next) }, true)} />;
}

const changesOf = (before: readonly Holiday[], after: readonly Holiday[]) => {
  const text = (day: Holiday) => JSON.stringify([day.date, day.kind, day.name]);
  const [old, fresh] = [new Set(before.map(text)), new Set(after.map(text))];
  return [...old].filter((each) => !fresh.has(each)).length + [...fresh].filter((each) => !old.has(each)).length;
};

function Year({ calendar, onYear }: { calendar: Calendar; onYear: (year: number) => void }) {
  const { t } = useTexts();
  const { may } = useSession();
  const { year } = calendar;
  const [days, setDays] = useState<readonly Holiday[]>(calendar.days);
  const [settled, setSettled] = useState(!calendar.provisional);
  const [source, setSource] = useState(calendar.source);
  const [adding, setAdding] = useState<string>();
  const [saving, setSaving] = useState(false);
  const edit = may('editCalendar');
  const changed = changesOf(calendar.days, days) + Number(settled === calendar.provisional) + Number(source !== calendar.source);
  const discard = () => { setDays(calendar.days); setSettled(!calendar.provisional); setSource(calendar.source); };
  const plan = useMemo(() => ({ days: days.toSorted((a, b) => a.date.localeCompare(b.date)), provisional: !settled, source }), [days, settled, source]);
  const step = (to: number, label: string, picture: React.ReactNode) => <Tooltip label={label}><ActionIcon variant="default" size="lg" aria-label={label} disabled={to < 2020 || to > 2100} onClick={() => onYear(to)}>{picture}</ActionIcon></Tooltip>;
  return (
    <>
      <PageHeader title={`${t('admin.calendar.title')} ${year}`} duty={t('admin.calendar.duty')}
        badge={<span className={calendar.provisional ? 'sk-tone-warn' : 'sk-tone-good'} style={{ borderRadius: 999, padding: '2px 10px', fontSize: '0.75rem', verticalAlign: 'middle' }}>{calendar.provisional ? t('admin.calendar.provisional') : t('admin.calendar.settled')}</span>}
        acts={<>{step(year - 1, t('admin.calendar.previous'), <IconChevronLeft size={18} />)}{step(year + 1, t('admin.calendar.next'), <IconChevronRight size={18} />)}{edit && <Button leftSection={<IconPlus size={18} aria-hidden />} variant="default" onClick={() => setAdding('')}>{t('admin.calendar.add')}</Button>}</>} />
      {calendar.provisional && <p className={`${classes['notice']} sk-tone-warn`}>{t('admin.calendar.provisionalHint')}</p>}
      {changed > 0 && (
        <div className={classes['bar']} role="status">
          <strong>{t('admin.calendar.unsaved', { count: changed })}</strong>
          <Group gap="xs"><Button size="sm" variant="default" onClick={discard}>{t('admin.calendar.discard')}</Button><Button size="sm" onClick={() => setSaving(true)}>{t('admin.calendar.save')}</Button></Group>
        </div>
      )}
      <div className={classes['columns']}>
        <div>
          <Legend />
          <YearGrid year={year} days={days} workingDays={changed > 0 ? undefined : calendar.workingDays} {...(edit && { onDay: setAdding })} />
        </div>
        <div className={classes['side']}>
          <ComputeDay year={year} />
          <HolidayList year={year} days={days} {...(edit && { onRemove: (date: string) => setDays(days.filter((day) => day.date !== date)) })} />
          <section className={classes['panel']}>
            <TextInput label={t('admin.calendar.source')} maxLength={300} value={source} placeholder={t('admin.calendar.noSource')} readOnly={!edit} onChange={(event) => setSource(event.currentTarget.value)} />
            <Checkbox label={t('admin.calendar.markSettled')} checked={settled} disabled={!edit} onChange={(event) => setSettled(event.currentTarget.checked)} />
            <p className={classes['dim']}>{t('admin.calendar.version', { n: calendar.version })}</p>
          </section>
        </div>
      </div>
      {adding !== undefined && <HolidayDialog year={year} date={adding} days={days} onClose={() => setAdding(undefined)} onAdd={(day) => { setDays([...days, day]); setAdding(undefined); }} />}
      {saving && <SaveDialog calendar={calendar} plan={plan} onClose={() => setSaving(false)} />}
    </>
  );
}

function Legend() {
  const { t } = useTexts();
  return <p className={classes['legend']}>{(['holiday', 'jointLeave', 'local'] as const).map((kind) => <span key={kind}><i className={classes[kind]} aria-hidden />{t(`admin.calendar.kinds.${kind}`)}</span>)}<span>{t('admin.calendar.workingHint')}</span></p>;
}
