import type { Text } from '../../problem.ts';
import { isDeepEmpty } from '../emptiness.ts';
import type { Node } from '../model.ts';
import { given, questionKind } from '../question.ts';
import { columnKinds, columnNode, columnsOf, type Column } from './repeatTable.ts';
import { cellChanges, cellsOf, lineSchema, linesOf, lineTitle } from './table-lines.ts';

/** Says whether a cell has to be filled: its column asks every row, or `props.requiredCells` names it as `row.column`. */
export function isRequiredCell(node: Node, row: string, column: Column): boolean {
  const named = node.props['requiredCells'];
  return column.required === true || (Array.isArray(named) && named.includes(`${row}.${column.key}`));
}

const at = (node: Node, row: string, column: string): Text => {
  const line = (lines: ReturnType<typeof linesOf>, key: string, locale: 'id' | 'en') => { const found = lines.find((each) => each.key === key); return found ? lineTitle(found, locale) : key; };
  const [rows, columns] = [linesOf(node, 'rows'), linesOf(node, 'columns')];
  return { id: `Baris ${line(rows, row, 'id')}, kolom ${line(columns, column, 'id')}: `, en: `Row ${line(rows, row, 'en')}, column ${line(columns, column, 'en')}: ` };
};

function checkCells(node: Node, value: unknown): readonly Text[] {
  const cells = cellsOf(value);
  return linesOf(node, 'rows').flatMap((row) => columnsOf(node).flatMap((column) => {
    const cell = cells[row.key]?.[column.key];
    const place = at(node, row.key, column.key);
    if (cell === undefined) return isRequiredCell(node, row.key, column) ? [{ id: `${place.id}belum diisi.`, en: `${place.en}not filled in.` }] : [];
    return columnKinds[column.kind].check(columnNode(node, column), cell).map((text) => ({ id: place.id + text.id, en: place.en + text.en }));
  }));
}

const filledIn = (value: unknown): number => Object.values(cellsOf(value)).reduce((count, row) => count + Object.keys(row).length, 0);

/** Rows are given, cells are typed like columns of a repeating table; a missing required cell is named by `check`, not by the schema. */
export const fixedTable = questionKind({
  meta: {
    name: { id: 'Tabel tetap', en: 'Fixed table' }, about: { id: 'Baris dan kolom sudah ditentukan', en: 'Rows and columns are given' },
    props: { type: 'object', properties: { rows: { type: 'array', maxItems: 100, items: lineSchema }, columns: { type: 'array', maxItems: 30, items: { ...lineSchema, properties: { ...lineSchema.properties, kind: { enum: Object.keys(columnKinds) }, required: { type: 'boolean' } } } }, requiredCells: { type: 'array', items: { type: 'string' } } } },
  },
  create: () => ({
    rows: [{ key: 'baris_1', text: { id: { title: 'Baris 1' }, en: { title: 'Row 1' } } }, { key: 'baris_2', text: { id: { title: 'Baris 2' }, en: { title: 'Row 2' } } }],
    columns: [{ key: 'uraian', kind: 'shortText', text: { id: { title: 'Uraian' }, en: { title: 'Description' } } }, { key: 'jumlah', kind: 'integer', text: { id: { title: 'Jumlah' }, en: { title: 'Number' } } }],
  }),
  emit: (node) => {
    const columns = Object.fromEntries(columnsOf(node).map((column) => [column.key, columnKinds[column.kind].emit(columnNode(node, column))]));
    return given({ type: 'object', properties: Object.fromEntries(linesOf(node, 'rows').map((row) => [row.key, { type: 'object', properties: columns }])) });
  },
  check: checkCells,
  isEmpty: isDeepEmpty,
  format: (node, value, locale) => {
    const all = linesOf(node, 'rows').length * columnsOf(node).length;
    return locale === 'id' ? `${filledIn(value)} dari ${all} sel terisi` : `${filledIn(value)} of ${all} cells filled in`;
  },
  diff: (node, before, after, locale) => cellChanges(before, after, { rows: linesOf(node, 'rows'), columns: columnsOf(node), locale, write: (line, value) => { const column = columnsOf(node).find(({ key }) => key === line.key); return column ? columnKinds[column.kind].format(columnNode(node, column), value, locale) : String(value); } }),
  cell: (_node, value) => ({ type: 'number', value: filledIn(value) }),
});
