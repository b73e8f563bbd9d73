import { describe, expect, test } from '@jest/globals';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';

const ir = compiled(akipCycle);

describe('filling in and approving', () => {
  test('a task opens only with its deadline, and tells operator and head', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.place).toBe('fill/open');
    expect(dinkes.token).toMatchObject({ stage: 'isi', holder: { role: 'operator' }, round: 1, clock: { dueAt: '2026-07-15T16:59:00.000Z' } });
    expect(dinkes.changes()).toEqual([{ kind: 'openTask', token: 't1', form: 'lke', mode: 'fill', round: 1 }]);
    expect(dinkes.messages('taskOpened').map(({ to }) => to)).toEqual([{ role: 'operator', agencyId: 'dinkes' }, { role: 'head', agencyId: 'dinkes' }]);
    expect(dinkes.state.cells['isi']).toMatchObject({ status: 'current', phase: 'open', dueAt: '2026-07-15T16:59:00.000Z' });
  });

  test('the operator asks, the head sends, and the case goes on to the team member', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.asks()).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'inApproval', stage: 'setuju', holder: { role: 'head' } });
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.place).toBe('review/submitted');
    expect(dinkes.token).toMatchObject({ stage: 'anggota', tier: 0, holder: { role: 'evaluator', tier: 'member' } });
    expect(dinkes.state.facts).toMatchObject({ late: false, 'score.proposed': '73', 'grade.proposed': 'BB' });
    expect(Object.entries(dinkes.state.cells).filter(([, cell]) => cell.status === 'done').map(([key]) => key)).toEqual(['isi', 'setuju']);
  });

  test('the head may send without being asked; the operator may not send where the head approves', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.sends('operator')).toMatchObject({ problem: 'notAllowed' });
    expect(dinkes.sends('head')).toBeUndefined();
    expect(dinkes.place).toBe('review/submitted');
  });

  test('nobody but the agency sends, and nobody from another agency', () => {
    const dinkes = aTrack(ir);
    expect(dinkes.sends('member')).toMatchObject({ problem: 'notAllowed' });
    const stranger = { ...dinkes.commandOf('head', { kind: 'submit', token: 't1', round: 1, versionId: 'v', hash: 'h', changed: [] }), actor: { personId: 'x', name: 'x', position: 'x', role: 'head' as const, agencyId: 'disdik' } };
    dinkes.take({ kind: 'command', command: stranger });
    expect(dinkes.place).toBe('fill/open');
  });

  test('taking back and giving back open the answers with the deadline they had', () => {
    const dinkes = aTrack(ir);
    const due = dinkes.token?.clock?.dueAt;
    dinkes.asks();
    expect(dinkes.sends('operator')).toMatchObject({ problem: 'withHead' });
    expect(dinkes.asks()).toMatchObject({ problem: 'withHead' });
    expect(dinkes.does('operator', { kind: 'takeBack', token: 't1' })).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'open', stage: 'isi', clock: { dueAt: due } });
    expect(dinkes.state.cells['setuju']?.status).toBe('locked');
    dinkes.asks();
    expect(dinkes.does('operator', { kind: 'returnToOperator', token: 't1', reasonId: 'r' })).toMatchObject({ problem: 'notAllowed' });
    expect(dinkes.does('head', { kind: 'returnToOperator', token: 't1', reasonId: 'r' })).toBeUndefined();
    expect(dinkes.token?.phase).toBe('open');
    expect(dinkes.messages('returnedToOperator')).toHaveLength(1);
    expect(dinkes.does('operator', { kind: 'takeBack', token: 't1' })).toMatchObject({ problem: 'notInApproval' });
  });

  test('the head has the approval days even when the filling days run out meanwhile', () => {
    const dinkes = aTrack(ir);
    dinkes.until('2026-07-15T10:00:00.000Z');
    dinkes.asks();
    expect(dinkes.token?.clock?.dueAt).toBe('2026-07-20T16:59:00.000Z');
    dinkes.until('2026-07-17T10:00:00.000Z');
    expect(dinkes.sends()).toBeUndefined();
    expect(dinkes.state.submission).toMatchObject({ late: false });
  });

  test('asking the head after the filling deadline does not make it punctual', () => {
    const dinkes = aTrack(ir);
    dinkes.setTime('2026-07-15T17:00:00.001Z');
    dinkes.asks();
    dinkes.sends();
    expect(dinkes.state.submission).toMatchObject({ late: true });
    expect(dinkes.state.cells['isi']).toMatchObject({ status: 'done', late: true });
  });

  test('a submission is recalled only until somebody begins to review it', () => {
    const dinkes = aTrack(ir);
    dinkes.asks();
    dinkes.sends();
    expect(dinkes.does('operator', { kind: 'recall', token: 't1' })).toMatchObject({ problem: 'notAllowed' });
    expect(dinkes.does('head', { kind: 'recall', token: 't1' })).toBeUndefined();
    expect(dinkes.token).toMatchObject({ phase: 'open', stage: 'isi', clock: { dueAt: '2026-07-15T16:59:00.000Z' } });
    expect(dinkes.state.submission).toBeUndefined();
    expect(dinkes.changes()).toContainEqual({ kind: 'recallSubmission', versionId: 'v1.1' });
    dinkes.sends();
    expect(dinkes.state).toMatchObject({ round: 1, submission: { round: 1 } });
    dinkes.does('member', { kind: 'beginReview', token: 't1' });
    expect(dinkes.does('head', { kind: 'recall', token: 't1' })).toMatchObject({ problem: 'reviewStarted' });
  });

  test('the last fifty messages are remembered, across a restart as well', () => {
    const dinkes = aTrack(ir);
    for (let i = 0; i < 30; i += 1) {
      dinkes.asks();
      dinkes.does('operator', { kind: 'takeBack', token: 't1' });
    }
    expect(dinkes.state.seen).toHaveLength(50);
    expect(dinkes.state.seen.at(-1)).toBe('u60');
  });

  test('the same message twice counts once; a round that is over is refused by its number', () => {
    const dinkes = aTrack(ir);
    const command = dinkes.commandOf('head', { kind: 'submit', token: 't1', round: 1, versionId: 'v1', hash: 'h', changed: [] });
    dinkes.take({ kind: 'command', command });
    const after = dinkes.state;
    dinkes.take({ kind: 'command', command });
    expect(dinkes.state).toBe(after);
    expect(dinkes.changes().filter(({ kind }) => kind === 'confirmSubmission')).toHaveLength(1);
    dinkes.finishes('member', 'return', { q1b: 'open' });
    expect(dinkes.does('head', { kind: 'submit', token: 't1', round: 1, versionId: 'v2', hash: 'h', changed: [] })).toMatchObject({ problem: 'staleRound', details: { sent: 1, current: 2 } });
  });
});
