import type { Answers, FormModel, FormTest, Node, Scoring } from '../../core/form/model.ts';
import { evidence, formOf, part } from '../../core/form/parts.ts';
import type { Text } from '../../core/problem.ts';
import { bands } from '../akip/rubric.ts';

/** Components and weights of PermenPANRB 12/2015 (domain.md §1.2), with the points of the worked example (§9.1) and invented ones after the follow-up (both data contoh). */
const rows: readonly (readonly [key: string, weight: number, title: Text, example: number, final: number])[] = [
  ['renstra', 10, { id: 'Perencanaan strategis', en: 'Strategic planning' }, 8, 8],
  ['pkt', 20, { id: 'Perencanaan kinerja tahunan', en: 'Yearly performance planning' }, 15.42, 16.4],
  ['pengukuran', 25, { id: 'Pengukuran kinerja', en: 'Performance measurement' }, 17.65, 18.75],
  ['pelaporan', 15, { id: 'Pelaporan kinerja', en: 'Performance reporting' }, 11.67, 12],
  ['evaluasi', 10, { id: 'Evaluasi internal', en: 'Internal evaluation' }, 6.79, 7.2],
  ['capaian', 20, { id: 'Capaian kinerja', en: 'Performance achieved' }, 13.55, 13.9],
];

const component = ([key, weight, { id, en }]: (typeof rows)[number]): readonly Node[] => [
  part(`s_${key}`, { type: 'section', children: [`n_${key}`, `c_${key}`], score: { rule: 'sum', weight: String(weight) }, words: [{ title: id, help: `Bobot ${weight}` }, { title: en, help: `Weight ${weight}` }] }),
  part(`n_${key}`, { kind: 'decimal', required: true, props: { places: 2, min: 0, max: weight, span: 4 }, score: { rule: 'share', of: String(weight), weight: String(weight) }, words: [{ title: 'Nilai', guidance: `0 sampai ${weight}.` }, { title: 'Points', guidance: `0 to ${weight}.` }] }),
  part(`c_${key}`, { kind: 'longText', required: true, props: { min: 10, max: 4000 }, words: [{ title: 'Catatan evaluator', guidance: 'Tulis “tidak ada catatan” bila memang tidak ada.' }, { title: 'Notes of the evaluator', guidance: 'Write “no notes” where there are none.' }] }),
];

const pointsOf = (points: (row: (typeof rows)[number]) => number) => Object.fromEntries(rows.map((row) => [`s_${row[0]}`, { [`n_${row[0]}`]: points(row), [`c_${row[0]}`]: 'tidak ada catatan' }]));

/** The presentation and the points of the worked example (data contoh). */
export const exampleResult: Answers = {
  data: { paparan: { tanggal: '2026-06-29', tempat: 'Kantor gubernur (contoh)', bahan: 'Paparan pra evaluasi AKIP 2026', fokus: 'Mutakhirkan data kemiskinan dan selaraskan program.' }, ...pointsOf(([, , , points]) => points) },
  evidence: {},
};

/** The final score of the worked example: 76,25 BB (data contoh). */
export const exampleFinal: Answers = { data: { penerimaan: { tanggal_akhir: '2026-10-02', nomor_akhir: 'B/14/2026 (contoh)' }, ...pointsOf(([, , , , points]) => points) }, evidence: {} };

const example: FormTest = {
  id: 't7308', title: 'Contoh: 8,00 + 15,42 + 17,65 + 11,67 + 6,79 + 13,55 = 73,08 BB (data contoh)', expect: { total: '73.0800', grade: 'BB' },
  answers: exampleResult,
};

const resultPage = (id: string, en: string): readonly Node[] => [part('h_hasil', { type: 'page', children: rows.map(([key]) => `s_${key}`), score: { rule: 'sum', weight: '100' }, words: [id, en] }), ...rows.flatMap(component)];
const scoring: Scoring = { mode: 'criteria', roundAt: 'total', bands: bands.map(({ key, above, label }) => ({ grade: key, above, label })), thresholds: [] };

/** Makes the form in which the coordinating office keeps the paparan and the result of the preliminary evaluation. */
export function resultForm(): FormModel {
  return formOf('pra-evaluasi-hasil', [
    part('hasil', { type: 'form', children: ['h_paparan', 'h_hasil'], score: { rule: 'sum', weight: '100' }, words: [{ title: 'Paparan dan hasil pra evaluasi SAKIP', help: 'Bobot menurut PermenPANRB Nomor 12 Tahun 2015. Bunyi pertanyaan adalah data contoh.' }, { title: 'Presentation and result of the preliminary SAKIP evaluation', help: 'Weights follow PermenPANRB No. 12 of 2015. The wording of the questions is sample data.' }] }),
    part('h_paparan', { type: 'page', children: ['paparan'], words: ['Paparan', 'Presentation'] }),
    part('paparan', { type: 'section', children: ['tanggal', 'tempat', 'bahan', 'fokus'], words: ['Bahan paparan', 'Presentation'] }),
    part('tanggal', { kind: 'date', required: true, props: { span: 6 }, words: ['Tanggal paparan', 'Date'] }),
    part('tempat', { kind: 'shortText', required: true, props: { max: 200, span: 6 }, words: ['Tempat', 'Place'] }),
    part('bahan', { kind: 'shortText', required: true, props: { max: 200 }, evidence: evidence('yes'), words: [{ title: 'Judul bahan paparan', guidance: 'Unggah berkasnya sebagai bukti dukung.' }, { title: 'Title of the presentation', guidance: 'Upload the file as evidence.' }] }),
    part('fokus', { kind: 'longText', required: true, props: { min: 10, max: 2000 }, words: ['Fokus arahan pimpinan', 'Focus set by the head'] }),
    ...resultPage('Hasil per komponen', 'Result by component'),
  ], { scoring, tests: [example] });
}

/** Makes the form of the last step: the final score by component, as the evaluator's letter gives it. */
export function finalForm(): FormModel {
  return formOf('pra-evaluasi-akhir', [
    part('akhir', { type: 'form', children: ['h_surat', 'h_hasil'], score: { rule: 'sum', weight: '100' }, words: [{ title: 'Nilai akhir SAKIP', help: 'Bobot menurut PermenPANRB Nomor 12 Tahun 2015. Bunyi pertanyaan adalah data contoh.' }, { title: 'Final SAKIP score', help: 'Weights follow PermenPANRB No. 12 of 2015. The wording of the questions is sample data.' }] }),
    part('h_surat', { type: 'page', children: ['penerimaan'], words: ['Surat hasil', 'Letter with the result'] }),
    part('penerimaan', { type: 'section', children: ['tanggal_akhir', 'nomor_akhir'], words: ['Surat hasil evaluasi', 'Letter with the result'] }),
    part('tanggal_akhir', { kind: 'date', required: true, props: { span: 4 }, words: ['Tanggal surat', 'Date of the letter'] }),
    part('nomor_akhir', { kind: 'shortText', required: true, props: { max: 100, span: 8 }, evidence: evidence('yes'), words: [{ title: 'Nomor surat hasil', guidance: 'Unggah suratnya sebagai bukti dukung.' }, { title: 'Number of the letter', guidance: 'Upload the letter as evidence.' }] }),
    ...resultPage('Nilai akhir per komponen', 'Final score by component'),
  ], { scoring, tests: [{ id: 't7625', title: 'Contoh: 8,00 + 16,40 + 18,75 + 12,00 + 7,20 + 13,90 = 76,25 BB (data contoh)', expect: { total: '76.2500', grade: 'BB' }, answers: exampleFinal }] });
}
