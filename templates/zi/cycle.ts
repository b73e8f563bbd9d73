import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { usualLetters } from '../../core/cycle/letters.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';
import { usualTests } from '../../core/cycle/usual-tests.ts';

const building: readonly DefinitionNode[] = [
  {
    key: 'appoint', kind: 'gate', stage: 'penetapan', by: { kind: 'person', role: 'coordinator' }, clock: workingDays(5, officeLadder),
    title: { id: 'SK penetapan unit: ditetapkan, ditetapkan dengan catatan, atau tidak', en: 'Decree: unit appointed, appointed with notes, or not' },
    to: { pass: 'prepare', passWithNotes: 'prepare', fail: 'guided' },
  },
  {
    key: 'prepare', kind: 'task', stage: 'persiapan', form: 'persiapan', mode: 'fill', assignee: 'operator', clock: workingDays(20),
    title: { id: 'Bentuk tim enam pokja, rencana kerja, dan agen perubahan', en: 'Form the team of six groups, the work plan and agents of change' }, next: 'monitor',
  },
  {
    key: 'monitor', kind: 'task', stage: 'monev', form: 'monev', mode: 'fill', assignee: 'operator', clock: workingDays(40),
    title: { id: 'Laporkan kemajuan rencana kerja per triwulan', en: 'Report the progress of the work plan by quarter' }, next: 'mentor',
  },
  {
    key: 'mentor', kind: 'review', form: 'monev', returnTo: 'here', maxRounds: 2, repair: [workingDays(5)],
    title: { id: 'Pendampingan: kemajuan diperiksa pendamping', en: 'Mentoring: the mentor checks the progress' },
    tiers: [{ tier: 'member', stage: 'monev', clock: workingDays(5, officeLadder) }], next: 'fill',
  },
  {
    key: 'fill', kind: 'task', stage: 'lke', form: 'lke', mode: 'fill', assignee: 'operator', clock: workingDays(60),
    title: { id: 'Isi LKE mandiri dan lampirkan bukti dukung', en: 'Fill in the worksheet and attach evidence' },
    approval: { by: 'head', stage: 'setuju', clock: workingDays(5, officeLadder) }, next: 'proposed',
  },
  { key: 'proposed', kind: 'score', stage: 'setuju', form: 'lke', source: 'proposed', as: 'proposed', title: { id: 'Nilai usulan', en: 'Own score' }, next: 'review' },
  {
    key: 'review', kind: 'review', form: 'lke', returnTo: 'here', maxRounds: 1, repair: [workingDays(10)],
    title: { id: 'Penilaian TPI dua putaran', en: 'Two rounds of TPI' },
    tiers: [{ tier: 'member', stage: 'tpi', clock: workingDays(12, officeLadder) }, { tier: 'lead', stage: 'tpi', clock: workingDays(5, officeLadder) }, { tier: 'controller', stage: 'tpi', clock: workingDays(3, officeLadder) }],
    next: 'decided',
  },
  { key: 'decided', kind: 'score', stage: 'ambang', form: 'lke', source: 'decided', as: 'decided', title: { id: 'Nilai TPI', en: 'Score of TPI' }, next: 'bounds' },
  {
    key: 'bounds', kind: 'branch', cases: [{ when: { '===': [{ fact: 'threshold.decided.wbk' }, true] }, to: 'meeting' }, { when: { '===': [{ fact: 'threshold.decided.wbbm' }, true] }, to: 'meeting' }], otherwise: 'guided',
    title: { id: 'Cek ambang WBK, atau WBBM bila sudah WBK: seluruh syarat nilai dan administrasi', en: 'Bounds of WBK, or of WBBM for a unit that is WBK: every score and administrative requirement' },
  },
  { key: 'meeting', kind: 'meeting', stage: 'rakor', meeting: 'rakor', title: { id: 'Rakor: unit yang diusulkan', en: 'Meeting: which units are proposed' }, next: 'propose' },
];

