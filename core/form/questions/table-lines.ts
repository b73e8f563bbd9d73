import type { Locale, Node } from '../model.ts';

/** A fixed row, or a column of numbers: its key in the data and its heading in each language. */
export type Line = { readonly key: string; readonly text: Node['text'] };
/** The answer of a table with fixed rows: row key → column key → value; what nobody filled in is absent. */
export type Cells = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const isBag = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Gives the lines of a prop (`rows`, `columns`); entries without a key are left out. */
export const linesOf = (node: Node, prop: 'rows' | 'columns'): readonly Line[] => {
  const lines = node.props[prop];
  return Array.isArray(lines) ? lines.filter((line): line is Line => isBag(line) && typeof line['key'] === 'string') : [];
};
export const lineTitle = (line: Line, locale: Locale): string => line.text?.[locale]?.title ?? line.text?.id?.title ?? line.key;
export const cellsOf = (value: unknown): Cells => (isBag(value) ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Readonly<Record<string, unknown>>] => isBag(entry[1]))) : {});

/** Puts one value into a cell; an emptied cell and an emptied row disappear, an emptied table is no answer. */
export function withCell(value: unknown, { row, column, to }: { readonly row: string; readonly column: string; readonly to: unknown }): Cells | undefined {
  const cells = cellsOf(value);
  const filled = Object.fromEntries(Object.entries({ ...cells[row], [column]: to }).filter(([, each]) => each !== undefined));
  const next = Object.fromEntries(Object.entries({ ...cells, [row]: filled }).filter(([, each]) => Object.keys(each).length > 0));
  return Object.keys(next).length > 0 ? next : undefined;
}

const most = 8;
/** Says which cells differ, as `Row, column: old → new`; the many that follow are counted. */
export function cellChanges(before: unknown, after: unknown, { rows, columns, write, locale }: { readonly rows: readonly Line[]; readonly columns: readonly Line[]; readonly write: (column: Line, value: unknown) => string; readonly locale: Locale }): string | undefined {
  const [a, b] = [cellsOf(before), cellsOf(after)];
  const said = rows.flatMap((row) => columns.flatMap((column) => {
    const [old, now] = [a[row.key]?.[column.key], b[row.key]?.[column.key]];
    const shown = (value: unknown) => (value === undefined ? '–' : write(column, value));
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [`${lineTitle(row, locale)}, ${lineTitle(column, locale)}: ${shown(old)} → ${shown(now)}`];
  }));
  if (said.length === 0) return undefined;
  const rest = said.length - most;
  return [...said.slice(0, most), ...(rest > 0 ? [locale === 'id' ? `dan ${rest} sel lain` : `and ${rest} more cells`] : [])].join('; ');
}

/** The meta-schema of fixed lines: a key and a heading per language. */
export const lineSchema = {
  type: 'object', required: ['key'],
  properties: { key: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,39}$' }, text: { type: 'object', properties: { id: { type: 'object', properties: { title: { type: 'string' } } }, en: { type: 'object', properties: { title: { type: 'string' } } } } } },
} as const;
