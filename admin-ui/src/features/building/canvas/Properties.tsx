import { useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import type { Node } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { questions } from '../../../../../core/form/questions.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { HelpCard } from '../../../ui/HelpCard.tsx';
import { useBuilder } from '../builder-store.ts';
import { BlockOrigin } from './BlockOrigin.tsx';
import { BulkFields } from './BulkFields.tsx';
import classes from './canvas.module.css';
import { EvidenceFields } from './EvidenceFields.tsx';
import { hasSettings, KindFields } from './KindFields.tsx';
import { AnswerFields, IdentityFields, RoleFields, RuleLink } from './NodeFields.tsx';
import { holdsOthers } from './tree.ts';
import { PrefillFields } from './PrefillFields.tsx';
import { WordFields } from './WordFields.tsx';

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

/** Goes to the field that a problem names, once everything is drawn. */
function usePlace(nodeId: string, drawn: boolean): void {
  const [{ place, node }, setSearch] = useSearchState<'place' | 'node'>();
  useEffect(() => {
    if (!place || node !== nodeId || !drawn) return;
    const at = (match: string) => document.querySelector<HTMLElement>(`[data-pane="properties"] [data-place${match}]`);
    const spot = at(`="${CSS.escape(place)}"`) ?? at(`^="${CSS.escape(place.split('.')[0] ?? '')}"`);
    const fold = spot?.closest('details');
    if (fold) fold.open = true;
    const field = spot?.matches('input, select, textarea') ? spot : spot?.querySelector<HTMLElement>('input, select, textarea, button');
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
    if (spot) setSearch({ place: undefined });
  }, [place, node, nodeId, drawn, setSearch]);
}

/** Nothing of these is taken over: they are computed, or an act of their own each time. */
const neverBegins: ReadonlySet<string> = new Set(['computed', 'acknowledgement', 'fileEvidence', 'raw']);

function NodeProperties({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const say = useSay();
  const isPart = holdsOthers(node);
  const kind = isPart ? (node.type === 'page' ? t('builder.canvas.page') : node.type === 'section' ? t('builder.canvas.section') : t('builder.rules.problems.form')) : say(questions[kindOf(node)].meta.name);
  // the words are there at once; the rest follows in the next moment, so that selecting stays quick
  const rest = useDeferredValue(true, false);
  usePlace(node.id, rest);
  const asks = !isPart && node.type !== 'info' && node.kind !== 'info';
  return (
    <>
      <p className={classes['kindName']}>{kind}</p>
      <BlockOrigin node={node} />
      <WordFields node={node} />
      {node.type !== 'form' && <Held node={node}><AnswerFields node={node} /></Held>}
      {rest && (
        <>
          {hasSettings(node) && <Fold title={t('builder.canvas.kind')} open><Held node={node}><KindFields node={node} /></Held></Fold>}
          {asks && <Fold title={t('builder.canvas.evidence')} open={node.evidence !== undefined}><Held node={node}><EvidenceFields node={node} /></Held></Fold>}
          {asks && !neverBegins.has(node.kind ?? 'raw') && <Fold title={t('builder.canvas.begins')} open={node.prefill !== undefined}><Held node={node}><PrefillFields node={node} /></Held></Fold>}
          {node.type !== 'form' && <Fold title={t('builder.canvas.rulesOf')}><RuleLink node={node} /></Fold>}
          {node.type !== 'form' && <Fold title={t('builder.canvas.access')}><Held node={node}><RoleFields node={node} /></Held></Fold>}
          {node.type !== 'form' && <Fold title={t('builder.canvas.identity')}><IdentityFields node={node} /></Fold>}
        </>
      )}
    </>
  );
}

/** A part that the template's owner locked as a whole can be read here, not changed. */
function Held({ node, children }: { readonly node: Node; readonly children: ReactNode }) {
  return <fieldset className={classes['held']} disabled={node.lock === 'all'}>{children}</fieldset>;
}

/** Drawn when it is first opened, or when a problem leads into it. */
function Fold({ title, open = false, children }: { readonly title: string; readonly open?: boolean; readonly children: ReactNode }) {
  const [{ place }] = useSearchState<'place'>();
  const [seen, setSeen] = useState(open);
  return <details open={open} onToggle={({ currentTarget }) => currentTarget.open && setSeen(true)}><summary>{title}</summary>{(seen || place) && <div className={classes['folded']}>{children}</div>}</details>;
}
