import { createServer } from 'node:net';

/** Gives the wanted port when it is free on the loopback address, else any free one. */
export async function freePort(wanted = 0, host = '127.0.0.1'): Promise<number> {
  const taken = (port: number) => new Promise<number | undefined>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
  return (await taken(wanted)) ?? (await taken(0)) ?? 0;
}
