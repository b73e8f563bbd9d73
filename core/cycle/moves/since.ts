import type { ClockRule, Ir, Since } from '../ir.ts';
import type { Instant, Token, TrackState } from '../track.ts';
import type { Flow } from './flow.ts';
import { rulesOf } from './graph.ts';

type Of<F extends Since['from']> = Extract<Since, { readonly from: F }>;
type Happened = { readonly [F in Since['from']]: (state: TrackState, since: Of<F>) => Instant | undefined };

/** Names of the marks of a track. */
export const stageMark = (stage: string): string => `stage.${stage}`;
export const dueMark = (step: string): string => `due.${step}`;

/** When each thing that a deadline may be counted from last happened to a track. A stage that opens for all begins with its opening, another one when the track comes to it. */
const happened: Happened = {
  submission: ({ submission }) => submission?.receivedAt,
  meeting: ({ marks }) => marks?.['meeting'],
  stage: ({ marks, cells }, { stage }) => marks?.[stageMark(stage)] ?? cells[stage]?.since,
  due: ({ marks }, { step }) => marks?.[dueMark(step)],
};

/** Gives what a rule counts from, or nothing when that is the entering of its node. */
export const sinceOf = ({ due }: ClockRule): Since | undefined => (due.kind === 'workingDays' ? due.since : undefined);

/** Gives the instant a deadline is counted from: what its rule names as it last happened to this track; what has not happened to it counts from `entered`. */
export function anchorOf(state: TrackState, rule: ClockRule, entered: Instant): Instant {
  const since = sinceOf(rule);
  return since === undefined ? entered : ((happened[since.from] as (state: TrackState, since: Since) => Instant | undefined)(state, since) ?? entered);
}

// A definition never changes: what was once looked for in it stays so.
const known = new WeakMap<Ir, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

/** The marks that a rule of this design asks for; a design without such a rule keeps none, and its tracks are as they always were. */
function wanted(ir: Ir): ReadonlySet<string> {
  const found = known.get(ir) ?? findWanted(ir);
  known.set(ir, found);
  return found;
}

function findWanted(ir: Ir): ReadonlySet<string> {
  const all = ir.nodes.flatMap((node) => rulesOf(node).flatMap((rule) => sinceOf(rule) ?? []).map(markName));
  return all.length === 0 ? none : new Set(all);
}

/** Names what a deadline is counted from. */
export function markName(since: Since): string {
  if (since.from === 'stage') return stageMark(since.stage);
  return since.from === 'due' ? dueMark(since.step) : since.from;
}

function mark(flow: Flow, key: string, at: Instant | undefined): Flow {
  if (at === undefined || !wanted(flow.ir).has(key)) return flow;
  return { ...flow, state: { ...flow.state, marks: { ...flow.state.marks, [key]: at } } };
}

/** Remembers that a meeting about this agency was closed, where a deadline is counted from it. */
export const markMeeting = (flow: Flow): Flow => mark(flow, 'meeting', flow.at);

/** Opens a stage for a track, and remembers when, where a deadline is counted from it. */
export const openStage = (flow: Flow, stage: string): Flow => mark({ ...flow, state: { ...flow.state, opened: [...new Set([...flow.state.opened, stage])] } }, stageMark(stage), flow.at);

/** Remembers the deadlines of a step and of a stage as a token leaves them, extensions included, where others are counted from them; of a task with approval that of the filling. */
export function markDues(flow: Flow, { node, stage, clock, heldClock, stageClock }: Token): Flow {
  const key = flow.ir.nodes[node]?.key;
  const left = key === undefined ? flow : mark(flow, dueMark(key), (heldClock ?? clock)?.dueAt);
  return mark(left, dueMark(stage), stageClock?.dueAt);
}
