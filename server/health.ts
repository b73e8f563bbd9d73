import type { Request, RequestHandler, Response } from 'express';
import { taskQueues } from '../workflows/messages.ts';
import type { Deps } from './deps.ts';

type Part = { readonly ok: boolean; readonly version?: string; readonly address?: string; readonly why?: string };
const askMs = 2_000;
// A poll hangs for a minute; a poller not seen for longer is gone, though Temporal still lists it.
const pollerMs = 75_000;

async function orWhy(ask: () => Promise<Part>): Promise<Part> {
  try {
    return await ask();
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.name : 'unknown' };
  }
}

const mongodb = ({ db, settings }: Deps) => orWhy(async () => {
  const admin = db.connection.db!.admin();
  const [hello, build] = await Promise.all([admin.command({ hello: 1 }, { timeoutMS: askMs }), admin.command({ buildInfo: 1 }, { timeoutMS: askMs })]);
  return { ok: hello['isWritablePrimary'] === true, version: String(build['version']), address: settings.mongodbAddress };
});

const temporal = ({ client, settings }: Deps) => orWhy(async () => {
  const { serverVersion } = await client.withDeadline(Date.now() + askMs, () => client.workflowService.getSystemInfo({}));
  return { ok: true, version: serverVersion ?? '?', address: settings.temporalAddress };
});

const worker = ({ client }: Deps) => orWhy(async () => {
  const queue = { namespace: client.options.namespace, taskQueue: { name: taskQueues.main }, taskQueueType: 1 } as const;
  const { pollers } = await client.withDeadline(Date.now() + askMs, () => client.workflowService.describeTaskQueue(queue));
  const seen = (pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000);
  return { ok: seen.some((at) => Date.now() - at < pollerMs), version: `${seen.length} pollers` };
});

/** Alive: the process answers. */
export const healthz: RequestHandler = (_request, response) => { response.json({ ok: true }); };

/** Ready: MongoDB is primary, Temporal answers, a worker polls, and nobody asked this process to stop. */
export function readyz(deps: Deps, isStopping: () => boolean) {
  return async (_request: Request, response: Response): Promise<void> => {
    const [database, engine, works] = await Promise.all([mongodb(deps), temporal(deps), worker(deps)]);
    const ready = database.ok && engine.ok && works.ok && !isStopping();
    response.status(ready ? 200 : 503).json({ ready, stopping: isStopping(), mode: deps.settings.mode, node: process.version, mongodb: database, temporal: engine, worker: works });
  };
}
