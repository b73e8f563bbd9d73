import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { usualLetters } from '../../core/cycle/letters.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';
import { povertyWords } from './poverty.ts';
import { usualTests } from '../../core/cycle/usual-tests.ts';

const nodes: readonly DefinitionNode[] = [
  {
    key: 'report', kind: 'task', stage: 'lapor', form: 'laporan', mode: 'fill', assignee: 'operator', clock: workingDays(10),
    title: { id: 'Isi laporan kegiatan, atau nyatakan nihil beserta alasannya', en: 'Report activities, or state that there were none and why' }, next: 'check',
  },
  {
    key: 'check', kind: 'review', form: 'laporan', returnTo: 'here', maxRounds: 3, repair: [workingDays(5)],
    title: { id: 'Pemeriksaan SEKTAP', en: 'Check by the secretariat' }, tiers: [{ tier: 'member', stage: 'periksa', clock: workingDays(5, officeLadder) }], next: 'meeting',
  },
  { key: 'meeting', kind: 'meeting', stage: 'rakor', meeting: 'rakor', title: { id: 'Rakor TKPK', en: 'TKPK meeting' }, next: 'compile' },
  { key: 'compile', kind: 'publish', stage: 'kompilasi', what: 'report', title: { id: 'Laporan kompilasi kepada kepala daerah, gubernur, dan Mendagri', en: 'Compiled report to the regional head, the governor and the minister' }, next: 'done' },
  { key: 'done', kind: 'end', outcome: 'reported', title: { id: 'Dilaporkan', en: 'Reported' } },
];

/** The semester report on poverty reduction (domain.md §3, §9.3); every duration is a default. */
export const tkpkCycle: CycleDefinition = {
  format: 1,
  key: 'laporan-tkpk',
  title: { id: 'Laporan Semester TKPK', en: 'TKPK semester report' },
  about: {
    id: 'Perangkat daerah, BAZNAS, bank, perusahaan, dan ormas melaporkan kegiatan per semester; SEKTAP memeriksa dan mengembalikan, rakor membahas rekap, lalu laporan dikompilasi. Batas waktu tidak ditetapkan peraturan dan diatur administrator.',
    en: 'Offices, BAZNAS, banks, companies and civic organisations report each semester; the secretariat checks and returns, the meeting discusses the totals, then the report is compiled. Deadlines are set by the administrator.',
  },
  basis: { id: 'Permendagri Nomor 53 Tahun 2020; Perpres Nomor 15 Tahun 2010 jo. 96 Tahun 2015.', en: 'Permendagri No. 53 of 2020; Perpres No. 15 of 2010 as changed by No. 96 of 2015.' },
  stages: [
    { key: 'lapor', owner: 'operator', title: { id: 'Lapor', en: 'Report' } },
    { key: 'periksa', owner: 'evaluator', title: { id: 'Periksa', en: 'Check' } },
    { key: 'rakor', owner: 'coordinator', title: { id: 'Rakor', en: 'Meeting' } },
    { key: 'kompilasi', owner: 'coordinator', title: { id: 'Kompilasi', en: 'Compile' } },
  ],
  start: 'report',
  nodes,
  forms: { laporan: 'tkpk-semester' },
  tests: usualTests('mitra', { stages: ['lapor', 'periksa', 'rakor', 'kompilasi'], outcome: 'reported' }),
  letters: {
    cycle: { title: '{siklus}', code: 'LAP', opening: `Pada hari ini, {hari}, disusun {siklus} periode {periode} dari {jumlah} instansi: {selesai} laporan telah diterima dan {belum} belum mengirim. ${povertyWords.id}.`, closing: usualLetters.cycle.closing, signers: ['leadership', 'coordinator'], to: 'Bupati/Wali Kota selaku penanggung jawab TKPK', toPlace: '{tempat}', copies: ['Gubernur', 'Menteri Dalam Negeri'] },
    agency: { title: 'Tanda terima laporan semester TKPK', code: 'TT', opening: 'Pada hari ini, {hari}, diterima laporan {instansi} untuk {siklus} periode {periode}: {hasil}, dengan {perbaikan} kali perbaikan.', closing: usualLetters.agency.closing, signers: ['coordinator'] },
  },
};
