import { describe, expect, test } from '@jest/globals';
import { goneSteps } from '../../core/cycle/adopt.ts';
import { uniteDesigns } from '../../core/cycle/columns.ts';
import type { CycleDefinition, DefinitionNode, Ir } from '../../core/cycle/ir.ts';
import { adopt } from '../../core/cycle/adopt.ts';
import { redesignedClocks } from '../../core/cycle/recount.ts';
import { isProblem } from '../../core/problem.ts';
import { designEffects } from '../../core/design/effects.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { aTrack, calendar, compiled, type Person, type Play } from '../support/track-play.ts';

type Change = (definition: CycleDefinition) => CycleDefinition;
const setting = (key: string, patch: object): Change => (definition) => ({ ...definition, nodes: definition.nodes.map((node) => (node.key === key ? ({ ...node, ...patch } as DefinitionNode) : node)) });
const changed = (...changes: readonly Change[]): Ir => compiled(changes.reduce((so, change) => change(so), everyNodeCycle));

/** A presentation between review and meeting, with a column of its own. */
const presentation: Change = (definition) => setting('review', { next: 'present' })({
  ...definition,
  stages: definition.stages.toSpliced(4, 0, { key: 'paparan', owner: 'coordinator', title: { id: 'Paparan', en: 'Presentation' } }),
  nodes: [...definition.nodes, { key: 'present', kind: 'gate', stage: 'paparan', by: { kind: 'person', role: 'coordinator' }, to: { pass: 'meeting', passWithNotes: 'meeting', fail: 'failed' }, title: { id: 'Paparan hasil', en: 'Presentation of results' } }],
});
const withoutMeeting: Change = (definition) => ({ ...setting('review', { next: 'rounds' })(definition), stages: definition.stages.filter(({ key }) => key !== 'rakor'), nodes: setting('review', { next: 'rounds' })(definition).nodes.filter(({ key }) => key !== 'meeting') });
const before = compiled(everyNodeCycle);

const planFor = (play: Play, next: Ir, mapping: Readonly<Record<string, string>> = {}) => {
  const there = adopt({ before: play.ir, after: next, mapping }, play.state, 's2');
  return isProblem(there) ? [] : redesignedClocks({ ir: play.ir, state: play.state }, { ir: next, state: there }, { calendar, now: play.now });
};
const moves = (play: Play, next: Ir, mapping: Readonly<Record<string, string>> = {}, who: Person = 'administrator') =>
  play.does(who, { kind: 'moveDesign', from: play.state.snapshotId, to: 's2', edition: 2, mapping, clocks: planFor(play, next, mapping), reasonId: 'r' }, next);
const atReview = () => { const play = aTrack(before, { opened: ['reviu'] }); play.asks(); play.sends(); return play; };

