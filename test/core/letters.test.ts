import { describe, expect, test } from '@jest/globals';
import { compileDesign, type Compiled } from '../../core/cycle/compile.ts';
import { checkLetters, letterKinds, letterLayouts, letterOf, usualLetters, wholeLetter } from '../../core/cycle/letters.ts';
import type { CycleDefinition, Letter } from '../../core/cycle/ir.ts';
import { readDefinition } from '../../core/cycle/shape.ts';
import { designDiff } from '../../core/design/diff.ts';
import { setLetter } from '../../core/design/edit.ts';
import { openCycle, packCycle } from '../../core/design/package.ts';
import { people as cast } from '../../core/samples/cast.ts';
import type { Cycle } from '../../db/cycles.ts';
import type { Person } from '../../db/people.ts';
import type { TrackView } from '../../db/trackViews.ts';
import { headOf, letterheadOf, type Writing } from '../../server/documents/letter.ts';
import type { Concerned } from '../../server/documents/parties.ts';
import { trackReportOf } from '../../server/documents/track-report.ts';
import { templates } from '../../templates/index.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const definitionOf = (key: string) => templates.find((each) => each.key === key)!.definition;
const people = cast.map(({ key, login, name, position, role, tier, agency }): Person => ({ _id: key, pemdaId: 'contoh', login, displayName: name, role, tier, agencyId: agency, assignments: [{ position, role, from: '2026-01-01' }], rev: 1 }));
const pemda = { _id: 'contoh', pemdaId: 'contoh', name: { id: 'Pemerintah Kabupaten Contoh', en: '' }, zone: 'Asia/Jakarta', termForAgency: { id: '', en: '' }, letterhead: { lines: ['PEMERINTAH KABUPATEN CONTOH', ''], address: 'Jalan Contoh Nomor 1' }, rev: 1 };
const writing = (definition: CycleDefinition, who = people): Writing => ({ ...letterheadOf(pemda), zone: 'WIB', people: who, at: '2026-07-06T18:00:00.000Z', cycle: { title: definition.title, definition: JSON.stringify(definition), setup: { period: '2026' } } as Cycle });
const about = { agency: { _id: 'dinkes', kind: 'dinas' }, name: 'Dinas Kesehatan', reviewers: { member: 'anggota2', lead: 'ketua' } } as const;
const agencyPaper = (definition: CycleDefinition, more: { readonly outcome?: string; readonly about?: Concerned; readonly people?: readonly Person[] } = {}) =>
  headOf(writing(definition, [...(more.people ?? people)]), { kind: 'agency', final: true, content: {}, about, values: { instansi: 'Dinas Kesehatan', hasil: 'Terverifikasi', nilai: '78,47 (WBK)', ambang: 'menuju WBK', perbaikan: '1' }, ...more });

describe('a berita acara', () => {
  test('lists both parties in its opening, and the highest reviewer of the agency and its own head sign', () => {
    const { layout, opening, parties, date, place } = agencyPaper(definitionOf('verifikasi-renstra'));
    expect(layout).toBe('record');
    expect(opening).toEqual([
      'Pada hari ini, Selasa tanggal Tujuh bulan Juli tahun Dua Ribu Dua Puluh Enam (07-07-2026), bertempat di Contoh, kami yang bertanda tangan di bawah ini:',
      expect.stringMatching(/^telah melakukan verifikasi atas rancangan Renstra Dinas Kesehatan .+ hasil: Terverifikasi, dengan 1 kali perbaikan\.$/),
    ]);
    expect(parties.map(({ position }) => position)).toEqual(['Ketua Tim Evaluasi', 'Kepala Bagian Organisasi', 'Kepala Dinas Kesehatan']);
    expect([place, date]).toEqual(['Contoh', '7 Juli 2026']);
  });

  test('is not signed by a tier the path never asks, whoever is assigned to it', () => {
    const definition = definitionOf('verifikasi-renstra');
    const { ir } = compileDesign(definition) as Extract<Compiled, { readonly ir: unknown }>;
    const view = { state: { returnsUsed: 0, status: 'ended', ended: { outcome: 'verified' } } } as TrackView;
    const reviewers = { member: 'anggota', lead: 'ketua', controller: 'dalnis', inspector: 'inspektur' };
    const { parties } = trackReportOf({ writing: writing(definition), ir, party: { view, name: 'Dinas Kesehatan', sent: [], scores: [] }, about: { ...about, reviewers }, forms: new Map(), decided: {}, notes: [], role: 'coordinator' });
    expect(parties[0]!.position).toBe('Ketua Tim Evaluasi');
  });

  test('leaves a line for a head who is not there yet, and asks nobody outside the civil service for a NIP', () => {
    const vacant = agencyPaper(tinyCycle, { people: people.filter(({ _id }) => _id !== 'kepala.dinkes') });
    expect(vacant.parties.at(-1)).toEqual({ position: 'Kepala instansi Dinas Kesehatan', name: '', isCivilServant: true, rank: '', nip: '' });
    const known = agencyPaper(tinyCycle, { people: people.map((one) => (one._id === 'kepala.dinkes' ? { ...one, rank: 'IV/b' as const, nip: '196801011990032001' } : one)) });
    expect(known.parties.at(-1)).toMatchObject({ rank: 'Pembina Tingkat I (IV/b)', nip: '19680101 199003 2 001' });
    const partner = agencyPaper(tinyCycle, { about: { ...about, agency: { _id: 'dinkes', kind: 'mitra' } } });
    expect(partner.parties.map(({ isCivilServant }) => isCivilServant)).toEqual([true, false]);
  });
});

