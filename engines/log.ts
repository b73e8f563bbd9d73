import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

const mostBytes = 20 * 1024 * 1024;
export type Log = { readonly write: (part: Buffer) => void; readonly close: () => void };

/** Appends to a log file and starts a new one at 20 MB, keeping the one before as `.1`. */
export function openLog(path: string): Log {
  let file = openSync(path, 'a', 0o600);
  let size = fstatSync(file).size;
  const write = (part: Buffer): void => {
    if (size + part.length > mostBytes) {
      closeSync(file);
      renameSync(path, `${path}.1`);
      file = openSync(path, 'a', 0o600);
      size = 0;
    }
    writeSync(file, part);
    size += part.length;
  };
  return { write, close: () => closeSync(file) };
}

/** Gives the last lines of a log, for a sentence about what went wrong. */
export async function lastWords(path: string, lines = 8): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 8_192);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    await file.close();
  }
}
