import { type Problem, problem, type Text } from '../../problem.ts';
import { blankForm } from '../blank.ts';
import type { FormModel, Kind, Node, NodeText, Rule } from '../model.ts';
import { questions } from '../questions.ts';
import { readModel } from '../shape.ts';
import { columns, type FormSheets, hints, kindOfType, labels, type Line, listKinds, type SheetName } from './columns.ts';
import { logicOfRelevant } from './relevant.ts';
import { namesIn, sheetsOf } from './write.ts';

type Fault = { readonly path: string; readonly message: Text };
type Choices = ReadonlyMap<string, readonly Line[]>;
/** What is being read: the form the sheet came from (or nothing), and everything found so far. */
type Reading = { readonly base: FormModel; readonly choices: Choices; readonly byId: Record<string, Node>; readonly seen: Map<string, string>; readonly relevant: { readonly id: string; readonly text: string; readonly cell: string }[]; readonly faults: Fault[] };
type Open = { readonly id: string; readonly children: string[]; readonly row: number; hasGroups: boolean };

const begins = /^begin[ _]group$/i;
const ends = /^end[ _]group$/i;
const yes = new Set(['yes', 'true', 'ya', '1']);
const keyPattern = /^[a-z][a-z0-9_]{0,39}$/;
const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const satisfies Partial<Node>;
const known = new Set<string>([...Object.keys(columns.survey), 'label', 'hint']);

/** Gives the cell of a sheet as people look for it, such as `survey!C5`. */
function cellOf(sheet: SheetName, column: string, row: number): string {
  const at = Object.keys(columns[sheet]).indexOf(column);
  return at < 0 ? `${sheet}!${column}:${row}` : `${sheet}!${String.fromCharCode(65 + at)}${row}`;
}

/** Reads a form from the sheets of XLSForm. Sheets that were written here keep all that the sheet cannot say; every cell at fault is named, and then nothing is read. */
export function readSheets(sheets: FormSheets, formId: string): FormModel | Problem {
  const base = baseOf(sheets, formId);
  if ('problem' in base) return base;
  const reading: Reading = { base, choices: Map.groupBy(sheets.choices, (line) => line['list_name'] ?? ''), byId: {}, seen: new Map(), relevant: [], faults: [] };
  const children = readSurvey(reading, sheets.survey);
  const title = sheets.settings[0];
  const old = base.byId[base.rootId]!;
  const root: Node = { ...old, children, text: { id: { ...old.text.id, title: title?.['form_title'] || old.text.id?.title || formId }, en: { ...old.text.en, title: title?.['form_title::English (en)'] || old.text.en?.title || title?.['form_title'] || formId } } };
  const byId = { [root.id]: root, ...reading.byId };
  const rules = readRelevant(reading, byId);
  if (children.length === 0) reading.faults.push({ path: 'survey!A2', message: { id: 'lembar survey tidak memuat pertanyaan', en: 'the survey sheet has no questions' } });
  if (reading.faults.length > 0) return problem('sheetFaults', { count: reading.faults.length, at: reading.faults });
  return { ...base, formId, byId, rules };
}

function baseOf({ siklus }: FormSheets, formId: string): FormModel | Problem {
  const text = siklus.toSorted((a, b) => Number(a['part']) - Number(b['part'])).map((line) => line['content'] ?? '').join('');
  if (text === '') { const blank = blankForm(formId, { id: '', en: '' }); return { ...blank, byId: { [blank.rootId]: { ...blank.byId[blank.rootId]!, children: [] } } }; }
  try {
    return readModel(JSON.parse(text));
  } catch {
    return problem('sheetFaults', { count: 1, at: [{ path: 'siklus!B2', message: { id: 'isi lembar siklus terpotong atau diubah; hapus lembar ini untuk mengimpor tanpa isinya', en: 'the siklus sheet is cut off or was changed; delete that sheet to import without it' } }] });
  }
}

