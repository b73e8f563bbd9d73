import { carryOver, type Content } from './carry.ts';
import { isDeepEmpty } from './emptiness.ts';
import { type FormModel, type Node, type PrefillRule, questionsOf } from './model.ts';
import { kindOf } from './question.ts';
import { questions } from './questions.ts';

/** What an agency left in the period before: the form it answered, its last answers, and notes that were not settled. */
export type EarlierPeriod = { readonly model: FormModel; readonly content: Content; readonly notes: readonly { readonly questionId: string; readonly text: string }[] };
type Rows = readonly Readonly<Record<string, unknown>>[];
type Of<K extends PrefillRule['from']> = Extract<PrefillRule, { from: K }>;
type Begin<K extends PrefillRule['from']> = (rule: Of<K>, place: { readonly node: Node; readonly before: EarlierPeriod; /** The earlier answers that still have their place. */ readonly kept: Content['data']; readonly begun: Readonly<Record<string, unknown>> }) => unknown;

const rowsOf = (value: unknown): Rows => (Array.isArray(value) ? value.filter((row): row is Rows[number] => typeof row === 'object' && row !== null) : []);
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const titleIn = (model: FormModel, id: string) => model.byId[id]?.text.id?.title ?? id;

const begins: { readonly [K in PrefillRule['from']]: Begin<K> } = {
  same: (_rule, { node, kept }) => kept[node.id],
  figures: ({ of }, { node, before }) => {
    const said = of.flatMap((id) => {
      const [asked, value] = [before.model.byId[id], before.content.data[id]];
      return asked === undefined || isDeepEmpty(value) ? [] : [`${titleIn(before.model, id)}: ${questions[kindOf(asked)].format(asked, value, 'id')}`];
    });
    return said.length === 0 ? undefined : cut(said.join('; '), typeof node.props['max'] === 'number' ? node.props['max'] : 2000);
  },
  unfinished: ({ note, status, done, first }, { node, before, kept }) => {
    const left = rowsOf(kept[node.id]).filter((row) => !done.includes(String(row[status])));
    // Rows that came along from earlier periods keep their names; a new one gets the next that is free.
    const taken = new Set(left.map((row) => row['_row']));
    const names = Array.from({ length: before.notes.length + left.length }, (_, i) => `catatan${i + 1}`).filter((name) => !taken.has(name));
    const noted = before.notes.map(({ questionId, text }, i) => ({ _row: names[i], [note]: cut(`${text} (${titleIn(before.model, questionId)})`, mostLetters(node, note)), [status]: first }));
    return left.length + noted.length === 0 ? undefined : [...left, ...noted];
  },
  any: ({ of }, { begun }) => rowsOf(begun[of]).length > 0,
};

function mostLetters(table: Node, key: string): number {
  const column = (Array.isArray(table.props['columns']) ? table.props['columns'] : []).find((one: { readonly key?: unknown }) => one.key === key) as { readonly props?: { readonly max?: unknown } } | undefined;
  return typeof column?.props?.max === 'number' ? column.props.max : 500;
}

/** Gives the answers a fresh draft begins with, by question id: what the form's prefill rules take over from the period before. */
export function prefilled(model: FormModel, before: EarlierPeriod): Readonly<Record<string, unknown>> {
  const asking = questionsOf(model).flatMap(({ node }) => (node.prefill === undefined ? [] : [[node, node.prefill] as const]));
  const kept = carryOver({ before: before.model, after: model }, before.content).content.data;
  // Whether a table got rows is known once it has them.
  const ordered = asking.toSorted(([, a], [, b]) => Number(a.from === 'any') - Number(b.from === 'any'));
  return ordered.reduce<Readonly<Record<string, unknown>>>((begun, [node, rule]) => {
    const value = (begins[rule.from] as Begin<PrefillRule['from']>)(rule as never, { node, before, kept, begun });
    return value === undefined ? begun : { ...begun, [node.id]: value };
  }, {});
}
