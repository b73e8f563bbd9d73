import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useDeferredValue } from 'react';
import type { Node } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { questions } from '../../../../../core/form/questions.ts';
import { useSay, useTexts } from '../../../texts/index.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilder } from '../builder-store.ts';
import { BlockOrigin } from './BlockOrigin.tsx';
import { BulkFields } from './BulkFields.tsx';
import classes from './canvas.module.css';
import { Held } from './Held.tsx';
import { AnswerFields } from './NodeFields.tsx';
import { holdsOthers } from './tree.ts';
import { WordFields } from './WordFields.tsx';

const NodeDetails = lazy(async () => ({ default: (await import('./NodeDetails.tsx')).NodeDetails }));

/** What the selected question or part is made of; with several selected, what can be set for all. */
export function Properties() {
  const { t } = useTexts();
  const selected = useBuilder((state) => state.selected);
  const only = selected.length === 1 ? selected[0] : undefined;
  const node = useBuilder(({ model }) => (only === undefined ? undefined : model.byId[only]));
  return (
    <section className={classes['properties']} data-pane="properties" data-node={node?.id} aria-label={t('builder.canvas.properties')}>
      <div className={classes['paneHead']}><h2>{t('builder.canvas.properties')}</h2><HelpCard waits name="builder-properties" title={t('builder.canvas.properties')} text={t('builder.canvas.propertiesHelp')} /></div>
      {selected.length === 0 && <p className={classes['dim']}>{t('builder.canvas.nothingSelected')}</p>}
      {selected.length > 1 && <><p className={classes['kindName']}>{t('builder.canvas.chosen', { count: selected.length })}</p><BulkFields ids={selected} /></>}
      {node && <NodeProperties key={node.id} node={node} />}
    </section>
  );
}

function NodeProperties({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const say = useSay();
  const kind = holdsOthers(node) ? (node.type === 'page' ? t('builder.canvas.page') : node.type === 'section' ? t('builder.canvas.section') : t('builder.rules.problems.form')) : say(questions[kindOf(node)].meta.name);
  // the words are there at once; the rest follows in the next moment, so that selecting stays quick
  const rest = useDeferredValue(true, false);
  return (
    <>
      <p className={classes['kindName']}>{kind}</p>
      <BlockOrigin node={node} />
      <WordFields node={node} />
      {rest && node.type !== 'form' && <Held node={node}><AnswerFields node={node} /></Held>}
      {rest && <Suspense fallback={<Skeleton height={120} />}><NodeDetails node={node} /></Suspense>}
    </>
  );
}
