import { useCallback, useEffect, useRef, useState } from 'react';
import type { Choice, Stage } from '../../../../core/rehearsal/stage.ts';
import type { Progress } from '../../../../core/rehearsal/run.ts';
import { summaryOf, type RunSummary } from '../../../../core/rehearsal/summary.ts';
import { keepRun, keptRuns } from './kept-runs.ts';
import type { FromWorker, Played, ToPlay } from './rehearsal-worker.ts';

export type RehearsalDesk = {
  readonly progress: Progress | undefined;
  readonly running: boolean;
  readonly failed: boolean;
  /** The rehearsal played last on this page. */
  readonly now: Played | undefined;
  /** The last runs of the cycle, newest first, those of earlier visits included. */
  readonly runs: readonly RunSummary[];
  readonly play: (stage: Stage, choice: Choice, rev: number) => void;
  readonly cancel: () => void;
};

/** Plays rehearsals of a cycle in a worker, one at a time, shows the last and keeps what is needed to compare. */
export function useRehearsal(cycleId: string): RehearsalDesk {
  const worker = useRef<Worker | undefined>(undefined);
  const [progress, setProgress] = useState<Progress>();
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const [now, setNow] = useState<Played>();
  const [runs, setRuns] = useState(() => keptRuns(cycleId));
  const cancel = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
    setRunning(false);
    setProgress(undefined);
  }, []);
  useEffect(() => cancel, [cancel]);
  const play = useCallback((stage: Stage, choice: Choice, rev: number) => {
    cancel();
    const own = new Worker(new URL('./rehearsal-worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    setFailed(false);
    setRunning(true);
    own.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('progress' in data) return setProgress(data.progress);
      setNow(data.played);
      setRuns(keepRun(cycleId, summaryOf(stage.ir, data.played.findings, { playedAt: new Date().toISOString(), rev, choice })));
      return cancel();
    };
    own.onerror = () => { setFailed(true); cancel(); };
    own.postMessage({ stage, choice } satisfies ToPlay);
  }, [cancel, cycleId]);
  return { progress, running, failed, now, runs, play, cancel };
}
