import type { Answers, FormModel, FormTest, Node } from '../../core/form/model.ts';
import { evidence, formOf, part } from '../../core/form/parts.ts';
import type { Text } from '../../core/problem.ts';
import { bands } from '../akip/rubric.ts';

/** Components and weights of PermenPANRB 12/2015 (domain.md §1.2), with the points of the worked example (data contoh, §9.1). */
const rows: readonly (readonly [key: string, weight: number, title: Text, example: number])[] = [
  ['renstra', 10, { id: 'Perencanaan strategis', en: 'Strategic planning' }, 8],
  ['pkt', 20, { id: 'Perencanaan kinerja tahunan', en: 'Yearly performance planning' }, 15.42],
  ['pengukuran', 25, { id: 'Pengukuran kinerja', en: 'Performance measurement' }, 17.65],
  ['pelaporan', 15, { id: 'Pelaporan kinerja', en: 'Performance reporting' }, 11.67],
  ['evaluasi', 10, { id: 'Evaluasi internal', en: 'Internal evaluation' }, 6.79],
  ['capaian', 20, { id: 'Capaian kinerja', en: 'Performance achieved' }, 13.55],
];

const component = ([key, weight, { id, en }]: (typeof rows)[number]): readonly Node[] => [
  part(`s_${key}`, { type: 'section', children: [`n_${key}`, `c_${key}`], score: { rule: 'sum', weight: String(weight) }, words: [{ title: id, help: `Bobot ${weight}` }, { title: en, help: `Weight ${weight}` }] }),
  part(`n_${key}`, { kind: 'decimal', required: true, props: { places: 2, min: 0, max: weight, span: 4 }, score: { rule: 'share', of: String(weight), weight: String(weight) }, words: [{ title: 'Nilai', guidance: `0 sampai ${weight}.` }, { title: 'Points', guidance: `0 to ${weight}.` }] }),
  part(`c_${key}`, { kind: 'longText', required: true, props: { min: 10, max: 4000 }, words: [{ title: 'Catatan evaluator', guidance: 'Tulis “tidak ada catatan” bila memang tidak ada.' }, { title: 'Notes of the evaluator', guidance: 'Write “no notes” where there are none.' }] }),
];

/** The presentation and the points of the worked example (data contoh). */
export const exampleResult: Answers = {
  data: { paparan: { tanggal: '2026-06-29', tempat: 'Kantor gubernur (contoh)', bahan: 'Paparan pra evaluasi AKIP 2026', fokus: 'Mutakhirkan data kemiskinan dan selaraskan program.' }, ...Object.fromEntries(rows.map(([key, , , points]) => [`s_${key}`, { [`n_${key}`]: points, [`c_${key}`]: 'tidak ada catatan' }])) },
  evidence: {},
};

const example: FormTest = {
  id: 't7308', title: 'Contoh: 8,00 + 15,42 + 17,65 + 11,67 + 6,79 + 13,55 = 73,08 BB (data contoh)', expect: { total: '73.0800', grade: 'BB' },
  answers: exampleResult,
};

/** Makes the form in which the coordinating office keeps the paparan and the result of the preliminary evaluation. */
export function resultForm(): FormModel {
  const components = rows.flatMap(component);
  return formOf('pra-evaluasi-hasil', [
    part('hasil', { type: 'form', children: ['h_paparan', 'h_hasil'], score: { rule: 'sum', weight: '100' }, words: [{ title: 'Paparan dan hasil pra evaluasi SAKIP', help: 'Bobot menurut PermenPANRB Nomor 12 Tahun 2015.' }, { title: 'Presentation and result of the preliminary SAKIP evaluation', help: 'Weights follow PermenPANRB No. 12 of 2015.' }] }),
    part('h_paparan', { type: 'page', children: ['paparan'], words: ['Paparan', 'Presentation'] }),
    part('paparan', { type: 'section', children: ['tanggal', 'tempat', 'bahan', 'fokus'], words: ['Bahan paparan', 'Presentation'] }),
    part('tanggal', { kind: 'date', required: true, props: { span: 6 }, words: ['Tanggal paparan', 'Date'] }),
    part('tempat', { kind: 'shortText', required: true, props: { max: 200, span: 6 }, words: ['Tempat', 'Place'] }),
    part('bahan', { kind: 'shortText', required: true, props: { max: 200 }, evidence: evidence('yes'), words: [{ title: 'Judul bahan paparan', guidance: 'Unggah berkasnya sebagai bukti dukung.' }, { title: 'Title of the presentation', guidance: 'Upload the file as evidence.' }] }),
    part('fokus', { kind: 'longText', required: true, props: { min: 10, max: 2000 }, words: ['Fokus arahan pimpinan', 'Focus set by the head'] }),
    part('h_hasil', { type: 'page', children: rows.map(([key]) => `s_${key}`), score: { rule: 'sum', weight: '100' }, words: ['Hasil per komponen', 'Result by component'] }),
    ...components,
  ], { scoring: { mode: 'criteria', roundAt: 'total', bands: bands.map(({ key, above, label }) => ({ grade: key, above, label })), thresholds: [] }, tests: [example] });
}
