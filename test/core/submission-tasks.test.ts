import { describe, expect, test } from '@jest/globals';
import { commands } from '../../core/cycle/commands/table.ts';
import { historyActs, historySentence } from '../../core/submission/history.ts';
import { tasksOf } from '../../core/submission/tasks.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aTrack, compiled } from '../support/track-play.ts';

describe('who has to do what', () => {
  test('the duty goes from operator to head to each tier, to the meeting and back to the operator', () => {
    const ir = compiled(akipCycle);
    const dinkes = aTrack(ir);
    const duty = () => tasksOf(ir, dinkes.state).map(({ duty: what, role, tier, returned, resubmission }) => [what, tier ?? role, returned, resubmission]);
    expect(duty()).toEqual([['fill', 'operator', 0, false]]);
    dinkes.asks();
    expect(duty()).toEqual([['approve', 'head', 0, false]]);
    dinkes.sends();
    expect(duty()).toEqual([['review', 'member', 0, false]]);
    dinkes.finishes('member', 'return', { q1c: 'open', q2b: 'open' });
    expect(duty()).toEqual([['revise', 'operator', 2, false]]);
    expect(tasksOf(ir, dinkes.state)[0]?.title.id).toBe('Perbaiki pertanyaan yang dikembalikan');
    dinkes.sends();
    expect(duty()).toEqual([['review', 'member', 0, true]]);
    dinkes.finishes('member', 'pass', { q1c: 'accepted' });
    dinkes.finishes('lead', 'pass');
    expect(duty()).toEqual([['meeting', 'coordinator', 0, false]]);
    dinkes.closesMeeting();
    expect(tasksOf(ir, dinkes.state)[0]).toMatchObject({ duty: 'revise', roles: ['operator', 'head'], form: 'lke', stage: 'perbaiki', round: 3, late: false });
    dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' });
    expect(duty()).toEqual([]);
  });

  test('a gate, a closed stage and a barrier lie with the coordinator', () => {
    const tiny = compiled(tinyCycle);
    const atGate = aTrack(tiny);
    atGate.sends();
    atGate.finishes('member', 'pass');
    expect(tasksOf(tiny, atGate.state)[0]).toMatchObject({ duty: 'gate', role: 'coordinator' });
    const every = compiled(everyNodeCycle);
    const waiting = aTrack(every);
    waiting.sends();
    expect(tasksOf(every, waiting.state)[0]).toMatchObject({ duty: 'watch', role: 'coordinator', phase: 'waitingOpen', dueAt: null });
    const closed = aTrack(every);
    closed.until('2026-08-01T00:00:00.000Z');
    expect(tasksOf(every, closed.state)[0]).toMatchObject({ duty: 'watch', phase: 'closedUnsubmitted', late: true });
  });

  test('what is due first is the most urgent', () => {
    const ir = compiled(akipCycle);
    const [early, late] = [aTrack(ir), aTrack(ir, { at: '2026-07-13T01:00:00.000Z' })];
    const urgency = (play: typeof early) => tasksOf(ir, play.state)[0]?.urgency ?? 0;
    expect(urgency(early)).toBeLessThan(urgency(late));
  });
});

describe('the history', () => {
  const ir = compiled(akipCycle);

  test('tells every act in both languages', () => {
    const dinkes = aTrack(ir, { scores: { decided: '70.6' } });
    dinkes.asks();
    dinkes.sends();
    dinkes.finishes('member', 'return', { q1c: 'open' });
    dinkes.does('coordinator', { kind: 'extend', token: 't1', newDue: '2026-07-24T16:59:00.000Z', reasonId: 'r' });
    dinkes.sends();
    dinkes.finishes('member', 'pass', { q1c: 'accepted' });
    dinkes.finishes('lead', 'pass');
    dinkes.decides('score', 'q1c');
    dinkes.closesMeeting();
    const told = dinkes.commits.map(({ audit }) => historySentence({ ...ir, questionTitle: () => ({ id: '1.c Nilai pemanfaatan', en: '1.c Grade for use' }) }, audit));
    expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining([
      'Isi LKE dan lampirkan bukti dukung: dibuka, tenggat Rabu, 15 Juli 2026 pukul 23.59 WIB.',
      'operator.dinkes meminta persetujuan kepala instansi.',
      'kepala.dinkes menyetujui dan mengirim isian putaran 1, tepat waktu.',
      'anggota (Anggota tim) mengembalikan 1 pertanyaan untuk diperbaiki.',
      'koordinator memperpanjang tenggat menjadi Jumat, 24 Juli 2026 pukul 23.59 WIB.',
      'Rakor menetapkan nilai pertanyaan “1.c Nilai pemanfaatan”.',
      'Nilai penetapan dihitung: 70,6 (BB).',
    ]));
    expect(told.filter(({ id, en }) => id.includes('?') || en.includes('?') || id === en)).toEqual([]);
  });

  test('has a sentence for every command there is', () => {
    expect(Object.keys(commands).filter((kind) => !historyActs.includes(kind))).toEqual([]);
  });
});
