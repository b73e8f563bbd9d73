import type { Text } from '../../problem.ts';
import { isDeepEmpty } from '../emptiness.ts';
import type { Locale, Node } from '../model.ts';
import { given, numberProp, numberText, placesOf, questionKind } from '../question.ts';
import { cellChanges, type Cells, cellsOf, lineSchema, linesOf, lineTitle } from './table-lines.ts';

/** How the numbers of a matrix are written. */
export type MatrixNumber = 'integer' | 'decimal' | 'currency' | 'percent';
/** A total that has to agree: of one row or column (all of them without a key) or of everything, with a number or with another line's total. */
export type SumRule = { readonly of: 'row' | 'column' | 'all'; readonly key?: string; readonly is: 'equal' | 'atMost' | 'atLeast'; readonly value?: number; readonly sameAs?: string };

export const matrixNumber = (node: Node): MatrixNumber => (['decimal', 'currency', 'percent'] as const).find((each) => each === node.props['number']) ?? 'integer';
export const matrixPlaces = (node: Node): number => ({ integer: 0, currency: 0, percent: numberProp(node, 'places') ?? 2, decimal: numberProp(node, 'places') ?? 2 })[matrixNumber(node)];
const rulesOf = (node: Node): readonly SumRule[] => (Array.isArray(node.props['sums']) ? (node.props['sums'] as SumRule[]) : []);

/** Adds numbers as whole numbers of the smallest place, so that 0,1 + 0,2 is 0,3. */
function added(node: Node, values: readonly unknown[]): number | undefined {
  const scale = 10 ** matrixPlaces(node);
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + Math.round(value * scale), 0) / scale;
}

/** Totals of a matrix; a line without any number has none. They are never stored. */
export type Totals = { readonly rows: Readonly<Record<string, number | undefined>>; readonly columns: Readonly<Record<string, number | undefined>>; readonly all: number | undefined };
export function totalsOf(node: Node, value: unknown): Totals {
  const cells: Cells = cellsOf(value);
  const [rows, columns] = [linesOf(node, 'rows'), linesOf(node, 'columns')];
  const row = (key: string) => columns.map((column) => cells[key]?.[column.key]);
  return {
    rows: Object.fromEntries(rows.map(({ key }) => [key, added(node, row(key))])),
    columns: Object.fromEntries(columns.map(({ key }) => [key, added(node, rows.map((line) => cells[line.key]?.[key]))])),
    all: added(node, rows.flatMap(({ key }) => row(key))),
  };
}

/** Writes a number of the matrix with its unit. */
export function matrixText(node: Node, value: number, locale: Locale): string {
  const kind = matrixNumber(node);
  const text = numberText(value, locale, kind === 'integer' || kind === 'currency' ? 0 : matrixPlaces(node));
  return kind === 'currency' ? `Rp${text}` : kind === 'percent' ? `${text}%` : text;
}

const holds: Readonly<Record<SumRule['is'], (total: number, wanted: number) => boolean>> = { equal: (a, b) => a === b, atMost: (a, b) => a <= b, atLeast: (a, b) => a >= b };
const relation: Readonly<Record<SumRule['is'], Text>> = { equal: { id: 'harus sama dengan', en: 'must equal' }, atMost: { id: 'tidak boleh melebihi', en: 'may not exceed' }, atLeast: { id: 'paling sedikit', en: 'must be at least' } };

/** What a sum rule compares: each line it speaks of with its total. */
function compared(node: Node, rule: SumRule, totals: Totals): readonly (readonly [name: Text, total: number | undefined])[] {
  if (rule.of === 'all') return [[{ id: 'Jumlah keseluruhan', en: 'The grand total' }, totals.all]];
  const lines = linesOf(node, rule.of === 'row' ? 'rows' : 'columns').filter(({ key }) => (rule.key === undefined || rule.key === '' ? key !== rule.sameAs : key === rule.key));
  const sums = rule.of === 'row' ? totals.rows : totals.columns;
  return lines.map((line) => [{ id: `Jumlah ${rule.of === 'row' ? 'baris' : 'kolom'} ${lineTitle(line, 'id')}`, en: `The total of ${rule.of} ${lineTitle(line, 'en')}` }, sums[line.key]]);
}

function wantedBy(node: Node, rule: SumRule, totals: Totals): readonly [value: number, name: Text] | undefined {
  const written = (value: number): Text => ({ id: matrixText(node, value, 'id'), en: matrixText(node, value, 'en') });
  if (rule.sameAs === undefined || rule.sameAs === '') return rule.value === undefined ? undefined : [rule.value, written(rule.value)];
  const line = linesOf(node, rule.of === 'column' ? 'columns' : 'rows').find(({ key }) => key === rule.sameAs);
  const total = (rule.of === 'column' ? totals.columns : totals.rows)[rule.sameAs];
  if (!line || total === undefined) return undefined;
  return [total, { id: `jumlah ${lineTitle(line, 'id')} (${written(total).id})`, en: `the total of ${lineTitle(line, 'en')} (${written(total).en})` }];
}

