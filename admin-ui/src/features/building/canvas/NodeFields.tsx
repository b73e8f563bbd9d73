import { Button, Checkbox, MultiSelect, NativeSelect } from '@mantine/core';
import { roleKeys, roleNames } from '../../../../../core/access.ts';
import type { NodeField } from '../../../../../core/form/commands/command.ts';
import type { Node } from '../../../../../core/form/model.ts';
import { useSearchState } from '../../../shell/Go.tsx';
import { useSay, useTexts } from '../../../texts/index.ts';
import { useBuilder, useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { DraftField } from './DraftField.tsx';
import { keyFault } from './tree.ts';

export const classKinds = ['public', 'internal', 'personal', 'specific'] as const;
export const spans = [12, 8, 6, 4, 3] as const;
export type Span = (typeof spans)[number];
const lockKinds = ['text', 'structure', 'all'] as const;

/** Sets one field of a node, or takes it away. */
export function useSetField(ids: readonly string[]): (field: NodeField, value: unknown) => void {
  const store = useBuilderStore();
  return (field, value) => void act(store, { name: 'setField', args: { ids, field, ...(value === undefined ? {} : { value }) } });
}

const hasWords = (node: Node) => node.type === 'info' || node.kind === 'info';
const asksForAnswer = (node: Node) => !hasWords(node) && !['form', 'page', 'section'].includes(node.type);

/** Whether it must be answered, how wide it stands, and how its data is classed. */
export function AnswerFields({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const set = useSetField([node.id]);
  const span = Number(node.props['span'] ?? 12);
  const widths = spans.some((each) => each === span) ? spans : [span, ...spans];
  return (
    <div className={classes['stack']}>
      {asksForAnswer(node) && node.kind !== 'computed' && <div data-place="required"><Checkbox label={t('builder.canvas.requiredField')} checked={node.required === true} onChange={({ currentTarget }) => set('required', currentTarget.checked || undefined)} /></div>}
      <div className={classes['pair']}>
        {asksForAnswer(node) && <NativeSelect label={t('builder.canvas.classification')} data-place="classification" value={node.classification} onChange={({ currentTarget }) => set('classification', currentTarget.value)} data={classKinds.map((each) => ({ value: each, label: t(`builder.canvas.classes.${each}`) }))} />}
        <NativeSelect label={t('builder.canvas.span')} value={String(span)} onChange={({ currentTarget }) => void act(store, { name: 'setProp', args: { ids: [node.id], prop: 'span', ...(currentTarget.value !== '12' && { value: Number(currentTarget.value) }) } })} data={widths.map((each) => ({ value: String(each), label: spans.some((one) => one === each) ? t(`builder.canvas.spans.s${each as Span}`) : `${each}/12` }))} />
      </div>
    </div>
  );
}

/** Who sees and who fills in; nobody named means everybody whose task it is. */
export function RoleFields({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const say = useSay();
  const set = useSetField([node.id]);
  const data = roleKeys.map((role) => ({ value: role, label: say(roleNames[role]) }));
  return (
    <div className={classes['stack']}>
      {(['see', 'edit'] as const).map((field) => <MultiSelect key={field} label={t(`builder.canvas.${field}`)} data={data} {...(!node[field]?.length && { placeholder: t('builder.canvas.everyone') })} value={[...(node[field] ?? [])]} onChange={(roles) => set(field, roles.length > 0 ? roles : undefined)} clearable />)}
    </div>
  );
}

/** What few need: the name in the data, the meaning against the published version, the template lock, where it comes from. */
export function IdentityFields({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const set = useSetField([node.id]);
  const fault = (key: string) => { const found = keyFault(store.getState().model, node.id, key); return found && t(found === 'taken' ? 'builder.canvas.keyTaken' : 'builder.canvas.keyIllegal'); };
  return (
    <div className={classes['stack']}>
      {node.key !== undefined && <div data-place="key"><DraftField label={t('builder.canvas.key')} description={t('builder.canvas.keyHint')} disabled={node.lock === 'structure' || node.lock === 'all'} value={node.key} fault={fault} onDone={(key) => set('key', key)} /></div>}
      <NativeSelect label={t('builder.canvas.meaning')} data-place="meaning" value={node.meaning ?? 'none'} onChange={({ currentTarget }) => set('meaning', currentTarget.value === 'none' ? undefined : currentTarget.value)} data={(['none', 'same', 'changed'] as const).map((each) => ({ value: each, label: t(`builder.canvas.meanings.${each}`) }))} />
      <NativeSelect label={t('builder.canvas.lock')} description={t('builder.canvas.lockHint')} data-place="lock" value={node.lock ?? 'none'} onChange={({ currentTarget }) => set('lock', currentTarget.value === 'none' ? undefined : currentTarget.value)} data={(['none', ...lockKinds] as const).map((each) => ({ value: each, label: t(`builder.canvas.locks.${each}`) }))} />
    </div>
  );
}

/** How many rules speak of the node, and the way to them. */
export function RuleLink({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const [, setSearch] = useSearchState<'tab' | 'node'>();
  const count = useBuilder(({ model }) => model.rules.reduce((sum, rule) => sum + (rule.targets.includes(node.id) ? 1 : 0), 0));
  return <p className={classes['ruleLink']}><span>{count === 0 ? t('builder.canvas.noRules') : t('builder.canvas.hasRules', { count })}</span><Button size="compact-sm" variant="default" onClick={() => setSearch({ tab: 'rules', node: node.id }, true)}>{t('builder.canvas.openRules')}</Button></p>;
}
