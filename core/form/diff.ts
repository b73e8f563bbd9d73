import type { Text } from '../problem.ts';
import { canonicalJson } from './canonical.ts';
import { type FormModel, type Node, questionsOf } from './model.ts';
import { questionSchema } from './question-schema.ts';

/** Compatibility of a new version with running cases, mildest first (forms.md §5). */
export const classes = ['none', 'cosmetic', 'additive-optional', 'additive-required', 'narrowing', 'removing', 'type change'] as const;
export type DiffClass = (typeof classes)[number];
export type FormDiff = { readonly class: DiffClass; readonly changes: readonly (Text & { readonly class: DiffClass; readonly nodeId: string | null })[] };

const titleOf = (node: Node) => ({ id: node.text.id?.title ?? node.id, en: node.text.en?.title ?? node.text.id?.title ?? node.id });
type Change = FormDiff['changes'][number];

/** Says in sentences what changed between two versions, by question identity; the class is that of the worst change. */
export function formDiff(before: FormModel, after: FormModel): FormDiff {
  const old = new Map(questionsOf(before).map(({ node }) => [node.id, node]));
  const fresh = new Map(questionsOf(after).map(({ node }) => [node.id, node]));
  const changes: Change[] = [];
  for (const [id, node] of fresh) {
    const was = old.get(id);
    if (!was) changes.push(added(node));
    else changes.push(...changed(was, node));
  }
  for (const [id, node] of old) if (!fresh.has(id)) changes.push(change('removing', id, `“${titleOf(node).id}” dihapus: jawaban lama tetap tersimpan.`, `“${titleOf(node).en}” is removed: earlier answers stay stored.`));
  if (canonicalJson(before.rules.map(bare)) !== canonicalJson(after.rules.map(bare))) changes.push(change('narrowing', null, 'Aturan formulir berubah.', 'The rules of the form changed.'));
  if (canonicalJson(scores(before)) !== canonicalJson(scores(after))) changes.push(change('type change', null, 'Bobot atau cara menilai berubah: nilai dapat bergeser.', 'Weights or scoring changed: scores may move.'));
  if (changes.length === 0 && canonicalJson(before) !== canonicalJson(after)) changes.push(change('cosmetic', null, 'Susunan atau kata-kata bagian berubah.', 'Order or wording of parts changed.'));
  const worst = changes.reduce((index, each) => Math.max(index, classes.indexOf(each.class)), 0);
  return { class: classes[worst]!, changes };
}

const bare = ({ text: _text, ...rule }: FormModel['rules'][number]) => rule;
const scores = (model: FormModel) => [model.scoring, Object.values(model.byId).filter((node) => node.score).map((node) => [node.id, node.score]).sort()];
const change = (kind: DiffClass, nodeId: string | null, id: string, en: string): Change => ({ class: kind, nodeId, id, en });

function added(node: Node): Change {
  const must = node.required === true || node.evidence?.need === 'yes';
  const title = titleOf(node);
  return change(must ? 'additive-required' : 'additive-optional', node.id, `“${title.id}” ditambah${must ? ' (wajib)' : ' (opsional)'}.`, `“${title.en}” is added${must ? ' (required)' : ' (optional)'}.`);
}

function changed(was: Node, is: Node): readonly Change[] {
  const title = titleOf(is);
  const changes: Change[] = [];
  if (was.kind !== is.kind || is.meaning === 'changed') changes.push(change('type change', is.id, `“${title.id}”: jenis atau makna berubah.`, `“${title.en}”: kind or meaning changed.`));
  else if (canonicalJson(questionSchema(was)) !== canonicalJson(questionSchema(is))) changes.push(change('narrowing', is.id, `“${title.id}”: batas atau pilihan berubah.`, `“${title.en}”: limits or options changed.`));
  if (was.key !== is.key) changes.push(change('narrowing', is.id, `“${title.id}”: kunci ${was.key} menjadi ${is.key}.`, `“${title.en}”: key ${was.key} becomes ${is.key}.`));
  if (!was.required && is.required) changes.push(change('additive-required', is.id, `“${title.id}” menjadi wajib.`, `“${title.en}” becomes required.`));
  if (canonicalJson(was.evidence ?? null) !== canonicalJson(is.evidence ?? null)) changes.push(change('additive-required', is.id, `“${title.id}”: ketentuan bukti dukung berubah.`, `“${title.en}”: the evidence rule changed.`));
  if (canonicalJson(was.text) !== canonicalJson(is.text)) changes.push(change('cosmetic', is.id, `“${title.id}”: bunyi berubah.`, `“${title.en}”: wording changed.`));
  return changes;
}
