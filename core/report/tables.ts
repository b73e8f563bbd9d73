import type { Locale, Node, Rule } from '../form/model.ts';
import { numberText, optionText } from '../form/question.ts';
import { useOf } from '../rule/inspect.ts';
import { rowMark } from '../rule/row-marks.ts';
import { type Column, columnKinds, columnNode, columnsOf } from '../form/questions/repeatTable.ts';
import { optionsOf } from '../form/questions/singleChoice.ts';

/** What one agency wrote into a table. */
export type TableAnswer = { readonly agency: string; readonly value: unknown };
/** Sums of a table over all agencies, by one of its columns; numbers are written out, the last line is the total. */
export type Rollup = { readonly table: string; readonly by: string; readonly columns: readonly string[]; readonly lines: readonly { readonly label: string; readonly rows: number; readonly values: readonly string[] }[]; readonly total: readonly string[] };
/** Every line of a table over all agencies. */
export type Listing = { readonly table: string; readonly columns: readonly string[]; readonly lines: readonly { readonly agency: string; readonly cells: readonly string[] }[] };

type Row = Readonly<Record<string, unknown>>;
const summed: ReadonlySet<string> = new Set(['integer', 'decimal', 'currency']);
const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : []);
const keysIn = (node: Node, prop: string): readonly string[] => (Array.isArray(node.props[prop]) ? (node.props[prop] as readonly string[]) : []);
const titleOf = (column: Column, locale: Locale): string => column.text[locale]?.title ?? column.text.id?.title ?? column.key;
const tableTitle = (node: Node, locale: Locale): string => node.text[locale]?.title ?? node.text.id?.title ?? node.id;

function written(node: Node, column: Column, value: unknown, locale: Locale): string {
  return value === undefined || value === null || value === '' ? '–' : columnKinds[column.kind].format(columnNode(node, column), value, locale);
}

/** Adds numbers of up to four places as whole ten-thousandths, so that money and tenths stay exact. */
const added = (values: readonly unknown[]): number => values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? Math.round(value * 10_000) : 0), 0) / 10_000;

/** Gives the sums of a table by each column its form names in `rollup`, largest group first. */
export function rollupsOf(node: Node, answers: readonly TableAnswer[], locale: Locale = 'id'): readonly Rollup[] {
  const columns = columnsOf(node);
  const numbers = columns.filter(({ kind }) => summed.has(kind));
  const all = answers.flatMap(({ value }) => rowsOf(value));
  const sums = (rows: readonly Row[]) => numbers.map((column) => (column.kind === 'currency' ? 'Rp' : '') + numberText(added(rows.map((row) => row[column.key])), locale));
  return keysIn(node, 'rollup').flatMap((key): readonly Rollup[] => {
    const by = columns.find((column) => column.key === key);
    if (by === undefined) return [];
    const groups = Map.groupBy(all, (row) => written(node, by, row[key], locale));
    const lines = [...groups].toSorted(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b, 'id')).map(([label, rows]) => ({ label, rows: rows.length, values: sums(rows) }));
    return [{ table: tableTitle(node, locale), by: titleOf(by, locale), columns: numbers.map((column) => titleOf(column, locale)), lines, total: sums(all) }];
  });
}

/** Gives every line of a table whose form says so by `listed`; nothing otherwise. */
export function listingOf(node: Node, answers: readonly TableAnswer[], locale: Locale = 'id'): Listing | undefined {
  if (node.props['listed'] !== true) return undefined;
  const columns = columnsOf(node);
  const lines = answers.flatMap(({ agency, value }) => rowsOf(value).map((row) => ({ agency, cells: columns.map((column) => written(node, column, row[column.key], locale)) })));
  return { table: tableTitle(node, locale), columns: columns.map((column) => titleOf(column, locale)), lines };
}

/** What a rule of the form that looks for repeated rows finds over all agencies: one line for each row that agencies have in common, nothing where there is none. */
export function sharedRows(node: Node, rules: readonly Rule[], answers: readonly TableAnswer[], locale: Locale = 'id'): Listing | undefined {
  const rule = rules.find(({ each, when }) => each === node.id && useOf(when).parts.some(({ repeated }) => repeated));
  const keys = useOf(rule?.when).parts.filter(({ repeated }) => repeated).map(({ part }) => part);
  const columns = columnsOf(node).filter(({ key }) => keys.includes(key));
  const groups = Map.groupBy(answers.flatMap(({ agency, value }) => rowsOf(value).map((row) => ({ agency, row }))), ({ row }) => rowMark(row, keys));
  const lines = [...groups].flatMap(([mark, all]) => {
    const agencies = [...new Set(all.map(({ agency }) => agency))];
    return mark === undefined || agencies.length < 2 ? [] : [{ agency: agencies.join(', '), cells: columns.map((column) => written(node, column, all[0]!.row[column.key], locale)) }];
  });
  return rule && lines.length ? { table: `${tableTitle(node, locale)}: ${{ id: 'dilaporkan lebih dari satu instansi', en: 'reported by more than one agency' }[locale]}`, columns: columns.map((column) => titleOf(column, locale)), lines } : undefined;
}

/** Who chose each option of a question whose options belong to exactly one agency each (`oneOwner`): every option, with what is wrong where nobody or several did. */
export function ownersOf(node: Node, answers: readonly TableAnswer[], locale: Locale = 'id'): Listing | undefined {
  if (node.kind !== 'multipleChoice' || node.props['oneOwner'] !== true) return undefined;
  const words = { id: { option: 'Pilihan', found: 'Pengampu', none: 'belum ada', several: 'lebih dari satu', one: 'tepat satu' }, en: { option: 'Option', found: 'Owner', none: 'nobody yet', several: 'more than one', one: 'exactly one' } }[locale];
  const lines = optionsOf(node).filter(({ retired }) => !retired).map(({ code }) => {
    const owners = answers.filter(({ value }) => Array.isArray(value) && value.includes(code)).map(({ agency }) => agency);
    return { agency: owners.join(', ') || '–', cells: [optionText(node, code, locale), owners.length === 0 ? words.none : owners.length > 1 ? words.several : words.one] };
  });
  return { table: tableTitle(node, locale), columns: [words.option, words.found], lines };
}
