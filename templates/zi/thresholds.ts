import type { AnswerPart, Band, Threshold } from '../../core/form/model.ts';

/** What a total means by itself; whether a unit may be proposed is decided by the thresholds. */
export const bands: readonly Band[] = [
  { grade: 'WBBM', above: '84.9999', label: { id: 'Nilai setingkat WBBM', en: 'Total at the level of WBBM' } },
  { grade: 'WBK', above: '74.9999', label: { id: 'Nilai setingkat WBK', en: 'Total at the level of WBK' } },
  { grade: 'Pembinaan', above: '0', label: { id: 'Pembinaan', en: 'Needs guidance' } },
];

const levers = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'] as const;
type Limits = { readonly total: string; readonly levers: string; readonly area: string; readonly clean: string; readonly ipak: string; readonly performance: string; readonly service: string };

const grades = ['AA', 'A', 'BB', 'B', 'CC', 'C', 'D'] as const;
/** These grades and every better one. */
const from = (lowest: (typeof grades)[number]): readonly string[] => grades.slice(0, grades.indexOf(lowest) + 1);
type Standing = { readonly sakip: (typeof grades)[number]; readonly rb: (typeof grades)[number]; readonly unit: (typeof grades)[number]; /** The predicate it comes from, and the question that asks for a year of building the zone since. */ readonly predicate: 'belum' | 'wbk'; readonly years: readonly string[] };
/** Administrative requirements, of the government and of the unit (PermenPANRB 5/2024; domain.md §2.3). */
const standing = ({ sakip, rb, unit, predicate, years }: Standing): readonly AnswerPart[] => [
  { node: 'opini', oneOf: ['wtp'] }, { node: 'sakip', oneOf: from(sakip) }, { node: 'rb', oneOf: from(rb) }, { node: 'spip', oneOf: [3, 4, 5] },
  { node: 'tl', oneOf: [true] }, { node: 'lhkan', oneOf: [true] }, { node: 'predikat', oneOf: [predicate] }, ...years.map((node) => ({ node, oneOf: [true] })), { node: 'sakip_unit', oneOf: from(unit) },
];

const threshold = (name: string, label: string, limits: Limits, required: Standing): Threshold => ({
  name, label: { id: label, en: label },
  all: [
    { node: 'lke', atLeast: limits.total },
    { node: levers[0], plus: levers.slice(1), atLeast: limits.levers, label: { id: 'Pengungkit', en: 'Levers' } },
    ...levers.map((node) => ({ node, atLeast: limits.area, percent: true })),
    { node: 'bersih', atLeast: limits.clean }, { node: 'ipak', atLeast: limits.ipak }, { node: 'kinerja', atLeast: limits.performance }, { node: 'prima', atLeast: limits.service },
    ...standing(required),
  ],
});

/** The AND-ed bounds of the score (PermenPANRB 90/2021) and the administrative requirements beside them; a unit meets all or is not proposed. WBBM is for units that are WBK already, for a year of building towards it. */
export const thresholds: readonly Threshold[] = [
  threshold('wbk', 'Menuju WBK', { total: '75', levers: '40', area: '60', clean: '18.25', ipak: '15.75', performance: '2.5', service: '14' }, { sakip: 'B', rb: 'CC', unit: 'B', predicate: 'belum', years: ['setahun'] }),
  threshold('wbbm', 'Menuju WBBM', { total: '85', levers: '48', area: '75', clean: '19.5', ipak: '15.75', performance: '3.75', service: '15.75' }, { sakip: 'BB', rb: 'B', unit: 'BB', predicate: 'wbk', years: ['setahun', 'setahun_wbbm'] }),
];
