import { describe, expect, test } from '@jest/globals';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { aTrack, compiled, people, type Play } from '../support/track-play.ts';

const ir = compiled(akipCycle);
const inReview = (): Play => {
  const dinkes = aTrack(ir);
  dinkes.asks();
  dinkes.sends();
  return dinkes;
};

describe('the tiered review', () => {
  test('goes from the team member to the team lead and then to the meeting', () => {
    const dinkes = inReview();
    expect(dinkes.finishes('lead', 'pass')).toMatchObject({ problem: 'notInReview' });
    expect(dinkes.does('member', { kind: 'beginReview', token: 't1' })).toBeUndefined();
    expect(dinkes.token?.phase).toBe('inReview');
    expect(dinkes.does('member', { kind: 'beginReview', token: 't1' })).toMatchObject({ problem: 'notInReview' });
    expect(dinkes.finishes('member', 'pass')).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'submitted', stage: 'ketua', tier: 1, holder: { tier: 'lead' } });
    expect(dinkes.finishes('lead', 'pass')).toBeUndefined();
    expect(dinkes.place).toBe('meeting/inMeeting');
    expect(dinkes.changes().filter(({ kind }) => kind === 'publishReview')).toHaveLength(2);
  });

  test('may be sent back one tier, but not below the lowest', () => {
    const dinkes = inReview();
    expect(dinkes.finishes('member', 'sendBack')).toMatchObject({ problem: 'noLowerTier' });
    dinkes.finishes('member', 'pass');
    expect(dinkes.finishes('lead', 'sendBack', { q1b: 'open' })).toBeUndefined();
    expect(dinkes.token).toMatchObject({ tier: 0, stage: 'anggota', phase: 'submitted' });
    expect(dinkes.state.notes).toEqual({});
    expect(dinkes.state.cells['ketua']?.status).toBe('locked');
  });

  test('refuses who works in the agency, who is no evaluator, and another round', () => {
    const dinkes = inReview();
    const own = { ...dinkes.commandOf('member', { kind: 'beginReview', token: 't1' }), actor: { ...people.member, agencyId: 'dinkes' } };
    dinkes.take({ kind: 'command', command: own });
    expect(dinkes.token?.phase).toBe('submitted');
    expect(dinkes.finishes('head', 'pass')).toMatchObject({ problem: 'notAllowed' });
    expect(dinkes.does('member', { kind: 'finishReview', token: 't1', round: 2, decision: 'pass', review: { reviewId: 'r', hash: 'h', notes: [] } })).toMatchObject({ problem: 'staleRound' });
  });
});

describe('returning questions', () => {
  test('needs an open note, opens the next round with only those questions, and comes back to who asked', () => {
    const dinkes = inReview();
    dinkes.finishes('member', 'pass');
    expect(dinkes.finishes('lead', 'return')).toMatchObject({ problem: 'nothingReturned' });
    expect(dinkes.finishes('lead', 'return', { q2b: 'open', q1c: 'open' })).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'returned', holder: { role: 'operator' }, askedBy: 1, clock: { purpose: 'repair', dueAt: '2026-07-20T16:59:00.000Z' } });
    expect(dinkes.state).toMatchObject({ round: 2, returnsUsed: 1 });
    expect(dinkes.changes()).toContainEqual({ kind: 'openRound', round: 2, questionIds: ['q1c', 'q2b'] });
    expect(dinkes.messages('returned')[0]).toMatchObject({ count: 2, dueAt: '2026-07-20T16:59:00.000Z' });
    dinkes.asks();
    expect(dinkes.token).toMatchObject({ phase: 'inApproval', stage: 'ketua' });
    dinkes.sends();
    expect(dinkes.token).toMatchObject({ phase: 'submitted', tier: 1, holder: { tier: 'lead' } });
    expect(dinkes.messages('resubmitted').map(({ to }) => to)).toEqual([{ role: 'evaluator', tier: 'lead' }]);
    expect(Object.values(dinkes.state.notes).map(({ status }) => status)).toEqual(['answered', 'answered']);
    expect(dinkes.state.submission).toMatchObject({ round: 2 });
  });

  test('a recalled repair stands as it was returned, its notes open again', () => {
    const dinkes = inReview();
    dinkes.finishes('member', 'return', { q1c: 'open' });
    const returned = dinkes.token;
    dinkes.sends();
    expect(dinkes.does('head', { kind: 'recall', token: 't1' })).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'returned', askedBy: 0, clock: { dueAt: returned?.clock?.dueAt } });
    expect(dinkes.state.notes['q1c']?.status).toBe('open');
    expect(dinkes.state.submission).toMatchObject({ round: 1 });
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.state.submission).toMatchObject({ round: 2 });
  });

  test('stops at the bound of the review, which then has to pass the case on', () => {
    const dinkes = inReview();
    for (const question of ['q1a', 'q1b']) {
      expect(dinkes.finishes('member', 'return', { [question]: 'open' })).toBeUndefined();
      dinkes.sends();
    }
    expect(dinkes.finishes('member', 'return', { q1c: 'open' })).toMatchObject({ problem: 'noRoundsLeft', details: { max: 2 } });
    expect(dinkes.finishes('member', 'pass', { q1c: 'open' })).toBeUndefined();
    expect(dinkes.state.returnsUsed).toBe(2);
  });

  test('an accepted note stays accepted; whoever finds something new writes a new one', () => {
    const dinkes = inReview();
    dinkes.finishes('member', 'return', { q1b: 'open' });
    dinkes.sends();
    dinkes.finishes('member', 'pass', { q1b: 'accepted' });
    const accepted = dinkes.state.notes['q1b'];
    expect(accepted?.status).toBe('accepted');
    const again = { reviewId: 'r9', hash: 'h', notes: [{ questionId: 'q1b', noteId: accepted?.noteId ?? '', status: 'open' as const }] };
    expect(dinkes.does('lead', { kind: 'finishReview', token: 't1', round: 2, decision: 'return', review: again })).toMatchObject({ problem: 'nothingReturned' });
    expect(dinkes.finishes('lead', 'return', { q1b: 'open' })).toBeUndefined();
    expect(dinkes.state.notes['q1b']).toMatchObject({ status: 'open', round: 2 });
    expect(dinkes.state.notes['q1b']?.noteId).not.toBe(accepted?.noteId);
  });
});
