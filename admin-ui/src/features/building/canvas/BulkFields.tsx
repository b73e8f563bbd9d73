import { NativeSelect } from '@mantine/core';
import type { Node } from '../../../../../core/form/model.ts';
import { useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { needs, usualEvidence } from './EvidenceFields.tsx';
import { classKinds, spans, useSetField, type Span } from './NodeFields.tsx';

const mixed = 'mixed';
/** What all have in common, or that they differ. */
const common = (nodes: readonly Node[], read: (node: Node) => string): string => (new Set(nodes.map(read)).size === 1 ? read(nodes[0]!) : mixed);
const asks = (node: Node) => !['form', 'page', 'section', 'info'].includes(node.type) && node.kind !== 'info';

/** One change for all selected questions; parts among them are left out where it does not apply. */
export function BulkFields({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const byId = useBuilder(({ model }) => model.byId);
  const all = ids.flatMap((id) => byId[id] ?? []);
  const asked = all.filter(asks);
  const askedIds = asked.map(({ id }) => id);
  const set = useSetField(askedIds);
  const field = (label: string, value: string, { data, onPick }: { readonly data: readonly { readonly value: string; readonly label: string }[]; readonly onPick: (next: string) => void }) => (
    <NativeSelect label={label} value={value} onChange={({ currentTarget }) => currentTarget.value !== mixed && onPick(currentTarget.value)} data={[...(value === mixed ? [{ value: mixed, label: t('builder.canvas.mixed') }] : []), ...data]} />
  );
  const evidence = (need: string) => act(store, ...(need === 'no' ? [{ name: 'setField', args: { ids: askedIds, field: 'evidence' } } as const] : asked.map((node) => ({ name: 'setField', args: { ids: [node.id], field: 'evidence', value: { ...(node.evidence ?? usualEvidence), need } } } as const))));
  return (
    <div className={classes['stack']}>
      <p className={classes['dim']}>{t('builder.canvas.manySelected')}</p>
      {asked.length > 0 && (
        <>
          {field(t('builder.canvas.requiredField'), common(asked, (node) => String(node.required === true)), { data: [{ value: 'true', label: t('builder.rules.yes') }, { value: 'false', label: t('builder.rules.no') }], onPick: (next) => set('required', next === 'true' || undefined) })}
          {field(t('builder.canvas.classification'), common(asked, (node) => node.classification), { data: classKinds.map((each) => ({ value: each, label: t(`builder.canvas.classes.${each}`) })), onPick: (next) => set('classification', next) })}
          {field(t('builder.canvas.evidence'), common(asked, (node) => (typeof node.evidence?.need === 'object' ? mixed : (node.evidence?.need ?? 'no'))), { data: needs.map((each) => ({ value: each, label: t(`builder.canvas.evidenceNeeds.${each}`) })), onPick: evidence })}
        </>
      )}
      {all.length > 0 && field(t('builder.canvas.span'), common(all, (node) => String(node.props['span'] ?? 12)), { data: spans.map((each) => ({ value: String(each), label: t(`builder.canvas.spans.s${each as Span}`) })), onPick: (next) => act(store, { name: 'setProp', args: { ids: all.map(({ id }) => id), prop: 'span', ...(next !== '12' && { value: Number(next) }) } }) })}
    </div>
  );
}
