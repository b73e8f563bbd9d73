import { describe, expect, test } from '@jest/globals';
import { changedQuestions, changedUnasked, checkRound, compareRounds, notRepaired, unlockedQuestions } from '../../core/submission/rounds.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';

const file = (fileId: string) => ({ fileId });
const before = { data: { q1a: 'BB', q1b: 'CC', q1c: { rows: [{ a: 1, b: 2 }] } }, evidence: { q1a: [file('f1'), file('f2')] } };

describe('the difference between two rounds', () => {
  test('is told by question: values, files added and removed', () => {
    const after = { data: { q1a: 'BB', q1b: 'B', q2a: 'A' }, evidence: { q1a: [file('f2'), file('f3')] } };
    expect(compareRounds(before, after)).toEqual([
      { questionId: 'q1a', before: 'BB', after: 'BB', value: false, evidence: true, filesAdded: ['f3'], filesRemoved: ['f1'] },
      { questionId: 'q1b', before: 'CC', after: 'B', value: true, evidence: false, filesAdded: [], filesRemoved: [] },
      { questionId: 'q1c', before: before.data.q1c, after: undefined, value: true, evidence: false, filesAdded: [], filesRemoved: [] },
      { questionId: 'q2a', before: undefined, after: 'A', value: true, evidence: false, filesAdded: [], filesRemoved: [] },
    ]);
  });

  test('is empty when only the order of keys or files differs', () => {
    const same = { data: { q1c: { rows: [{ b: 2, a: 1 }] }, q1b: 'CC', q1a: 'BB' }, evidence: { q1a: [file('f2'), file('f1')] } };
    expect(changedQuestions(before, same)).toEqual([]);
  });
});

describe('a repair round', () => {
  const after = { data: { ...before.data, q1b: 'B', q1a: 'A' }, evidence: before.evidence };

  test('may change only what was returned; every other change is named', () => {
    expect(checkRound(before, after, { unlocked: ['q1a', 'q1b'] })).toBeUndefined();
    expect(checkRound(before, after, { unlocked: ['q1b'] })).toMatchObject({ problem: 'lockedQuestion', details: { question: 'q1a', at: [{ path: 'q1a' }] } });
    expect(changedUnasked(['q1a', 'q1b'], ['q1b'])).toEqual(['q1a']);
  });

  test('unlocks with it what a permitted change made visible', () => {
    expect(checkRound(before, after, { unlocked: ['q1b'], dependents: ['q1a'] })).toBeUndefined();
  });

  test('a returned question waits until its answer or evidence changes, or the agency replies', () => {
    const asked = ['q1a', 'q1b', 'q1c'];
    expect(notRepaired(asked, { previous: before, next: before, replied: new Set() })).toEqual(asked);
    expect(notRepaired(asked, { previous: before, next: { ...before, data: { ...before.data, q1b: 'B' } }, replied: new Set() })).toEqual(['q1a', 'q1c']);
    expect(notRepaired(asked, { previous: before, next: { ...before, evidence: { ...before.evidence, q1a: [file('f9')] } }, replied: new Set(['q1c']) })).toEqual(['q1b']);
  });

  test('a first round may change everything, a case with the reviewer nothing', () => {
    const ir = compiled(akipCycle);
    const dinkes = aTrack(ir);
    const unlocked = () => (dinkes.token === undefined ? 'no token' : unlockedQuestions(ir, dinkes.state, dinkes.token));
    expect(unlocked()).toBeNull();
    expect(checkRound(before, after, { unlocked: null })).toBeUndefined();
    dinkes.asks();
    expect(unlocked()).toEqual([]);
    dinkes.sends();
    expect(unlocked()).toEqual([]);
    dinkes.finishes('member', 'return', { q2b: 'open', q1c: 'open' });
    expect(unlocked()).toEqual(['q1c', 'q2b']);
    dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' });
    expect(unlocked()).toEqual([]);
  });
});
