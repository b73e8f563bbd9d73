import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useApi, type Answer } from '../api.tsx';

const kept = 'siklus.cycle';

/** The cycle of the page, else the one this browser used last, else the newest that runs. */
export function useChosenCycle(): { readonly cycleId: string | undefined; readonly cycles: Answer<'cycles'>['items']; readonly loading: boolean } {
  const { data, isPending } = useApi('cycles', {}, { staleTime: 30_000 });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const inPath = /^\/c\/([^/]+)/.exec(path)?.[1];
  useEffect(() => {
    if (inPath) localStorage.setItem(kept, inPath);
  }, [inPath]);
  const cycles = data?.items ?? [];
  const last = localStorage.getItem(kept);
  const known = (cycleId: string | null | undefined) => (cycles.some((cycle) => cycle.cycleId === cycleId) ? cycleId : undefined);
  const running = cycles.find((cycle) => cycle.status === 'running') ?? cycles.find((cycle) => cycle.status !== 'draft');
  return { cycleId: inPath ?? known(last) ?? running?.cycleId ?? undefined, cycles, loading: isPending };
}
