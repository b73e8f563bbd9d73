import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { call, isRefused, type Answer, type Refused } from '../../api.tsx';

export type Cycle = Answer<'cycle'>;
export type Setup = Cycle['setup'];
export const steps = ['basics', 'agencies', 'form', 'schedule', 'reviewers', 'check'] as const;
export type Step = (typeof steps)[number];
export type SetupDesk = {
  readonly setup: Setup;
  readonly change: (patch: Partial<Setup>) => void;
  /** Saves what changed; true when the server has everything. */
  readonly save: () => Promise<boolean>;
  readonly state: 'same' | 'unsaved' | 'saving' | 'saved';
  readonly refused: Refused | undefined;
  readonly takeNewest: () => Promise<void>;
};

/** Holds the set-up while the steps are walked; a PUT with If-Match when a step is left, and when the page is left. */
export function useSetup(cycle: Cycle): SetupDesk {
  const client = useQueryClient();
  const [setup, setSetup] = useState(cycle.setup);
  const [state, setState] = useState<SetupDesk['state']>('same');
  const [refused, setRefused] = useState<Refused>();
  const now = useRef({ setup: cycle.setup, rev: cycle.rev, dirty: false });
  const running = useRef<Promise<boolean>>(undefined);
  const { cycleId } = cycle;

  const change = useCallback((patch: Partial<Setup>) => {
    now.current = { ...now.current, setup: { ...now.current.setup, ...patch }, dirty: true };
    setSetup(now.current.setup);
    setState('unsaved');
  }, []);

  const save = useCallback(async (): Promise<boolean> => {
    if (running.current) await running.current;
    if (!now.current.dirty) return true;
    setState('saving');
    const { setup: body, rev } = now.current;
    const send = async () => {
      try {
        const saved = await call('changeCycle', { params: { cycleId }, body, ifMatch: rev });
        now.current = { ...now.current, rev: saved.rev, dirty: now.current.setup !== body };
        setState(now.current.dirty ? 'unsaved' : 'saved');
        setRefused(undefined);
        void client.invalidateQueries({ predicate: ({ queryKey }) => ['checkCycle', 'cycles', 'cycle'].includes(queryKey[0] as string) });
        return true;
      } catch (error) {
        if (!isRefused(error)) throw error;
        setRefused(error);
        setState('unsaved');
        return false;
      }
    };
    running.current = send().finally(() => { running.current = undefined; });
    return running.current;
  }, [client, cycleId]);

  const takeNewest = useCallback(async () => {
    const newest = await call('cycle', { params: { cycleId } });
    now.current = { setup: newest.setup, rev: newest.rev, dirty: false };
    setSetup(newest.setup);
    setState('same');
    setRefused(undefined);
  }, [cycleId]);

  useEffect(() => () => void save(), [save]);
  return { setup, change, save, state, refused, takeNewest };
}

// the check names the steps in Indonesian, the address in English
const named: Readonly<Record<string, Step>> = { dasar: 'basics', opd: 'agencies', formulir: 'form', nilai: 'form', jadwal: 'schedule', penilai: 'reviewers', periksa: 'check' };

/** The step of an address or of a problem of the check; an unknown name goes to the first one. */
export const stepOf = (name: string): Step => named[name] ?? steps.find((step) => step === name) ?? 'basics';
