// Level texts to be compared with the annex of PermenPANRB 88/2021 before official use.
import type { Text } from '../../core/problem.ts';
import type { Aspect } from './component.ts';

/** The answers of the scale, best first. */
export const grades = ['AA', 'A', 'BB', 'B', 'CC', 'C', 'D', 'E'] as const;
export type Grade = (typeof grades)[number];

/** What an answer is worth, as decimal text. An answer BB (80) is not the result band BB (above 70 to 80). */
export const gradeValues: Readonly<Record<Grade, string>> = { AA: '100', A: '90', BB: '80', B: '70', CC: '60', C: '50', D: '30', E: '0' };

const shared: Readonly<Record<Exclude<Grade, 'AA' | 'A'>, Text>> = {
  BB: { id: 'Kualitas seluruh kriteria telah terpenuhi (100%) sesuai dengan mandat kebijakan nasional.', en: 'All criteria are met (100%) as the national policy requires.' },
  B: { id: 'Kualitas sebagian besar kriteria telah terpenuhi (>75%–100%).', en: 'Most criteria are met (>75%–100%).' },
  CC: { id: 'Kualitas sebagian besar kriteria telah terpenuhi (>50%–75%).', en: 'Most criteria are met (>50%–75%).' },
  C: { id: 'Kualitas sebagian kecil kriteria telah terpenuhi (>25%–50%).', en: 'A small part of the criteria is met (>25%–50%).' },
  D: { id: 'Kriteria penilaian akuntabilitas kinerja telah mulai dipenuhi (>0%–25%).', en: 'The criteria have begun to be met (>0%–25%).' },
  E: { id: 'Sama sekali tidak ada upaya dalam pemenuhan kriteria penilaian akuntabilitas kinerja.', en: 'There is no effort at all to meet the criteria.' },
};

const exemplary = {
  AA: { id: 'Kualitas seluruh kriteria telah terpenuhi (100%) dan terdapat upaya inovatif serta layak menjadi percontohan secara nasional.', en: 'All criteria are met (100%), with innovative efforts that are worth being a national example.' },
  A: { id: 'Kualitas seluruh kriteria telah terpenuhi (100%) dan terdapat beberapa upaya yang bisa dihargai dari pemenuhan kriteria tersebut.', en: 'All criteria are met (100%), with some efforts worth appreciating.' },
} as const;

/** What each level means, per aspect: existence is measured in years kept, quality and use in exemplary efforts. */
export const rubric: Readonly<Record<Aspect, Readonly<Record<Grade, Text>>>> = {
  existence: {
    AA: { id: 'Seluruh kriteria telah terpenuhi (100%) dan telah dipertahankan dalam setidaknya 5 tahun terakhir.', en: 'All criteria are met (100%) and have been kept for at least the last 5 years.' },
    A: { id: 'Seluruh kriteria telah terpenuhi (100%) dan telah dipertahankan dalam setidaknya 1 tahun terakhir.', en: 'All criteria are met (100%) and have been kept for at least the last year.' },
    ...shared,
  },
  quality: { ...exemplary, ...shared },
  use: { ...exemplary, ...shared },
};

/** A result band: above `above`, up to and including `upTo`; the lowest one includes its lower bound. */
export type Band = { readonly key: string; readonly above: string; readonly upTo: string; readonly label: Text; readonly meaning: Text };

/** The predicates of a total score, best first. */
export const bands: readonly Band[] = [
  { key: 'AA', above: '90', upTo: '100', label: { id: 'Sangat Memuaskan', en: 'Highly satisfactory' }, meaning: { id: 'Tata kelola sangat baik; kinerja terukur sampai ke level individu.', en: 'Very good governance; performance is measured down to the individual.' } },
  { key: 'A', above: '80', upTo: '90', label: { id: 'Memuaskan', en: 'Satisfactory' }, meaning: { id: 'Memimpin perubahan; kinerja terukur sampai ke level pengawas.', en: 'Leads change; performance is measured down to supervisor level.' } },
  { key: 'BB', above: '70', upTo: '80', label: { id: 'Sangat Baik', en: 'Very good' }, meaning: { id: 'Akuntabilitas sangat baik pada dua pertiga unit kerja; efisien dan didukung teknologi informasi; kinerja terukur sampai ke level koordinator/eselon III.', en: 'Very good accountability in two thirds of the units; efficient and supported by information technology; measured down to echelon III.' } },
  { key: 'B', above: '60', upTo: '70', label: { id: 'Baik', en: 'Good' }, meaning: { id: 'Akuntabilitas baik pada sepertiga unit kerja; kinerja terukur sampai ke level eselon II.', en: 'Good accountability in one third of the units; measured down to echelon II.' } },
  { key: 'CC', above: '50', upTo: '60', label: { id: 'Cukup (Memadai)', en: 'Adequate' }, meaning: { id: 'Masih perlu banyak perbaikan yang tidak mendasar.', en: 'Many non-fundamental repairs are still needed.' } },
  { key: 'C', above: '30', upTo: '50', label: { id: 'Kurang', en: 'Poor' }, meaning: { id: 'Sistem dan tatanan kurang dapat diandalkan; perlu banyak perbaikan mendasar.', en: 'The system is not reliable enough; many fundamental repairs are needed.' } },
  { key: 'D', above: '0', upTo: '30', label: { id: 'Sangat Kurang', en: 'Very poor' }, meaning: { id: 'Sistem dan tatanan sama sekali belum dapat diandalkan.', en: 'The system is not reliable at all.' } },
];
