import { createServer } from 'node:net';

/** Says which port a listener gets for a wish; nothing when it is taken. */
function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

// Below the range from which outgoing connections take theirs: a port given up for a restart is still free a moment later.
const quiet = { from: 20_000, count: 12_000 } as const;

/** Gives the wanted port when it is free, else a free one near it (0: any quiet one): those the system gives away by itself may go to somebody else while their owner restarts. */
export async function freePort(wanted = 0, host = '127.0.0.1'): Promise<number> {
  const first = wanted === 0 ? quiet.from + Math.floor(Math.random() * quiet.count) : wanted;
  const near = Array.from({ length: 100 }, (_, i) => first + i).filter((port) => port <= 65_535);
  for (const port of near) {
    const got = await tryPort(port, host);
    if (got !== undefined) return got;
  }
  return (await tryPort(0, host)) ?? 0;
}

/** Gives exactly this port, waiting for it: whoever restarts on it is known by it. 0 is any quiet one. */
export async function thisPort(port: number, host = '127.0.0.1', patienceMs = 15_000): Promise<number> {
  if (port === 0) return freePort(0, host);
  for (const until = Date.now() + patienceMs; ;) {
    const got = await tryPort(port, host);
    if (got !== undefined) return got;
    if (Date.now() > until) throw new Error(`Porta ${port} dipakai proses lain.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
