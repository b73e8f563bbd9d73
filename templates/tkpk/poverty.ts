import type { Node } from '../../core/form/model.ts';
import { part } from '../../core/form/parts.ts';
import type { Text } from '../../core/problem.ts';

/**
 * What a semester report begins with: the share of the poor (P0, per cent) and their number, as BPS published them and the meeting of
 * 24 July 2023 released them (domain.md §3, §9.3). The source has no figures of depth (P1) and severity (P2): none stand here.
 */
export const poverty = { place: 'Kota Probolinggo', source: 'BPS', years: [{ year: 2021, share: 7.44, persons: 17_910 }, { year: 2022, share: 6.65, persons: 16_160 }] } as const;

const [before, now] = poverty.years;
const written = (value: number, locale: 'id' | 'en') => value.toLocaleString(locale === 'id' ? 'id-ID' : 'en-GB');

/** The figures as one clause of a letter or a heading. */
export const povertyWords: Text = {
  id: `P0 ${poverty.place} menurut ${poverty.source} ${written(before.share, 'id')}% (${before.year}) menjadi ${written(now.share, 'id')}% (${now.year}), dari ${written(before.persons, 'id')} menjadi ${written(now.persons, 'id')} jiwa`,
  en: `P0 of ${poverty.place} by ${poverty.source} ${written(before.share, 'en')}% (${before.year}) to ${written(now.share, 'en')}% (${now.year}), from ${written(before.persons, 'en')} to ${written(now.persons, 'en')} persons`,
};

const figure = (id: string, [of, en, unit]: readonly [of: string, en: string, unit: string], expression: unknown, places = 2): Node => part(id, { type: 'computed', kind: 'computed', props: { of: 'number', places, unit, span: 4, expression }, words: [of, en] });
const sourced = (what: string, en: string, unit: string, year?: number) => [`${what}${year ? ` ${year}` : ''} (${poverty.source})`, `${en}${year ? ` ${year}` : ''} (${poverty.source})`, unit] as const;

const figures: readonly Node[] = [
  figure('p0_lalu', sourced('P0', 'P0', '%', before.year), before.share), figure('p0_kini', sourced('P0', 'P0', '%', now.year), now.share),
  figure('p0_ubah', ['Perubahan P0', 'Change of P0', 'poin'], { round: [{ '-': [{ answer: 'p0_kini' }, { answer: 'p0_lalu' }] }, 2] }),
  figure('jiwa_lalu', sourced('Penduduk miskin', 'Poor persons', 'jiwa', before.year), before.persons, 0), figure('jiwa_kini', sourced('Penduduk miskin', 'Poor persons', 'jiwa', now.year), now.persons, 0),
  figure('jiwa_ubah', ['Perubahan penduduk miskin', 'Change of poor persons', '%'], { round: [{ '*': [{ div: [{ '-': [{ answer: 'jiwa_kini' }, { answer: 'jiwa_lalu' }] }, { answer: 'jiwa_lalu' }] }, 100] }, 2] }),
];

/** The figures as a section of the report, with what is computed of them; a government that uses the template puts its own in their place. */
export const povertySection: readonly Node[] = [
  part('angka', { type: 'section', children: figures.map(({ id }) => id), words: [{ title: `Angka kemiskinan ${poverty.place}`, help: `Sumber: ${poverty.source}, ${before.year} dan ${now.year}; dirilis pada rakor 24 Juli 2023. Indeks kedalaman (P1) dan keparahan (P2) tidak ada pada sumber itu.` }, { title: `Poverty figures of ${poverty.place}`, help: `Source: ${poverty.source}, ${before.year} and ${now.year}; released at the meeting of 24 July 2023. The source has no index of depth (P1) or severity (P2).` }] }),
  ...figures,
];
