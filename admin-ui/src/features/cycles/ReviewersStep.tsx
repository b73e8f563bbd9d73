import { Button, Checkbox, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { tierNames, type Tier } from '../../../../core/access.ts';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { DataTable, type Column } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAllAgencies, useAllPeople, type Agency, type Person } from '../admin-home/everything.ts';
import classes from './cycles.module.css';
import { assign, loadOf, reviewersByTier, spread } from './reviewers.ts';
import type { StepProps } from './SetupPage.tsx';

/** Step 5: who reviews whom, by tier; one agency at a time or many at once. */
export function ReviewersStep({ cycle, desk, goTo, readOnly }: StepProps) {
  const { t } = useTexts();
  const say = useSay();
  const agencies = useAllAgencies();
  const people = useAllPeople();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [onlyMissing, setOnlyMissing] = useState(false);
  const refused = agencies.error ?? people.error;
  if (refused) return <ProblemAlert problem={refused} />;
  if (!agencies.data || !people.data) return <PageSkeleton />;
  const byTier = reviewersByTier(people.data, cycle.tiers);
  if (cycle.tiers.length === 0) return <EmptyState why={t('admin.setup.noTiers')} />;
  if (byTier.length === 0) return <EmptyState why={t('admin.setup.noReviewers')} act={<Button component={Go} href={paths.people}>{t('admin.setup.addPeople')}</Button>} />;
  const { setup, change } = desk;
  const part = new Set(setup.agencyIds);
  const all = agencies.data.filter((agency) => part.has(agency.agencyId));
  if (all.length === 0) return <EmptyState why={t('admin.setup.noAgencyChosen')} act={<Button onClick={() => goTo('agencies')}>{t('admin.setup.steps.agencies')}</Button>} />;
  const of = new Map(setup.assignments.map((one) => [one.agencyId, one.reviewers]));
  const missing = (agency: Agency) => byTier.some(({ tier }) => !of.get(agency.agencyId)?.[tier]);
  const wanted = search.trim().toLowerCase();
  const rows = all.filter((agency) => (!wanted || agency.name.toLowerCase().includes(wanted)) && (!onlyMissing || missing(agency)));
  const load = loadOf(setup.assignments);
  const names = new Map(people.data.map((person) => [person.personId, person]));
  const put = (agencyIds: readonly string[], tier: Tier, personId: string) => change({ assignments: assign(setup.assignments, { agencyIds, tier, personId }) });
  const columns: readonly Column<Agency>[] = [
    { key: 'agency', title: t('admin.people.agency'), phone: 'head', sort: (agency) => agency.name, cell: (agency) => agency.name },
    ...byTier.map(({ tier, people: able }): Column<Agency> => ({
      key: tier, title: say(tierNames[tier]),
      cell: (agency) => readOnly ? names.get(of.get(agency.agencyId)?.[tier] ?? '')?.displayName ?? t('admin.setup.nobody') : <ReviewerChoice agency={agency} able={able} label={`${say(tierNames[tier])}, ${agency.name}`} value={of.get(agency.agencyId)?.[tier] ?? ''} names={names} load={load} onChoose={(personId) => put([agency.agencyId], tier, personId)} />,
    })),
  ];
  const tools = (
    <>
      <TextInput className={classes['search']} type="search" label={t('admin.setup.searchReviewer')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      {!readOnly && <Tooltip label={t('admin.setup.spreadHint')}><Button variant="default" onClick={() => { const next = spread(setup.assignments, all, byTier); change({ assignments: next }); tell(t('admin.setup.assigned', { count: [...loadOf(next).values()].reduce((a, b) => a + b, 0) - [...load.values()].reduce((a, b) => a + b, 0) })); }}>{t('admin.setup.spread')}</Button></Tooltip>}
      <Checkbox label={t('admin.setup.onlyMissing')} checked={onlyMissing} onChange={(event) => setOnlyMissing(event.currentTarget.checked)} style={{ alignSelf: 'center' }} />
    </>
  );
  return (
    <div className={classes['body']} style={{ maxInlineSize: 'none' }}>
      {readOnly ? <p><Go href={paths.reviewers(cycle.cycleId)}>{t('reviewers.open')}</Go></p> : <p className={classes['dim']}>{t('admin.setup.reviewersHint')}</p>}
      <DataTable caption={t('admin.setup.steps.reviewers')} columns={columns} rows={rows} rowKey={(agency) => agency.agencyId} rowName={(agency) => agency.name} tools={tools} filtered={wanted !== '' || onlyMissing} onClearFilter={() => { setSearch(''); setOnlyMissing(false); }} empty={<EmptyState why={t('shell.noMatch')} />}
        {...(!readOnly && { selection: { chosen, onChange: setChosen, acts: <BulkAssign byTier={byTier} count={chosen.size} onAssign={(tier, personId) => { put([...chosen], tier, personId); tell(t('admin.setup.assigned', { count: chosen.size })); }} /> } })} />
    </div>
  );
}

type ChoiceProps = { agency: Agency; able: readonly Person[]; label: string; value: string; names: ReadonlyMap<string, Person>; load: ReadonlyMap<string, number>; onChoose: (personId: string) => void };

function ReviewerChoice({ agency, able, label, value, names, load, onChoose }: ChoiceProps) {
  const { t } = useTexts();
  const now = names.get(value);
  const own = now?.agencyId === agency.agencyId;
  const options = able.map((person) => ({ value: person.personId, label: `${person.displayName} (${load.get(person.personId) ?? 0})${person.agencyId === agency.agencyId ? ` – ${t('admin.setup.own')}` : ''}` }));
  const rest = now && !able.includes(now) ? [{ value, label: now.displayName }] : [];
  return (
    <span className={own ? classes['own'] : ''}>
      <NativeSelect aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)} data={[{ value: '', label: t('admin.setup.nobody') }, ...rest, ...options]} />
      {own && now && <span className={classes['flag']}>{t('admin.setup.ownFlag', { name: now.displayName })}</span>}
    </span>
  );
}

function BulkAssign({ byTier, count, onAssign }: { byTier: ReturnType<typeof reviewersByTier>; count: number; onAssign: (tier: Tier, personId: string) => void }) {
  const { t } = useTexts();
  const say = useSay();
  const [pick, setPick] = useState('');
  const [tier, personId] = pick.split('|') as [Tier, string | undefined];
  return (
    <span className={classes['bulk']}>
      <NativeSelect aria-label={t('admin.setup.assign')} value={pick} onChange={(event) => setPick(event.currentTarget.value)} data={[{ value: '', label: t('admin.setup.nobody') }, ...byTier.map((each) => ({ group: say(tierNames[each.tier]), items: each.people.map((person) => ({ value: `${each.tier}|${person.personId}`, label: person.displayName })) }))]} />
      <Button size="sm" disabled={!personId} onClick={() => personId && onAssign(tier, personId)}>{t('admin.setup.assignTo', { count })}</Button>
    </span>
  );
}
