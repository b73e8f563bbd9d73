import { describe, expect, test } from '@jest/globals';
import { clockRuleOf } from '../../core/cycle/moves/graph.ts';
import type { ClockRule, CycleDefinition, IrNode } from '../../core/cycle/ir.ts';
import type { ClockPurpose, Token } from '../../core/cycle/track.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { clocksAt, daysOf, designClocks, knownDays, setClock, withDays } from '../../core/design/clocks.ts';
import { shortDue, stepSentence } from '../../core/design/describe.ts';
import { addStep, setStep } from '../../core/design/edit.ts';
import { templates } from '../../templates/index.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { quarterCycle } from '../../templates/pj/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, compiled, type Play } from '../support/track-play.ts';

const all = [...templates.map(({ definition }) => definition), tinyCycle, everyNodeCycle].map((definition) => [definition.key, definition] as const);
const purposes: readonly ClockPurpose[] = ['task', 'approval', 'tier', 'repair', 'gate', 'stage'];
const step = (definition: CycleDefinition, key: string) => definition.nodes.find((node) => node.key === key)!;
const dueDay = (play: Play) => play.token?.clock?.dueAt.slice(0, 10);

/** Every deadline the engine may ever compute at a node: each tier, and as many passes as its bounds let through. */
function takenAt(definition: CycleDefinition, node: IrNode): readonly ClockRule[] {
  const ir = compiled(definition);
  const bound = node.kind === 'review' ? Math.max(1, node.returnTo === 'here' ? node.maxRounds : 1) : Math.max(1, ...ir.nodes.map((each) => (each.kind === 'loop' ? each.maxRounds : 1)));
  const loops = ir.nodes.flatMap((each) => (each.kind === 'loop' ? [each] : []));
  const passes = Array.from({ length: bound }, (_, i) => Object.fromEntries([[node.id, i + 1], ...loops.map(({ id, maxRounds }) => [id, Math.min(i + 1, maxRounds)])]));
  const tokens = passes.flatMap((each) => (node.kind === 'review' ? node.tiers : [undefined]).map((_, tier) => ({ node: node.id, passes: each, tier }) as unknown as Token));
  return node.kind === 'barrier' ? [] : tokens.flatMap((token) => purposes.flatMap((purpose) => clockRuleOf(ir, token, { purpose, node: node.id }) ?? []));
}

/** An agency whose repair of the one question is asked for by a gate. */
function inRepair(definition: CycleDefinition): Play {
  const dinkes = aTrack(compiled(definition));
  dinkes.asks();
  dinkes.sends();
  dinkes.finishes('member', 'return', { nama: 'open' });
  dinkes.does('coordinator', { kind: 'decideGate', token: dinkes.token!.id, outcome: 'passWithNotes', reasonId: 'r' });
  return dinkes;
}

