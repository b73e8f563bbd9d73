import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { tierNames, type Tier } from '../../../../core/access.ts';
import { useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, usePathPart, useSearchState } from '../../shell/Go.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ReviewersDialog } from './ReviewersDialog.tsx';
import classes from './reviewers.module.css';

type CycleReviewers = Answer<'cycleReviewers'>;
type Row = CycleReviewers['rows'][number];
type Seat = Row['seats'][number];
type Search = Readonly<Partial<Record<'who' | 'missing' | 'q', string>>>;

/** Who judges whom in a running cycle: found by agency or by person, and changed for one agency or for many. */
export function ReviewersPage() {
  const { t } = useTexts();
  const say = useSay();
  const cycleId = usePathPart('cycle');
  const [search, setSearch] = useSearchState<keyof Search>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const columns = useColumns(cycleId);
  const { data, error, refetch } = useApi('cycleReviewers', { params: { cycleId } });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  const rows = data.rows.filter((row) => passes(row, search));
  const tier = data.rows.flatMap(({ seats }) => seats).find(({ personId }) => personId === search.who)?.tier;
  const clear = () => setSearch({ who: undefined, missing: undefined, q: undefined });
  const selection = { chosen, onChange: setChosen, may: ({ ended }: Row) => !ended, acts: <ActButton act={t('reviewers.act', { count: chosen.size })} onAct={() => setOpen(true)} /> };
  return (
    <>
      <PageHeader title={t('reviewers.title')} crumbs={[<Go key="cycle" href={paths.matrix(cycleId)}>{say(data.title)}</Go>]} duty={t('reviewers.duty')} />
      <p className={classes['dim']}>{t('reviewers.legend')}</p>
      <DataTable caption={t('reviewers.title')} columns={columns(data.tiers)} rows={rows} rowKey={({ trackId }) => trackId} rowName={({ agencyName }) => agencyName} tools={<Filters data={data} search={search} onSearch={setSearch} />} filtered={data.rows.length > 0} onClearFilter={clear} empty={<EmptyState why={t('reviewers.empty')} />} selection={selection} />
      {open && <ReviewersDialog cycleId={cycleId} trackIds={[...chosen]} {...(tier && { tier })} onClose={() => { setOpen(false); setChosen(new Set()); }} />}
    </>
  );
}

const lacks = ({ personId, active }: Seat) => personId === null || !active;

function passes({ agencyName, seats, ended }: Row, { who, missing, q = '' }: Search): boolean {
  return agencyName.toLowerCase().includes(q.trim().toLowerCase()) && (who === undefined || seats.some(({ personId }) => personId === who)) && (missing === undefined || (!ended && seats.some(lacks)));
}

type FilterProps = { readonly data: CycleReviewers; readonly search: Search; readonly onSearch: (patch: Partial<Record<keyof Search, string | undefined>>) => void };

function Filters({ data, search, onSearch }: FilterProps) {
  const { t } = useTexts();
  const groups = useGroups(data);
  return (
    <>
      <TextInput className={classes['search']} type="search" label={t('reviewers.search')} value={search.q ?? ''} onChange={(event) => onSearch({ q: event.currentTarget.value })} />
      <NativeSelect label={t('reviewers.of')} value={search.who ?? ''} onChange={(event) => onSearch({ who: event.currentTarget.value })} data={[{ value: '', label: t('reviewers.everybody') }, ...groups]} />
      <Checkbox label={t('reviewers.onlyMissing')} checked={search.missing !== undefined} onChange={(event) => onSearch({ missing: event.currentTarget.checked ? '1' : undefined })} style={{ alignSelf: 'center' }} />
    </>
  );
}

/** Everybody who judges here or could, by tier, with the agencies each has; who left comes last. */
function useGroups({ tiers, people, rows }: CycleReviewers) {
  const { t } = useTexts();
  const say = useSay();
  const left = new Map(rows.flatMap(({ seats }) => seats).flatMap(({ personId, name, active }) => (personId === null || active ? [] : [[personId, name ?? '?']])));
  const groups = tiers.map((tier) => ({ group: say(tierNames[tier]), items: people.filter((one) => one.tier === tier).map(({ personId, name, load }) => ({ value: personId, label: t('reviewers.person', { name, count: load }) })) }));
  return left.size === 0 ? groups : [...groups, { group: t('reviewers.inactive'), items: [...left].map(([value, name]) => ({ value, label: t('reviewers.gone', { name }) })) }];
}

function useColumns(cycleId: string): (tiers: readonly Tier[]) => readonly Column<Row>[] {
  const { t } = useTexts();
  const say = useSay();
  return (tiers) => [
    { key: 'agency', title: t('reviewers.agency'), phone: 'head', sort: ({ agencyName }) => agencyName, cell: ({ agencyName, trackId }) => <Go className={classes['agency']} href={paths.agency(cycleId, trackId)}>{agencyName}</Go> },
    { key: 'stage', title: t('reviewers.stage'), sort: ({ stage }) => say(stage), cell: ({ stage, ended }) => (ended ? t('reviewers.over') : say(stage)) },
    ...tiers.map((tier): Column<Row> => ({ key: tier, title: say(tierNames[tier]), sort: (row) => seatAt(row, tier)?.name ?? '', cell: (row) => <SeatCell seat={seatAt(row, tier)} ended={row.ended} /> })),
  ];
}

const seatAt = ({ seats }: Row, wanted: Tier): Seat | undefined => seats.find(({ tier }) => tier === wanted);

function SeatCell({ seat, ended }: { readonly seat: Seat | undefined; readonly ended: boolean }) {
  const { t } = useTexts();
  if (seat === undefined) return '–';
  const { name, active, holds, judged } = seat;
  return (
    <span className={classes['seat']}>
      {name ?? <span className={classes['dim']}>{t('reviewers.nobody')}</span>}
      {name !== null && !active && !ended && <span className={classes['flag']}>{t('reviewers.inactive')}</span>}
      {(holds || judged > 0) && <small>{[...(holds ? [t('reviewers.holds')] : []), ...(judged > 0 ? [t('reviewers.judged', { count: judged })] : [])].join(' · ')}</small>}
    </span>
  );
}
