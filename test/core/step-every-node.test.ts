import { describe, expect, test } from '@jest/globals';
import { owed } from '../../core/cycle/clock.ts';
import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { step } from '../../core/cycle/step.ts';
import { compareDecimals } from '../../core/cycle/nodes/gate.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';

const ir = compiled(everyNodeCycle);
const names = { id: 'x', en: 'x' };

describe('a cycle with every kind of node', () => {
  test('goes from preparation to the report, and every event leaves one audit entry', () => {
    const dinkes = aTrack(ir, { scores: { decided: '65.5' } });
    expect(dinkes.place).toBe('fill/open');
    expect(dinkes.state.cells['preparation']?.status).toBe('done');
    dinkes.asks();
    dinkes.sends();
    expect(dinkes.place).toBe('wait/waitingOpen');
    expect(dinkes.messages('custom').map(({ to }) => to.role)).toEqual(['coordinator']);
    dinkes.take({ kind: 'stageOpened', stage: 'reviu', at: dinkes.now });
    for (const tier of ['member', 'lead', 'controller'] as const) dinkes.finishes(tier, 'pass');
    dinkes.finishes('inspector', 'return', { q1: 'open' });
    dinkes.sends();
    dinkes.finishes('inspector', 'pass', { q1: 'accepted' });
    dinkes.decides('return', 'q2');
    dinkes.closesMeeting();
    dinkes.sends('operator');
    dinkes.finishes('member', 'pass', { q2: 'accepted' });
    expect(dinkes.state).toMatchObject({ status: 'ended', ended: { outcome: 'finished' }, facts: { 'gate.threshold': 'passWithNotes' } });
    expect(dinkes.commits.map(({ audit }) => audit.seq)).toEqual(dinkes.commits.map((_, i) => i + 1));
    expect(dinkes.commits.map(({ state }) => state.projection)).toEqual(dinkes.commits.map((_, i) => i + 1));
  });

  test('takes the branch of the late, and fails below the threshold', () => {
    const dinkes = aTrack(ir, { scores: { decided: '49.999' }, opened: ['reviu'] });
    dinkes.until('2026-07-16T10:00:00.000Z');
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.messages('custom').map(({ to }) => to.role)).toEqual(['coordinator', 'leadership']);
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) dinkes.finishes(tier, 'pass');
    dinkes.closesMeeting();
    expect(dinkes.state.ended?.outcome).toBe('failed');
  });

  test('remembers a stage that was opened ahead of time without raising the revision', () => {
    const dinkes = aTrack(ir);
    const { rev } = dinkes.state;
    dinkes.take({ kind: 'stageOpened', stage: 'reviu', at: dinkes.now });
    expect(dinkes.state).toMatchObject({ rev, opened: ['reviu'] });
    const { state } = dinkes;
    dinkes.take({ kind: 'stageOpened', stage: 'reviu', at: dinkes.now });
    expect(dinkes.state).toBe(state);
    dinkes.sends();
    expect(dinkes.place).toBe('review/submitted');
  });

  test('a closed repair window leaves the case with the coordinator, who may extend it', () => {
    const nodes = everyNodeCycle.nodes.map((node) => (node.kind === 'loop' ? { ...node, clocks: [{ ...workingDays(5), late: { policy: 'close' } }] } : node));
    const dinkes = aTrack(compiled({ ...everyNodeCycle, nodes } as CycleDefinition), { opened: ['reviu'] });
    dinkes.sends();
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) dinkes.finishes(tier, 'pass');
    dinkes.decides('return', 'q2');
    dinkes.closesMeeting();
    dinkes.until('2026-09-01T00:00:00.000Z');
    expect(dinkes.place).toBe('revise/closedUnsubmitted');
    expect(dinkes.does('coordinator', { kind: 'extend', token: 't1', newDue: '2026-09-08T16:59:00.000Z', reasonId: 'r' })).toBeUndefined();
    expect(dinkes.place).toBe('revise/open');
  });
});

describe('starting again from a stored state', () => {
  test('asks for what was still under way, and an answer to something older changes nothing', () => {
    const dinkes = aTrack(ir);
    const started = dinkes.commits[0]?.state;
    if (started === undefined) throw new Error('the track did not start');
    expect(owed(ir, started)).toEqual([expect.objectContaining({ kind: 'computeDue', token: 't1', purpose: 'task', anchor: '2026-07-06T01:00:00.000Z' })]);
    expect(owed(ir, dinkes.state)).toEqual([]);
    const again = aTrack(ir, { state: JSON.parse(JSON.stringify(dinkes.state)) });
    expect(again.sends()).toBeUndefined();
    const clock = dinkes.token?.clock;
    if (clock === undefined) throw new Error('no clock');
    const { state } = again;
    expect(step(ir, state, { kind: 'dueComputed', token: 't1', node: 1, clock, at: dinkes.now })).toEqual({ state, effects: [] });
    expect(step(ir, state, { kind: 'noPending', token: 't1', dueAt: clock.dueAt, at: dinkes.now })).toEqual({ state, effects: [] });
    expect(step(ir, state, { kind: 'published', token: 't1', at: dinkes.now })).toEqual({ state, effects: [] });
    expect(step(ir, state, { kind: 'started', at: dinkes.now })).toEqual({ state, effects: [] });
  });
});

