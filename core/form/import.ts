import { type Problem, problem } from '../problem.ts';
import { canonicalJson } from './canonical.ts';
import { importRefusal, uiRefusal } from './import-limits.ts';
import type { FormModel, Kind, Node } from './model.ts';
import type { Schema } from './question.ts';
import { plainSchema } from './plain-schema.ts';
import { draftLimits } from './problems/limits.ts';
import { questions } from './questions.ts';

export type ImportInput = { readonly formId: string; readonly title: string; readonly schema: unknown; readonly uiSchema?: unknown };
type Bag = Readonly<Record<string, unknown>>;
/** Keywords a kind may claim, the most first; everything else goes into the question's bag word for word. */
const claims: readonly ReadonlySet<string>[] = [
  new Set(['type', 'enum', 'minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'format', 'items', 'uniqueItems', 'minItems', 'maxItems', 'properties', 'required']),
  new Set(['type', 'enum', 'minimum', 'maximum', 'maxLength', 'items', 'uniqueItems', 'minItems', 'maxItems']),
  new Set(['type']),
];
/** Kinds that a plain schema can mean, most special first. */
const readable: readonly Kind[] = ['gradeScale', 'yesNoPartial', 'currency', 'percent', 'yesNo', 'date', 'month', 'integer', 'decimal', 'singleChoice', 'multipleChoice', 'ratio', 'dateRange', 'shortText', 'longText'];

/**
 * Reads any JSON Schema with its uiSchema into a form. A part becomes a kind only when the kind would emit it exactly;
 * all else stays raw, so `exportSource(importForm(x))` equals x. Never throws and never opens a remote `$ref`.
 */
export function importForm({ formId, title, schema, uiSchema }: ImportInput): FormModel | Problem {
  const refusal = importRefusal(schema) ?? uiRefusal(uiSchema);
  if (refusal) return refusal;
  const make = numbered();
  const ui = isBag(uiSchema) ? uiSchema : {};
  const parts = isBag(schema) && isBag(schema['properties']) && schema['$ref'] === undefined ? schema['properties'] : undefined;
  const dialect = textOf(schema, '$schema') ?? 'draft-07';
  const nodes = (parts ? importParts(parts, requiredOf(schema as Bag), ui, make) : [rawNode(make(), 'isi', schema, uiSchema)]).map((node) => spoken(node, dialect));
  if (nodes.length > draftLimits.nodes) return problem('draftTooMany', { count: nodes.length, limit: draftLimits.nodes });
  const top = topLevel(nodes, make);
  const root: Node = { ...plain, id: 'root', type: 'form', children: top.map((node) => node.id), text: { id: { title: textOf(schema, 'title') ?? title }, en: { title: textOf(schema, 'title') ?? title } } };
  const outer = new Set(top);
  const all = [root, ...top, ...nodes.filter((node) => !outer.has(node))];
  return {
    format: 1, formId, baseLocale: 'id', locales: ['id', 'en'], rootId: 'root', byId: Object.fromEntries(all.map((node) => [node.id, node])),
    rules: [], scoring: { mode: 'none', roundAt: 'total', bands: [], thresholds: [] }, refs: [], tests: [],
    source: { dialect, extra: parts ? { root: without(schema as Bag, ['properties']), ui: without(ui, Object.keys(parts)), hasUi: uiSchema !== undefined } : { whole: schema, hasUi: uiSchema !== undefined, ui: uiSchema } },
  };
}

/** Gives back the schema and uiSchema an imported form came from, with later edits in place; a form made here as a plain schema with texts. */
export function exportSource(model: FormModel): { readonly schema: unknown; readonly uiSchema?: unknown } {
  if (model.source === undefined) return plainSchema(model);
  const { extra } = model.source;
  const withUi = (schema: unknown, ui: unknown) => (extra['hasUi'] ? { schema, uiSchema: ui } : { schema });
  if (Object.hasOwn(extra, 'whole')) return withUi(extra['whole'], extra['ui']);
  const nodes = model.byId[model.rootId]!.children.flatMap((id) => { const node = model.byId[id]!; return node.type === 'section' && node.key === undefined ? node.children.map((child) => model.byId[child]!) : [node]; });
  const root = (extra['root'] ?? {}) as Bag;
  const schema = { ...root, properties: entries(nodes, (node) => exportNode(model, node)), ...requiredBack(root['required'], nodes) };
  return withUi(schema, { ...(extra['ui'] as Bag), ...entries(nodes.filter((node) => hasUi(model, node)), (node) => exportUi(model, node)) });
}

const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const satisfies Partial<Node>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const without = (bag: Bag, names: readonly string[]): Bag => Object.fromEntries(Object.entries(bag).filter(([name]) => !names.includes(name)));
const textOf = (value: unknown, name: string) => (isBag(value) && typeof value[name] === 'string' && value[name] !== '' ? (value[name] as string) : undefined);
const requiredOf = (schema: Bag): ReadonlySet<unknown> => new Set(Array.isArray(schema['required']) ? schema['required'] : []);
const entries = (nodes: readonly Node[], value: (node: Node) => unknown) => Object.fromEntries(nodes.map((node) => [node.key!, value(node)]));
const numbered = () => { let n = 0; return () => `n${(n += 1)}`; };

function importParts(parts: Bag, required: ReadonlySet<unknown>, ui: Bag, make: () => string): readonly Node[] {
  return inOrder(parts, ui).flatMap(([key, schema]): readonly Node[] => {
    const own = Object.hasOwn(ui, key) ? ui[key] : undefined;
    return isSection(schema) ? sectionNodes(key, schema, own, required.has(key), make) : [fieldNode(key, schema, own, required.has(key), make)];
  });
}

/** Properties in the order their uiSchema asks for; the rest after them as written. */
function inOrder(parts: Bag, ui: Bag): readonly (readonly [string, unknown])[] {
  const order: readonly unknown[] = Array.isArray(ui['ui:order']) ? ui['ui:order'] : [];
  const places = new Map(order.map((name, i) => [name, i] as const).toReversed());
  const place = ([name]: readonly [string, unknown]) => places.get(name) ?? places.get('*') ?? order.length;
  return Object.entries(parts).map((entry, i) => ({ entry, i })).sort((a, b) => place(a.entry) - place(b.entry) || a.i - b.i).map(({ entry }) => entry);
}

const isSection = (schema: unknown): schema is Bag => isBag(schema) && schema['type'] === 'object' && isBag(schema['properties']) && schema['$ref'] === undefined;

function sectionNodes(key: string, schema: Bag, ui: unknown, required: boolean, make: () => string): readonly Node[] {
  const id = make();
  const parts = schema['properties'] as Bag;
  const own = isBag(ui) ? ui : {};
  const needed = requiredOf(schema);
  const children = inOrder(parts, own).map(([name, part]) => fieldNode(name, part, Object.hasOwn(own, name) ? own[name] : undefined, needed.has(name), make));
  const uiExtra = isBag(ui) ? without(ui, Object.keys(parts)) : {};
  const props = { source: without(schema, ['properties']), ...(ui === undefined ? {} : isBag(ui) ? { ui: true } : { ui: 'odd', odd: ui }) };
  return [{ ...plain, id, type: 'section', key, required, children: children.map((node) => node.id), props, text: named(schema, key), uiExtra }, ...children];
}

function fieldNode(key: string, schema: unknown, ui: unknown, required: boolean, make: () => string): Node {
  const id = make();
  if (isBag(schema) && (ui === undefined || isBag(ui)))
    for (const claimed of claims)
      for (const kind of readable) {
        const base = Object.fromEntries(Object.entries(schema).filter(([name]) => claimed.has(name)));
        const props = questions[kind].read(base);
        if (props === undefined) continue;
        const node: Node = { ...plain, id, type: 'field', kind, key, required, props: { ...props, ...(ui === undefined ? {} : { ui: true }) }, text: named(schema, key), schemaExtra: without(schema, Object.keys(base)), uiExtra: ui ?? {} };
        if (same({ ...questions[kind].emit(node), ...node.schemaExtra }, schema)) return node;
      }
  return { ...rawNode(id, key, schema, ui), required };
}

/** Remembers the dialect of what was kept word for word, so that publishing can say it in draft-07. */
const spoken = (node: Node, dialect: string): Node => (dialect === 'draft-07' || (node.kind !== 'raw' && Object.keys(node.schemaExtra).length === 0) ? node : { ...node, props: { ...node.props, dialect } });

const rawNode = (id: string, key: string, schema: unknown, ui: unknown): Node => ({ ...plain, id, type: 'raw', kind: 'raw', key, props: { schema, ...(ui === undefined ? {} : { ui }) }, text: named(schema, key) });

function named(schema: unknown, key: string): Node['text'] {
  const title = textOf(schema, 'title') ?? key;
  const help = textOf(schema, 'description');
  const words = { title, ...(help ? { help } : {}) };
  return { id: words, en: words };
}

const same = (a: Schema, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** Groups loose fields into one section without key, so that every question lies in a section. */
function topLevel(nodes: readonly Node[], make: () => string): readonly Node[] {
  const inSections = new Set(nodes.filter((node) => node.type === 'section').flatMap((node) => node.children));
  const outer = nodes.filter((node) => !inSections.has(node.id));
  const loose = outer.filter((node) => node.type !== 'section');
  if (loose.length === 0) return outer;
  const section: Node = { ...plain, id: make(), type: 'section', children: loose.map((node) => node.id), text: { id: { title: 'Isian' }, en: { title: 'Answers' } } };
  return [section, ...outer.filter((node) => node.type === 'section')];
}

function exportNode(model: FormModel, node: Node): unknown {
  if (node.type === 'section') {
    const children = node.children.map((id) => model.byId[id]!);
    const source = (node.props['source'] ?? { type: 'object' }) as Bag;
    return { ...source, properties: entries(children, (child) => exportNode(model, child)), ...requiredBack(source['required'], children), ...reworded(node, source) };
  }
  const schema = node.kind === 'raw' ? node.props['schema'] : { ...questions[node.kind!].emit(node), ...node.schemaExtra };
  return isBag(schema) ? { ...schema, ...reworded(node, schema) } : schema;
}

/** Title and help as the model now words them, where that differs from what the schema said. */
function reworded(node: Node, schema: Bag): Bag {
  const [before, now] = [named(schema, node.key ?? '').id, node.text.id];
  return { ...(now && now.title !== before?.title ? { title: now.title } : {}), ...(now?.help && now.help !== before?.help ? { description: now.help } : {}) };
}

function requiredBack(before: unknown, nodes: readonly Node[]): Bag {
  if (before !== undefined && !Array.isArray(before)) return { required: before };
  const keys = new Map(nodes.map((node) => [node.key, node.required === true]));
  const kept = (before ?? []).filter((name: unknown) => !keys.has(name as string) || keys.get(name as string));
  const already = new Set<unknown>(kept);
  const fresh = [...keys].filter(([key, needed]) => needed && !already.has(key)).map(([key]) => key);
  return before === undefined && fresh.length === 0 ? {} : { required: [...kept, ...fresh] };
}

const hasUi = (model: FormModel, node: Node): boolean => (node.props['ui'] !== undefined || node.children.some((id) => hasUi(model, model.byId[id]!)));

function exportUi(model: FormModel, node: Node): unknown {
  if (node.kind === 'raw') return node.props['ui'];
  if (node.props['ui'] === 'odd') return node.props['odd'];
  return { ...node.uiExtra, ...entries(node.children.map((id) => model.byId[id]!).filter((child) => hasUi(model, child)), (child) => exportUi(model, child)) };
}
