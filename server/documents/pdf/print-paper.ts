import { Worker } from 'node:worker_threads';
import { problem, type Problem } from '../../../core/problem.ts';
import { paperLimits } from './paper-limits.ts';
import type { Job } from './paper-worker.ts';

const running = new Set<Promise<unknown>>();
let waiting = 0;

/**
 * Makes the PDF of a document or a receipt in a thread of its own, so that a long one neither blocks nor exhausts the server; others wait in line.
 * A breach of a limit is a problem that says what to do; a fault of the renderer is thrown.
 */
export async function printPaper(job: Job, limits = paperLimits): Promise<Uint8Array | Problem> {
  if (waiting >= limits.inLine) return problem('papersBusy');
  waiting += 1;
  while (running.size >= limits.atOnce) await Promise.race(running);
  waiting -= 1;
  const printing = printed(job, limits);
  // A fault is told to whoever asked for that document, not to those in line behind it.
  const over = printing.then(() => undefined, () => undefined).finally(() => running.delete(over));
  running.add(over);
  return printing;
}

async function printed(job: Job, { ms, memoryMb }: typeof paperLimits): Promise<Uint8Array | Problem> {
  const worker = new Worker(new URL('./paper-worker.ts', import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Uint8Array | Problem>((done, fail) => {
      timer = setTimeout(() => done(problem('paperTooSlow', { limit: ms / 1000 })), ms);
      worker.once('message', done);
      worker.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? done(problem('paperTooHungry', { limit: memoryMb })) : fail(error)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