const proposing: readonly DefinitionNode[] = [
  {
    key: 'propose', kind: 'task', stage: 'usulan', form: 'usulan', mode: 'fill', assignee: 'operator', clock: workingDays(5),
    title: { id: 'Lengkapi surat usulan, SPTJM, dan PMPZI', en: 'Complete the letter, the statement and PMPZI' }, next: 'preliminary',
  },
  {
    key: 'preliminary', kind: 'gate', stage: 'pra', by: { kind: 'person', role: 'coordinator' }, clock: workingDays(30, officeLadder),
    title: { id: 'Hasil pra evaluasi TPN: lulus, lulus dengan catatan, atau tidak lulus', en: 'Preliminary evaluation: pass, pass with notes or fail' },
    to: { pass: 'result', passWithNotes: 'notes', fail: 'guided' },
  },
  { key: 'notes', kind: 'meeting', stage: 'perbaikan', meeting: 'catatan', title: { id: 'Bagi catatan pra evaluasi per pertanyaan', en: 'Hand out the notes question by question' }, next: 'rounds' },
  {
    key: 'rounds', kind: 'loop', body: 'revise', maxRounds: 2, exit: 'allAccepted', clocks: [workingDays(5), workingDays(2)],
    title: { id: 'Perbaikan catatan pra evaluasi, 5 lalu 2 hari kerja', en: 'Repair of the notes, 5 then 2 working days' }, next: 'result',
  },
  {
    key: 'revise', kind: 'task', stage: 'perbaikan', form: 'lke', mode: 'revise', assignee: 'operator', clock: workingDays(5),
    title: { id: 'Perbaiki catatan pra evaluasi', en: 'Repair the notes of the preliminary evaluation' }, next: 'verify',
  },
  {
    key: 'verify', kind: 'review', form: 'lke', returnTo: 'loop', maxRounds: 2, repair: [workingDays(2)],
    title: { id: 'Verifikasi perbaikan oleh TPI', en: 'Verification by TPI' }, tiers: [{ tier: 'member', stage: 'perbaikan', clock: workingDays(2, officeLadder) }], next: 'rounds',
  },
  {
    key: 'result', kind: 'gate', stage: 'hasil', by: { kind: 'person', role: 'coordinator' },
    title: { id: 'Hasil akhir: berpredikat, dengan catatan, atau belum', en: 'Final result: predicate, with notes, or not yet' },
    to: { pass: 'final', passWithNotes: 'final', fail: 'guided' },
  },
  { key: 'final', kind: 'score', stage: 'hasil', form: 'lke', source: 'decided', as: 'final', title: { id: 'Nilai akhir', en: 'Final score' }, next: 'show' },
  { key: 'show', kind: 'publish', stage: 'hasil', what: 'scores', title: { id: 'Tayangkan nilai kepada unit', en: 'Show the score to the unit' }, next: 'report' },
  { key: 'report', kind: 'publish', stage: 'hasil', what: 'report', title: { id: 'Terbitkan LHE', en: 'Publish the report' }, next: 'done' },
  { key: 'done', kind: 'end', outcome: 'finished', title: { id: 'Selesai', en: 'Finished' } },
  { key: 'guided', kind: 'end', outcome: 'guidance', title: { id: 'Pembinaan', en: 'Guidance' } },
];