describe('a running track and another design of its cycle', () => {
  test('a stage added ahead is gone through; whoever moves stands where he stood, with the deadline he had', () => {
    const next = changed(presentation);
    const play = aTrack(before, { opened: ['reviu'] });
    const due = play.token?.clock?.dueAt;
    expect(moves(play, next)).toBeUndefined();
    expect(play.token).toMatchObject({ phase: 'open', stage: 'isi', clock: { dueAt: due } });
    expect(play.state).toMatchObject({ snapshotId: 's2', cells: { isi: { status: 'current' }, paparan: { status: 'locked' } } });
    expect(play.messages('designMoved').map(({ to }) => to.role)).toEqual(['operator', 'head']);
    expect(play.commits.at(-1)?.audit).toMatchObject({ act: 'moveDesign', reasonId: 'r', details: { from: 's', to: 's2', edition: 2, moves: [] } });
    play.asks();
    play.sends();
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) play.finishes(tier, 'pass');
    expect(play.place).toBe('present/atGate');
    play.does('coordinator', { kind: 'decideGate', token: 't1', outcome: 'pass', reasonId: 'r' });
    expect(play.place).toBe('meeting/inMeeting');
  });

  test('a stage added behind it was passed over, and the preview says so', () => {
    const play = atReview();
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) play.finishes(tier, 'pass');
    const next = changed(presentation);
    const was = play.state;
    expect(moves(play, next)).toBeUndefined();
    expect(play.state.cells['paparan']).toEqual({ status: 'skipped', late: false });
    expect(designEffects(before, next, { was, is: play.state })).toEqual({ adds: [], passed: [{ id: 'Paparan', en: 'Presentation' }], drops: [] });
    expect(play.place).toBe('meeting/inMeeting');
  });

  test('a stage not reached yet is dropped: its column goes, and the way leads past it', () => {
    const next = changed(withoutMeeting);
    const play = atReview();
    const was = play.state;
    expect(moves(play, next)).toBeUndefined();
    expect(play.state.cells).not.toHaveProperty('rakor');
    expect(designEffects(before, next, { was, is: play.state }).drops).toEqual([{ id: 'Rakor', en: 'Meeting' }]);
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) play.finishes(tier, 'pass');
    expect(play.state.ended?.outcome).toBe('finished');
  });

  test('whoever stands at a step that is gone stays, unless a step of its kind takes its place', () => {
    const renamed: Change = (definition) => ({ ...setting('review', { next: 'forum' })(definition), nodes: setting('review', { next: 'forum' })(definition).nodes.map((node) => (node.key === 'meeting' ? { ...node, key: 'forum', title: { id: 'Forum', en: 'Forum' } } : node)) });
    const play = atReview();
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) play.finishes(tier, 'pass');
    const next = changed(renamed);
    const { state } = play;
    expect(moves(play, next)).toMatchObject({ problem: 'designStepGone', details: { step: 'Putusan rakor' } });
    expect(play.state).toBe(state);
    expect(goneSteps({ before, after: next }).map(({ node, homes }) => [node.key, homes.map(({ key }) => key)])).toEqual([['meeting', ['forum']]]);
    expect(moves(play, next, { meeting: 'tell' })).toMatchObject({ problem: 'designStepGone' });
    expect(moves(play, next, { meeting: 'forum' })).toBeUndefined();
    expect(play.place).toBe('forum/inMeeting');
  });

  test('a tier that has the case may not vanish under it; tiers keep the case by name when their order changes', () => {
    const play = atReview();
    play.finishes('member', 'pass');
    const review = everyNodeCycle.nodes.find(({ key }) => key === 'review') as Extract<DefinitionNode, { kind: 'review' }>;
    const [member, lead, controller, inspector] = review.tiers;
    expect(moves(play, changed(setting('review', { tiers: [member, controller, inspector] })))).toMatchObject({ problem: 'designTierGone' });
    expect(moves(play, changed(setting('review', { tiers: [lead, inspector] })))).toBeUndefined();
    expect(play.token).toMatchObject({ tier: 0, holder: { role: 'evaluator', tier: 'lead' } });
    expect(play.messages('designMoved').map(({ to }) => [to.role, to.tier])).toEqual([['operator', undefined], ['head', undefined], ['evaluator', 'lead']]);
    play.finishes('lead', 'pass');
    expect(play.token).toMatchObject({ tier: 1, holder: { tier: 'inspector' } });
  });

  test('answers before the head and an exchanged form keep an agency with its design', () => {
    const before1 = aTrack(before);
    before1.asks();
    expect(moves(before1, changed(setting('fill', { approval: undefined }), (definition) => ({ ...definition, stages: definition.stages.filter(({ key }) => key !== 'setuju'), nodes: definition.nodes.map((node) => (node.key === 'proposed' ? ({ ...node, stage: 'isi' } as DefinitionNode) : node)) })))).toMatchObject({ problem: 'designApprovalGone' });
    const other: Ir = { ...before, forms: { tiny: 'lain:1' } };
    expect(moves(aTrack(before), other)).toMatchObject({ problem: 'designFormOther' });
  });

  test('a deadline by another rule moves with its reminders; one that a person set, one that is late, and one that would be past already stay', () => {
    const longer = changed(setting('fill', { clock: { ...workingDays(10), late: { policy: 'accept' } } }));
    const play = aTrack(before);
    const from = play.token?.clock?.dueAt;
    expect(moves(play, longer)).toBeUndefined();
    const clock = play.token?.clock;
    expect(clock).toMatchObject({ dueAt: '2026-07-20T16:59:00.000Z', late: 'accept' });
    expect(play.commits.at(-1)?.audit.details['moves']).toEqual([{ token: 't1', slot: 'clock', from, to: clock?.dueAt }]);
    play.until('2026-07-14T10:00:00.000Z');
    expect(play.messages('overdue')).toEqual([]);

    const extended = aTrack(before);
    extended.does('coordinator', { kind: 'extend', token: 't1', newDue: '2026-07-30T16:59:00.000Z', reasonId: 'r' });
    expect(moves(extended, longer)).toBeUndefined();
    expect(extended.token?.clock?.dueAt).toBe('2026-07-30T16:59:00.000Z');

    const late = aTrack(before);
    late.until('2026-07-16T10:00:00.000Z');
    const lateDue = late.token?.clock?.dueAt;
    expect(moves(late, longer)).toBeUndefined();
    expect(late.token?.clock).toMatchObject({ dueAt: lateDue, overdueSince: expect.any(String) });

    const shorter = aTrack(before);
    shorter.setTime('2026-07-10T01:00:00.000Z');
    expect(moves(shorter, changed(setting('fill', { clock: workingDays(2) })))).toBeUndefined();
    expect(shorter.token?.clock?.dueAt).toBe(from);
  });

  test('a stage that is open already does not hold up who moves to it', () => {
    const play = aTrack(before);
    play.asks();
    play.sends();
    play.take({ kind: 'stageOpened', stage: 'rakor', at: play.now });
    expect(play.place).toBe('wait/waitingOpen');
    expect(moves(play, changed(setting('wait', { stage: 'rakor' })))).toBeUndefined();
    expect(play.place).toBe('review/submitted');
  });

  test('a date that opens a stage comes and goes with the design', () => {
    const play = aTrack(before);
    play.asks();
    play.sends();
    expect(play.place).toBe('wait/waitingOpen');
    const dated = changed(setting('wait', { opens: 'date', date: '2026-08-03' }));
    expect(moves(play, dated)).toBeUndefined();
    expect(play.token).toMatchObject({ holder: { role: 'system' }, clock: { purpose: 'stage' } });
    const back = { kind: 'moveDesign', from: 's2', to: 's3', edition: 3, clocks: [], reasonId: 'r' } as const;
    expect(play.does('administrator', back, before)).toBeUndefined();
    expect(play.token?.clock).toBeUndefined();
    expect(play.token?.holder.role).toBe('coordinator');
    play.does('administrator', { ...back, from: 's3', to: 's4' }, dated);
    play.until('2026-08-03T10:00:00.000Z');
    expect(play.place).toBe('review/submitted');
  });

  test('the same design again changes nothing, wherever a track stands', () => {
    const play = atReview();
    play.does('member', { kind: 'beginReview', token: 't1' });
    play.finishes('member', 'return', { q1: 'open' });
    play.asks();
    play.sends();
    for (const tier of ['member', 'lead', 'controller', 'inspector'] as const) play.finishes(tier, 'pass');
    play.closesMeeting();
    play.sends('operator');
    play.finishes('member', 'pass', { q1: 'accepted' });
    expect(play.commits.length).toBeGreaterThan(15);
    for (const { state } of play.commits.slice(1).filter((one) => one.state.ended === undefined)) expect(adopt({ before, after: before }, state, 's')).toEqual(state);
  });

  test('only an administrator moves it, only from the design it has, and once', () => {
    const next = changed(presentation);
    const play = aTrack(before);
    expect(moves(play, next, {}, 'coordinator')).toMatchObject({ problem: 'notAllowed' });
    expect(moves(play, next, {}, 'operator')).toMatchObject({ problem: 'notAllowed' });
    expect(moves(play, next)).toBeUndefined();
    expect(play.does('administrator', { kind: 'moveDesign', from: 's', to: 's2', edition: 2, clocks: [], reasonId: 'r' }, next)).toMatchObject({ problem: 'designMoved' });
  });

  test('columns of both designs stand side by side, in the order of the newest', () => {
    const { stages } = uniteDesigns([before, compiled(presentation(everyNodeCycle))]);
    expect(stages.map(({ key }) => key)).toEqual(['preparation', 'isi', 'setuju', 'reviu', 'paparan', 'rakor', 'perbaiki', 'nilai']);
    expect(uniteDesigns([before]).stages).toBe(before.stages);
    expect(uniteDesigns([before, changed(withoutMeeting)]).stages.map(({ key }) => key)).toEqual(['preparation', 'isi', 'setuju', 'reviu', 'rakor', 'perbaiki', 'nilai']);
  });
});
