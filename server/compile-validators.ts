import { Worker } from 'node:worker_threads';
import type { CompiledSection } from '../core/form/compile.ts';

/** Limits of one compile (forms.md §5): time, memory of the thread, size of the module. */
export const compileLimits = { ms: 10_000, memoryMb: 512, moduleBytes: 2_000_000 } as const;
export type Compiled = { readonly code: string } | { readonly refused: string };

/**
 * Compiles a form's validators in a thread of its own, so that a hostile schema can neither block nor exhaust the server.
 * The module exports `sections`: node id → functions for rjsf's precompiled validator. A breach of a limit is told in words.
 */
export async function compileValidators(sections: readonly CompiledSection[]): Promise<Compiled> {
  const worker = new Worker(new URL('./publish-worker.ts', import.meta.url), { workerData: { sections }, resourceLimits: { maxOldGenerationSizeMb: compileLimits.memoryMb } });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Compiled>((resolve) => { timer = setTimeout(() => resolve({ refused: `penyusunan melebihi ${compileLimits.ms / 1000} detik` }), compileLimits.ms); });
  const done = new Promise<Compiled>((resolve) => {
    worker.once('message', (answer: { code?: string; error?: string }) => resolve(answer.code === undefined ? { refused: answer.error ?? 'skema tidak dapat disusun' } : { code: answer.code }));
    worker.once('error', (error: Error) => resolve({ refused: error.message }));
  });
  const result = await Promise.race([done, late]);
  clearTimeout(timer);
  await worker.terminate();
  return 'code' in result && result.code.length > compileLimits.moduleBytes ? { refused: `modul melebihi ${compileLimits.moduleBytes / 1e6} MB` } : result;
}
