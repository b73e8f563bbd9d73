import type { Answers, FormModel } from '../form/model.ts';
import type { Text } from '../problem.ts';
import { everyAnswer, everyKind } from './every-kind.ts';
import { part, formOf } from '../form/parts.ts';
import { filledReport, semesterReport } from './semester-report.ts';

/** A sample form with answers: complete ones, and ones in which something is wrong. */
export type SampleForm = { readonly key: string; readonly title: Text; readonly model: () => FormModel; readonly filled: Answers; readonly faulty: Answers };

const tiny = (): FormModel => formOf('contoh-kecil', [
  part('kecil', { type: 'form', children: ['isi'], words: ['Formulir kecil', 'Tiny form'] }),
  part('isi', { type: 'section', children: ['ada', 'sebab'], words: ['Dua pertanyaan', 'Two questions'] }),
  part('ada', { kind: 'yesNo', required: true, words: ['Apakah rencana aksi sudah ada?', 'Is there an action plan?'] }),
  part('sebab', { kind: 'longText', required: true, props: { min: 10, max: 300 }, words: ['Mengapa belum ada?', 'Why not yet?'] }),
], { rules: [{ id: 'r1', effect: 'show', targets: ['sebab'], when: { '===': [{ answer: 'ada' }, false] } }] });

/** A form with every question kind, all of them required. */
export const everyKindForm = everyKind;

/** The three sample forms that demo, gallery, tests and screenshots share. */
export const sampleForms: readonly SampleForm[] = [
  { key: 'tiny', title: { id: 'Formulir kecil', en: 'Tiny form' }, model: tiny, filled: { data: { isi: { ada: true } }, evidence: {} }, faulty: { data: { isi: { ada: false, sebab: 'Belum' } }, evidence: {} } },
  {
    key: 'realistic', title: { id: 'Laporan semester penanggulangan kemiskinan', en: 'Semester report on poverty reduction' }, model: semesterReport, filled: filledReport,
    faulty: {
      data: {
        pelapor: { jenis: 'ormas', nama: 'Yayasan Contoh', periode: { from: '2026-06-30', to: '2026-01-01' }, ada: true },
        kegiatan: { strategi: ['beban', 'tidak'], rincian: [{ _row: 'b1', kegiatan: 'Bedah rumah', sumber: 'csr', pagu: 50_000_000, realisasi: 64_000_000, penerima: 4 }] },
        hasil: { tepat: { part: 12, whole: 10 }, hambatan: true },
      },
      evidence: {},
    },
  },
  {
    key: 'everyKind', title: { id: 'Semua jenis pertanyaan', en: 'Every kind of question' }, model: everyKind, filled: everyAnswer,
    faulty: { data: { teks: { k_longtext: 'Pendek', k_date: '2025-12-31' }, angka: { k_integer: 900, k_percent: 12.345 }, pilihan: { k_singlechoice: 'z' }, lain: { k_linkevidence: [{ url: 'http://contoh.go.id' }] } }, evidence: {} },
  },
];
