import { describe, expect, test } from '@jest/globals';
import { fileNameOf } from '../../core/report/file-name.ts';
import { paperLayouts, type Paper, type PaperTable } from '../../core/report/paper.ts';
import { definitionOf } from '../../server/documents/pdf/definition.ts';
import { fitOf, isWide } from '../../server/documents/pdf/paper-table.ts';
import { printPaper } from '../../server/documents/pdf/print-paper.ts';
import { pdfOf } from '../../server/documents/pdf/renderer.ts';
import { bare, readPdf } from '../support/pdf-text.ts';

const head: Paper['head'] = {
  letterhead: { lines: ['Pemerintah Kabupaten Contoh', 'Sekretariat Daerah'], address: 'Jalan Merdeka 1' }, layout: 'letter', place: 'Contoh', date: '22 Maret 2026', number: '…/BA/III/2026', nature: 'Segera', attachments: 'Satu berkas', subject: 'Penyampaian hasil', to: 'Bupati Contoh', toPlace: 'Penajam', copies: ['Inspektur'],
  heading: 'Berita acara hasil', basis: 'PermenPANRB 88/2021', final: true, opening: ['Kami yang bertanda tangan:', 'menyatakan hasil berikut.'], closing: 'Demikian dibuat dengan sebenarnya.', parties: [{ position: 'Kepala Bagian', name: 'Dra. Siti, M.Si.', isCivilServant: true, rank: 'Pembina (IV/a)', nip: '19680101 199003 2 001' }, { position: 'Ketua Mitra', name: '', isCivilServant: false, rank: '', nip: '' }], hash: 'ab12'.repeat(16),
};
const table = (columns: number, lines: number, cell = 'isi'): PaperTable => ({ kind: 'table', columns: Array.from({ length: columns }, (_, at) => `Kolom ${at + 1}`), lines: Array.from({ length: lines }, (_, n) => Array.from({ length: columns }, (__, at) => `${cell}-${n + 1}-${at + 1}`)) });
const paper = (more: Partial<Paper['head']> = {}, blocks: Paper['blocks'] = [{ kind: 'heading', text: 'Nilai akhir' }, table(3, 2)]): Paper => ({ head: { ...head, ...more }, blocks, number: '700/12/IJ/2026', size: 'A4' });
const printed = async (of: Paper) => readPdf(await pdfOf(definitionOf(of)));
const inOrder = (words: string, parts: readonly string[]) => parts.map((part) => words.indexOf(bare(part)));

