import type { Text } from '../../problem.ts';
import type { Node } from '../model.ts';
import { given, numberProp, type QuestionKind, questionKind } from '../question.ts';
import { currency } from './currency.ts';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import { integer } from './integer.ts';
import { percent } from './percent.ts';
import { shortText } from './shortText.ts';
import { singleChoice } from './singleChoice.ts';
import { yesNo } from './yesNo.ts';

/** Kinds a column may have. */
export const columnKinds = { shortText, integer, decimal, currency, percent, date, yesNo, singleChoice } as const satisfies Record<string, QuestionKind>;
export type Column = { readonly key: string; readonly kind: keyof typeof columnKinds; readonly required?: boolean; readonly unique?: boolean; readonly props?: Readonly<Record<string, unknown>>; readonly text: Node['text'] };

export const columnsOf = (node: Node): readonly Column[] => (Array.isArray(node.props['columns']) ? (node.props['columns'] as Column[]) : []);
/** Gives a column as a question of its own, so that a cell is checked and shown like one. */
export function columnNode(table: Node, column: Column): Node {
  return { ...table, id: `${table.id}.${column.key}`, type: 'field', kind: column.kind, key: column.key, props: column.props ?? {}, text: column.text, children: [] };
}
const rowsOf = (value: unknown): readonly Record<string, unknown>[] => (Array.isArray(value) ? value.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null) : []);

function checkRows(node: Node, value: unknown): readonly Text[] {
  const found: Text[] = [];
  for (const column of columnsOf(node)) {
    const title = { id: column.text.id?.title ?? column.key, en: column.text.en?.title ?? column.key };
    const seen = new Set<string>();
    rowsOf(value).forEach((row, i) => {
      const cell = row[column.key];
      const at = { id: `Baris ${i + 1}, kolom ${title.id}: `, en: `Row ${i + 1}, column ${title.en}: ` };
      for (const text of cell === undefined ? [] : columnKinds[column.kind].check(columnNode(node, column), cell)) found.push({ id: at.id + text.id, en: at.en + text.en });
      if (column.unique && cell !== undefined && seen.has(JSON.stringify(cell))) found.push({ id: `${at.id}nilai ini sudah ada di baris lain.`, en: `${at.en}this value is already in another row.` });
      seen.add(JSON.stringify(cell));
    });
  }
  return found;
}

/** A row keeps its identity in `_row`, so that two people's rows merge and rounds compare by row. */
export const repeatTable = questionKind({
  meta: { name: { id: 'Tabel berulang', en: 'Repeating table' }, about: { id: 'Baris yang dapat ditambah', en: 'Rows that can be added' }, props: { type: 'object', properties: { min: { type: 'integer' }, max: { type: 'integer' }, columns: { type: 'array', maxItems: 30 }, rollup: { type: 'array', maxItems: 10, items: { type: 'string' } }, listed: { type: 'boolean' } } } },
  create: () => ({ columns: [{ key: 'uraian', kind: 'shortText', text: { id: { title: 'Uraian' }, en: { title: 'Description' } } }], max: 100 }),
  emit: (node) =>
    given({
      type: 'array', minItems: numberProp(node, 'min'), maxItems: numberProp(node, 'max') ?? 500,
      items: given({
        type: 'object',
        properties: { _row: { type: 'string', maxLength: 40 }, ...Object.fromEntries(columnsOf(node).map((column) => [column.key, columnKinds[column.kind].emit(columnNode(node, column))])) },
        required: ['_row', ...columnsOf(node).filter((column) => column.required).map((column) => column.key)],
      }),
    }),
  check: checkRows,
  format: (_node, value, locale) => `${rowsOf(value).length} ${locale === 'id' ? 'baris' : 'rows'}`,
  diff: (_node, before, after, locale) => {
    const [a, b] = [rowsOf(before), rowsOf(after)];
    const byRow = new Map(a.map((row) => [String(row['_row']), JSON.stringify(row)]));
    const added = b.filter((row) => !byRow.has(String(row['_row']))).length;
    const changed = b.filter((row) => byRow.has(String(row['_row'])) && byRow.get(String(row['_row'])) !== JSON.stringify(row)).length;
    const removed = a.length - (b.length - added);
    if (added + changed + removed === 0) return undefined;
    return locale === 'id' ? `${added} baris ditambah, ${changed} diubah, ${removed} dihapus` : `${added} rows added, ${changed} changed, ${removed} removed`;
  },
  cell: (_node, value) => ({ type: 'number', value: rowsOf(value).length }),
});
