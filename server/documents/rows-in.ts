import { readSheet } from 'read-excel-file/node';
import type { Text } from '../../core/problem.ts';

export type Refused = { readonly cell: string; readonly value: string; readonly why: Text };
export type Sheet = { readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[]; readonly refusals: readonly Refused[] };

const letter = (column: number) => String.fromCharCode(65 + column);
const words = (value: unknown) => (value === null || value === undefined ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim());

/** Reads the first sheet of an XLSX by its heading row; a missing heading is refused at its cell, a file that is no XLSX as a whole. */
export async function readRows(bytes: Uint8Array, headings: readonly string[]): Promise<Sheet> {
  let table: readonly (readonly unknown[])[];
  try {
    table = await readSheet(Buffer.from(bytes)) as readonly (readonly unknown[])[];
  } catch {
    return { rows: [], refusals: [{ cell: 'A1', value: '', why: { id: 'Berkas ini bukan XLSX yang dapat dibaca. Unduh templat, isi, lalu unggah lagi.', en: 'This file is not a readable XLSX. Download the template, fill it in and upload it again.' } }] };
  }
  const [head = [], ...body] = table;
  const missing = headings.flatMap((name, i) => (words(head[i]) === name ? [] : [{ cell: `${letter(i)}1`, value: words(head[i]), why: { id: `Kolom ini harus berjudul ${name}.`, en: `This column has to be headed ${name}.` } }]));
  if (missing.length) return { rows: [], refusals: missing };
  const rows = body.map((line, i) => ({ line: i + 2, cells: Object.fromEntries(headings.map((name, column) => [name, words(line[column])])) })).filter(({ cells }) => Object.values(cells).some((value) => value !== ''));
  return { rows, refusals: [] };
}

/** Names a cell: column of a heading, line of a row. */
export function cellAt(headings: readonly string[], name: string, line: number): string {
  return `${letter(headings.indexOf(name))}${line}`;
}