describe('a document on paper', () => {
  const [kop, title, closing, sign] = ['Pemerintah Kabupaten Contoh', 'BERITA ACARA HASIL', 'Demikian dibuat', 'Pembina (IV/a)NIP 19680101 199003 2 001'];
  const orders: Readonly<Record<Paper['head']['layout'], readonly string[]>> = {
    letter: [kop, 'Contoh, 22 Maret 2026', 'Nomor:700/12/IJ/2026', 'Yth. Bupati Contoh', 'Kami yang', 'Dra. Siti, M.Si., Kepala Bagian;', 'Dasar: PermenPANRB', closing, sign, 'Tembusan:', 'Lampiran surat Nomor 700/12/IJ/2026', title, 'Nilai akhir', 'isi-2-3'],
    record: [kop, title, 'Nomor: 700/12/IJ/2026', 'Kami yang', 'Nilai akhir', 'isi-2-3', closing, 'Contoh, 22 Maret 2026', sign, 'Tembusan:'],
    report: [kop, title, 'Nomor: 700/12/IJ/2026', 'Yth. Bupati Contoh', 'Kami yang', 'Nilai akhir', 'isi-2-3', closing, 'Contoh, 22 Maret 2026', sign],
  };

  test.each(Object.keys(paperLayouts) as (keyof typeof orders)[])('%s: its parts stand in the order of naskah dinas', async (layout) => {
    const { words } = await printed(paper({ layout }));
    const places = inOrder(words, orders[layout]);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('every sheet carries the fingerprint and its number, the first alone the letterhead; title and language are Indonesian, fonts inside', async () => {
    const { pages, title: named, language, fonts } = await printed(paper({ layout: 'record' }, [table(4, 200)]));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((words, at) => { for (const part of [bare(`Sidik isi (SHA-256): ${head.hash}`), bare(`Halaman ${at + 1} dari ${pages.length}`)]) expect(words).toContain(part); });
    expect(pages.filter((words) => words.includes(bare(kop!)))).toHaveLength(1);
    expect(pages.filter((words) => words.includes('Kolom1')).length).toBeGreaterThanOrEqual(pages.length - 1);
    expect([named, language]).toEqual(['Berita acara hasil', 'id']);
    expect(fonts.length).toBeGreaterThan(0);
  });

  test('a draft says so on its face and across every sheet; a final document does not', async () => {
    const draft = await printed(paper({ layout: 'record', final: false }, [table(4, 200)]));
    expect(draft.words).toContain(bare('KONSEP – BELUM BERLAKU'));
    for (const page of draft.pages) expect(page).toContain('KONSEP');
    expect((await printed(paper({ layout: 'record' }))).words).not.toContain('KONSEP');
  });

  test('a heading never stands at the foot of a page without its table', async () => {
    for (let lines = 18; lines < 34; lines += 1) {
      const { pages } = await printed(paper({ layout: 'record' }, [table(2, lines, 'a'), { kind: 'heading', text: 'Judul berikut' }, table(2, 3, 'b')]));
      expect(pages.find((page) => page.includes('Judulberikut'))).toContain('b-1-1');
    }
  });

  test.each([27, 28, 29])('neither does one stand at the foot of a page without its list, after %d lines', async (lines) => {
    const { pages } = await printed(paper({ layout: 'record' }, [table(2, lines, 'a'), { kind: 'heading', text: 'Belum mengirim' }, { kind: 'list', lines: ['Dinas Contoh', 'Dinas Lain'] }]));
    expect(pages.find((page) => page.includes('Belummengirim'))).toContain('DinasLain');
  });

  test('nor without the whole of a short table that closes with its total', async () => {
    const { pages } = await printed(paper({ layout: 'record' }, [table(2, 20, 'a'), { kind: 'heading', text: 'Rekapitulasi' }, { ...table(2, 12, 'b'), caption: 'Rincian', total: ['Jumlah', '12'] }]));
    for (const part of ['Rincian', 'b-1-1', 'b-12-2', 'Jumlah']) expect(pages.find((page) => page.includes('Rekapitulasi'))).toContain(part);
  });

  test('a table too wide for the sheet lies sideways, and an overlong word is broken inside its column', async () => {
    expect([isWide(table(3, 1), 510), isWide(table(14, 1, 'pertanggungjawaban'), 510)]).toEqual([false, true]);
    const { widths } = fitOf(table(14, 1, 'pertanggungjawaban'), 757);
    expect(widths.reduce((sum, each) => sum + each + 11, 0)).toBeCloseTo(757);
    const word = 'x'.repeat(300);
    expect((await printed(paper({ layout: 'record' }, [table(14, 1, word)]))).words).toContain(word);
  });

  test('where many columns meet long words the letters become smaller before a word is broken', async () => {
    const many = table(9, 2, 'Rp250.000.000');
    expect([fitOf(table(3, 1), 510), fitOf(table(14, 1, 'pertanggungjawaban'), 757)].map(({ letters }) => letters)).toEqual([9, 6.5]);
    const { letters, widths } = fitOf(many, 757);
    expect(letters).toBeLessThan(9);
    widths.forEach((width) => expect(width).toBeGreaterThanOrEqual(('Rp250.000.000-1-1'.length * 5.1 * letters) / 9 - 0.01));
  });

  test('once turned, the sheets stay sideways to the end of the content, and the signatures stand upright', async () => {
    const wide = table(14, 1, 'pertanggungjawaban');
    expect((await printed(paper({ layout: 'record' }, [table(2, 1, 'a'), wide, table(2, 1, 'b'), wide, table(2, 1, 'c')]))).pages.length).toBe(3);
  });

  test('it opens no address and no file beside its fonts', async () => {
    await expect(pdfOf({ content: [{ image: 'gambar' }], images: { gambar: 'https://contoh.invalid/a.png' } })).rejects.toThrow(/denied|policy/i);
    await expect(pdfOf({ content: [{ image: '/etc/hostname' }] })).rejects.toThrow();
  });

  test('past a limit there is a problem that says what to do, and the next document is made all the same', async () => {
    const limits = { ms: 20_000, memoryMb: 512, atOnce: 1, inLine: 2 };
    const [slow, next, busy] = await Promise.all([printPaper({ paper: paper() }, { ...limits, ms: 1 }), printPaper({ paper: paper() }, limits), Promise.resolve().then(async () => printPaper({ paper: paper() }, { ...limits, inLine: 0 }))]);
    expect(slow).toMatchObject({ problem: 'paperTooSlow' });
    expect(next).toBeInstanceOf(Uint8Array);
    expect(busy).toMatchObject({ problem: 'papersBusy' });
    expect(await printPaper({ paper: paper({}, [table(8, 20_000)]) }, { ...limits, ms: 50_000, memoryMb: 48 })).toMatchObject({ problem: 'paperTooHungry' });
  });

  test('a document that cannot be made is a fault of its own, not of those in line behind it', async () => {
    const limits = { ms: 20_000, memoryMb: 256, atOnce: 1, inLine: 2 };
    const [broken, next] = await Promise.allSettled([printPaper({ paper: { ...paper(), head: null as never } }, limits), printPaper({ paper: paper() }, limits)]);
    expect([broken.status, next.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('a file is named after what it is', () => {
    expect([fileNameOf('berita acara Dinas Kesehatan 2026'), fileNameOf('laporan Laporan TKPK Semester I 2026'), fileNameOf('…')]).toEqual(['berita-acara-dinas-kesehatan-2026', 'laporan-tkpk-semester-i-2026', 'dokumen']);
  });
});
