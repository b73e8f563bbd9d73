import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Child, startChild, untilReady } from './child.ts';
import { freePort, thisPort } from './ports.ts';

export type RunningTemporal = { readonly child: Child; readonly address: string };
type Options = { readonly path: string; readonly folder: string; /** Exactly this port, as at a restart; else the standard one or a free one near it. */ readonly port?: number; readonly graceSeconds?: number };

/** Starts Temporal's development server on disk, one partition per task queue, loopback only, and waits until it answers. */
export async function startTemporal({ path, folder, port, graceSeconds = 0 }: Options): Promise<RunningTemporal> {
  await mkdir(folder, { recursive: true });
  const own = port === undefined ? await freePort(7233) : await thisPort(port);
  const args = [
    'server', 'start-dev', '--headless', '--db-filename', join(folder, 'temporal.db'), '--ip', '127.0.0.1', '--port', String(own), '--log-level', 'error',
    '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL',
    '--dynamic-config-value', 'matching.numTaskqueueReadPartitions=1', '--dynamic-config-value', 'matching.numTaskqueueWritePartitions=1',
  ];
  const child = await startChild({ name: 'temporal', command: path, args, log: join(folder, 'temporal.log'), pidFile: join(folder, 'temporal.pid'), graceSeconds });
  const address = `127.0.0.1:${own}`;
  await untilReady(child, (given) => answering(address, given));
  return { child, address };
}

/** Waits until the server's namespace answers and keeps closed workflows for a year (the default is one day). */
async function answering(address: string, given: AbortSignal): Promise<void> {
  const { Connection } = await import('@temporalio/client');
  const until = Date.now() + 60_000;
  while (!given.aborted) {
    try {
      if (!(await isOpen(address))) throw new Error(`Temporal belum menjawab di ${address}`);
      const connection = await Connection.connect({ address, connectTimeout: 5_000 });
      try {
        await connection.workflowService.updateNamespace({ namespace: 'default', config: { workflowExecutionRetentionTtl: { seconds: 365 * 86_400 as never } } });
        return;
      } finally {
        await connection.close();
      }
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** Says whether something listens at an address `name:port`. */
export function isOpen(address: string): Promise<boolean> {
  const at = address.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)), timeout: 1_000 });
    const end = (open: boolean) => { socket.destroy(); resolve(open); };
    socket.once('connect', () => end(true)).once('timeout', () => end(false)).once('error', () => end(false));
  });
}
