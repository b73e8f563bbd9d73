import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Text } from '../../core/problem.ts';

const mostPixels = 100_000_000;
type Size = { readonly width: number; readonly height: number };

async function pngSize(file: FileHandle): Promise<Size | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(24), 0, 24, 0);
  return bytesRead === 24 ? { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) } : undefined;
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

async function jpegSize(file: FileHandle): Promise<Size | undefined> {
  const head = Buffer.alloc(9);
  for (let at = 2; ; ) {
    const { bytesRead } = await file.read(head, 0, 9, at);
    if (bytesRead < 9 || head[0] !== 0xff) return undefined;
    if (isFrame(head[1]!)) return { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    at += head[1] === 0xff ? 1 : 2 + head.readUInt16BE(2);
  }
}

const sizes: Readonly<Record<string, (file: FileHandle) => Promise<Size | undefined>>> = { 'image/png': pngSize, 'image/jpeg': jpegSize };

/** Says why a picture is too large or broken to be shown; nothing when it is fine or no picture. */
export async function pixelFault(path: string, mime: string): Promise<Text | undefined> {
  const read = sizes[mime];
  if (read === undefined) return undefined;
  const file = await open(path);
  try {
    const size = await read(file);
    if (size === undefined) return { id: 'gambar rusak atau terpotong', en: 'the picture is damaged or cut off' };
    return size.width * size.height > mostPixels ? { id: 'gambar terlalu besar (lebih dari 100 juta piksel)', en: 'the picture is too large (more than 100 million pixels)' } : undefined;
  } finally {
    await file.close();
  }
}