describe('two agencies’ tasks side by side', () => {
  const task = (key: string, stage: string): DefinitionNode => ({ key, kind: 'task', stage, form: 'tiny', mode: 'fill', assignee: 'operator', title: names, clock: workingDays(5), next: 'meet' });
  const definition: CycleDefinition = {
    ...everyNodeCycle, start: 'both',
    nodes: [
      { key: 'both', kind: 'parallel', branches: ['left', 'right'], join: 'meet', title: names },
      task('left', 'isi'), task('right', 'setuju'),
      { key: 'meet', kind: 'stage', owner: 'coordinator', onEnter: ['custom'], onExit: ['published'], title: names, clock: workingDays(3), next: 'date' },
      { key: 'date', kind: 'barrier', stage: 'meet', opens: 'date', date: '2026-07-18', title: names, next: 'gate' },
      { key: 'gate', kind: 'gate', stage: 'nilai', by: { kind: 'score', score: 'unknown', passAt: '1', notesAt: '0' }, title: names, to: { pass: 'end', passWithNotes: 'end', fail: 'end' } },
      { key: 'score', kind: 'score', stage: 'nilai', form: 'tiny', source: 'decided', as: 'unknown', title: names, next: 'gate' },
      { key: 'end', kind: 'end', outcome: 'finished', title: names },
    ],
    stages: [...everyNodeCycle.stages, { key: 'meet', owner: 'coordinator', title: names }],
  };
  // The score gate's score is never computed on this path: a person has to decide.
  const parallel = { ...compiled({ ...everyNodeCycle }), ...numbered(definition) };

  test('run in rounds of their own, meet at the join, and a dated barrier opens by itself', () => {
    const dinkes = aTrack(parallel);
    expect(dinkes.state.tokens.map(({ id, round, stage }) => [id, round, stage])).toEqual([['t1', 1, 'isi'], ['t2', 2, 'setuju']]);
    expect(dinkes.does('operator', { kind: 'submit', token: 't2', round: 1, versionId: 'v', hash: 'h', changed: [] })).toMatchObject({ problem: 'staleRound' });
    expect(dinkes.does('operator', { kind: 'submit', token: 't2', round: 2, versionId: 'v2', hash: 'h', changed: [] })).toBeUndefined();
    expect(dinkes.state.tokens.map(({ phase }) => phase)).toEqual(['open', 'joined']);
    expect(dinkes.does('operator', { kind: 'submit', token: 't1', round: 1, versionId: 'v1', hash: 'h', changed: [] })).toBeUndefined();
    expect(dinkes.state.tokens).toHaveLength(1);
    expect(dinkes.token).toMatchObject({ phase: 'waitingOpen', stage: 'meet', forks: [], stageClock: { purpose: 'stage' } });
    dinkes.until('2026-07-10T00:00:00.000Z');
    expect(dinkes.state.cells['meet']).toMatchObject({ late: true });
    dinkes.until('2026-07-21T00:00:00.000Z');
    expect(dinkes.token).toMatchObject({ phase: 'atGate', holder: { role: 'coordinator' } });
    expect(dinkes.token?.stageClock).toBeUndefined();
    expect(dinkes.messages('published')).toHaveLength(1);
    expect(dinkes.does('coordinator', { kind: 'decideGate', token: 't1', outcome: 'pass', reasonId: 'r' })).toBeUndefined();
    expect(dinkes.state.ended?.outcome).toBe('finished');
  });

  test('sent in any order, what comes after them has a round that nobody has sent in', () => {
    const { nodes } = definition;
    const after = { ...definition, nodes: [...nodes.slice(0, 3), { ...task('meet', 'isi'), next: 'end' }, nodes.at(-1)!] } as CycleDefinition;
    const dinkes = aTrack({ ...compiled({ ...everyNodeCycle }), ...numbered(after) });
    for (const [token, round] of [['t2', 2], ['t1', 1]] as const) expect(dinkes.does('operator', { kind: 'submit', token, round, versionId: token, hash: 'h', changed: [] })).toBeUndefined();
    expect(dinkes.state).toMatchObject({ round: 3, tokens: [{ phase: 'open', stage: 'isi', round: 3 }] });
  });

  test('going back to before the split ends the other branch', () => {
    const dinkes = aTrack(parallel);
    expect(dinkes.does('administrator', { kind: 'repair', mode: 'back', token: 't2', node: 0, reasonId: 'r' })).toBeUndefined();
    expect(dinkes.state.tokens).toHaveLength(2);
    dinkes.does('operator', { kind: 'submit', token: 't2', round: dinkes.state.tokens[0]?.round ?? 0, versionId: 'v', hash: 'h', changed: [] });
    expect(dinkes.state.tokens.map(({ phase }) => phase)).toEqual(['joined', 'open']);
    expect(dinkes.does('administrator', { kind: 'repair', mode: 'skip', token: 't2', reasonId: 'r' })).toMatchObject({ problem: 'noSuchNode' });
  });

  test('decimal bounds are compared exactly', () => {
    expect(compareDecimals('70.00', '70')).toBe(0);
    expect(compareDecimals('69.999999999999999999', '70')).toBe(-1);
    expect(compareDecimals('0.3', '0.29999999999999999')).toBe(1);
    expect(compareDecimals('-1.5', '-1.25')).toBe(-1);
  });
});

/** Numbers a definition without the checks that it breaks on purpose. */
function numbered({ nodes, start, stages }: CycleDefinition) {
  const id = (key: unknown) => nodes.findIndex((node) => node.key === key);
  const pointed = nodes.map((node, i) => {
    const all = node as unknown as Record<string, unknown>;
    const to = all['to'] as Record<string, string> | undefined;
    return {
      ...node, id: i,
      ...('next' in all ? { next: id(all['next']) } : {}),
      ...('join' in all ? { join: id(all['join']), branches: (all['branches'] as string[]).map(id) } : {}),
      ...(to === undefined ? {} : { to: Object.fromEntries(Object.entries(to).map(([outcome, key]) => [outcome, id(key)])) }),
    };
  });
  return { nodes: pointed as never, start: id(start), stages };
}
