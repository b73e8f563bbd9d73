import { useEffect, useState, type ReactNode } from 'react';
import type { Node } from '../../../../../core/form/model.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { useTexts } from '../../../texts/index.ts';
import classes from './canvas.module.css';
import { EvidenceFields } from './EvidenceFields.tsx';
import { Held } from './Held.tsx';
import { hasSettings, KindFields } from './KindFields.tsx';
import { IdentityFields, RoleFields, RuleLink } from './NodeFields.tsx';
import { PrefillFields } from './PrefillFields.tsx';
import { holdsOthers } from './tree.ts';

/** Nothing of these is taken over: they are computed, or an act of their own each time. */
const neverBegins: ReadonlySet<string> = new Set(['computed', 'acknowledgement', 'fileEvidence', 'raw']);

/** What a node is made of beside its words. It brings rjsf and every editor with it, so it comes with the first selection. */
export function NodeDetails({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  usePlace(node.id);
  const asks = !holdsOthers(node) && node.type !== 'info' && node.kind !== 'info';
  return (
    <>
      {hasSettings(node) && <Fold title={t('builder.canvas.kind')} open><Held node={node}><KindFields node={node} /></Held></Fold>}
      {asks && <Fold title={t('builder.canvas.evidence')} open={node.evidence !== undefined}><Held node={node}><EvidenceFields node={node} /></Held></Fold>}
      {asks && !neverBegins.has(node.kind ?? 'raw') && <Fold title={t('builder.canvas.begins')} open={node.prefill !== undefined}><Held node={node}><PrefillFields node={node} /></Held></Fold>}
      {node.type !== 'form' && <Fold title={t('builder.canvas.rulesOf')}><RuleLink node={node} /></Fold>}
      {node.type !== 'form' && <Fold title={t('builder.canvas.access')}><Held node={node}><RoleFields node={node} /></Held></Fold>}
      {node.type !== 'form' && <Fold title={t('builder.canvas.identity')}><IdentityFields node={node} /></Fold>}
    </>
  );
}

/** Goes to the field that a problem names, once everything is drawn. */
function usePlace(nodeId: string): void {
  const [{ place, node }, setSearch] = useSearchState<'place' | 'node'>();
  useEffect(() => {
    if (!place || node !== nodeId) return;
    const at = (match: string) => document.querySelector<HTMLElement>(`[data-pane="properties"] [data-place${match}]`);
    const spot = at(`="${CSS.escape(place)}"`) ?? at(`^="${CSS.escape(place.split('.')[0] ?? '')}"`);
    const fold = spot?.closest('details');
    if (fold) fold.open = true;
    const field = spot?.matches('input, select, textarea') ? spot : spot?.querySelector<HTMLElement>('input, select, textarea, button');
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
    if (spot) setSearch({ place: undefined });
  }, [place, node, nodeId, setSearch]);
}

/** Drawn when it is first opened, or when a problem leads into it. */
function Fold({ title, open = false, children }: { readonly title: string; readonly open?: boolean; readonly children: ReactNode }) {
  const [{ place }] = useSearchState<'place'>();
  const [seen, setSeen] = useState(open);
  return <details open={open} onToggle={({ currentTarget }) => currentTarget.open && setSeen(true)}><summary>{title}</summary>{(seen || place) && <div className={classes['folded']}>{children}</div>}</details>;
}
