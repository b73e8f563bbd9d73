import { Button, Modal, Tabs } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ExplainTree } from '../../ui/ExplainTree.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { decimalWords, explainedOf } from './explain.ts';
import classes from './scores.module.css';

type Row = Answer<'scores'>['rows'][number];

/** C7: own and decided scores side by side; every number explains itself. */
export function ScoresPage() {
  const { t } = useTexts();
  const cycleId = usePathPart('cycle');
  const { may } = useSession();
  const [{ explain }, setSearch] = useSearchState<'explain'>();
  const { data, error, refetch } = useApi('scores', { params: { cycleId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const scored = data.rows.filter(({ proposed }) => proposed).length;
  const decided = data.rows.filter((row) => row.decided).length;
  const whole = data.released && decided === data.rows.length;
  const chosen = data.rows.find(({ trackId }) => trackId === explain);
  return (
    <>
      <PageHeader title={t('coordinator.scores.title')} badge={<StatusBadge kind="document" status={whole ? 'published' : 'draft'} />} duty={<><span>{whole ? t('coordinator.scores.released') : data.released ? t('coordinator.scores.releasedSome') : may('seeMatrix') ? t('coordinator.scores.notReleased') : t('coordinator.scores.notReleasedYou')}</span><span className={classes['dim']}>{t('coordinator.scores.count', { decided, scored, all: data.rows.length })}</span></>} />
      <Board rows={data.rows} cycleId={cycleId} onExplain={(trackId) => setSearch({ explain: trackId }, true)} />
      {explain && <ExplainDialog trackId={explain} name={chosen?.agencyName ?? ''} onClose={() => setSearch({ explain: undefined })} />}
    </>
  );
}

function Board({ rows, cycleId, onExplain }: { rows: readonly Row[]; cycleId: string; onExplain: (trackId: string) => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { may } = useSession();
  const number = (text: string | undefined) => (text === undefined ? '–' : decimalWords(text, language));
  const button = (row: Row, score: Row['proposed'], what: string) => (score ? <button type="button" className={classes['value']} aria-label={t('coordinator.scores.explainFor', { what, agency: row.agencyName, value: number(score.shown) })} onClick={() => onExplain(row.trackId)}>{number(score.shown)} <IconInfoCircle size={14} aria-hidden /></button> : <span className={classes['dim']}>–</span>);
  const gap = ({ proposed, decided }: Row) => (proposed && decided ? Number(decided.total) - Number(proposed.total) : undefined);
  const ranked = rows.some(({ rank }) => rank !== null);
  return (
    <DataTable
      caption={t('coordinator.scores.title')}
      rows={rows}
      rowKey={({ trackId }) => trackId}
      empty={<EmptyState why={t('coordinator.scores.empty')} />}
      columns={[
        { key: 'agency', title: t('coordinator.matrix.agency'), phone: 'head', sort: (row) => row.agencyName, cell: (row) => (may('seeMatrix') ? <Go href={paths.agency(cycleId, row.trackId)} className={classes['agency']}>{row.agencyName}</Go> : row.agencyName) },
        { key: 'proposed', title: t('shell.score.proposed'), align: 'end', sort: (row) => Number(row.proposed?.total ?? -1), cell: (row) => button(row, row.proposed, t('shell.score.proposed')) },
        { key: 'decided', title: t('shell.score.decided'), align: 'end', sort: (row) => Number(row.decided?.total ?? -1), cell: (row) => button(row, row.decided, t('shell.score.decided')) },
        { key: 'gap', title: t('coordinator.scores.gap'), align: 'end', sort: (row) => gap(row) ?? -999, cell: (row) => { const by = gap(row); return by === undefined ? <span className={classes['dim']}>–</span> : `${by > 0 ? '+' : by < 0 ? '−' : ''}${number(Math.abs(by).toFixed(2))}`; } },
        { key: 'grade', title: t('coordinator.scores.grade'), sort: (row) => row.decided?.grade ?? row.proposed?.grade ?? '~', cell: (row) => (row.decided ? <span className={classes['grade']}>{row.decided.grade}</span> : row.proposed ? <span className={classes['proposed']}>{t('coordinator.scores.proposedGrade', { grade: row.proposed.grade })}</span> : '–') },
        ...(ranked ? [{ key: 'rank', title: t('coordinator.scores.rank'), align: 'end' as const, sort: (row: Row) => row.rank ?? 9_999, cell: (row: Row) => row.rank ?? '–' }] : []),
      ]}
    />
  );
}

/** The way from every answer to the total, for each computed score. */
function ExplainDialog({ trackId, name, onClose }: { trackId: string; name: string; onClose: () => void }) {
  const { t } = useTexts();
  const language = useLanguage();
  const when = useWhen();
  const { data, error, refetch } = useApi('explainScore', { params: { trackId } });
  const items = data?.items ?? [];
  const keyFor = (item: (typeof items)[number]) => `${item.as}/${item.round}`;
  const words = (item: (typeof items)[number]) => (item.as === 'proposed' || item.as === 'decided' ? t(`coordinator.scores.as.${item.as}`) : item.as);
  return (
    <Modal opened onClose={onClose} size="xl" title={t('coordinator.scores.why', { agency: name })} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && items.length === 0 && <EmptyState why={t('coordinator.scores.empty')} act={<Button variant="default" onClick={onClose}>{t('shell.close')}</Button>} />}
      {items[0] && (
        <Tabs defaultValue={keyFor(items.find(({ as }) => as === 'decided') ?? items[0])} keepMounted={false}>
          <Tabs.List mb="sm">{items.map((item) => <Tabs.Tab key={keyFor(item)} value={keyFor(item)}>{words(item)} · {t('review.queue.roundOf', { round: item.round })}</Tabs.Tab>)}</Tabs.List>
          {items.map((item) => (
            <Tabs.Panel key={keyFor(item)} value={keyFor(item)}>
              <p className={classes['total']}><strong>{decimalWords(item.shown, language)}</strong> <span className={classes['grade']}>{item.grade}</span> <small className={classes['dim']}>{t('coordinator.scores.computed', { when: when.short(item.at) })}</small></p>
              <ExplainTree root={explainedOf(item.tree, { t, language })} depth={2} />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </Modal>
  );
}
