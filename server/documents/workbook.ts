import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem, type Problem, type Text } from '../../core/problem.ts';
import { newId } from '../../db/ids.ts';
import { unpackedFault } from '../evidence/unpacked.ts';

/** Says that an uploaded XLSX cannot be read, and why. */
export const unreadable = (why: Text): Problem => problem('fileKind', { name: 'impor.xlsx', why });

/** Gives the bytes of an uploaded XLSX (base64); a package that would unpack too large is never opened. */
export async function workbookBytes(base64: string, folder: string): Promise<Buffer | Problem> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 100 || bytes.readUInt32LE(0) !== 0x04034b50) return unreadable({ id: 'bukan berkas XLSX', en: 'it is no XLSX file' });
  const path = join(folder, `impor-${newId()}.xlsx`);
  await writeFile(path, bytes, { mode: 0o600 });
  const fault = await unpackedFault(path).finally(() => rm(path, { force: true }));
  return fault === undefined ? bytes : unreadable(fault);
}

/** Gives the text of a cell; a date as YYYY-MM-DD, an empty one as ''. */
export const cellText = (value: unknown): string => (value === null || value === undefined ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : String(value as string | number | boolean)).trim();