describe('the deadlines of a design', () => {
  test.each(all)('%s: those that can be set are those that the engine computes, no more and no fewer', (_key, definition) => {
    const taken = new Set(compiled(definition).nodes.flatMap((node) => takenAt(definition, node)));
    expect(new Set(designClocks(definition).map(({ rule }) => rule))).toEqual(taken);
    expect([...taken].filter((rule) => !designClocks(definition).some((clock) => clock.rule === rule))).toEqual([]);
    expect(designClocks(definition)).toHaveLength(taken.size);
  });

  test.each(all)('%s: each has a name of its own in both languages', (_key, definition) => {
    for (const language of ['id', 'en'] as const) {
      const names = designClocks(definition).map(({ title }) => title[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('more days for a round of repair move the due date that the engine computes, each round by its own', () => {
    const dinkes = inRepair(tinyCycle);
    expect([dinkes.place, dueDay(dinkes)]).toEqual(['revise/open', '2026-07-13']);
    const longer = inRepair(withDays(tinyCycle, { 'rounds.1': 30, 'rounds.2': 10 }));
    expect([longer.place, dueDay(longer)]).toEqual(['revise/open', '2026-08-18']);
    longer.sends('operator');
    longer.finishes('member', 'return', { nama: 'open' });
    expect([longer.place, dueDay(longer)]).toEqual(['revise/open', '2026-07-20']);
  });

  test('a repair inside repair rounds shows their deadlines, not the one of its own that never counts', () => {
    expect(clocksAt(tinyCycle, 'revise').map(({ key, owner, title }) => [key, owner, title.id])).toEqual([['rounds.1', 'rounds', 'Perbaiki pertanyaan yang dikembalikan – putaran 1'], ['rounds.2', 'rounds', 'Perbaiki pertanyaan yang dikembalikan – putaran 2']]);
    expect(clocksAt(quarterCycle, 'revise').map(({ key, more }) => [key, more?.id])).toEqual([['rounds.1', 'putaran 1 dan seterusnya']]);
    const changed = withDays(tinyCycle, { 'rounds.1': 30 });
    expect(stepSentence(changed, step(changed, 'revise')).id).toBe('Operator memperbaiki pertanyaan yang dikembalikan dalam 30 hari kerja, pukul 23.59 (putaran 1), 2 hari kerja, pukul 23.59 (putaran 2).');
    expect(shortDue(changed, step(changed, 'revise'))).toEqual({ id: '30 hk / 2 hk', en: '30 wd / 2 wd' });
    const once = withDays(tinyCycle, { 'rounds.1': 1 });
    expect(stepSentence(once, step(once, 'revise')).en).toContain('1 working day, at 23:59 (round 1)');
    // Led past the loop it has its own deadline again.
    const alone = setStep(tinyCycle, 'verify', { next: 'score' } as never);
    expect(clocksAt(alone, 'revise').map(({ key }) => key)).toEqual(['revise']);
  });

  test('every round that a review asks for has its own days', () => {
    const rounds = daysOf(quarterCycle).filter(({ node }) => node.startsWith('check.repair'));
    expect(rounds.map(({ node, title, days }) => [node, title.id.split(' – ')[1], days])).toEqual([['check.repair.1', 'perbaikan putaran 1', 5], ['check.repair.2', 'perbaikan putaran 2 dan seterusnya', 3]]);
    const play = aTrack(compiled(withDays(quarterCycle, { 'check.repair.2': 10 })));
    play.asks();
    play.sends();
    play.finishes('member', 'return', { inflasi: 'open' });
    expect(dueDay(play)).toBe('2026-07-13');
    play.sends();
    play.finishes('member', 'return', { inflasi: 'open' });
    expect(dueDay(play)).toBe('2026-07-20');
  });

  test('a deadline set in the designer lies where the engine takes it from, with everything that hangs on it', () => {
    const rule = { ...workingDays(9), late: { policy: 'close' } as const };
    const after = setClock(tinyCycle, 'rounds.2', rule);
    expect(step(after, 'rounds')).toMatchObject({ clocks: [workingDays(5), rule] });
    expect(after.nodes.filter((node, at) => node !== tinyCycle.nodes[at]).map(({ key }) => key)).toEqual(['rounds']);
  });

  test('a design whose steps cannot be numbered yet still shows its deadlines', () => {
    const { definition } = addStep(tinyCycle, 'loop', 'review');
    const torn = setStep(definition, 'review', { next: 'nowhere' } as never);
    expect(designClocks(torn).map(({ key }) => key)).toContain('fill');
  });
});

describe('a set-up stored before', () => {
  const stored = { fill: 12, 'fill.approval': 4, 'check.member': 6, 'check.repair': 7, revise: 30, 'verify.member': 5 };

  test('compiles to the very same bytes: its days go where they went then', () => {
    const [task, review, revise] = ['fill', 'check', 'revise'].map((key) => step(withDays(quarterCycle, stored), key));
    expect(task).toMatchObject({ clock: { due: { days: 12 } }, approval: { clock: { due: { days: 4 } } } });
    expect(review).toMatchObject({ tiers: [{ clock: { due: { days: 6 } } }], repair: [{ due: { days: 7 } }, { due: { days: 7 } }] });
    expect(revise).toMatchObject({ clock: { due: { days: 30 } } });
    expect(step(withDays(quarterCycle, stored), 'rounds')).toMatchObject({ clocks: [{ due: { days: 20 } }] });
  });

  test('is read under the names of today; days that never counted are forgotten', () => {
    expect(knownDays(quarterCycle, stored)).toEqual({ fill: 12, 'fill.approval': 4, 'check.member': 6, 'check.repair.1': 7, 'check.repair.2': 7, 'verify.member': 5 });
  });
});
