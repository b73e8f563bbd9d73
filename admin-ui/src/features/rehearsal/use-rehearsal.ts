import { useCallback, useEffect, useRef, useState } from 'react';
import type { Choice, Stage } from '../../../../core/rehearsal/stage.ts';
import type { Progress } from '../../../../core/rehearsal/run.ts';
import type { FromWorker, Played, ToPlay } from './rehearsal-worker.ts';

export type RehearsalDesk = {
  readonly progress: Progress | undefined;
  readonly running: boolean;
  readonly failed: boolean;
  /** The last rehearsal, and the one before it to compare with. */
  readonly now: Played | undefined;
  readonly before: Played | undefined;
  readonly play: (stage: Stage, choice: Choice) => void;
  readonly cancel: () => void;
};

/** Plays rehearsals in a worker, one at a time, and keeps the last two. */
export function useRehearsal(): RehearsalDesk {
  const worker = useRef<Worker | undefined>(undefined);
  const [progress, setProgress] = useState<Progress>();
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const [kept, setKept] = useState<{ readonly now?: Played; readonly before?: Played }>({});
  const cancel = useCallback(() => {
    worker.current?.terminate();
    worker.current = undefined;
    setRunning(false);
    setProgress(undefined);
  }, []);
  useEffect(() => cancel, [cancel]);
  const play = useCallback((stage: Stage, choice: Choice) => {
    cancel();
    const own = new Worker(new URL('./rehearsal-worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    setFailed(false);
    setRunning(true);
    own.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('progress' in data) return setProgress(data.progress);
      setKept(({ now }) => ({ now: data.played, ...(now && { before: now }) }));
      return cancel();
    };
    own.onerror = () => { setFailed(true); cancel(); };
    own.postMessage({ stage, choice } satisfies ToPlay);
  }, [cancel]);
  return { progress, running, failed, now: kept.now, before: kept.before, play, cancel };
}
