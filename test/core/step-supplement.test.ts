import { describe, expect, test } from '@jest/globals';
import { unlockedQuestions } from '../../core/submission/rounds.ts';
import { statusSentence } from '../../core/submission/sentence.ts';
import { tasksOf } from '../../core/submission/tasks.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, compiled, type Play, type Saying } from '../support/track-play.ts';

const ir = compiled(akipCycle);
const form = Object.keys(ir.forms)[0]!;
const asks = (more: Partial<Extract<Saying, { kind: 'moveForm' }>> = {}): Saying => ({ kind: 'moveForm', form, from: ir.forms[form]!, version: `${form}:2`, moveId: 'm', gone: [], opens: ['q9', 'q10'], reasonId: 'r', supplement: true, ...more });
const sent = (): Play => {
  const dinkes = aTrack(ir);
  dinkes.asks();
  dinkes.sends();
  return dinkes;
};

describe('asking an agency that has sent for new questions alone', () => {
  test('opens a round with them, with a deadline, that counts as no return and comes back to the tier it waited for', () => {
    const dinkes = sent();
    dinkes.finishes('member', 'pass');
    expect(dinkes.does('administrator', asks())).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'returned', holder: { role: 'operator' }, askedBy: 1, round: 2, clock: { purpose: 'repair' } });
    expect(dinkes.state).toMatchObject({ round: 2, returnsUsed: 0, notes: {}, forms: { [form]: `${form}:2` } });
    expect(unlockedQuestions(ir, dinkes.state, dinkes.token!)).toEqual(['q9', 'q10']);
    // The answers that were sent come first, then their move to the new version.
    expect(dinkes.changes().filter(({ kind }) => kind === 'openRound' || kind === 'moveForm').map(({ kind }) => kind)).toEqual(['openRound', 'moveForm']);
    expect(dinkes.messages('returned')).toEqual([]);
    expect(dinkes.messages('formMoved')[0]).toMatchObject({ count: 2, dueAt: dinkes.token?.clock?.dueAt });
    dinkes.asks();
    dinkes.sends();
    expect(dinkes.token).toMatchObject({ phase: 'submitted', tier: 1, holder: { tier: 'lead' } });
    // The bound of returns is untouched.
    expect(dinkes.finishes('lead', 'return', { q1c: 'open' })).toBeUndefined();
    expect(dinkes.state.returnsUsed).toBe(1);
  });

  test('is refused while a reviewer has begun, while the agency has it in hand, without a new question, and to those who may not publish', () => {
    const dinkes = sent();
    expect(dinkes.does('coordinator', asks())).toMatchObject({ problem: 'notAllowed' });
    expect(dinkes.does('administrator', asks({ opens: [] }))).toMatchObject({ problem: 'nothingToSupplement' });
    expect(dinkes.does('administrator', asks({ from: `${form}:9` }))).toMatchObject({ problem: 'formMoved' });
    dinkes.does('member', { kind: 'beginReview', token: 't1' });
    expect(dinkes.does('administrator', asks())).toMatchObject({ problem: 'formNotSupplementable' });
    expect(aTrack(ir).does('administrator', asks())).toMatchObject({ problem: 'formNotSupplementable' });
  });

  test('can be recalled by nobody: what was sent before stays sent', () => {
    const dinkes = sent();
    const before = dinkes.state.submission;
    dinkes.does('administrator', asks());
    expect(dinkes.does('operator', { kind: 'recall', token: 't1' })).toMatchObject({ problem: expect.stringMatching(/./) });
    expect(dinkes.state.submission).toEqual(before);
  });
});

describe('asking at a review that has no repair deadline', () => {
  // Once it was refused as if the review had begun, because nothing timed the round.
  const untimed = compiled({ ...tinyCycle, nodes: tinyCycle.nodes.map((node) => (node.kind === 'review' ? { ...node, repair: [] } : node)) });
  const asksTiny = asks({ form: 'tiny', from: 'tiny:1', version: 'tiny:2' });

  test('opens the round without a deadline, tells the agency at once, and comes back to the tier', () => {
    const dinkes = aTrack(untimed);
    dinkes.asks();
    dinkes.sends();
    expect(dinkes.does('administrator', asksTiny)).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'returned', holder: { role: 'operator' }, round: 2 });
    expect(dinkes.token?.clock).toBeUndefined();
    expect(dinkes.messages('formMoved')).toMatchObject([{ to: { role: 'operator' }, count: 2 }, { to: { role: 'head' }, count: 2 }]);
    expect(tasksOf(untimed, dinkes.state)).toMatchObject([{ title: { id: 'Lengkapi pertanyaan baru' }, dueAt: null, late: false, phase: 'returned' }]);
    expect(statusSentence(untimed, dinkes.state).holder.en).toContain('2 new questions asked');
    // Nothing runs out, however long it takes.
    dinkes.until('2026-12-01T01:00:00.000Z');
    expect(dinkes.token).toMatchObject({ phase: 'returned' });
    dinkes.asks();
    dinkes.sends();
    expect(dinkes.token).toMatchObject({ phase: 'submitted', tier: 0, holder: { tier: 'member' }, clock: { purpose: 'tier' } });
    expect(dinkes.state.returnsUsed).toBe(0);
  });
});
