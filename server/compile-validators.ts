import { Worker } from 'node:worker_threads';
import type { CompiledSection } from '../core/form/compile.ts';
import type { ProblemName } from '../core/problem.ts';
import { publishLimits } from './publish-limits.ts';
import type { Told } from './publish-worker.ts';

/** Why there is no module: the name of the problem with its values, and the section it happened at. */
export type Refused = { readonly refused: Extract<ProblemName, `validators${string}`>; readonly details: Readonly<Record<string, unknown>>; readonly nodeId: string };
export type Compiled = { readonly code: string } | Refused;

/**
 * Compiles a form's validators in a thread of its own, so that a hostile schema can neither block nor exhaust the server.
 * The module exports `sections`: node id → functions for rjsf's precompiled validator. A breach of a limit is told by name.
 */
export async function compileValidators(sections: readonly CompiledSection[], limits = publishLimits): Promise<Compiled> {
  const worker = new Worker(new URL('./publish-worker.ts', import.meta.url), { workerData: { sections }, resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb } });
  let at = sections[0]?.nodeId ?? '';
  let timer: NodeJS.Timeout | undefined;
  const refuse = (refused: Refused['refused'], details: Refused['details']): Refused => ({ refused, details, nodeId: at });
  const result = await new Promise<Compiled>((done) => {
    timer = setTimeout(() => done(refuse('validatorsTooSlow', { limit: limits.compileMs / 1000 })), limits.compileMs);
    worker.on('message', (told: Told) => {
      if ('at' in told) ({ at } = told);
      else if ('error' in told) done(refuse('validatorsBroken', { why: told.error }));
      else done(told.code.length > limits.moduleBytes ? refuse('validatorsTooLarge', { size: Math.ceil(told.code.length / 1000), limit: limits.moduleBytes / 1000 }) : told);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('validatorsTooHungry', { limit: limits.memoryMb }) : refuse('validatorsBroken', { why: error.message })));
  });
  clearTimeout(timer);
  await worker.terminate();
  return result;
}