function readSurvey(reading: Reading, lines: readonly Line[]): readonly string[] {
  const top: Open = { id: '', children: [], row: 0, hasGroups: true };
  const open: Open[] = [top];
  for (const [index, line] of lines.entries()) {
    const row = index + 2;
    const type = (line['type'] ?? '').trim();
    if (Object.values(line).every((value) => value === '')) continue;
    if (begins.test(type)) openGroup(reading, open, { line, row });
    else if (ends.test(type)) closeGroup(reading, open, row);
    else readQuestion(reading, open, { line, row });
  }
  while (open.length > 1) {
    reading.faults.push({ path: cellOf('survey', 'type', open.at(-1)!.row), message: { id: 'bagian ini tidak ditutup dengan end_group', en: 'this group is not closed with end_group' } });
    closeGroup(reading, open, open.at(-1)!.row);
  }
  return top.children;
}

type At = { readonly line: Line; readonly row: number };

/** The node a line speaks of, by its identity or its name; a new one otherwise. A name used twice is a fault. */
function identify({ base, seen, faults }: Reading, { line, row }: At): { readonly id: string; readonly key: string; readonly old: Node | undefined } {
  const key = (line['name'] ?? '').trim();
  const old = base.byId[line['siklus::id'] ?? ''] ?? Object.values(base.byId).find((node) => node.key === key && key !== '');
  const cell = cellOf('survey', 'name', row);
  if (old === undefined && !keyPattern.test(key)) faults.push({ path: cell, message: key === '' ? { id: 'nama kosong', en: 'the name is empty' } : { id: `nama “${key}” tidak sah: pakai huruf kecil, angka, dan garis bawah, diawali huruf`, en: `the name “${key}” is not valid: use small letters, digits and underscores, beginning with a letter` } });
  const id = old?.id ?? (Object.hasOwn(base.byId, key) ? `${key}_baru` : key);
  if (seen.has(id)) faults.push({ path: cell, message: { id: `nama “${key}” sudah dipakai di ${seen.get(id)}`, en: `the name “${key}” is already used in ${seen.get(id)}` } });
  seen.set(id, cell);
  return { id, key: old?.key === undefined && old !== undefined ? '' : key, old };
}

function openGroup(reading: Reading, open: Open[], at: At): void {
  const { id, key, old } = identify(reading, at);
  open.at(-1)!.hasGroups = true;
  open.at(-1)!.children.push(id);
  reading.byId[id] = { ...plain, type: 'section', ...old, id, ...(key === '' ? {} : { key }), text: textOf(reading, at, old) };
  noteRelevant(reading, id, at);
  open.push({ id, children: [], row: at.row, hasGroups: false });
}

function closeGroup(reading: Reading, open: Open[], row: number): void {
  const group = open.length > 1 ? open.pop() : undefined;
  const node = group && reading.byId[group.id];
  if (group === undefined || node === undefined) { reading.faults.push({ path: cellOf('survey', 'type', row), message: { id: 'end_group tanpa begin_group', en: 'end_group without begin_group' } }); return; }
  const type = group.hasGroups ? 'page' : node.type === 'page' ? 'section' : node.type;
  reading.byId[group.id] = { ...node, type, children: group.children };
}

function readQuestion(reading: Reading, open: Open[], at: At): void {
  const found = kindOfType(at.line['type'] ?? '');
  if (found === undefined) { reading.faults.push({ path: cellOf('survey', 'type', at.row), message: { id: `jenis “${at.line['type'] ?? ''}” tidak dikenal`, en: `the type “${at.line['type'] ?? ''}” is not known` } }); return; }
  if (open.length === 1) { reading.faults.push({ path: cellOf('survey', 'type', at.row), message: { id: 'pertanyaan ini di luar bagian: tambahkan begin_group sebelum dan end_group sesudahnya', en: 'this question is outside of a group: add begin_group before and end_group after it' } }); return; }
  const { id, key, old } = identify(reading, at);
  open.at(-1)!.children.push(id);
  const kept = old?.kind === found.kind ? old : undefined;
  const fresh: Node = { ...plain, id, type: typeOf(found.kind), kind: found.kind, props: questions[found.kind].create(), text: {} };
  const { required: _was, ...rest } = kept ?? fresh;
  const extra = Object.entries(at.line).filter(([column, value]) => !known.has(column) && value !== '');
  const node: Node = { ...rest, id, ...(key === '' ? {} : { key }), text: textOf(reading, at, old), ...(yes.has((at.line['required'] ?? '').toLowerCase()) ? { required: true } : kept?.required === false ? { required: false } : {}), ...(extra.length === 0 ? {} : { uiExtra: { ...rest.uiExtra, xlsform: Object.fromEntries(extra) } }) };
  reading.byId[id] = withChoices(reading, node, { list: found.list, at });
  noteRelevant(reading, id, at);
}

