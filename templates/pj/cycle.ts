import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { usualLetters } from '../../core/cycle/letters.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';
import { chapters } from './narrative.ts';
import { usualTests } from '../../core/cycle/usual-tests.ts';

const nodes: readonly DefinitionNode[] = [
  {
    key: 'who', kind: 'branch', cases: [{ when: { '===': [{ fact: 'agency.kind' }, 'sekretariat'] }, to: 'narrate' }], otherwise: 'fill',
    title: { id: 'Bagian Pemerintahan atau pengampu indikator', en: 'Government Division or owner of indicators' },
  },
  {
    key: 'narrate', kind: 'task', stage: 'isi', form: 'narasi', mode: 'fill', assignee: 'operator', clock: workingDays(10),
    title: { id: 'Tulis narasi laporan: pendahuluan, pelaksanaan tugas, penutup', en: 'Write the narrative: introduction, performance of the duties, closing' }, approval: { by: 'head', stage: 'setuju', clock: workingDays(2, officeLadder) }, next: 'narrated',
  },
  { key: 'narrated', kind: 'end', outcome: 'narrated', title: { id: 'Narasi laporan selesai', en: 'Narrative written' } },
  {
    key: 'fill', kind: 'task', stage: 'isi', form: 'laporan', mode: 'fill', assignee: 'operator', clock: workingDays(10),
    title: { id: 'Isi indikator yang diampu dengan data dukung', en: 'Fill in the indicators owned, with evidence' }, approval: { by: 'head', stage: 'setuju', clock: workingDays(2, officeLadder) }, next: 'check',
  },
  {
    key: 'check', kind: 'review', form: 'laporan', returnTo: 'here', maxRounds: 3, repair: [workingDays(5), workingDays(3)],
    title: { id: 'Verifikasi data oleh Bappeda dan Inspektorat', en: 'Verification of the data' }, tiers: [{ tier: 'member', stage: 'verifikasi', clock: workingDays(5, officeLadder) }], next: 'compile',
  },
  { key: 'compile', kind: 'publish', stage: 'laporan', what: 'report', title: { id: 'Laporan triwulan dan paparan', en: 'Quarterly report and presentation' }, next: 'evaluated' },
  {
    key: 'evaluated', kind: 'gate', stage: 'evaluasi', by: { kind: 'person', role: 'coordinator' }, clock: workingDays(15, officeLadder),
    title: { id: 'Hasil evaluasi Kemendagri: apresiasi, catatan, atau banyak catatan', en: 'Result of the ministry: praise, notes, or many notes' }, to: { pass: 'done', passWithNotes: 'meeting', fail: 'meeting' },
  },
  { key: 'meeting', kind: 'meeting', stage: 'rakor', meeting: 'rakor', title: { id: 'Rakor pasca evaluasi, paling lambat tiga hari kerja', en: 'Meeting within three working days' }, next: 'rounds' },
  { key: 'rounds', kind: 'loop', body: 'revise', maxRounds: 3, exit: 'allAccepted', clocks: [workingDays(20)], title: { id: 'Tindak lanjut sebelum triwulan berikutnya', en: 'Follow-up before the next quarter' }, next: 'done' },
  {
    key: 'revise', kind: 'task', stage: 'tl', form: 'laporan', mode: 'revise', assignee: 'operator', clock: workingDays(20),
    title: { id: 'Tindak lanjuti catatan rakor', en: 'Follow up the notes of the meeting' }, next: 'verify',
  },
  {
    key: 'verify', kind: 'review', form: 'laporan', returnTo: 'loop', maxRounds: 3, repair: [workingDays(5)],
    title: { id: 'Verifikasi tindak lanjut', en: 'Verification of the follow-up' }, tiers: [{ tier: 'member', stage: 'tl', clock: workingDays(5, officeLadder) }], next: 'rounds',
  },
  { key: 'done', kind: 'end', outcome: 'finished', title: { id: 'Selesai; sisa tindak lanjut terbawa', en: 'Finished; the rest is carried over' } },
];

/** The quarterly report of an acting regional head and its follow-up (domain.md §4, §9.4); every duration is a default. */
export const quarterCycle: CycleDefinition = {
  format: 1,
  key: 'evaluasi-pj',
  title: { id: 'Laporan dan TL Evaluasi Triwulan Pj', en: 'Quarterly report and follow-up of an acting head' },
  about: {
    id: 'Sepuluh indikator diisi pengampunya dengan data dukung, narasinya ditulis Bagian Pemerintahan, lalu diverifikasi, dikompilasi menurut bab, dievaluasi Kemendagri, dibahas dalam rakor, lalu ditindaklanjuti; sisa tindak lanjut menjadi halaman pertama triwulan berikutnya. Lama setiap tahap adalah nilai awal.',
    en: 'Ten indicators are filled in by their owners with evidence, the narrative is written by the Government Division; all is verified, compiled by chapters, evaluated by the ministry, discussed and followed up; what is left becomes the first page of the next quarter. Durations are defaults.',
  },
  basis: { id: 'PP Nomor 6 Tahun 2005 Pasal 132 ayat (5) dan (6); Permendagri Nomor 4 Tahun 2023 Pasal 18–22.', en: 'PP No. 6 of 2005, article 132 (5) and (6); Permendagri No. 4 of 2023, articles 18–22.' },
  stages: [
    { key: 'isi', owner: 'operator', title: { id: 'Isi', en: 'Fill in' } },
    { key: 'setuju', owner: 'head', title: { id: 'Setuju', en: 'Approve' } },
    { key: 'verifikasi', owner: 'evaluator', title: { id: 'Verifikasi', en: 'Verify' } },
    { key: 'laporan', owner: 'coordinator', title: { id: 'Laporan', en: 'Report' } },
    { key: 'evaluasi', owner: 'coordinator', title: { id: 'Evaluasi', en: 'Evaluation' } },
    { key: 'rakor', owner: 'coordinator', title: { id: 'Rakor', en: 'Meeting' } },
    { key: 'tl', owner: 'operator', title: { id: 'Tindak lanjut', en: 'Follow-up' } },
  ],
  start: 'who',
  nodes,
  forms: { laporan: 'pj-triwulan', narasi: 'pj-narasi' },
  tests: usualTests('dinas', { stages: ['isi', 'setuju', 'verifikasi', 'laporan', 'evaluasi', 'rakor'], outcome: 'finished' }),
  letters: {
    cycle: { title: 'Laporan triwulan penjabat kepala daerah', code: 'LAP', opening: 'Pada hari ini, {hari}, disusun laporan triwulan {periode} dari {jumlah} pelapor: {selesai} telah selesai dan {belum} belum mengirim.', closing: usualLetters.cycle.closing, signers: ['leadership', 'coordinator'], to: 'Menteri Dalam Negeri melalui Gubernur', toPlace: 'Jakarta', copies: ['Inspektur Jenderal Kementerian Dalam Negeri (data contoh)'], chapters },
    agency: { layout: 'record', title: 'Berita acara tindak lanjut evaluasi triwulan', code: 'BA', opening: 'Pada hari ini, {hari}, bertempat di {tempat}, kami yang bertanda tangan di bawah ini: {pihak} telah melakukan verifikasi atas data dan tindak lanjut {instansi} dalam {siklus} periode {periode} dengan hasil: {hasil}, dengan {perbaikan} kali perbaikan.', closing: usualLetters.agency.closing, signers: ['evaluator', 'head'] },
  },
};