function checkSums(node: Node, value: unknown): readonly Text[] {
  const totals = totalsOf(node, value);
  return rulesOf(node).flatMap((rule) => {
    const wanted = wantedBy(node, rule, totals);
    if (!wanted) return [];
    return compared(node, rule, totals).filter(([, total]) => total !== undefined && !holds[rule.is](total, wanted[0])).map(([name, total]) => ({
      id: `${name.id} (${matrixText(node, total!, 'id')}) ${relation[rule.is].id} ${wanted[1].id}.`, en: `${name.en} (${matrixText(node, total!, 'en')}) ${relation[rule.is].en} ${wanted[1].en}.`,
    }));
  });
}

function checkCells(node: Node, value: unknown): readonly Text[] {
  const cells = cellsOf(value);
  const [places, needed] = [matrixPlaces(node), node.props['required'] === true];
  return linesOf(node, 'rows').flatMap((row) => linesOf(node, 'columns').flatMap((column): readonly Text[] => {
    const cell = cells[row.key]?.[column.key];
    const place = { id: `${lineTitle(row, 'id')}, ${lineTitle(column, 'id')}: `, en: `${lineTitle(row, 'en')}, ${lineTitle(column, 'en')}: ` };
    if (cell === undefined) return needed ? [{ id: `${place.id}belum diisi.`, en: `${place.en}not filled in.` }] : [];
    return typeof cell === 'number' && placesOf(cell) > places ? [{ id: `${place.id}tulis paling banyak ${places} angka di belakang koma.`, en: `${place.en}write at most ${places} decimal places.` }] : [];
  }));
}

const sumSchema = { type: 'object', required: ['of', 'is'], properties: { of: { enum: ['row', 'column', 'all'] }, key: { type: 'string' }, is: { enum: ['equal', 'atMost', 'atLeast'] }, value: { type: 'number' }, sameAs: { type: 'string' } } };

/** Numbers by row and column; totals are computed where they are shown, and sum rules compare them. */
export const matrix = questionKind({
  meta: {
    name: { id: 'Matriks angka', en: 'Number matrix' }, about: { id: 'Angka per baris dan kolom, dengan jumlah', en: 'Numbers by row and column, with totals' },
    props: {
      type: 'object', properties: {
        rows: { type: 'array', maxItems: 100, items: lineSchema }, columns: { type: 'array', maxItems: 30, items: lineSchema }, number: { enum: ['integer', 'decimal', 'currency', 'percent'] },
        places: { type: 'integer', minimum: 0, maximum: 4 }, min: { type: 'number' }, max: { type: 'number' }, unit: { type: 'string' }, required: { type: 'boolean' }, rowTotals: { type: 'boolean' }, columnTotals: { type: 'boolean' }, sums: { type: 'array', maxItems: 50, items: sumSchema },
      },
    },
  },
  create: () => ({
    rows: [{ key: 'laki', text: { id: { title: 'Laki-laki' }, en: { title: 'Men' } } }, { key: 'perempuan', text: { id: { title: 'Perempuan' }, en: { title: 'Women' } } }],
    columns: [{ key: 'tw1', text: { id: { title: 'Triwulan I' }, en: { title: 'Quarter I' } } }, { key: 'tw2', text: { id: { title: 'Triwulan II' }, en: { title: 'Quarter II' } } }],
    number: 'integer', min: 0, rowTotals: true, columnTotals: true,
  }),
  emit: (node) => {
    const whole = ['integer', 'currency'].includes(matrixNumber(node));
    const cell = given({ type: whole ? 'integer' : 'number', minimum: numberProp(node, 'min') ?? (matrixNumber(node) === 'percent' || matrixNumber(node) === 'currency' ? 0 : undefined), maximum: numberProp(node, 'max') ?? (matrixNumber(node) === 'percent' ? 100 : matrixNumber(node) === 'currency' ? Number.MAX_SAFE_INTEGER : undefined) });
    const columns = Object.fromEntries(linesOf(node, 'columns').map(({ key }) => [key, cell]));
    return { type: 'object', properties: Object.fromEntries(linesOf(node, 'rows').map(({ key }) => [key, { type: 'object', properties: columns }])) };
  },
  check: (node, value) => [...checkCells(node, value), ...checkSums(node, value)],
  isEmpty: isDeepEmpty,
  format: (node, value, locale) => {
    const { all } = totalsOf(node, value);
    const unit = typeof node.props['unit'] === 'string' && node.props['unit'] ? ` ${node.props['unit']}` : '';
    return all === undefined ? '–' : `${locale === 'id' ? 'Jumlah' : 'Total'} ${matrixText(node, all, locale)}${unit}`;
  },
  diff: (node, before, after, locale) => cellChanges(before, after, { rows: linesOf(node, 'rows'), columns: linesOf(node, 'columns'), locale, write: (_column, value) => (typeof value === 'number' ? matrixText(node, value, locale) : String(value)) }),
  cell: (node, value) => {
    const { all } = totalsOf(node, value);
    return all === undefined ? { type: 'text', value: '' } : { type: matrixNumber(node) === 'currency' ? 'rupiah' : 'number', value: all };
  },
});
