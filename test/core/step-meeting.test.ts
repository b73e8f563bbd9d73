import { describe, expect, test } from '@jest/globals';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, compiled, type Play } from '../support/track-play.ts';

const ir = compiled(akipCycle);
const inMeeting = (): Play => {
  const dinkes = aTrack(ir);
  dinkes.sends();
  dinkes.finishes('member', 'pass');
  dinkes.finishes('lead', 'pass');
  return dinkes;
};

describe('the meeting', () => {
  test('returns a question: the loop opens a repair with its own deadline, and the verifier ends it', () => {
    const dinkes = inMeeting();
    expect(dinkes.decides('return', 'q1c')).toBeUndefined();
    expect(dinkes.place).toBe('meeting/inMeeting');
    expect(dinkes.closesMeeting()).toBeUndefined();
    expect(dinkes.place).toBe('revise/open');
    expect(dinkes.token).toMatchObject({ stage: 'perbaiki', passes: { [ir.nodes.find(({ key }) => key === 'rounds')?.id ?? -1]: 1 }, clock: { dueAt: '2026-07-20T16:59:00.000Z' } });
    expect(dinkes.state).toMatchObject({ round: 2, returnsUsed: 1 });
    expect(dinkes.sends('operator')).toBeUndefined();
    expect(dinkes.place).toBe('verify/submitted');
    expect(dinkes.finishes('member', 'pass', { q1c: 'accepted' })).toBeUndefined();
    expect(dinkes.state).toMatchObject({ status: 'ended', ended: { outcome: 'finished' }, facts: { 'score.decided': '73', openNotes: 0 } });
    expect(dinkes.state.cells['verifikasi']?.status).toBe('done');
  });

  test('accepts everything: the repair columns are passed over', () => {
    const dinkes = inMeeting();
    dinkes.decides('accept', 'q1c');
    dinkes.closesMeeting();
    expect(dinkes.state.status).toBe('ended');
    expect(dinkes.commits.find(({ state }) => state.cells['nilai']?.status === 'current')?.state.cells).toMatchObject({ perbaiki: { status: 'skipped' }, lhe: { status: 'locked' } });
    expect(dinkes.state.cells).toMatchObject({ perbaiki: { status: 'skipped' }, verifikasi: { status: 'skipped' }, nilai: { status: 'done' }, lhe: { status: 'done' } });
  });

  test('a value it decides settles the question, an accepted note it may open again', () => {
    const dinkes = aTrack(ir);
    dinkes.sends();
    dinkes.finishes('member', 'return', { q1c: 'open', q2b: 'open' });
    dinkes.sends();
    dinkes.finishes('member', 'pass', { q2b: 'accepted' });
    dinkes.finishes('lead', 'pass');
    dinkes.decides('score', 'q1c');
    expect(dinkes.state.notes['q1c']?.status).toBe('accepted');
    dinkes.decides('return', 'q2b');
    expect(dinkes.state.notes['q2b']).toMatchObject({ status: 'open', from: { role: 'coordinator' } });
    dinkes.closesMeeting();
    expect(dinkes.place).toBe('revise/open');
    expect(dinkes.changes().findLast(({ kind }) => kind === 'openRound')).toMatchObject({ questionIds: ['q2b'] });
  });

  test('loops at most as often as it may, then goes on with what there is', () => {
    const dinkes = inMeeting();
    dinkes.decides('return', 'q1c');
    dinkes.closesMeeting();
    dinkes.sends('operator');
    expect(dinkes.finishes('member', 'return', { q1c: 'open' })).toBeUndefined();
    expect(dinkes.place).toBe('revise/open');
    expect(dinkes.state.cells['verifikasi']?.status).toBe('locked');
    dinkes.sends('operator');
    expect(dinkes.finishes('member', 'return', { q1c: 'open' })).toMatchObject({ problem: 'noRoundsLeft' });
    expect(dinkes.finishes('member', 'pass')).toBeUndefined();
    expect(dinkes.state).toMatchObject({ status: 'ended', facts: { openNotes: 1 } });
  });

  test('decides also about a case that stands elsewhere, but returns only what waits for it', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.decides('return', 'q1c')).toMatchObject({ problem: 'notInMeeting' });
    expect(dinkes.decides('escalate')).toBeUndefined();
    expect(dinkes.messages('escalated').map(({ to }) => to.role)).toEqual(['secretary']);
    expect(dinkes.decides('extend', undefined, '2026-07-14T16:59:00.000Z')).toMatchObject({ problem: 'notShorter' });
    expect(dinkes.decides('extend', undefined, '2026-07-22T16:59:00.000Z')).toBeUndefined();
    expect(dinkes.token?.clock?.dueAt).toBe('2026-07-22T16:59:00.000Z');
    expect(dinkes.closesMeeting()).toMatchObject({ problem: 'notInMeeting' });
    expect(dinkes.does('operator', { kind: 'closeMeeting', meetingId: 'm1' })).toMatchObject({ problem: 'notAllowed' });
  });

  test('is final for an agency once it is closed', () => {
    const dinkes = inMeeting();
    dinkes.decides('return', 'q1c');
    dinkes.closesMeeting();
    expect(dinkes.decides('accept', 'q1c')).toMatchObject({ problem: 'meetingFinal' });
    expect(dinkes.closesMeeting()).toMatchObject({ problem: 'meetingFinal' });
  });
});

