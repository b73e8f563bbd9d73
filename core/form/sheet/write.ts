import { canonicalJson } from '../canonical.ts';
import type { FormModel, Node } from '../model.ts';
import { type FormSheets, hints, labels, type Line, listKinds, typeOfKind } from './columns.ts';
import { type Names, relevantOf } from './relevant.ts';

/** A cell holds 32,767 characters at most. */
const mostInCell = 30_000;

/** Writes a form as the sheets of XLSForm; a fourth sheet keeps the whole of it, so that coming back nothing is lost. */
export function sheetsOf(model: FormModel): FormSheets {
  const root = model.byId[model.rootId];
  const title = root?.text.id?.title ?? model.formId;
  const whole = canonicalJson(model);
  return {
    survey: (root?.children ?? []).flatMap((id) => linesOf(model, id)),
    choices: Object.values(model.byId).flatMap(choicesOf),
    settings: [{ form_title: title, 'form_title::English (en)': root?.text.en?.title ?? '', form_id: model.formId, default_language: 'Bahasa Indonesia (id)' }],
    siklus: Array.from({ length: Math.ceil(whole.length / mostInCell) }, (_, n) => ({ part: String(n + 1), content: whole.slice(n * mostInCell, (n + 1) * mostInCell) })),
  };
}

/** Gives the names by which conditions in the sheet speak of questions. */
export function namesIn(model: Pick<FormModel, 'byId'>): Names {
  const byKey = new Map(Object.values(model.byId).flatMap((node) => (node.key === undefined ? [] : [[node.key, node.id] as const])));
  return { keyOf: (id) => model.byId[id]?.key, idOf: (key) => byKey.get(key) };
}

function linesOf(model: FormModel, id: string): readonly Line[] {
  const node = model.byId[id];
  if (node === undefined) return [];
  const line = lineOf(model, node);
  if (node.type !== 'page' && node.type !== 'section') return [line];
  return [{ ...line, type: 'begin_group' }, ...node.children.flatMap((child) => linesOf(model, child)), { type: 'end_group', name: line['name'] ?? '' }];
}

function lineOf(model: FormModel, node: Node): Line {
  const { id, en } = node.text;
  const kind = node.kind;
  const type = kind === undefined ? '' : `${typeOfKind[kind]}${hasList(node) ? ` ${node.key ?? node.id}` : ''}`;
  return { type, name: node.key ?? node.id, [labels.id]: id?.title ?? '', [labels.en]: en?.title ?? '', [hints.id]: id?.help ?? '', [hints.en]: en?.help ?? '', required: node.required === true ? 'yes' : '', relevant: relevantTo(model, node.id), 'siklus::id': node.id };
}

const hasList = (node: Node) => node.kind !== undefined && listKinds.has(node.kind) && node.text.id?.options !== undefined;

function choicesOf(node: Node): readonly Line[] {
  if (!hasList(node)) return [];
  const { id, en } = node.text;
  return Object.entries(id?.options ?? {}).map(([code, label]) => ({ list_name: node.key ?? node.id, name: code, [labels.id]: label, [labels.en]: en?.options?.[code] ?? '' }));
}

/** The condition under which a question shows, when exactly one rule says so and XLSForm can say it. */
function relevantTo(model: FormModel, id: string): string {
  const rules = model.rules.filter(({ effect, targets }) => effect === 'show' && targets.includes(id));
  return (rules.length === 1 ? relevantOf(rules[0]!.when, namesIn(model)) : undefined) ?? '';
}
