import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { calendarOf } from '../../../../core/cycle/calendar.ts';
import { compileDesign } from '../../../../core/cycle/compile.ts';
import type { Fault } from '../../../../core/cycle/checks/faults.ts';
import type { CycleDefinition, DefinitionNode } from '../../../../core/cycle/ir.ts';
import { setStep } from '../../../../core/design/edit.ts';
import { movedDates, type MovedDate } from '../../../../core/design/moved-dates.ts';
import { redCycleTests, type Outcome } from '../../../../core/rehearsal/cycle-tests.ts';
import { call, isRefused, type Answer, type Refused } from '../../api.tsx';

type Design = Answer<'cycleDesign'>;
export type DesignDesk = {
  readonly definition: CycleDefinition;
  readonly editable: boolean;
  readonly forms: Design['forms'];
  readonly faults: readonly Fault[];
  /** The cycle's own tests that fail, by key, with what comes out instead; none while the design has faults. */
  readonly redTests: ReadonlyMap<string, Outcome>;
  /** Fixed dates that fall on a day off: no fault, but the engine moves them. */
  readonly moved: readonly MovedDate[];
  readonly state: 'same' | 'unsaved' | 'saving' | 'saved';
  readonly refused: Refused | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Does one act; the same definition means that nothing happened. */
  readonly run: (act: (definition: CycleDefinition) => CycleDefinition) => void;
  /** Changes one step. */
  readonly set: <K extends DefinitionNode>(key: string, patch: Partial<Omit<K, 'key' | 'kind'>>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly takeNewest: () => Promise<void>;
};

type Stacks = { readonly now: CycleDefinition; readonly past: readonly CycleDefinition[]; readonly future: readonly CycleDefinition[] };
const pauseMs = 800;
const checkAfterMs = 100;
const mostUndo = 200;

/** What keeps a definition from being published, forms aside: its faults, or its own tests that fail. */
function verdictOn(definition: CycleDefinition): Pick<DesignDesk, 'faults' | 'redTests'> {
  const compiled = compileDesign(definition);
  return { faults: 'faults' in compiled ? compiled.faults : [], redTests: new Map(redCycleTests(definition, compiled).map(({ test, found }) => [test.key, found])) };
}

/** Holds a cycle's design while it is worked on: undo and redo, and saving by itself a moment after the last act. */
export function useDesign(cycleId: string, first: Design): DesignDesk {
  const client = useQueryClient();
  const [stacks, setStacks] = useState<Stacks>({ now: first.definition, past: [], future: [] });
  const [state, setState] = useState<DesignDesk['state']>('same');
  const [refused, setRefused] = useState<Refused>();
  const server = useRef({ rev: first.rev, definition: first.definition });
  const latest = useRef(stacks.now);
  latest.current = stacks.now;
  const running = useRef(false);

  const save = useCallback(async () => {
    if (running.current || latest.current === server.current.definition) return;
    running.current = true;
    setState('saving');
    try {
      // What was changed or taken back while a saving was under way is saved after it.
      for (let sent = latest.current; sent !== server.current.definition; sent = latest.current) {
        const { rev } = await call('changeDesign', { params: { cycleId }, body: { definition: sent }, ifMatch: server.current.rev });
        server.current = { rev, definition: sent };
      }
      setRefused(undefined);
      setState('saved');
      void client.invalidateQueries({ predicate: ({ queryKey }) => ['cycle', 'cycles', 'checkCycle', 'rehearsalStage', 'cycleDesign'].includes(queryKey[0] as string) });
    } catch (error) {
      if (!isRefused(error)) throw error;
      setRefused(error);
      setState('unsaved');
    } finally {
      running.current = false;
    }
  }, [client, cycleId]);

  useEffect(() => {
    if (!first.editable) return;
    // Taken back before it was saved: nothing waits any more.
    if (stacks.now === server.current.definition) return setState((old) => (old === 'unsaved' ? 'saved' : old));
    setState('unsaved');
    const timer = setTimeout(() => void save(), pauseMs);
    return () => clearTimeout(timer);
  }, [stacks.now, save, first.editable]);
  useEffect(() => () => void save(), [save]);

  const run = useCallback<DesignDesk['run']>((act) => setStacks((old) => {
    const now = act(old.now);
    return now === old.now ? old : { now, past: [...old.past, old.now].slice(-mostUndo), future: [] };
  }), []);
  const takeNewest = useCallback(async () => {
    const { definition, rev } = await call('cycleDesign', { params: { cycleId } });
    server.current = { rev, definition };
    setStacks({ now: definition, past: [], future: [] });
    setState('same');
    setRefused(undefined);
  }, [cycleId]);
  const set = useCallback<DesignDesk['set']>((key, patch) => run((definition) => setStep(definition, key, patch as never)), [run]);
  const undo = useCallback(() => setStacks((old) => (old.past.length === 0 ? old : { now: old.past.at(-1)!, past: old.past.slice(0, -1), future: [old.now, ...old.future] })), []);
  const redo = useCallback(() => setStacks((old) => (old.future.length === 0 ? old : { now: old.future[0]!, past: [...old.past, old.now], future: old.future.slice(1) })), []);
  // Checked a moment after the act is drawn: 200 steps take longer to check than to move.
  const [checked, setChecked] = useState(stacks.now);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(stacks.now), checkAfterMs);
    return () => clearTimeout(timer);
  }, [stacks.now]);
  const verdict = useMemo(() => verdictOn(checked), [checked]);
  const moved = useMemo(() => movedDates(checked, calendarOf(first.years)), [checked, first.years]);
  const canUndo = stacks.past.length > 0;
  const canRedo = stacks.future.length > 0;
  // One and the same desk as long as nothing of it changes: what is drawn from it is drawn again only then.
  return useMemo(() => ({ definition: stacks.now, editable: first.editable, forms: first.forms, ...verdict, moved, state, refused, run, set, undo, redo, takeNewest, canUndo, canRedo }), [stacks.now, first, verdict, moved, state, refused, run, set, undo, redo, takeNewest, canUndo, canRedo]);
}
