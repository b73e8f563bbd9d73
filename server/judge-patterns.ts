import { Worker } from 'node:worker_threads';
import type { PatternVerdict, PatternVerdicts } from '../core/form/pattern.ts';
import { publishLimits, type PublishLimits } from './publish-limits.ts';

// a verdict depends on nothing but the pattern; the oldest leave when there are many. That none was found in time depends
// on the machine as well, so it is not kept.
const known = new Map<string, PatternVerdict>();
const kept = 2_000;
// starting the thread and the judge takes a second of its own
const startMs = 3_000;

/** What is known of the patterns, and those the time did not suffice for: the next call goes on with them. */
export type Judged = { readonly verdicts: PatternVerdicts; readonly left: readonly string[] };

/** Judges patterns thoroughly in a thread of its own; one the thread does not answer in time is 'unknown', and the thread begins anew after it. */
export async function judgePatterns(patterns: readonly string[], limits = publishLimits): Promise<Judged> {
  const end = performance.now() + limits.patternsMs;
  const undecided = new Set<string>();
  const open = () => patterns.filter((pattern) => !known.has(pattern) && !undecided.has(pattern));
  const tell = (pattern: string, verdict: PatternVerdict) => { if (verdict === 'unknown') undecided.add(pattern); else known.set(pattern, verdict); };
  for (let asked = open(); asked.length > 0 && performance.now() < end; asked = open()) await judge(asked, { limits, msLeft: end - performance.now(), tell });
  const left = open();
  const verdicts = Object.fromEntries(patterns.map((pattern) => [pattern, known.get(pattern) ?? 'unknown'] as const));
  for (const pattern of [...known.keys()].slice(0, Math.max(0, known.size - kept))) known.delete(pattern);
  return { verdicts, left };
}

type Judging = { readonly limits: PublishLimits; readonly msLeft: number; readonly tell: (pattern: string, verdict: PatternVerdict) => void };

async function judge(patterns: readonly string[], { limits: { patternMs, memoryMb }, msLeft, tell }: Judging): Promise<void> {
  const waiting = new Set(patterns);
  const end = (pattern: string, verdict: PatternVerdict) => { waiting.delete(pattern); tell(pattern, verdict); };
  const worker = new Worker(new URL('./publish-worker.ts', import.meta.url), { workerData: { patterns, ms: patternMs }, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  const timers: { one?: NodeJS.Timeout; all?: NodeJS.Timeout } = {};
  await new Promise<void>((done) => {
    const giveUp = () => {
      const [stuck] = waiting;
      if (stuck !== undefined) end(stuck, 'unknown');
      done();
    };
    const rewind = () => { clearTimeout(timers.one); timers.one = setTimeout(giveUp, patternMs + startMs); };
    timers.all = setTimeout(done, msLeft);
    rewind();
    worker.on('message', ({ pattern, verdict }: { readonly pattern: string; readonly verdict: PatternVerdict }) => { end(pattern, verdict); rewind(); });
    worker.once('error', giveUp);
    worker.once('exit', () => done());
  });
  clearTimeout(timers.one);
  clearTimeout(timers.all);
  await worker.terminate();
}
