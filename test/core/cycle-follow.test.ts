import { expect, test } from '@jest/globals';
import { calendar, compiled, people } from '../support/track-play.ts';
import { computeClock } from '../../core/cycle/calendar.ts';
import { follow, needsNoCommit } from '../../core/cycle/follow.ts';
import { startState } from '../../core/cycle/start.ts';
import { step } from '../../core/cycle/step.ts';
import type { Effect, TrackEvent, TrackState } from '../../core/cycle/track.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';

const at = '2026-07-06T01:00:00.000Z';
const ir = compiled(akipCycle);
const answer = async (effect: Effect): Promise<TrackEvent | undefined> => {
  if (effect.kind === 'computeDue') return { kind: 'dueComputed', token: effect.token, node: effect.node, at, clock: computeClock(effect.rule, effect.anchor, { calendar, zone: 'WIB', purpose: effect.purpose }) };
  if (effect.kind === 'score') return { kind: 'scored', token: effect.token, as: effect.as, total: '73', grade: 'BB', facts: {}, at };
  return undefined;
};
const begun = (of = ir) => step(of, startState(of, { snapshotId: 's', pemdaId: 'p', cycleId: 'c', trackId: 'k1', agencyId: 'dinkes', opened: [] }), { kind: 'started', at });

/** Plays a queue and the events of following it as the workflow does: one piece after the other. */
function playedAgain(from: { readonly state: TrackState; readonly effects: readonly Effect[] }, { done, events }: { readonly done: number; readonly events: readonly TrackEvent[] }) {
  const queue = [...from.effects];
  const keys: string[] = [];
  const left = [...events];
  let { state } = from;
  for (let n = 0; n < done; n += 1) {
    const effect = queue.shift()!;
    if (effect.kind === 'commit') keys.push(effect.key);
    if (effect.kind !== 'score' && effect.kind !== 'computeDue') continue;
    const next = step(ir, state, left.shift()!);
    state = next.state;
    queue.push(...next.effects);
  }
  return { state, queue, keys, left };
}

test('what is followed and what the workflow plays again end in the same state, with the same commits in the same order', async () => {
  const opening = begun();
  const first = await follow(ir, opening, answer);
  const open = playedAgain(opening, first);
  expect([open.queue, open.left, open.keys]).toEqual([[], [], first.commits.map(({ key }) => key)]);
  const sent = step(ir, open.state, { kind: 'command', command: { id: 'kirim', at, actor: people.head, kind: 'submit', token: open.state.tokens[0]!.id, round: 1, versionId: 'v1', hash: 'h', changed: [] } });
  const second = await follow(ir, sent, answer);
  const submitted = playedAgain(sent, second);
  expect([submitted.queue, submitted.left, submitted.keys]).toEqual([[], [], second.commits.map(({ key }) => key)]);
  expect(second.commits.at(-1)!.state).toEqual(submitted.state);
  // The score of what was handed in and the deadline of the review came with it.
  expect(second.events.map(({ kind }) => kind)).toEqual(['scored', 'dueComputed']);
  expect(submitted.state.tokens[0]).toMatchObject({ phase: 'submitted', clock: { purpose: 'tier' } });
});

test('work that fails stays in the queue, and what comes before it is stored', async () => {
  const opening = begun();
  const { done, events, commits } = await follow(ir, opening, async () => undefined);
  expect(events).toEqual([]);
  expect(opening.effects.slice(0, done + 1).map(({ kind }) => kind)).toEqual(['commit', 'tellCycle', 'computeDue']);
  expect(commits).toEqual([opening.effects[0]]);
});

test('what reads commits, or tells another workflow, is left to the workflow', () => {
  const told = (stage: string, what: 'reached' | 'left' | 'ended'): Effect => ({ kind: 'tellCycle', stage, what });
  const every = compiled(everyNodeCycle);
  const barrier = every.nodes.find((node) => node.kind === 'barrier')!;
  expect(needsNoCommit(every, told('stage' in barrier ? barrier.stage : '', 'reached'))).toBe(false);
  expect(needsNoCommit(every, told('stage' in barrier ? barrier.stage : '', 'left'))).toBe(true);
  expect(needsNoCommit(every, told('isi', 'ended'))).toBe(false);
  expect(needsNoCommit(ir, { kind: 'score', token: 't1', node: 1, form: 'lke', source: 'decided', as: 'final' })).toBe(false);
  expect(needsNoCommit(ir, { kind: 'lookForPending', token: 't1', dueAt: at })).toBe(false);
});
