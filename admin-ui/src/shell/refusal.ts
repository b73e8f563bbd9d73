import { refusal } from '../../../core/cycle/refusal.ts';
import type { Ir } from '../../../core/cycle/ir.ts';
import type { Command, TrackState } from '../../../core/cycle/track.ts';
import { sentence, type Text } from '../../../core/problem.ts';
import { useApi } from '../api.tsx';
import { useNow } from './moment.ts';
import { useSession } from './session.tsx';

type Bare = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'at' | 'actor'> : never) : never;

/** Gives the design an agency runs by: its own edition of the cycle. */
export function useDesignOf(cycleId: string, state: Pick<TrackState, 'snapshotId'> | undefined): Ir | undefined {
  const cycle = useApi('cycle', { params: { cycleId } }, { enabled: cycleId !== '', staleTime: 60_000 }).data;
  return state === undefined ? undefined : (cycle?.earlier[state.snapshotId] ?? cycle?.ir ?? undefined);
}

/** Asks the one function that workflow and server ask too: why may this person not do this now? Text of the reason, or null when it may go. */
export function useRefusal(cycleId: string, state: TrackState | undefined): (command: Bare) => Text | null {
  const { person } = useSession();
  const now = useNow();
  const ir = useDesignOf(cycleId, state);
  return (command) => {
    if (!ir || !state) return { id: 'Memuat…', en: 'Loading…' };
    const actor = { personId: person.personId, name: person.displayName, position: person.position.id, role: person.role, tier: person.tier ?? undefined, agencyId: person.agencyId ?? undefined };
    const refused = refusal(ir, state, { ...command, id: 'ask', at: new Date(now).toISOString(), actor } as Command);
    return refused ? sentence(refused.problem, refused.details) : null;
  };
}

