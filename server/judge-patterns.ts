import { Worker } from 'node:worker_threads';
import type { PatternVerdict, PatternVerdicts } from '../core/form/pattern.ts';
import { publishLimits, type PublishLimits } from './publish-limits.ts';

// a verdict depends on nothing but the pattern; the oldest leave when there are many
const known = new Map<string, PatternVerdict>();
const kept = 2_000;
// starting the thread and the judge takes a second of its own
const startMs = 3_000;

/** What is known of the patterns, and those the time did not suffice for: the next call goes on with them. */
export type Judged = { readonly verdicts: PatternVerdicts; readonly left: readonly string[] };

/** Judges patterns thoroughly in a thread of its own; one the thread does not answer in time is 'unknown', and the thread begins anew after it. */
export async function judgePatterns(patterns: readonly string[], limits = publishLimits): Promise<Judged> {
  const end = performance.now() + limits.patternsMs;
  const open = () => patterns.filter((pattern) => !known.has(pattern));
  for (let asked = open(); asked.length > 0 && performance.now() < end; asked = open()) await judge(asked, limits, end - performance.now());
  const left = open();
  const verdicts = Object.fromEntries(patterns.map((pattern) => [pattern, known.get(pattern) ?? 'unknown'] as const));
  for (const pattern of [...known.keys()].slice(0, Math.max(0, known.size - kept))) known.delete(pattern);
  return { verdicts, left };
}

async function judge(patterns: readonly string[], { patternMs, memoryMb }: PublishLimits, msLeft: number): Promise<void> {
  const worker = new Worker(new URL('./publish-worker.ts', import.meta.url), { workerData: { patterns, ms: patternMs }, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  const timers: { one?: NodeJS.Timeout; all?: NodeJS.Timeout } = {};
  await new Promise<void>((done) => {
    const giveUp = () => {
      const stuck = patterns.find((pattern) => !known.has(pattern));
      if (stuck !== undefined) known.set(stuck, 'unknown');
      done();
    };
    const rewind = () => { clearTimeout(timers.one); timers.one = setTimeout(giveUp, patternMs + startMs); };
    timers.all = setTimeout(done, msLeft);
    rewind();
    worker.on('message', ({ pattern, verdict }: { readonly pattern: string; readonly verdict: PatternVerdict }) => { known.set(pattern, verdict); rewind(); });
    worker.once('error', giveUp);
    worker.once('exit', () => done());
  });
  clearTimeout(timers.one);
  clearTimeout(timers.all);
  await worker.terminate();
}
