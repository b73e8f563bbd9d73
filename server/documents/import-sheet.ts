import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { isProblem, type Problem, type Text } from '../../core/problem.ts';
import { cellText, unreadable, workbookBytes } from './workbook.ts';

export type ImportKind = 'agencies' | 'people';
export type Refusal = { readonly cell: string; readonly value: string; readonly why: Text };
/** One row of a sheet by column key, with the number people see beside it. */
export type SheetRow = { readonly number: number; readonly values: Readonly<Record<string, string>> };

type Column = { readonly key: string; readonly title: string; readonly width: number; readonly example: string; /** A sheet made before it was asked may lack it. */ readonly optional?: true };
const columns: Readonly<Record<ImportKind, readonly Column[]>> = {
  agencies: [
    { key: 'name', title: 'Nama', width: 50, example: 'Dinas Perhubungan' },
    { key: 'shortName', title: 'Nama singkat', width: 20, example: 'Dishub' },
    { key: 'kind', title: 'Jenis', width: 20, example: 'dinas' },
  ],
  people: [
    { key: 'login', title: 'Nama masuk', width: 24, example: 'operator.dishub' },
    { key: 'displayName', title: 'Nama', width: 36, example: 'Operator Dinas Perhubungan' },
    { key: 'position', title: 'Jabatan', width: 36, example: 'Operator Dinas Perhubungan' },
    { key: 'role', title: 'Peran', width: 20, example: 'Operator instansi' },
    { key: 'tier', title: 'Jenjang', width: 20, example: '' },
    { key: 'agency', title: 'Instansi', width: 36, example: 'Dishub' },
    { key: 'email', title: 'Surel', width: 30, example: 'operator@contoh.invalid' },
    { key: 'rank', title: 'Pangkat', width: 26, example: 'Penata (III/c)', optional: true },
    { key: 'nip', title: 'NIP', width: 24, example: '', optional: true },
  ],
};
export const mostRows = 30_000;

/** Gives the cell a person looks for: column letter and row number. */
export function cellOf(kind: ImportKind, key: string, row: number): string {
  return `${String.fromCharCode(65 + columns[kind].findIndex((column) => column.key === key))}${row}`;
}

/** Makes the sheet to fill in: a frozen head and one example row. */
export async function importSheet(kind: ImportKind): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const head = columns[kind].map(({ title }) => ({ value: title, fontWeight: 'bold' as const, type: String }));
  const example = columns[kind].map(({ example: value }) => ({ value, type: String }));
  const bytes = await writeXlsxFile([head, example], { columns: columns[kind].map(({ width }) => ({ width })), stickyRowsCount: 1, sheet: kind === 'agencies' ? 'Instansi' : 'Pengguna' }).toBuffer();
  return { name: kind === 'agencies' ? 'templat-instansi.xlsx' : 'templat-pengguna.xlsx', bytes };
}

/** Reads the rows of an uploaded sheet by the titles in its head; a package that would unpack too large is never opened. */
export async function readRows(kind: ImportKind, base64: string, folder: string): Promise<readonly SheetRow[] | Problem> {
  const bytes = await workbookBytes(base64, folder);
  if (isProblem(bytes)) return bytes;
  const data = await readSheet(bytes).catch(() => undefined);
  if (data === undefined) return unreadable({ id: 'lembar pertama tidak terbaca', en: 'the first sheet cannot be read' });
  if (data.length > mostRows + 1) return unreadable({ id: `lebih dari ${mostRows} baris`, en: `more than ${mostRows} rows` });
  return rowsOf(kind, data as readonly (readonly unknown[])[]);
}

function rowsOf(kind: ImportKind, [head = [], ...body]: readonly (readonly unknown[])[]): readonly SheetRow[] | Problem {
  const titles = head.map((title) => cellText(title).toLowerCase());
  const places = columns[kind].map(({ key, title, optional }) => ({ key, title, optional, at: titles.indexOf(title.toLowerCase()) }));
  const missing = places.find(({ at, optional }) => at < 0 && !optional);
  if (missing !== undefined) return unreadable({ id: `kolom "${missing.title}" tidak ada`, en: `there is no column "${missing.title}"` });
  const rows = body.map((cells, index) => ({ number: index + 2, values: Object.fromEntries(places.filter(({ at }) => at >= 0).map(({ key, at }) => [key, cellText(cells[at])])) }));
  return rows.filter(({ values }) => Object.values(values).some((value) => value !== ''));
}
