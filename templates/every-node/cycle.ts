import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';

const opening: readonly DefinitionNode[] = [
  {
    key: 'preparation', kind: 'stage', owner: 'coordinator', onEnter: [], onExit: [], clock: workingDays(2, officeLadder),
    title: { id: 'Persiapan', en: 'Preparation' }, next: 'fill',
  },
  {
    key: 'fill', kind: 'task', stage: 'isi', form: 'tiny', mode: 'fill', assignee: 'operator',
    title: { id: 'Isi dua pertanyaan', en: 'Answer two questions' },
    clock: { ...workingDays(7), late: { policy: 'grace', days: 2 } },
    approval: { by: 'head', stage: 'setuju', clock: workingDays(3, officeLadder) }, next: 'together',
  },
  { key: 'together', kind: 'parallel', branches: ['tell', 'proposed'], join: 'onTime', title: { id: 'Beri tahu dan hitung nilai usulan bersamaan', en: 'Tell and compute the own score together' } },
  { key: 'tell', kind: 'notify', message: 'custom', to: 'coordinator', title: { id: 'Beri tahu koordinator', en: 'Tell the coordinator' }, next: 'onTime' },
  { key: 'proposed', kind: 'score', stage: 'setuju', form: 'tiny', source: 'proposed', as: 'proposed', title: { id: 'Nilai usulan', en: 'Own score' }, next: 'onTime' },
  {
    key: 'onTime', kind: 'branch', cases: [{ when: { '===': [{ fact: 'late' }, true] }, to: 'tellLate' }], otherwise: 'wait',
    title: { id: 'Terlambat atau tidak', en: 'Late or not' },
  },
  { key: 'tellLate', kind: 'notify', message: 'custom', to: 'leadership', title: { id: 'Beri tahu pimpinan bahwa kiriman terlambat', en: 'Tell the leadership that the answers came late' }, next: 'wait' },
  { key: 'wait', kind: 'barrier', stage: 'reviu', opens: 'all', title: { id: 'Tunggu sampai reviu dibuka untuk semua', en: 'Wait until the review opens for all' }, next: 'review' },
];

const judging: readonly DefinitionNode[] = [
  {
    key: 'review', kind: 'review', form: 'tiny', returnTo: 'here', maxRounds: 1,
    title: { id: 'Reviu empat jenjang', en: 'Review in four tiers' },
    tiers: [
      { tier: 'member', stage: 'reviu', clock: workingDays(5, officeLadder) },
      { tier: 'lead', stage: 'reviu', clock: workingDays(3, officeLadder) },
      { tier: 'controller', stage: 'reviu', clock: workingDays(2, officeLadder) },
      { tier: 'inspector', stage: 'reviu', clock: workingDays(2, officeLadder) },
    ],
    repair: [workingDays(5)], next: 'meeting',
  },
  { key: 'meeting', kind: 'meeting', stage: 'rakor', meeting: 'rakor', title: { id: 'Putusan rakor', en: 'Decision of the meeting' }, next: 'rounds' },
  {
    key: 'rounds', kind: 'loop', body: 'revise', maxRounds: 3, exit: 'allAccepted', clocks: [workingDays(14), workingDays(5), workingDays(2)],
    title: { id: 'Perbaikan', en: 'Repair' }, next: 'decided',
  },
  {
    key: 'revise', kind: 'task', stage: 'perbaiki', form: 'tiny', mode: 'revise', assignee: 'operator',
    title: { id: 'Perbaiki pertanyaan yang dikembalikan', en: 'Repair the returned questions' },
    clock: { ...workingDays(5), late: { policy: 'close' } }, next: 'verify',
  },
  {
    key: 'verify', kind: 'review', form: 'tiny', returnTo: 'loop', maxRounds: 3,
    title: { id: 'Verifikasi perbaikan', en: 'Verification of the repair' },
    tiers: [{ tier: 'member', stage: 'perbaiki', clock: workingDays(2, officeLadder) }], repair: [workingDays(5)], next: 'rounds',
  },
  { key: 'decided', kind: 'score', stage: 'nilai', form: 'tiny', source: 'decided', as: 'decided', title: { id: 'Nilai penetapan', en: 'Decided score' }, next: 'threshold' },
  {
    key: 'threshold', kind: 'gate', stage: 'nilai', by: { kind: 'score', score: 'decided', passAt: '70', notesAt: '50' },
    title: { id: 'Ambang nilai', en: 'Score threshold' }, to: { pass: 'showScores', passWithNotes: 'showScores', fail: 'failed' },
  },
  { key: 'showScores', kind: 'publish', stage: 'nilai', what: 'scores', title: { id: 'Tayangkan nilai', en: 'Show the score' }, next: 'report' },
  { key: 'report', kind: 'publish', stage: 'nilai', what: 'report', title: { id: 'Terbitkan laporan', en: 'Publish the report' }, next: 'done' },
  { key: 'done', kind: 'end', outcome: 'finished', title: { id: 'Selesai', en: 'Finished' } },
  { key: 'failed', kind: 'end', outcome: 'failed', title: { id: 'Tidak lulus', en: 'Failed' } },
];

/** A cycle in which every kind of node and every late policy occurs once or more. For tests of the interpreter. */
export const everyNodeCycle: CycleDefinition = {
  format: 1,
  key: 'every-node',
  title: { id: 'Siklus semua simpul', en: 'Cycle of every node' },
  about: { id: 'Setiap jenis simpul muncul di siklus uji ini.', en: 'Every kind of node occurs in this trial cycle.' },
  basis: { id: 'Tidak ada; siklus ini untuk uji coba.', en: 'None; this cycle is for trials.' },
  stages: [
    { key: 'preparation', owner: 'coordinator', title: { id: 'Persiapan', en: 'Preparation' } },
    { key: 'isi', owner: 'operator', title: { id: 'Isi', en: 'Fill in' } },
    { key: 'setuju', owner: 'head', title: { id: 'Setuju', en: 'Approve' } },
    { key: 'reviu', owner: 'evaluator', title: { id: 'Reviu', en: 'Review' } },
    { key: 'rakor', owner: 'coordinator', title: { id: 'Rakor', en: 'Meeting' } },
    { key: 'perbaiki', owner: 'operator', title: { id: 'Perbaiki', en: 'Repair' } },
    { key: 'nilai', owner: 'coordinator', title: { id: 'Nilai', en: 'Score' } },
  ],
  start: 'preparation',
  nodes: [...opening, ...judging],
  forms: { tiny: 'tiny' },
};
