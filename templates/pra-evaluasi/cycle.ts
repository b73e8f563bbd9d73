import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { usualLetters } from '../../core/cycle/letters.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';
import { usualTests } from '../../core/cycle/usual-tests.ts';

/** Steps 8 and 9 of domain.md §9.1, of the coordinating office: once every agency is through, all is sent to the evaluator again, and the final score comes back. */
const sendingAgain: readonly DefinitionNode[] = [
  { key: 'together', kind: 'barrier', stage: 'kirim', opens: 'all', title: { id: 'Tunggu sampai tindak lanjut semua instansi terverifikasi', en: 'Wait until the follow-up of every agency is verified' }, next: 'resend' },
  {
    key: 'resend', kind: 'task', stage: 'kirim', form: 'kirim', mode: 'fill', assignee: 'operator', clock: workingDays(3, officeLadder),
    title: { id: 'Rekap tindak lanjut dan kirim ulang kepada evaluator', en: 'Compile the follow-up and send it to the evaluator again' }, next: 'final',
  },
  {
    key: 'final', kind: 'task', stage: 'akhir', form: 'akhir', mode: 'fill', assignee: 'operator', clock: workingDays(30, officeLadder),
    title: { id: 'Catat nilai akhir per komponen', en: 'Record the final score by component' }, next: 'finalScore',
  },
  { key: 'finalScore', kind: 'score', stage: 'akhir', form: 'akhir', source: 'proposed', as: 'final', title: { id: 'Nilai akhir', en: 'Final score' }, next: 'finalShown' },
  { key: 'finalShown', kind: 'publish', stage: 'akhir', what: 'scores', title: { id: 'Tayangkan nilai akhir', en: 'Show the final score' }, next: 'done' },
];

const nodes: readonly DefinitionNode[] = [
  {
    key: 'who', kind: 'branch', cases: [{ when: { '===': [{ fact: 'agency.kind' }, 'sekretariat'] }, to: 'record' }], otherwise: 'assign',
    title: { id: 'Koordinator atau OPD', en: 'Coordinating office or agency' },
  },
  {
    key: 'record', kind: 'task', stage: 'hasil', form: 'hasil', mode: 'fill', assignee: 'operator', clock: workingDays(3, officeLadder),
    title: { id: 'Unggah bahan paparan dan catat hasil pra evaluasi per komponen', en: 'Upload the presentation and record the result by component' }, next: 'recorded',
  },
  { key: 'recorded', kind: 'score', stage: 'hasil', form: 'hasil', source: 'proposed', as: 'preliminary', title: { id: 'Nilai pra evaluasi', en: 'Preliminary score' }, next: 'shown' },
  { key: 'shown', kind: 'publish', stage: 'hasil', what: 'scores', title: { id: 'Tayangkan nilai pra evaluasi', en: 'Show the preliminary score' }, next: 'together' },
  ...sendingAgain,
  {
    key: 'assign', kind: 'gate', stage: 'bagi', by: { kind: 'person', role: 'coordinator' }, clock: workingDays(3, officeLadder),
    title: { id: 'Bagi catatan: hasil pra evaluasi OPD ini', en: 'Hand out notes: result of this agency' }, to: { pass: 'untouched', passWithNotes: 'meeting', fail: 'meeting' },
  },
  { key: 'meeting', kind: 'meeting', stage: 'rakor', meeting: 'rakor', title: { id: 'Undangan dan rakor tindak lanjut', en: 'Invitation and follow-up meeting' }, next: 'follow' },
  {
    key: 'follow', kind: 'task', stage: 'perbaikan', form: 'tl', mode: 'fill', assignee: 'operator', clock: workingDays(10),
    title: { id: 'Susun RTL, perbaiki, dan kirim bukti', en: 'Plan, repair and send evidence' }, approval: { by: 'head', stage: 'setuju', clock: workingDays(2, officeLadder) }, next: 'verify',
  },
  {
    key: 'verify', kind: 'review', form: 'tl', returnTo: 'here', maxRounds: 3, repair: [workingDays(10), workingDays(5)],
    title: { id: 'Verifikasi Inspektorat', en: 'Verification by the Inspectorate' }, tiers: [{ tier: 'member', stage: 'verifikasi', clock: workingDays(5, officeLadder) }], next: 'recap',
  },
  { key: 'recap', kind: 'publish', stage: 'rekap', what: 'report', title: { id: 'Berita acara tindak lanjut', en: 'Record of the follow-up' }, next: 'done' },
  { key: 'done', kind: 'end', outcome: 'finished', title: { id: 'Selesai', en: 'Finished' } },
  { key: 'untouched', kind: 'end', outcome: 'noNotes', title: { id: 'Tanpa catatan', en: 'No notes' } },
];

