import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import type { ActivityDeps } from '../activities/deps.ts';
import { createActivities } from '../activities/index.ts';
import { taskQueues } from '../workflows/messages.ts';
import { watched, type Trouble } from './troubles.ts';
import { bundleWorkflows } from './workflow-bundle.ts';

export type WorkerDeps = ActivityDeps & {
  readonly native: NativeConnection;
  readonly namespace?: string | undefined;
  readonly maxCachedWorkflows?: number | undefined;
  /** Made once and shared by tests; left out, it is made here (about a second). */
  readonly bundle?: WorkflowBundleOption | undefined;
};

/** Both workers of one process: `siklus` (workflows, short activities) and `siklus-io` (bulk work, four at once). */
export type Workers = {
  readonly main: Worker;
  readonly io: Worker;
  /** Polls until `stop` is called, then lets running work finish. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
  /** Activities that failed and have not gone through since. */
  readonly troubles: () => readonly Trouble[];
  /** Polls while the given work runs, then drains. */
  readonly runUntil: <T>(work: () => Promise<T>) => Promise<T>;
};

/** Makes both workers, ready to run, in this process. */
export async function createWorker(deps: WorkerDeps): Promise<Workers> {
  const { activities, troubles } = watched(createActivities(deps));
  const shared = { connection: deps.native, namespace: deps.namespace ?? 'default', shutdownGraceTime: '10 seconds', shutdownForceTime: '25 seconds' } as const;
  const main = await Worker.create({
    ...shared, activities, taskQueue: taskQueues.main, workflowBundle: deps.bundle ?? await bundleWorkflows(),
    ...(deps.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: deps.maxCachedWorkflows }),
  });
  const io = await Worker.create({ ...shared, activities, taskQueue: taskQueues.io, maxConcurrentActivityTaskExecutions: 4 });
  const stop = () => { for (const worker of [main, io]) if (worker.getState() === 'RUNNING') worker.shutdown(); };
  const run = async () => { await Promise.all([main.run(), io.run()]); };
  return { main, io, run, stop, troubles, runUntil: (work) => runUntil({ run, stop }, work) };
}

async function runUntil<T>({ run, stop }: Pick<Workers, 'run' | 'stop'>, work: () => Promise<T>): Promise<T> {
  const running = run();
  try {
    return await Promise.race([work(), running.then(() => Promise.reject(new Error('the worker stopped before the work was done')))]);
  } finally {
    stop();
    await running.catch(() => undefined);
  }
}
