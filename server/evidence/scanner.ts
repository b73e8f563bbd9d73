import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What a scan found; `unavailable` means nobody looked. */
export type ScanResult = 'clean' | 'infected' | 'unavailable';
export type Scan = (path: string) => Promise<ScanResult>;

const answers: readonly (readonly [RegExp, ScanResult])[] = [
  [/: OK$/, 'clean'],
  [/ FOUND$/, 'infected'],
];

const readAnswer = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.once('end', () => resolve(Buffer.concat(parts).toString('utf8').replace(/[\0\n]+$/, '')));
    socket.once('error', reject);
    socket.once('timeout', () => socket.destroy(new Error('clamd did not answer in time')));
  });

const write = (socket: Socket, bytes: Buffer): Promise<void> => new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));

async function sendFile(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(socket, Buffer.concat([length, chunk]));
  }
  await write(socket, Buffer.alloc(4));
}

/** The answer alone tells: clamd may hang up before it has the whole file (size limit, its own end), and is then sent no more. */
function ask(socket: Socket, path: string): Promise<string> {
  sendFile(socket, path).catch(() => undefined);
  return readAnswer(socket);
}

/** Makes a scan by clamd's INSTREAM; `address` is `host:port` or the path of its socket. No answer is `unavailable`, never clean. */
export function clamdScan(address: string, timeoutMs = 60_000): Scan {
  const [host, port] = address.split(':');
  return async (path) => {
    const socket = address.startsWith('/') ? connect(address) : connect(Number(port), host);
    socket.setTimeout(timeoutMs);
    try {
      const answer = await ask(socket, path);
      return answers.find(([pattern]) => pattern.test(answer))?.[1] ?? 'unavailable';
    } catch {
      return 'unavailable';
    } finally {
      socket.destroy();
    }
  };
}
