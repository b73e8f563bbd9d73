import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { problem } from '../../core/problem.ts';
import type { Problem } from '../../core/problem.ts';
import { unpackedFault } from './unpacked.ts';
import { pixelFault } from './pixels.ts';

/** The kinds of file that count as evidence: what the content must be for each extension. */
export const evidenceKinds = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;
/** The kinds a browser may show inside the page; all others are downloads. */
export const inlineKinds: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

const isKnown = (extension: string): extension is keyof typeof evidenceKinds => Object.hasOwn(evidenceKinds, extension);

async function startsWith(path: string, bytes: readonly number[]): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes.length), 0, bytes.length, 0);
    return bytesRead === bytes.length && bytes.every((byte, index) => buffer[index] === byte);
  } finally {
    await file.close();
  }
}

// Office files under a password are not zips but OLE containers.
const oleHeader = [0xd0, 0xcf, 0x11, 0xe0];
const zipHeader = [0x50, 0x4b, 0x03, 0x04];

/** Finds the kind of a stored file by its content *and* its name; both must agree, and unpacked it must stay within limits. */
export async function kindOf(path: string, name: string): Promise<string | Problem> {
  const extension = extname(name).slice(1).toLowerCase();
  if (!isKnown(extension)) return problem('fileKind', { name, why: extension === '' ? { id: 'nama berkas tanpa akhiran', en: 'the file name has no extension' } : { id: `jenis .${extension} tidak termasuk daftar`, en: `the kind .${extension} is not on the list` } });
  if (await startsWith(path, oleHeader)) return problem('fileKind', { name, why: { id: 'berkas terkunci kata sandi atau format lama', en: 'the file is locked by a password or in an old format' } });
  if (await startsWith(path, zipHeader)) {
    const fault = await unpackedFault(path);
    if (fault !== undefined) return problem('fileKind', { name, why: fault });
  }
  const sniffed = await fileTypeFromFile(path).catch(() => undefined);
  const expected = evidenceKinds[extension];
  if (sniffed?.mime !== expected) return problem('fileKind', { name, why: { id: `isinya ${sniffed?.mime ?? 'tidak dikenali'}, bukan ${extension.toUpperCase()}`, en: `its content is ${sniffed?.mime ?? 'not known'}, not ${extension.toUpperCase()}` } });
  const pixels = await pixelFault(path, expected);
  return pixels === undefined ? expected : problem('fileKind', { name, why: pixels });
}
