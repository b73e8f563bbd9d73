import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import type { BusinessTime } from '../activities/deps.ts';
import { allowanceMs, later } from '../core/cycle/clock.ts';
import { cycleCares, wantedScore } from '../core/cycle/follow.ts';
import type { Ir } from '../core/cycle/ir.ts';
import { refusal } from '../core/cycle/refusal.ts';
import type { Effect, TrackEvent, TrackState } from '../core/cycle/track.ts';
import { durable } from './durable.ts';
import { trackMoved, workflowIds } from './messages.ts';
import { latest } from './timer.ts';

/** What an effect may look at: the definition and the state at the time it runs; `settle` stores the commits that wait for it. */
type Standing = { readonly ir: Ir; readonly state: TrackState; readonly settle?: () => Promise<void> };
type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;
type Other = Exclude<Effect['kind'], 'commit'>;
type Performer<K extends Effect['kind']> = (run: Standing, effect: EffectOf<K>) => Promise<readonly TrackEvent[]>;

/** What the workflow does for each effect of a step that is no commit, and which events come of it. */
const performers: { readonly [K in Other]: Performer<K> } = {
  computeDue: async (run, { token, node, rule, anchor, purpose }) => {
    const { clock, at } = await durable('computeDue', { pemdaId: run.state.pemdaId, rule, anchor, purpose }, run.settle);
    return [{ kind: 'dueComputed', token, node, clock, at }];
  },
  score: async (run, effect) => {
    const { total, grade, facts, at } = await durable('score', wantedScore(run.ir, run.state, effect), run.settle);
    return [{ kind: 'scored', token: effect.token, as: effect.as, total, grade, facts, at }];
  },
  publish: async (run, { token, node, what }) => {
    const { pemdaId, cycleId, trackId } = run.state;
    const { at } = await durable('publish', { pemdaId, cycleId, trackId, node, what });
    return [{ kind: 'published', token, at }];
  },
  lookForPending: async (run, { token, dueAt }) => {
    const { pemdaId, trackId } = run.state;
    const { commands, at } = await durable('lookForPending', { pemdaId, trackId, dueAt });
    const valid = commands.filter((command) => !run.state.seen.includes(command.id) && refusal(run.ir, run.state, command) === undefined);
    const first = valid[0];
    // One submission settles the task; a second one would be refused by the state the first leaves behind.
    return first === undefined ? [{ kind: 'noPending', token, dueAt, at: latest(at, later(dueAt, allowanceMs)) }] : [{ kind: 'command', command: first }];
  },
  tellCycle: async (run, effect) => {
    const { cycleId, trackId } = run.state;
    if (!cycleCares(run.ir, effect)) return [];
    try {
      await getExternalWorkflowHandle(workflowIds.cycle(cycleId)).signal(trackMoved, { trackId, stage: effect.stage, what: effect.what });
    } catch (error) {
      log.warn('the cycle is gone; the track goes on', { error: String(error) });
    }
    return [];
  },
};

/** Stores commits in their order, several in one transaction, and gives business time as it then was; histories of older workers hold none. */
export async function storeCommits(effects: readonly EffectOf<'commit'>[]): Promise<BusinessTime | undefined> {
  const only = effects.length === 1 ? effects[0] : undefined;
  return (await (only === undefined ? durable('commitTogether', { effects }) : durable('commit', only))) ?? undefined;
}

/** Does one effect and gives the events that follow from it. */
export function perform(run: Standing, effect: Extract<Effect, { kind: Other }>): Promise<readonly TrackEvent[]> {
  const performer = performers[effect.kind] as (of: Standing, given: Effect) => Promise<readonly TrackEvent[]>;
  return performer(run, effect);
}
