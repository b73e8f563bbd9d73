import { describe, expect, test } from '@jest/globals';
import type { OpenNote } from '../../core/cycle/track.ts';
import { bareDeviations, changedInRound, deviates, proposalsFor, settledFor, type TierReview } from '../../core/submission/tiers.ts';

const who = { byName: 'Wiwin Pramesti', at: '2026-07-24T02:00:00.000Z' };
const accepts = (grade?: string) => ({ verdict: 'accept' as const, ...(grade === undefined ? {} : { grade }), note: '', ...who });
const asks = (note: string) => ({ verdict: 'revise' as const, note, ...who });
const review = (tier: TierReview['tier'], round: number, verdicts: TierReview['verdicts'], decision: TierReview['decision'] = 'pass'): TierReview => ({ tier, round, decision, verdicts, publishedAt: who.at });
const note = (status: OpenNote['status']): OpenNote => ({ noteId: 'n1', status, round: 1, from: { role: 'evaluator', tier: 'member' } });
const first = { changedIn: {}, notes: {} };

describe('what the member decided, before the lead', () => {
  const member = review('member', 1, { q1a: accepts('BB'), q1b: asks('Lampirkan Renstra.'), q1c: { ...accepts(), verdict: 'notApplicable' } });

  test('settles nothing for the lead, who judges every question; for the member it does', () => {
    expect([...settledFor([member], { ...first, tier: 'lead' })]).toEqual([]);
    expect([...settledFor([member], { ...first, tier: 'member' })]).toEqual(['q1a', 'q1c']);
  });

  test('stands beside each question as a proposal with grade, name and date; a return stands as returned', () => {
    expect(proposalsFor([member], { changedIn: {}, tier: 'lead' })).toMatchObject({
      q1a: { tier: 'member', verdict: 'accept', grade: 'BB', by: 'Wiwin Pramesti', at: who.at },
      q1b: { verdict: 'revise', note: 'Lampirkan Renstra.' },
      q1c: { verdict: 'notApplicable', grade: null },
    });
    expect(proposalsFor([member], { changedIn: {}, tier: 'member' })).toEqual({});
  });

  test('is replaced by what the lead decided, for the controller', () => {
    const lead = review('lead', 1, { q1a: accepts('B') });
    expect(proposalsFor([member, lead], { changedIn: {}, tier: 'controller' })).toMatchObject({ q1a: { tier: 'lead', grade: 'B' }, q1b: { tier: 'member' } });
  });
});

describe('another judgement than the proposal', () => {
  const proposals = proposalsFor([review('member', 1, { q1a: accepts('BB'), q1b: accepts(), q2a: asks('Unggah notula.') })], { changedIn: {}, tier: 'lead' });
  const own = { q1a: 'A', q1b: 'CC', q2a: 'B' };
  const bare = (id: string, mine: Parameters<typeof deviates>[0]) => bareDeviations({ [id]: mine }, { proposals, own });

  test('needs a reason, in either note; agreement needs none', () => {
    expect(bare('q1a', { verdict: 'accept', grade: 'BB' })).toEqual([]);
    expect(bare('q1a', { verdict: 'accept', grade: 'B' })).toEqual(['q1a']);
    expect(bare('q1a', { verdict: 'accept', grade: 'B', internal: 'Renaksi belum dipantau.' })).toEqual([]);
    expect(bare('q1a', { verdict: 'accept', grade: 'B', note: 'Renaksi belum dipantau.' })).toEqual([]);
    expect(bare('q1a', { verdict: 'notApplicable' })).toEqual(['q1a']);
  });

  test('is also an acceptance without a grade where the member had moved the grade: it takes the agency\'s own', () => {
    expect(bare('q1a', { verdict: 'accept' })).toEqual(['q1a']);
    expect(bare('q1b', { verdict: 'accept' })).toEqual([]);
    expect(bare('q1b', { verdict: 'accept', grade: 'CC' })).toEqual([]);
  });

  test('is an acceptance of what the member returned, not another way of returning it; undecided is no judgement', () => {
    expect(bare('q2a', { verdict: 'accept', grade: 'B' })).toEqual(['q2a']);
    expect(bare('q2a', { verdict: 'newEvidence', note: '' })).toEqual([]);
    expect(bare('q2a', { verdict: 'pending' })).toEqual([]);
    expect(deviates({ verdict: null }, { verdict: 'accept' }, 'B')).toBe(false);
  });
});

describe('the rounds after a return', () => {
  const versions = [{ round: 1, content: { data: { q1a: 'A', q1b: 'CC' }, evidence: {} } }, { round: 2, content: { data: { q1a: 'A', q1b: 'B' }, evidence: {} } }, { round: 3, content: { data: { q1a: 'A', q1b: 'B' }, evidence: {} } }];
  const changedIn = changedInRound(versions);
  const member = review('member', 1, { q1a: accepts('A'), q1b: accepts('CC') });
  const lead = review('lead', 1, { q1a: accepts('A'), q1b: asks('Tunjukkan pemantauan TW II.') }, 'return');

  test('the last change of each question is known', () => {
    expect(changedIn).toEqual({ q1b: 2 });
  });

  test('the lead who asked judges only what he had not accepted, and an old judgement of a changed answer proposes nothing', () => {
    const standing = { tier: 'lead' as const, changedIn, notes: { q1b: note('answered') } };
    expect([...settledFor([member, lead], standing)]).toEqual(['q1a']);
    expect(proposalsFor([member, lead], standing)).toEqual({});
  });

  test('an answer accepted and then changed has to be judged again, even by who accepted it', () => {
    expect([...settledFor([member], { tier: 'member', changedIn, notes: {} })]).toEqual(['q1a']);
    expect([...settledFor([review('member', 2, { q1b: accepts('B') })], { tier: 'member', changedIn, notes: { q1b: note('accepted') } })]).toEqual(['q1b']);
  });

  test('what a higher tier accepted need not be judged by a lower one that verifies later', () => {
    expect([...settledFor([review('lead', 1, { q1a: accepts('A') })], { tier: 'member', changedIn, notes: {} })]).toEqual(['q1a']);
  });
});

describe('a review sent back one tier', () => {
  const member = review('member', 1, { q1a: accepts('BB'), q1b: accepts('B'), q1c: accepts('A') });
  const back = review('lead', 1, { q1a: { ...asks(''), internal: 'Lihat lagi Renstra.' }, q1b: accepts('CC') }, 'sendBack');

  test('the member judges again what the lead questioned, and only that', () => {
    expect([...settledFor([member, back], { ...first, tier: 'member' })]).toEqual(['q1b', 'q1c']);
  });

  test('the lead finds his own earlier judgements as proposals, and the member\'s new one', () => {
    const again = review('member', 1, { q1a: accepts('B') });
    expect(proposalsFor([member, back, again], { changedIn: {}, tier: 'lead' })).toMatchObject({ q1a: { tier: 'member', grade: 'B' }, q1b: { tier: 'lead', grade: 'CC' }, q1c: { tier: 'member', grade: 'A' } });
  });
});
