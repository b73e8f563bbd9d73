import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { PageSkeleton } from '../../shell/Guard.tsx';
import { useTexts } from '../../texts/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAllAgencies } from '../admin-home/everything.ts';
import classes from './cycles.module.css';
import type { StepProps } from './SetupPage.tsx';

/** Step 2: which agencies take part. An agency that leaves loses its reviewers here too. */
export function AgenciesStep({ desk }: StepProps) {
  const { t } = useTexts();
  const { data, error, refetch } = useAllAgencies();
  const [search, setSearch] = useState('');
  const [onlyChosen, setOnlyChosen] = useState(false);
  if (!data) return error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  if (data.length === 0) return <EmptyState why={t('admin.setup.noAgencies')} act={<Button component={Go} href={paths.agencies}>{t('admin.setup.addAgencies')}</Button>} />;
  const chosen = new Set(desk.setup.agencyIds);
  const set = (next: ReadonlySet<string>) => desk.change({ agencyIds: data.map((agency) => agency.agencyId).filter((id) => next.has(id)), assignments: desk.setup.assignments.filter((one) => next.has(one.agencyId)) });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    set(next);
  };
  const wanted = search.trim().toLowerCase();
  const usable = data.filter((agency) => !agency.disabled || chosen.has(agency.agencyId));
  const shown = usable.filter((agency) => (!wanted || `${agency.name} ${agency.shortName}`.toLowerCase().includes(wanted)) && (!onlyChosen || chosen.has(agency.agencyId)));
  return (
    <div className={classes['body']}>
      <div className={classes['tools']}>
        <TextInput className={classes['search']} type="search" label={t('admin.setup.searchAgency')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <Button variant="default" onClick={() => set(new Set([...chosen, ...shown.map((agency) => agency.agencyId)]))}>{t('admin.setup.all')}</Button>
        <Button variant="default" onClick={() => set(new Set([...chosen].filter((id) => !shown.some((agency) => agency.agencyId === id))))}>{t('admin.setup.none')}</Button>
        <Checkbox label={t('admin.setup.onlyChosen')} checked={onlyChosen} onChange={(event) => setOnlyChosen(event.currentTarget.checked)} style={{ alignSelf: 'center' }} />
      </div>
      <span className={classes['count']} aria-live="polite">{t('admin.setup.chosen', { count: chosen.size, all: usable.length })}</span>
      <ul className={classes['picks']}>
        {shown.map((agency) => (
          <li key={agency.agencyId} className={classes['pick']} data-chosen={chosen.has(agency.agencyId) || undefined}>
            <Checkbox checked={chosen.has(agency.agencyId)} onChange={() => toggle(agency.agencyId)} label={<>{agency.name}<br /><small className={agency.people === 0 ? classes['warn'] : ''}>{agency.people === 0 ? t('admin.setup.noPeople') : t('admin.setup.people', { count: agency.people })}{agency.disabled && `, ${t('admin.setup.disabledAgency')}`}</small></>} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <EmptyState why={t('shell.noMatch')} />}
    </div>
  );
}
