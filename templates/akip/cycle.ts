import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { usualLetters } from '../../core/cycle/letters.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';
import { usualTests } from '../../core/cycle/usual-tests.ts';

const nodes: readonly DefinitionNode[] = [
  {
    key: 'fill', kind: 'task', stage: 'isi', form: 'lke', mode: 'fill', assignee: 'operator',
    title: { id: 'Isi LKE dan lampirkan bukti dukung', en: 'Fill in the worksheet and attach evidence' },
    clock: workingDays(7),
    approval: { by: 'head', stage: 'setuju', clock: workingDays(3, officeLadder) },
    next: 'proposed',
  },
  {
    key: 'proposed', kind: 'score', stage: 'setuju', form: 'lke', source: 'proposed', as: 'proposed',
    title: { id: 'Nilai usulan', en: 'Own score' },
    next: 'review',
  },
  {
    key: 'review', kind: 'review', form: 'lke', returnTo: 'here', maxRounds: 2,
    title: { id: 'Reviu berjenjang oleh Inspektorat', en: 'Tiered review by the Inspectorate' },
    tiers: [
      { tier: 'member', stage: 'anggota', clock: workingDays(5, officeLadder) },
      { tier: 'lead', stage: 'ketua', clock: workingDays(3, officeLadder) },
    ],
    repair: [workingDays(10)],
    next: 'meeting',
  },
  {
    key: 'meeting', kind: 'meeting', stage: 'rakor', meeting: 'rakor',
    title: { id: 'Putusan rakor tindak lanjut', en: 'Decision of the follow-up meeting' },
    next: 'rounds',
  },
  {
    key: 'rounds', kind: 'loop', body: 'revise', maxRounds: 2, exit: 'allAccepted',
    title: { id: 'Perbaikan setelah rakor, paling banyak dua putaran', en: 'Repair after the meeting, two rounds at most' },
    clocks: [workingDays(10)],
    next: 'decided',
  },
  {
    key: 'revise', kind: 'task', stage: 'perbaiki', form: 'lke', mode: 'revise', assignee: 'operator',
    title: { id: 'Perbaiki pertanyaan yang dikembalikan', en: 'Repair the returned questions' },
    clock: workingDays(10),
    next: 'verify',
  },
  {
    key: 'verify', kind: 'review', form: 'lke', returnTo: 'loop', maxRounds: 2,
    title: { id: 'Verifikasi perbaikan', en: 'Verification of the repair' },
    tiers: [{ tier: 'member', stage: 'verifikasi', clock: workingDays(5, officeLadder) }],
    repair: [workingDays(10)],
    next: 'rounds',
  },
  {
    key: 'decided', kind: 'score', stage: 'nilai', form: 'lke', source: 'decided', as: 'decided',
    title: { id: 'Nilai penetapan', en: 'Decided score' },
    next: 'showScores',
  },
  {
    key: 'showScores', kind: 'publish', stage: 'nilai', what: 'scores',
    title: { id: 'Tayangkan nilai kepada OPD', en: 'Show the score to the agency' },
    next: 'report',
  },
  {
    key: 'report', kind: 'publish', stage: 'lhe', what: 'report',
    title: { id: 'Terbitkan laporan hasil evaluasi (LHE)', en: 'Publish the evaluation report (LHE)' },
    next: 'done',
  },
  { key: 'done', kind: 'end', outcome: 'finished', title: { id: 'Selesai', en: 'Finished' } },
];

/** The internal AKIP evaluation in nine stages; every duration is a default that the administrator may change. */
export const akipCycle: CycleDefinition = {
  format: 1,
  key: 'akip-internal',
  title: { id: 'Evaluasi AKIP internal', en: 'Internal AKIP evaluation' },
  about: {
    id: 'Setiap OPD mengisi LKE dengan bukti dukung, kepala instansi menyetujui, Inspektorat mereviu berjenjang, rakor memutus, OPD memperbaiki pertanyaan yang dikembalikan, lalu nilai ditetapkan dan LHE diterbitkan. Lama setiap tahap adalah nilai awal, bukan isi peraturan.',
    en: 'Each agency fills in the worksheet with evidence, its head approves, the Inspectorate reviews tier by tier, the meeting decides, the agency repairs the returned questions, then the score is decided and the report published. Durations are defaults, not part of the regulation.',
  },
  basis: {
    id: 'PermenPANRB Nomor 88 Tahun 2021 tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah; Pasal 6 memberi ruang kebijakan teknis daerah.',
    en: 'PermenPANRB No. 88 of 2021 on the Evaluation of Performance Accountability of Government Institutions; Article 6 leaves room for local technical policy.',
  },
  stages: [
    { key: 'isi', owner: 'operator', title: { id: 'Isi', en: 'Fill in' } },
    { key: 'setuju', owner: 'head', title: { id: 'Setuju', en: 'Approve' } },
    { key: 'anggota', owner: 'evaluator', title: { id: 'Reviu anggota tim', en: 'Member review' } },
    { key: 'ketua', owner: 'evaluator', title: { id: 'Reviu ketua tim', en: 'Lead review' } },
    { key: 'rakor', owner: 'coordinator', title: { id: 'Rakor', en: 'Meeting' } },
    { key: 'perbaiki', owner: 'operator', title: { id: 'Perbaiki', en: 'Repair' } },
    { key: 'verifikasi', owner: 'evaluator', title: { id: 'Verifikasi', en: 'Verify' } },
    { key: 'nilai', owner: 'coordinator', title: { id: 'Nilai', en: 'Score' } },
    { key: 'lhe', owner: 'coordinator', title: { id: 'LHE', en: 'Report' } },
  ],
  start: 'fill',
  nodes,
  forms: { lke: 'akip-lke' },
  tests: usualTests('dinas', { stages: ['isi', 'setuju', 'anggota', 'ketua', 'rakor', 'nilai', 'lhe'], outcome: 'finished' }),
  letters: {
    cycle: { title: 'Laporan evaluasi AKIP internal', code: 'LAP', opening: 'Pada hari ini, {hari}, disusun laporan {siklus} periode {periode} atas {jumlah} perangkat daerah: {selesai} telah ditetapkan nilainya dan {belum} belum mengirim.', closing: usualLetters.cycle.closing, signers: ['leadership', 'coordinator'] },
    agency: {
      layout: 'letter', title: 'Laporan hasil evaluasi AKIP {instansi}', code: 'LHE', nature: 'Biasa', attachments: '1 (satu) berkas', subject: 'Laporan hasil evaluasi AKIP {instansi}', to: 'Pimpinan {instansi}', toPlace: '{tempat}',
      opening: 'Bersama ini kami sampaikan hasil {siklus} periode {periode} pada {instansi} dengan nilai {nilai}: {hasil}, dengan {perbaikan} kali perbaikan. Rincian nilai, catatan, dan lembar kerja evaluasi terlampir.',
      closing: 'Demikian disampaikan untuk ditindaklanjuti.', signers: ['leadership'], copies: ['Bupati/Wali Kota (data contoh)'],
    },
  },
};
