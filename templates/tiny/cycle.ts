import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';

/** The smallest cycle with a whole loop: fill, review, result, repair at most twice, score. For tests and rehearsals. */
export const tinyCycle: CycleDefinition = {
  format: 1,
  key: 'tiny',
  title: { id: 'Siklus kecil', en: 'Tiny cycle' },
  about: { id: 'Dua pertanyaan, satu penilai, paling banyak dua putaran perbaikan.', en: 'Two questions, one evaluator, two repair rounds at most.' },
  basis: { id: 'Tidak ada; siklus ini untuk uji coba.', en: 'None; this cycle is for trials.' },
  stages: [
    { key: 'isi', owner: 'operator', title: { id: 'Isi', en: 'Fill in' } },
    { key: 'setuju', owner: 'head', title: { id: 'Setuju', en: 'Approve' } },
    { key: 'reviu', owner: 'evaluator', title: { id: 'Reviu', en: 'Review' } },
    { key: 'hasil', owner: 'coordinator', title: { id: 'Hasil', en: 'Result' } },
    { key: 'perbaiki', owner: 'operator', title: { id: 'Perbaiki', en: 'Repair' } },
    { key: 'nilai', owner: 'coordinator', title: { id: 'Nilai', en: 'Score' } },
  ],
  start: 'fill',
  nodes: [
    {
      key: 'fill', kind: 'task', stage: 'isi', form: 'tiny', mode: 'fill', assignee: 'operator',
      title: { id: 'Isi dua pertanyaan', en: 'Answer two questions' },
      clock: workingDays(5), approval: { by: 'head', stage: 'setuju', clock: workingDays(2, officeLadder) }, next: 'review',
    },
    {
      key: 'review', kind: 'review', form: 'tiny', returnTo: 'loop', maxRounds: 2,
      title: { id: 'Reviu anggota tim', en: 'Member review' },
      tiers: [{ tier: 'member', stage: 'reviu', clock: workingDays(3, officeLadder) }], repair: [workingDays(5)], next: 'result',
    },
    {
      key: 'result', kind: 'gate', stage: 'hasil', by: { kind: 'person', role: 'coordinator' }, clock: workingDays(2, officeLadder),
      title: { id: 'Hasil: lulus, lulus dengan catatan, atau tidak lulus', en: 'Result: pass, pass with notes or fail' },
      to: { pass: 'score', passWithNotes: 'rounds', fail: 'failed' },
    },
    {
      key: 'rounds', kind: 'loop', body: 'revise', maxRounds: 2, exit: 'allAccepted', clocks: [workingDays(5), workingDays(2)],
      title: { id: 'Perbaikan', en: 'Repair' }, next: 'score',
    },
    {
      key: 'revise', kind: 'task', stage: 'perbaiki', form: 'tiny', mode: 'revise', assignee: 'operator',
      title: { id: 'Perbaiki pertanyaan yang dikembalikan', en: 'Repair the returned questions' }, clock: workingDays(5), next: 'verify',
    },
    {
      key: 'verify', kind: 'review', form: 'tiny', returnTo: 'loop', maxRounds: 2,
      title: { id: 'Verifikasi perbaikan', en: 'Verification of the repair' },
      tiers: [{ tier: 'member', stage: 'perbaiki', clock: workingDays(2, officeLadder) }], repair: [workingDays(5)], next: 'rounds',
    },
    { key: 'score', kind: 'score', stage: 'nilai', form: 'tiny', source: 'decided', as: 'decided', title: { id: 'Nilai penetapan', en: 'Decided score' }, next: 'done' },
    { key: 'done', kind: 'end', outcome: 'finished', title: { id: 'Selesai', en: 'Finished' } },
    { key: 'failed', kind: 'end', outcome: 'failed', title: { id: 'Tidak lulus', en: 'Failed' } },
  ],
  forms: { tiny: 'tiny' },
};
