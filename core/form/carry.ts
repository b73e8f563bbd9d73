import { type FileRef, type FormModel, type Kind, type Node, questionsOf } from './model.ts';

/** Answers and cited files by question id, as drafts and submissions keep them. */
export type Content = { readonly data: Readonly<Record<string, unknown>>; readonly evidence: Readonly<Record<string, readonly FileRef[]>> };
/** Where an answer goes that loses its question: old question id → question id of the new version. */
export type Mapping = Readonly<Record<string, string>>;
/** Why an answer finds no place any more: its question went, means or takes something else, or a row or column of it went. */
export type Loss = { readonly questionId: string; readonly why: 'removed' | 'meaning' | 'kind' | 'part' };
/** `moved`: the question each answer stands at now, by the question it stood at before. */
export type Carried = { readonly content: Content; readonly lost: readonly Loss[]; readonly moved: Readonly<Record<string, string>> };

/** Kinds between which an answer stays the same answer. */
const alike: readonly (readonly Kind[])[] = [['shortText', 'longText'], ['integer', 'decimal'], ['singleChoice', 'gradedChoice']];
const fits = (was: Kind | undefined, is: Kind | undefined) => was === is || alike.some((group) => was !== undefined && is !== undefined && group.includes(was) && group.includes(is));

/** Says why answers to this question do not come along to the other version; nothing when they do. */
function lossOf(was: Node, is: Node | undefined): Loss['why'] | undefined {
  if (is === undefined) return 'removed';
  if (is.meaning === 'changed') return 'meaning';
  return fits(was.kind, is.kind) ? undefined : 'kind';
}

/** Gives the questions whose answers do not come along by themselves, with the reason; what a mapping may be given for. */
export function lossesOf(before: FormModel, after: FormModel): readonly Loss[] {
  const fresh = byId(after);
  return [...byId(before).values()].filter((node) => node.kind !== 'computed' && node.kind !== 'info').flatMap((node) => {
    const why = lossOf(node, fresh.get(node.id));
    return why === undefined ? [] : [{ questionId: node.id, why }];
  });
}

/** Gives the questions of the new version that may take over the answers of a lost one: of a like kind, and asking something new. */
export function homesFor(before: FormModel, after: FormModel, questionId: string): readonly string[] {
  const [old, fresh] = [byId(before), byId(after)];
  const was = old.get(questionId);
  return was === undefined ? [] : [...fresh.values()].filter((node) => fits(was.kind, node.kind) && (!old.has(node.id) || node.id === questionId)).map((node) => node.id);
}

const byId = (model: FormModel) => new Map(questionsOf(model).map(({ node }) => [node.id, node]));

/**
 * Carries answers over to another version by question identity; a mapping gives lost answers a new home. What finds none
 * is left out and named: the caller keeps it in the history. Computed values are computed again.
 */
export function carryOver({ before, after }: { readonly before: FormModel; readonly after: FormModel }, content: Content, mapping: Mapping = {}): Carried {
  const fresh = byId(after);
  const data: Record<string, unknown> = {};
  const evidence: Record<string, readonly FileRef[]> = {};
  const lost: Loss[] = [];
  const moved: Record<string, string> = {};
  const losses = new Map(lossesOf(before, after).map((loss) => [loss.questionId, loss.why]));
  for (const id of new Set([...Object.keys(content.data), ...Object.keys(content.evidence)])) {
    const why = losses.get(id) ?? (fresh.has(id) ? undefined : 'removed');
    const home = fresh.get(why === undefined ? id : mapped(mapping, id));
    if (home === undefined) { lost.push({ questionId: id, why: why ?? 'removed' }); continue; }
    moved[id] = home.id;
    const value = content.data[id];
    const [kept, cut] = withoutParts(home, value);
    if (value !== undefined) data[home.id] = kept;
    if (cut) lost.push({ questionId: id, why: 'part' });
    if (content.evidence[id]?.length) evidence[home.id] = content.evidence[id];
  }
  return { content: { data, evidence }, lost, moved };
}

const mapped = (mapping: Mapping, id: string) => (Object.hasOwn(mapping, id) ? mapping[id]! : '');

const keysOf = (node: Node, prop: string) => (Array.isArray(node.props[prop]) ? new Set((node.props[prop] as Record<string, unknown>[]).map((part) => String(part['key'] ?? part['code'] ?? part['id']))) : undefined);
const isBag = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Leaves out cells of rows and columns that the table no longer has. */
function withoutParts(node: Node, value: unknown): readonly [value: unknown, cut: boolean] {
  const [rows, columns] = [keysOf(node, 'rows'), keysOf(node, 'columns')];
  if (columns === undefined) return [value, false];
  let cut = false;
  const keep = (bag: Record<string, unknown>, keys: ReadonlySet<string>) => Object.fromEntries(Object.entries(bag).filter(([key]) => key.startsWith('_') || keys.has(key) || !(cut = true)));
  if (Array.isArray(value)) return [value.map((row) => (isBag(row) ? keep(row, columns) : row)), cut];
  if (rows === undefined || !isBag(value)) return [value, false];
  return [Object.fromEntries(Object.entries(keep(value, rows)).map(([key, row]) => [key, isBag(row) ? keep(row, columns) : row])), cut];
}
