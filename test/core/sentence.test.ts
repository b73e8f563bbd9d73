import { describe, expect, test } from '@jest/globals';
import { statusSentence } from '../../core/submission/sentence.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { aTrack, calendar, compiled, type Play } from '../support/track-play.ts';

const ir = compiled(akipCycle);
const sentence = (play: Play) => statusSentence(ir, play.state, { now: play.now, calendar });

describe('why is it here? in plain words', () => {
  test('an open task: who, since when, until when, what then', () => {
    const dinkes = aTrack(ir);
    expect(sentence(dinkes)).toEqual({
      holder: { id: 'Dipegang Operator instansi sejak 6 Juli 2026.', en: 'With Agency operator since 6 July 2026.' },
      next: {
        id: 'Tenggat Rabu, 15 Juli 2026 pukul 23.59 WIB. Bila lewat: kiriman tetap diterima dan ditandai terlambat. Berikutnya: pengingat, Jumat, 10 Juli 2026 pukul 07.30 WIB.',
        en: 'Deadline Wednesday, 15 July 2026 at 23:59 WIB. After that: it is still accepted and marked late. Next: a reminder, Friday, 10 July 2026 at 07:30 WIB.',
      },
      since: '2026-07-06T01:00:00.000Z',
    });
  });

  test('late by working days, with the next rung of the ladder', () => {
    const dinsos = aTrack(ir);
    dinsos.until('2026-07-20T05:00:00.000Z');
    expect(sentence(dinsos).holder.id).toBe('Dipegang Operator instansi sejak 6 Juli 2026. Terlambat 3 hari kerja.');
    dinsos.until('2026-07-21T05:00:00.000Z');
    expect(sentence(dinsos).next).toEqual({ id: 'Kiriman masih diterima dan ditandai terlambat. Berikutnya: eskalasi ke Sekretaris Daerah, Rabu, 22 Juli 2026 pukul 07.30 WIB.', en: 'It is still accepted and marked late. Next: escalation to the Regional Secretary, Wednesday, 22 July 2026 at 07:30 WIB.' });
  });

  test('each later place of the path', () => {
    const dinkes = aTrack(ir);
    const holder = () => sentence(dinkes).holder.id;
    dinkes.asks();
    expect(holder()).toBe('Menunggu persetujuan kepala instansi sejak 6 Juli 2026.');
    dinkes.sends();
    expect(holder()).toBe('Terkirim; menunggu reviu Anggota tim sejak 6 Juli 2026.');
    dinkes.does('member', { kind: 'beginReview', token: 't1' });
    expect(holder()).toBe('Direviu Anggota tim sejak 6 Juli 2026.');
    dinkes.finishes('member', 'return', { q1c: 'open', q2b: 'open' });
    expect(holder()).toBe('2 pertanyaan dikembalikan; dipegang Operator instansi sejak 6 Juli 2026. Putaran 2.');
    dinkes.sends();
    dinkes.finishes('member', 'pass', { q1c: 'accepted', q2b: 'accepted' });
    dinkes.finishes('lead', 'pass');
    expect(sentence(dinkes)).toMatchObject({ holder: { id: 'Menunggu putusan rakor sejak 6 Juli 2026. Putaran 2.' }, next: { id: 'Tidak ada tenggat yang berjalan.' } });
    dinkes.does('coordinator', { kind: 'suspend', reasonId: 'r' });
    expect(holder()).toBe('Dijeda sejak 6 Juli 2026; semua tenggat berhenti.');
    dinkes.does('coordinator', { kind: 'resume' });
    dinkes.closesMeeting();
    expect(sentence(dinkes)).toMatchObject({ holder: { id: 'Selesai sejak 6 Juli 2026.' }, next: { id: 'Tidak ada lagi yang harus dilakukan.' } });
  });

  test('a deadline in a provisional year says so', () => {
    const dinkes = aTrack(ir, { at: '2026-12-28T01:00:00.000Z' });
    expect(sentence(dinkes).next.id).toContain('2027 pukul 23.59 WIB (sementara).');
  });

  test('a barrier, a closed stage, a withdrawn agency', () => {
    const every = compiled(everyNodeCycle);
    const waiting = aTrack(every);
    waiting.sends();
    expect(statusSentence(every, waiting.state).holder.en).toBe('Waiting until stage Review opens since 6 July 2026.');
    const closed = aTrack(every);
    closed.until('2026-08-01T00:00:00.000Z');
    expect(statusSentence(every, closed.state).holder.id).toBe('Ditutup tanpa kiriman; menunggu koordinator sejak 18 Juli 2026. Terlambat.');
    closed.does('administrator', { kind: 'withdraw', reasonId: 'r' });
    expect(statusSentence(every, closed.state).holder.id).toBe('Dikeluarkan dari siklus sejak 1 Agustus 2026.');
  });
});
