import { useWhen, useNow } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { DueChip } from '../../ui/DueChip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { MeetingPage } from './meeting-view.ts';
import classes from './meetings.module.css';

/** Everything this meeting decided, and the follow-up it asked for. */
export function DecisionList({ meeting }: { meeting: MeetingPage }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const now = useNow();
  return (
    <div className={classes['stack']}>
      <DataTable
        caption={t('coordinator.room.decisions')}
        rows={meeting.decisions}
        rowKey={({ decisionId }) => decisionId}
        empty={<EmptyState why={t('coordinator.room.noDecisions')} />}
        columns={[
          { key: 'agency', title: t('coordinator.matrix.agency'), phone: 'head', sort: (row) => row.agencyName, cell: (row) => row.agencyName },
          { key: 'question', title: t('coordinator.room.question'), cell: (row) => (row.questionTitle ? say(row.questionTitle) : t('coordinator.room.wholeCase')) },
          { key: 'decision', title: t('coordinator.room.decision'), cell: (row) => <div><strong>{t(`coordinator.decisions.${row.decision}`)}{typeof row.grade === 'string' && `: ${row.grade}`}</strong><div className={classes['dim']}>{say(row.effect)}</div></div> },
          { key: 'instruction', title: t('coordinator.room.instruction'), cell: (row) => row.instruction || '–' },
          { key: 'at', title: t('coordinator.room.at'), sort: (row) => row.at, cell: (row) => <div>{when.short(row.at)}<div className={classes['dim']}>{row.by}</div></div> },
        ]}
      />
      {meeting.actionItems.length > 0 && (
        <>
          <h2>{t('coordinator.actions.title')}</h2>
          <DataTable
            caption={t('coordinator.actions.title')}
            rows={meeting.actionItems}
            rowKey={({ actionItemId }) => actionItemId}
            empty={null}
            columns={[
              { key: 'n', title: t('coordinator.actions.number'), phone: 'head', cell: (row) => row.number },
              { key: 'what', title: t('coordinator.room.what'), cell: (row) => row.what },
              { key: 'who', title: t('coordinator.room.who'), cell: (row) => row.who },
              { key: 'due', title: t('coordinator.room.when'), cell: (row) => <DueChip due={row.dueAt} zone={when.zone} now={now} late={row.late} short /> },
              { key: 'status', title: t('coordinator.actions.status'), cell: (row) => <StatusBadge kind="actionItem" status={row.status} /> },
            ]}
          />
        </>
      )}
    </div>
  );
}