const typeOf = (kind: Kind): Node['type'] => (kind === 'info' || kind === 'computed' || kind === 'raw' ? kind : kind === 'fixedTable' || kind === 'repeatTable' || kind === 'matrix' ? 'table' : 'field');

/** The options of the list a line names, in the order of the sheet; a known option keeps what else is known of it. */
function withChoices({ choices, faults }: Reading, node: Node, { list, at }: { readonly list: string | undefined; readonly at: At }): Node {
  if (node.kind === undefined || !listKinds.has(node.kind)) return node;
  const lines = choices.get(list ?? '') ?? [];
  if (lines.length === 0) {
    if (node.text.id?.options === undefined && 'options' in node.props) faults.push({ path: cellOf('survey', 'type', at.row), message: { id: `daftar pilihan “${list ?? ''}” tidak ada di lembar choices`, en: `the list “${list ?? ''}” is not in the choices sheet` } });
    return node;
  }
  const named = (column: string) => Object.fromEntries(lines.flatMap((line) => { const label = line[column] || (column === labels.id ? line['label'] : ''); return label ? [[line['name'] ?? '', label]] : []; }));
  const old = Array.isArray(node.props['options']) ? (node.props['options'] as readonly { readonly code: string }[]) : undefined;
  const options = lines.map((line) => old?.find(({ code }) => code === line['name']) ?? { code: line['name'] ?? '' });
  const text = { ...node.text, id: { ...node.text.id!, options: named(labels.id) }, ...(node.text.en ? { en: { ...node.text.en, options: named(labels.en) } } : {}) };
  return { ...node, text, ...(old === undefined ? {} : { props: { ...node.props, options } }) };
}

/** Titles and help in both languages; a sheet without language columns means Indonesian. */
function textOf({ faults }: Reading, { line, row }: At, old: Node | undefined): Node['text'] {
  const title = line[labels.id] || line['label'] || '';
  if (title === '') faults.push({ path: cellOf('survey', labels.id, row), message: { id: 'label kosong', en: 'the label is empty' } });
  const written = (was: NodeText | undefined, given: { readonly title: string; readonly help: string }): NodeText => { const { help: _help, ...rest } = was ?? { title: '' }; return { ...rest, title: given.title, ...(given.help === '' ? {} : { help: given.help }) }; };
  const en = line[labels.en] ?? '';
  return { id: written(old?.text.id, { title, help: line[hints.id] || line['hint'] || '' }), ...(en === '' && old?.text.en === undefined ? {} : { en: written(old?.text.en, { title: en, help: line[hints.en] ?? '' }) }) };
}

function noteRelevant({ relevant }: Reading, id: string, { line, row }: At): void {
  relevant.push({ id, text: (line['relevant'] ?? '').trim(), cell: cellOf('survey', 'relevant', row) });
}

/** Conditions of the sheet that differ from what the form had become rules; the others stay as they were. */
function readRelevant({ base, relevant, faults }: Reading, byId: Readonly<Record<string, Node>>): readonly Rule[] {
  const before = new Map(sheetsOf(base).survey.map((line) => [line['siklus::id'] ?? '', line['relevant'] ?? '']));
  const names = namesIn({ byId });
  let rules = base.rules;
  for (const { id, text, cell } of relevant.filter((each) => (before.get(each.id) ?? '') !== each.text)) {
    const when = text === '' ? undefined : logicOfRelevant(text, names);
    if (text !== '' && when === undefined) faults.push({ path: cell, message: { id: 'syarat tampil tidak terbaca: pakai ${nama}, perbandingan, and, or, selected()', en: 'the condition cannot be read: use ${name}, comparisons, and, or, selected()' } });
    rules = rules.flatMap((rule) => (rule.effect !== 'show' || !rule.targets.includes(id) ? [rule] : rule.targets.length === 1 ? [] : [{ ...rule, targets: rule.targets.filter((target) => target !== id) }]));
    if (when !== undefined) rules = [...rules, { id: `tampil_${id}`, effect: 'show', when, targets: [id] }];
  }
  return rules;
}
