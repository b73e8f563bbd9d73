import { useState } from 'react';
import { useAct, useApi, type Answer } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { Go, useGo, usePathPart } from '../../shell/Go.tsx';
import { useWhen } from '../../shell/moment.ts';
import { useSession } from '../../shell/session.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './changing.module.css';
import { DraftPanel } from './DraftPanel.tsx';
import { EditionDifference } from './EditionDifference.tsx';
import { Impact } from './Impact.tsx';

export type CycleChange = Answer<'cycleChange'>;

/** Changes the design of a running cycle: prepared, shown with its effects, published, and taken up by the chosen agencies (engine.md §3.5). */
export function ChangePage() {
  const { t } = useTexts();
  const say = useSay();
  const { may } = useSession();
  const cycleId = usePathPart('cycleId');
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({});
  const query = Object.entries(places).map(([gone, home]) => `${gone}:${home}`).join();
  const { data, error, refetch } = useApi('cycleChange', { params: { cycleId }, query: query === '' ? {} : { places: query } }, { staleTime: 0, placeholderData: (before) => before });
  if (!data) return <PageLoading error={error} onRetry={refetch} />;
  return (
    <>
      <PageHeader title={t('change.title')} crumbs={[<Go key="up" href={paths.templates}>{t('admin.templates.title')}</Go>, <Go key="cycle" href={paths.matrix(cycleId)}>{say(data.title)}</Go>]} duty={t('change.duty')} />
      {error && <ProblemAlert problem={error} />}
      {!data.running && data.change === null && <EmptyState why={t('change.over')} />}
      <div className={classes['page']}>
        {data.change && <DraftPanel cycleId={cycleId} change={data.change} edition={data.editions.length + 1} />}
        {data.running && !data.change && may('editCycles') && <Begin cycleId={cycleId} />}
        <Impact cycleId={cycleId} data={data} places={places} onPlaces={setPlaces} />
        <Editions cycleId={cycleId} editions={data.editions} />
      </div>
    </>
  );
}

function Begin({ cycleId }: { readonly cycleId: string }) {
  const { t } = useTexts();
  const go = useGo();
  const begin = useAct('beginChange', { onDone: ({ cycleId: draft }) => go(paths.design(draft)) });
  const others = [[paths.reviewers(cycleId), t('change.reviewers'), t('change.reviewersHelp')], [paths.forms, t('change.weights'), t('change.weightsHelp')], [paths.matrix(cycleId), t('change.deadlines'), t('change.deadlinesHelp')]] as const;
  return (
    <section className={classes['panel']}>
      <div className={classes['line']}><ActButton act={t('change.begin')} busy={begin.isPending} refusal={null} onAct={() => begin.mutate({ params: { cycleId }, body: {} })} /><span className={classes['dim']}>{t('change.beginHelp')}</span></div>
      <h2>{t('change.elsewhere')}</h2>
      <ul>{others.map(([href, name, help]) => <li key={name}><Go href={href}>{name}</Go>: <span className={classes['dim']}>{help}</span></li>)}</ul>
    </section>
  );
}

function Editions({ cycleId, editions }: Pick<CycleChange, 'editions'> & { readonly cycleId: string }) {
  const { t } = useTexts();
  const when = useWhen();
  return (
    <section className={classes['panel']}>
      <h2>{t('change.editions')}</h2>
      <ol className={classes['editions']}>
        {editions.toReversed().map(({ n, agencies, until, by, reason }) => (
          <li key={n}><strong>{t('change.edition', { n })}</strong> · {t('change.agencies', { count: agencies })} · <span className={classes['dim']}>{until === null ? t('change.newest') : t('change.replaced', { when: when.day(until), by, reason })}</span></li>
        ))}
      </ol>
      {editions.length > 1 && <><h3>{t('change.compared.title')}</h3><EditionDifference cycleId={cycleId} /></>}
    </section>
  );
}
