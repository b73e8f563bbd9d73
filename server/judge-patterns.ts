import { Worker } from 'node:worker_threads';
import type { PatternVerdict, PatternVerdicts } from '../core/form/pattern.ts';

/** Time for one pattern (forms.md §5); what is not decided by then is refused. */
export const patternLimits = { ms: 2_000, memoryMb: 512 } as const;

// a verdict depends on nothing but the pattern; the oldest leave when there are many
const known = new Map<string, PatternVerdict>();
const kept = 2_000;

/** Judges patterns thoroughly in a thread of its own; whatever the thread does not answer in time is 'unknown'. */
export async function judgePatterns(patterns: readonly string[]): Promise<PatternVerdicts> {
  const asked = patterns.filter((pattern) => !known.has(pattern));
  if (asked.length) await judge(asked);
  const verdicts = Object.fromEntries(patterns.map((pattern) => [pattern, known.get(pattern) ?? 'unknown'] as const));
  for (const pattern of [...known.keys()].slice(0, Math.max(0, known.size - kept))) known.delete(pattern);
  return verdicts;
}

async function judge(patterns: readonly string[]): Promise<void> {
  const worker = new Worker(new URL('./publish-worker.ts', import.meta.url), { workerData: { patterns, ms: patternLimits.ms }, resourceLimits: { maxOldGenerationSizeMb: patternLimits.memoryMb } });
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((done) => {
    // starting the thread and the judge takes a second of its own
    const rewind = () => { clearTimeout(timer); timer = setTimeout(done, patternLimits.ms + 3_000); };
    rewind();
    worker.on('message', ({ pattern, verdict }: { readonly pattern: string; readonly verdict: PatternVerdict }) => { known.set(pattern, verdict); rewind(); });
    worker.once('error', () => done());
    worker.once('exit', () => done());
  });
  clearTimeout(timer);
  await worker.terminate();
}
