/** What tells a row from others by some of its columns: texts that differ in capitals and outer spaces only are the same to a reader. Nothing where one of the cells is open. */
export function rowMark(row: unknown, columns: readonly unknown[]): string | undefined {
  const cells = columns.map((column) => (typeof row === 'object' && row !== null && Object.hasOwn(row, String(column)) ? (row as Readonly<Record<string, unknown>>)[String(column)] : undefined));
  const plain = cells.map((cell) => (typeof cell === 'string' ? cell.trim().toLowerCase() : cell));
  return plain.length === 0 || plain.some((cell) => cell === undefined || cell === null || cell === '') ? undefined : JSON.stringify(plain);
}

/** Marks of a whole table, made once for each of its states: a rule asks for them row by row. */
const known = new WeakMap<readonly unknown[], Map<string, readonly (string | undefined)[]>>();

/** Says whether an earlier row has the same cells in all these columns. */
export function isRepeat({ rows, at }: { readonly rows: readonly unknown[]; readonly at: number }, columns: readonly unknown[]): boolean {
  const tables = known.get(rows) ?? new Map<string, readonly (string | undefined)[]>();
  const key = columns.join('\n');
  const marks = tables.get(key) ?? rows.map((row) => rowMark(row, columns));
  known.set(rows, tables.set(key, marks));
  return marks[at] !== undefined && marks.indexOf(marks[at]) < at;
}
