import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Text } from '../../core/problem.ts';

/** Limits of an OOXML package before anything unpacks it. */
export const unpackedLimits = { entries: 5_000, bytes: 500 * 1024 * 1024, ratio: 200, directoryBytes: 4 * 1024 * 1024 } as const;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const zip64 = 0xffffffff;

type Directory = { readonly offset: number; readonly size: number; readonly entries: number };

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function findDirectory(file: FileHandle, size: number): Promise<Directory | undefined> {
  const length = Math.min(size, endLength + 0xffff);
  const tail = await readAt(file, size - length, length);
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endSignature) return { entries: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
  }
  return undefined;
}

type Entry = { readonly name: string; readonly packed: number; readonly unpacked: number };

function readEntries(directory: Buffer): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== entrySignature) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({ packed: directory.readUInt32LE(at + 20), unpacked: directory.readUInt32LE(at + 24), name: directory.toString('utf8', at + 46, at + 46 + nameLength) });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function entriesFault(entries: readonly Entry[], size: number): Text | undefined {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (entries.length > unpackedLimits.entries) return { id: 'terlalu banyak bagian di dalamnya', en: 'it holds too many parts' };
  if (total > unpackedLimits.bytes || total > size * unpackedLimits.ratio) return { id: 'isinya mengembang terlalu besar saat dibuka', en: 'its content grows too large when unpacked' };
  if (entries.some((entry) => entry.unpacked === zip64 || entry.packed === zip64)) return { id: 'memakai format ZIP64', en: 'it uses the ZIP64 format' };
  if (entries.some((entry) => entry.name.includes('..') || entry.name.startsWith('/'))) return { id: 'susunan berkas di dalamnya tidak wajar', en: 'the files inside are laid out oddly' };
  return entries.some((entry) => /vbaProject\.bin$/i.test(entry.name)) ? { id: 'berisi makro', en: 'it holds macros' } : undefined;
}

/** Says why a zip package must not be unpacked, judging by its central directory alone; nothing when it may. */
export async function unpackedFault(path: string): Promise<Text | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const directory = await findDirectory(file, size);
    if (directory === undefined || directory.offset + directory.size > size) return { id: 'berkas rusak atau terpotong', en: 'the file is damaged or cut off' };
    if (directory.size > unpackedLimits.directoryBytes) return { id: 'terlalu banyak bagian di dalamnya', en: 'it holds too many parts' };
    const entries = readEntries(await readAt(file, directory.offset, directory.size));
    if (entries === undefined || entries.length !== directory.entries) return { id: 'berkas rusak atau terpotong', en: 'the file is damaged or cut off' };
    return entriesFault(entries, size);
  } finally {
    await file.close();
  }
}