describe('the three-valued result', () => {
  const tiny = compiled(tinyCycle);
  const atGate = () => {
    const dinkes = aTrack(tiny);
    dinkes.sends();
    dinkes.finishes('member', 'return', { q1: 'open' });
    return dinkes;
  };
  const decide = (dinkes: Play, outcome: 'pass' | 'passWithNotes' | 'fail', rev?: number) => dinkes.does('coordinator', { kind: 'decideGate', token: 't1', outcome, reasonId: 'r', ...(rev === undefined ? {} : { rev }) });

  test('passed goes on to the score', () => {
    const dinkes = atGate();
    expect(dinkes.place).toBe('result/atGate');
    expect(decide(dinkes, 'pass')).toBeUndefined();
    expect(dinkes.state).toMatchObject({ status: 'ended', ended: { outcome: 'finished' }, facts: { 'gate.result': 'pass' } });
  });

  test('passed with notes opens the short repair of the first pass, then the shorter one of the second', () => {
    const dinkes = atGate();
    decide(dinkes, 'passWithNotes');
    expect(dinkes.token).toMatchObject({ phase: 'open', clock: { dueAt: '2026-07-13T16:59:00.000Z' } });
    dinkes.sends('operator');
    dinkes.finishes('member', 'return', { q1: 'open' });
    expect(dinkes.token).toMatchObject({ phase: 'open', clock: { dueAt: '2026-07-08T16:59:00.000Z' } });
  });

  test('failed ends it', () => {
    const dinkes = atGate();
    decide(dinkes, 'fail');
    expect(dinkes.state.ended?.outcome).toBe('failed');
  });

  test('is refused to others, and when it was decided on an older state, naming who changed it', () => {
    const dinkes = atGate();
    expect(dinkes.does('operator', { kind: 'decideGate', token: 't1', outcome: 'pass', reasonId: 'r' })).toMatchObject({ problem: 'notAllowed' });
    expect(decide(dinkes, 'pass', dinkes.state.rev - 1)).toMatchObject({ problem: 'stale', details: { who: 'anggota', when: 'Senin, 6 Juli 2026 pukul 08.00 WIB' } });
    expect(decide(dinkes, 'pass', dinkes.state.rev)).toBeUndefined();
    expect(aTrack(tiny).does('coordinator', { kind: 'decideGate', token: 't1', outcome: 'pass', reasonId: 'r' })).toMatchObject({ problem: 'notAtGate' });
  });
});

describe('putting a path right', () => {
  const repair = (dinkes: Play, mode: 'skip' | 'back' | 'redo', key?: string) => {
    const node = ir.nodes.find((one) => one.key === key)?.id;
    return dinkes.does('administrator', { kind: 'repair', mode, token: 't1', reasonId: 'r', ...(node === undefined ? {} : { node }) });
  };

  test('skips the present step and marks its column', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.does('coordinator', { kind: 'repair', mode: 'skip', token: 't1', reasonId: 'r' })).toMatchObject({ problem: 'notAllowed' });
    expect(repair(dinkes, 'skip')).toBeUndefined();
    expect(dinkes.place).toBe('review/submitted');
    expect(dinkes.messages('repaired')).toHaveLength(3);
  });

  test('goes back to a named step in a new round, with the later columns locked again', () => {
    const dinkes = inMeeting();
    expect(repair(dinkes, 'back', 'fill')).toBeUndefined();
    expect(dinkes.place).toBe('fill/open');
    expect(dinkes.state.round).toBe(2);
    expect(dinkes.state.cells).toMatchObject({ isi: { status: 'current' }, setuju: { status: 'locked' }, ketua: { status: 'locked' }, rakor: { status: 'locked' } });
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.state.submission?.round).toBe(2);
  });

  test('begins the present step anew with a new deadline and the same round', () => {
    const dinkes = aTrack(ir);
    dinkes.until('2026-07-09T01:00:00.000Z');
    expect(repair(dinkes, 'redo')).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'open', round: 1, clock: { dueAt: '2026-07-20T16:59:00.000Z' } });
  });

  test('knows no step that does not exist', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.does('administrator', { kind: 'repair', mode: 'back', token: 't1', node: 99, reasonId: 'r' })).toMatchObject({ problem: 'noSuchNode' });
  });
});
