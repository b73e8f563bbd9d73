import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';
import { usualLetters } from '../../core/cycle/letters.ts';
import { officeLadder, workingDays } from '../../core/cycle/usual-clock.ts';
import { usualTests } from '../../core/cycle/usual-tests.ts';

const nodes: readonly DefinitionNode[] = [
  {
    key: 'draft', kind: 'task', stage: 'rancangan', form: 'renstra', mode: 'fill', assignee: 'operator', clock: workingDays(15),
    title: { id: 'Susun rancangan Renstra: Formulir A dan B', en: 'Draft the Renstra: forms A and B' },
    approval: { by: 'head', stage: 'setuju', clock: workingDays(3, officeLadder) }, next: 'together',
  },
  { key: 'together', kind: 'barrier', stage: 'raker', opens: 'wave', title: { id: 'Tunggu sampai seluruh OPD segelombang mengirim', en: 'Wait until all agencies of the wave have sent' }, next: 'meeting' },
  { key: 'meeting', kind: 'meeting', stage: 'raker', meeting: 'raker', title: { id: 'Rapat kerja verifikasi', en: 'Work meeting on verification' }, next: 'verify' },
  {
    key: 'verify', kind: 'review', form: 'renstra', returnTo: 'here', maxRounds: 5, repair: [workingDays(7)],
    title: { id: 'Verifikasi Bappeda dan Bagian Organisasi (Formulir C) sampai semua sesuai', en: 'Verification (form C) until everything conforms' },
    tiers: [{ tier: 'member', stage: 'verifikasi', clock: workingDays(5, officeLadder) }, { tier: 'lead', stage: 'verifikasi', clock: workingDays(3, officeLadder) }],
    next: 'conforms',
  },
  {
    key: 'conforms', kind: 'branch', cases: [{ when: { '>': [{ fact: 'openNotes' }, 0] }, to: 'told' }], otherwise: 'record',
    title: { id: 'Semua sesuai, atau masih ada catatan setelah putaran perbaikan habis', en: 'Everything conforms, or notes are left after the last round of repair' },
  },
  { key: 'record', kind: 'publish', stage: 'ba', what: 'report', title: { id: 'Renstra diverifikasi: berita acara', en: 'Renstra verified: record' }, next: 'done' },
  { key: 'done', kind: 'end', outcome: 'verified', title: { id: 'Terverifikasi', en: 'Verified' } },
  {
    key: 'told', kind: 'notify', message: 'custom', to: 'coordinator', title: { id: 'Beri tahu koordinator', en: 'Tell the coordinator' }, next: 'unmetRecord',
    text: { id: 'Putaran perbaikan Renstra habis dan masih ada catatan: berita acara “belum sesuai” terbit.', en: 'No round of repair is left for a Renstra with open notes: its record says that it does not conform.' },
  },
  { key: 'unmetRecord', kind: 'publish', stage: 'ba', what: 'report', title: { id: 'Renstra belum sesuai: berita acara', en: 'Renstra does not conform: record' }, next: 'unmet' },
  { key: 'unmet', kind: 'end', outcome: 'notConforming', title: { id: 'Belum sesuai; catatan masih terbuka', en: 'Does not conform; notes are still open' } },
];

/** Verification of draft Renstra in rounds until everything conforms (domain.md §9.2); every duration is a default. */
export const renstraCycle: CycleDefinition = {
  format: 1,
  key: 'verifikasi-renstra',
  title: { id: 'Verifikasi Rancangan Renstra', en: 'Verification of draft Renstra' },
  about: {
    id: 'Setiap OPD mengirim rancangan Renstra dengan rantai penyebab sampai intervensi dan uji S-M-A-R-T; verifikator mengembalikan yang perlu diperbaiki sampai semua sesuai, paling banyak lima putaran, lalu berita acara terbit: terverifikasi, atau belum sesuai bila masih ada catatan. Lama setiap tahap adalah nilai awal.',
    en: 'Each agency sends its draft with the chain from cause to intervention and a S-M-A-R-T check; verifiers return what needs repair until everything conforms, five rounds at most; then the record is published: verified, or not conforming where notes are left. Durations are defaults.',
  },
  basis: { id: 'PermenPANRB Nomor 12 Tahun 2015 dan 88 Tahun 2021 (kualitas perencanaan kinerja).', en: 'PermenPANRB No. 12 of 2015 and No. 88 of 2021 (quality of planning).' },
  stages: [
    { key: 'rancangan', owner: 'operator', title: { id: 'Rancangan', en: 'Draft' } },
    { key: 'setuju', owner: 'head', title: { id: 'Setuju', en: 'Approve' } },
    { key: 'raker', owner: 'coordinator', title: { id: 'Rapat kerja', en: 'Work meeting' } },
    { key: 'verifikasi', owner: 'evaluator', title: { id: 'Verifikasi', en: 'Verify' } },
    { key: 'ba', owner: 'coordinator', title: { id: 'Berita acara', en: 'Record' } },
  ],
  start: 'draft',
  nodes,
  forms: { renstra: 'renstra-verifikasi' },
  tests: usualTests('dinas', { stages: ['rancangan', 'setuju', 'raker', 'verifikasi', 'ba'], outcome: 'verified' }),
  letters: {
    cycle: { title: 'Laporan verifikasi rancangan Renstra', code: 'LAP', opening: 'Pada hari ini, {hari}, disusun laporan {siklus} periode {periode} atas {jumlah} perangkat daerah: {selesai} telah selesai diverifikasi dan {belum} belum mengirim.', closing: usualLetters.cycle.closing, signers: ['leadership', 'coordinator'] },
    agency: { layout: 'record', title: 'Berita acara verifikasi rancangan Renstra', code: 'BA', opening: 'Pada hari ini, {hari}, bertempat di {tempat}, kami yang bertanda tangan di bawah ini: {pihak} telah melakukan verifikasi atas rancangan Renstra {instansi} dalam {siklus} periode {periode} dengan hasil: {hasil}, dengan {perbaikan} kali perbaikan.', closing: usualLetters.agency.closing, signers: ['evaluator', 'coordinator', 'head'] },
  },
};
