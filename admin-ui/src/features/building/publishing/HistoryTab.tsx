import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Command } from '../../../../../core/form/commands.ts';
import { useApi, type Answer } from '../../../api.tsx';
import { PageSkeleton } from '../../../shell/Guard.tsx';
import { useWhen } from '../../../shell/moment.ts';
import { tell, tellProblem } from '../../../shell/toast.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { Moves } from './Moves.tsx';
import classes from './publishing.module.css';
import { Versions } from './Versions.tsx';

const shownAtOnce = 30;
type Batch = Answer<'formChanges'>['items'][number];

/** Published versions with what changed, and below them every change of the draft; what was deleted comes back from here. */
export function HistoryTab() {
  const { t } = useTexts();
  const formId = useBuilder((state) => state.formId);
  const rev = useBuilder((state) => state.rev);
  const [limit, setLimit] = useState(shownAtOnce);
  const form = useApi('form', { params: { formId } });
  const changes = useApi('formChanges', { params: { formId }, query: { limit } }, { staleTime: 0, refetchInterval: 15_000 });
  if (!form.data) return form.error ? <ProblemAlert problem={form.error} /> : <PageSkeleton />;
  return (
    <div className={classes['page']} data-rev={rev}>
      <HelpCard name="builder-history" title={t('builder.publishing.helpTitle')} text={t('builder.publishing.help')} />
      <h2>{t('builder.publishing.versions')}</h2>
      <Moves formId={formId} />
      <Versions form={form.data} />
      <h2>{t('builder.publishing.changes')}</h2>
      {changes.error && <ProblemAlert problem={changes.error} />}
      {changes.data?.items.length === 0 && <p className={classes['dim']}>{t('builder.publishing.noChanges')}</p>}
      <ol className={classes['batches']}>{changes.data?.items.map((batch) => <BatchRow key={batch.batchId} batch={batch} />)}</ol>
      {changes.data && changes.data.items.length >= limit && <Button variant="default" onClick={() => setLimit(Math.min(limit + 50, 200))}>{t('builder.publishing.more')}</Button>}
    </div>
  );
}

const putsBack = (batch: Batch): readonly Command[] => (batch.undo as readonly Command[]).filter(({ name }) => name === 'insert');

function BatchRow({ batch }: { readonly batch: Batch }) {
  const { t } = useTexts();
  const say = useSay();
  const when = useWhen();
  const store = useBuilderStore();
  const byId = useBuilder((state) => state.model.byId);
  // a deleted part can come back while its parent is there and its identity is free
  const back = putsBack(batch).filter((command) => command.name === 'insert' && byId[command.args.parentId] !== undefined && Object.keys(command.args.tree.byId).every((id) => byId[id] === undefined));
  const restore = () => {
    const refused = store.run(...back);
    if (refused) tellProblem(refused);
    else tell(t('builder.publishing.restored'));
  };
  return (
    <li>
      <ul>{batch.about.map((about, index) => <li key={index}>{say(about)}</li>)}</ul>
      <small className={classes['dim']}>{batch.by} · {when.short(batch.at)}</small>
      {back.length > 0 && <Button size="compact-sm" variant="default" onClick={restore}>{t('builder.publishing.restore')}</Button>}
    </li>
  );
}