describe('a surat dinas', () => {
  test('says sifat, lampiran, hal, to whom and who gets a copy, all filled in', () => {
    const head = agencyPaper(definitionOf('zi-wbk'), { outcome: 'finished' });
    expect(head).toMatchObject({ layout: 'letter', number: '…/USL/VII/2026', nature: 'Biasa', attachments: '1 (satu) berkas', subject: 'Usulan Dinas Kesehatan menuju WBK', to: 'Tim Penilai Nasional', toPlace: 'Jakarta', copies: ['Inspektur Daerah (data contoh)', 'Pimpinan Dinas Kesehatan (data contoh)'] });
    expect(head.opening).toEqual([expect.stringContaining('dengan nilai 78,47 (WBK).')]);
    expect(head.parties.map(({ position }) => position)).toEqual(['Sekretaris Daerah']);
  });

  test('proposes no unit that ended in guidance: its result is a berita acara', () => {
    expect(agencyPaper(definitionOf('zi-wbk'), { outcome: 'guidance' })).toMatchObject({ layout: 'record', to: '', copies: [] });
  });
});

test('the compiled TKPK report goes to its head, with copies to governor and ministry', () => {
  const head = headOf(writing(definitionOf('laporan-tkpk')), { kind: 'cycle', final: true, content: {}, values: {} });
  expect(head).toMatchObject({ layout: 'report', to: 'Bupati/Wali Kota selaku penanggung jawab TKPK', toPlace: 'Contoh', copies: ['Gubernur', 'Menteri Dalam Negeri'] });
});

test('a local government without a name of its own leaves the place to the pen', () => {
  expect(letterheadOf({ ...pemda, name: { id: 'Pemerintah Daerah', en: '' }, letterhead: { lines: [], address: '' } })).toEqual({ letterhead: { lines: ['Pemerintah Daerah'], address: '' }, place: expect.stringMatching(/^…+$/) });
});

describe('documents as data of a cycle', () => {
  const old: Letter = { title: 'Laporan lama', code: 'LAP', opening: 'Pada hari ini, {hari}.', closing: 'Demikian.', signers: ['leadership'] };

  test('a definition from before there were layouts still reads, prints as a report, and differs from itself in nothing', () => {
    const definition = readDefinition(JSON.parse(JSON.stringify({ ...tinyCycle, letters: { agency: old } }))) as CycleDefinition;
    expect(definition.letters).toEqual({ agency: old });
    expect(agencyPaper(definition)).toMatchObject({ layout: 'report', heading: 'Laporan lama', opening: [expect.stringMatching(/^Pada hari ini, Selasa .+\.$/)], to: '', copies: [] });
    expect(designDiff(definition, setLetter(definition, 'agency', letterOf(definition, 'agency')))).toEqual([]);
  });

  test.each(templates.map(({ key, definition }) => [key, definition] as const))('%s: its documents are sound, travel in its package, and are no part of its compiled path', (_key, definition) => {
    expect(checkLetters(definition)).toEqual([]);
    const { letters: _own, ...bare } = definition;
    expect(compileDesign(definition)).toEqual(compileDesign(bare));
    // A chapter of a document names forms of its cycle: they come along.
    const whole: CycleDefinition = { ...tinyCycle, forms: { ...definition.forms, ...tinyCycle.forms }, letters: definition.letters! };
    const forms = Object.fromEntries(Object.keys(whole.forms).map((form) => [form, tinyForm()]));
    expect(openCycle(JSON.parse(JSON.stringify(packCycle({ definition: whole, forms, invites: [], calendars: [] }))))).toMatchObject({ definition: { letters: definition.letters } });
  });

  test.each([
    ['a surat dinas to nobody', { layout: 'letter', subject: 'Hal' }, 'surat dinas tanpa hal atau tanpa tujuan'],
    ['a surat dinas about nothing', { layout: 'letter', to: 'Bupati' }, 'surat dinas tanpa hal atau tanpa tujuan'],
    ['a word nobody knows, in a copy', { copies: ['{camat}'] }, '{camat}'],
    ['the list of signers outside the opening', { closing: 'Kami: {pihak}' }, '{pihak}'],
    ['nobody who signs', { signers: [] }, 'dokumen tanpa penanda tangan'],
  ] as const)('%s is refused by name', (_name, part, what) => {
    expect(checkLetters({ letters: { agency: { ...old, ...part } } }).map(({ message }) => message.id)).toEqual([`Surat “dokumen instansi” memuat ${what}.`]);
  });

  test('the usual documents are sound themselves, and every layout has its template', () => {
    expect(checkLetters({ letters: usualLetters })).toEqual([]);
    const used = templates.flatMap(({ definition }) => letterKinds.map((kind) => letterOf(definition, kind).layout));
    expect(new Set(used)).toEqual(new Set(letterLayouts));
    expect(wholeLetter(old)).toMatchObject({ ...old, layout: 'report' });
  });
});
