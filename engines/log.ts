import { copyFile, open, stat, truncate } from 'node:fs/promises';

const mostBytes = 20 * 1024 * 1024;
const everyMs = 60_000;

/** Keeps a log that others append to under about 20 MB, the part before as `.1`; gives what ends the keeping. */
export function keepShort(path: string): () => void {
  const trim = async () => {
    if ((await stat(path)).size < mostBytes) return;
    await copyFile(path, `${path}.1`);
    // Writers append, so they go on at the new end.
    await truncate(path);
  };
  const timer = setInterval(() => { trim().catch(() => undefined); }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Gives the last lines of a log, for a sentence about what went wrong. */
export async function lastWords(path: string, lines = 8): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 8_192);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).map((line) => line.slice(0, 300)).join('\n');
  } finally {
    await file.close();
  }
}