/** Follow-up of the preliminary SAKIP/ZI evaluation (domain.md §9.1); every duration is a default. */
export const preEvaluationCycle: CycleDefinition = {
  format: 1,
  key: 'tl-pra-evaluasi',
  title: { id: 'Tindak Lanjut Pra Evaluasi SAKIP/ZI', en: 'Follow-up of the preliminary SAKIP/ZI evaluation' },
  about: {
    id: 'Sekretariat mencatat paparan dan hasil pra evaluasi, catatan dibagi, rakor digelar, setiap OPD dan camat mengirim RTL dengan bukti, Inspektorat memverifikasi sampai diterima, lalu sekretariat mengirim ulang rekapnya dan mencatat nilai akhir. Lama setiap tahap adalah nilai awal.',
    en: 'The secretariat records presentation and result, notes are handed out, the meeting is held, each agency and district sends its actions with evidence, the Inspectorate verifies until accepted, then the secretariat sends the compilation again and records the final score. Durations are defaults.',
  },
  basis: {
    id: 'PermenPANRB Nomor 12 Tahun 2015 (lama) dan Nomor 88 Tahun 2021; PermenPANRB Nomor 90 Tahun 2021 Lampiran II Bab III.',
    en: 'PermenPANRB No. 12 of 2015 (old) and No. 88 of 2021; PermenPANRB No. 90 of 2021, annex II, chapter III.',
  },
  stages: [
    { key: 'hasil', owner: 'operator', title: { id: 'Paparan dan hasil', en: 'Presentation and result' } },
    { key: 'bagi', owner: 'coordinator', title: { id: 'Bagi catatan', en: 'Hand out notes' } },
    { key: 'rakor', owner: 'coordinator', title: { id: 'Rakor', en: 'Meeting' } },
    { key: 'perbaikan', owner: 'operator', title: { id: 'RTL dan perbaikan', en: 'Actions and repair' } },
    { key: 'setuju', owner: 'head', title: { id: 'Setuju', en: 'Approve' } },
    { key: 'verifikasi', owner: 'evaluator', title: { id: 'Verifikasi', en: 'Verify' } },
    { key: 'rekap', owner: 'coordinator', title: { id: 'Rekap', en: 'Compile' } },
    { key: 'kirim', owner: 'operator', title: { id: 'Kirim ulang', en: 'Send again' } },
    { key: 'akhir', owner: 'operator', title: { id: 'Nilai akhir', en: 'Final score' } },
  ],
  start: 'who',
  nodes,
  forms: { hasil: 'pra-evaluasi-hasil', tl: 'pra-evaluasi-tl', kirim: 'pra-evaluasi-kirim', akhir: 'pra-evaluasi-akhir' },
  tests: usualTests('dinas', { stages: ['bagi', 'rakor', 'perbaikan', 'setuju', 'verifikasi', 'rekap'], outcome: 'finished' }),
  letters: {
    cycle: { title: 'Laporan tindak lanjut pra evaluasi SAKIP/ZI', code: 'LAP', opening: 'Pada hari ini, {hari}, disusun laporan {siklus} periode {periode} atas {jumlah} instansi: {selesai} telah selesai dan {belum} belum mengirim.', closing: usualLetters.cycle.closing, signers: ['leadership', 'coordinator'], to: 'Tim Evaluasi Kementerian PANRB', toPlace: 'Jakarta' },
    agency: { layout: 'record', title: 'Berita acara verifikasi data dan tindak lanjut', code: 'BA', opening: 'Pada hari ini, {hari}, bertempat di {tempat}, kami yang bertanda tangan di bawah ini: {pihak} telah melakukan verifikasi atas data dan tindak lanjut {instansi} dalam {siklus} periode {periode} dengan hasil: {hasil}, dengan {perbaikan} kali perbaikan.', closing: usualLetters.agency.closing, signers: ['evaluator', 'head'] },
  },
};