/** Building an Integrity Zone up to WBK, and from WBK up to WBBM (domain.md §2.3, §2.4, §9.5); every duration is a default. */
export const ziCycle: CycleDefinition = {
  format: 1,
  key: 'zi-wbk',
  title: { id: 'Pembangunan ZI menuju WBK', en: 'Integrity Zone towards WBK' },
  about: {
    id: 'Unit ditetapkan, membentuk tim dan rencana, melaporkan kemajuannya kepada pendamping, mengisi LKE, dinilai TPI berjenjang dua putaran, diperiksa terhadap seluruh ambang, diputus rakor, diusulkan, lalu menindaklanjuti hasil pra evaluasi. Lama setiap tahap adalah nilai awal, bukan isi peraturan.',
    en: 'A unit is appointed, forms its team and plan, reports progress to its mentor, fills in the worksheet, is judged by TPI tier by tier in two rounds, checked against every bound, decided on by the meeting, proposed, and follows up the preliminary evaluation. Durations are defaults, not part of the regulation.',
  },
  basis: {
    id: 'PermenPANRB Nomor 90 Tahun 2021 jo. Nomor 5 Tahun 2024.',
    en: 'PermenPANRB No. 90 of 2021 as changed by No. 5 of 2024.',
  },
  stages: [
    { key: 'penetapan', owner: 'coordinator', title: { id: 'Penetapan unit', en: 'Appointment' } },
    { key: 'persiapan', owner: 'operator', title: { id: 'Tim dan rencana', en: 'Team and plan' } },
    { key: 'monev', owner: 'operator', title: { id: 'Monev triwulan', en: 'Quarterly monitoring' } },
    { key: 'lke', owner: 'operator', title: { id: 'LKE mandiri', en: 'Worksheet' } },
    { key: 'setuju', owner: 'head', title: { id: 'Setuju', en: 'Approve' } },
    { key: 'tpi', owner: 'evaluator', title: { id: 'Penilaian TPI', en: 'TPI' } },
    { key: 'ambang', owner: 'coordinator', title: { id: 'Cek ambang', en: 'Bounds' } },
    { key: 'rakor', owner: 'coordinator', title: { id: 'Rakor', en: 'Meeting' } },
    { key: 'usulan', owner: 'operator', title: { id: 'Usulan', en: 'Proposal' } },
    { key: 'pra', owner: 'coordinator', title: { id: 'Pra evaluasi', en: 'Preliminary' } },
    { key: 'perbaikan', owner: 'operator', title: { id: 'Perbaikan', en: 'Repair' } },
    { key: 'hasil', owner: 'coordinator', title: { id: 'Hasil akhir', en: 'Result' } },
  ],
  start: 'appoint',
  nodes: [...building, ...proposing],
  forms: { persiapan: 'zi-persiapan', monev: 'zi-monev', lke: 'zi-lke', usulan: 'zi-usulan' },
  tests: usualTests('dinas', { stages: ['penetapan', 'persiapan', 'monev', 'lke', 'setuju', 'tpi', 'ambang', 'rakor', 'usulan', 'pra', 'perbaikan', 'hasil'], outcome: 'finished' }),
  letters: {
    cycle: { title: 'Laporan pembangunan Zona Integritas', code: 'LAP', opening: 'Pada hari ini, {hari}, disusun laporan {siklus} periode {periode} atas {jumlah} unit kerja: {selesai} telah selesai dan {belum} belum mengirim.', closing: usualLetters.cycle.closing, signers: ['leadership', 'coordinator'] },
    agency: {
      layout: 'letter', title: 'Hasil penilaian dan lembar kerja evaluasi {instansi}', code: 'USL', nature: 'Biasa', attachments: '1 (satu) berkas', subject: 'Usulan {instansi} {ambang}', to: 'Tim Penilai Nasional', toPlace: 'Jakarta',
      opening: 'Berdasarkan penilaian Tim Penilai Internal dalam {siklus} periode {periode}, bersama ini kami usulkan {instansi} sebagai unit kerja {ambang} dengan nilai {nilai}. Lembar kerja evaluasi, hasil penilaian, dan pernyataan tanggung jawab mutlak (SPTJM) terlampir; usulan ini juga disampaikan melalui PMPZI.',
      closing: 'Demikian disampaikan. Atas perhatian Saudara, kami ucapkan terima kasih.', signers: ['leadership'], copies: ['Inspektur Daerah (data contoh)', 'Pimpinan {instansi} (data contoh)'], notFor: ['guidance'],
    },
  },
};
