import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAct, type Answer } from '../../api.tsx';
import { useWhen } from '../../shell/moment.ts';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './calendar.module.css';
import type { Calendar, Holiday } from './CalendarPage.tsx';

type Plan = { readonly days: readonly Holiday[]; readonly provisional: boolean; readonly source: string };
type Props = { readonly calendar: Calendar; readonly plan: Plan; readonly onClose: () => void };
type Moves = Answer<'previewCalendar'>;

/** Saves the calendar: first the deadlines that would move, from when to when; then, with a reason, they move and the agencies are told. */
export function SaveDialog({ calendar: { year, version }, plan, onClose }: Props) {
  const { t } = useTexts();
  const { days, provisional } = plan;
  const params = { year };
  const { mutate, data: moves, error: unknown, reset } = useAct('previewCalendar', { quiet: true });
  const save = useAct('changeCalendar', { quiet: true, onDone: () => { onClose(); tell(t('admin.calendar.saved', { year })); } });
  useEffect(() => { mutate({ params: { year }, body: { days: [...days], provisional } }); }, [mutate, year, days, provisional]);
  const close = () => { reset(); save.reset(); onClose(); };
  const told = moves === undefined ? [] : moves.deadlines === 0 ? [t('admin.calendar.movesNone')] : [t('admin.calendar.movesTold')];
  return (
    <ConfirmDialog open title={t('admin.calendar.saveTitle', { year })} consequences={[t('admin.calendar.saveEffect.first'), ...told]} act={t('admin.calendar.save')} reason={t('shell.reason')} busy={save.isPending} refusal={moves === undefined ? t('admin.calendar.movesCounting') : null} onClose={close} onAct={(reason) => save.mutate({ params, body: { ...plan, days: [...days], reason }, ifMatch: version })}>
      {moves !== undefined && moves.deadlines > 0 && <MovedDates moves={moves} />}
      {(save.error ?? unknown) && <ProblemAlert problem={(save.error ?? unknown)!} />}
    </ConfirmDialog>
  );
}

/** How many deadlines move, and on demand each of them. */
function MovedDates({ moves }: { moves: Moves }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const [shown, setShown] = useState(false);
  const { deadlines, cycles, agencies, rows } = moves;
  return (
    <section aria-live="polite">
      <p className={`${classes['notice']} sk-tone-warn`}><strong>{t('admin.calendar.moves', { deadlines, cycles, agencies })}</strong> <Button size="compact-sm" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>{t(shown ? 'admin.calendar.movesHide' : 'admin.calendar.movesShow')}</Button></p>
      {shown && (
        <div className={classes['moves']} tabIndex={0} role="region" aria-label={t('admin.calendar.movesList')}>
          <DataTable
            caption={t('admin.calendar.movesList')}
            rows={rows}
            empty={t('admin.calendar.movesNone')}
            rowKey={({ trackId, stage, from }) => `${trackId}${stage.id}${from}`}
            columns={[
              { key: 'agency', title: t('admin.calendar.movesAgency'), phone: 'head', sort: (row) => row.agencyName, cell: (row) => <span>{row.agencyName}<br /><small>{say(row.cycleTitle)}, {say(row.stage)}</small></span> },
              { key: 'from', title: t('admin.calendar.movesFrom'), sort: (row) => row.from, cell: (row) => when.day(row.from) },
              { key: 'to', title: t('admin.calendar.movesTo'), sort: (row) => row.to, cell: (row) => when.day(row.to) },
            ]}
          />
        </div>
      )}
    </section>
  );
}
