// Data contoh: offices of the worked examples beside the twelve of the cast; none of them is real.
import { agencies, offices, type SampleAgency } from './cast.ts';

const known = (key: string): SampleAgency => [...agencies, ...offices].find((agency) => agency.key === key)!;
const district = (n: number): SampleAgency => ({ key: `kec${n}`, name: { id: `Kecamatan Contoh ${n}`, en: `Contoh ${n} District` }, shortName: `Kec. Contoh ${n}`, kind: 'kecamatan' });
const clinic = (n: number): SampleAgency => ({ key: `pkm${n}`, name: { id: n === 1 ? 'Puskesmas Contoh' : `Puskesmas Contoh ${n}`, en: n === 1 ? 'Contoh Health Centre' : `Contoh ${n} Health Centre` }, shortName: `PKM Contoh ${n}`, kind: 'puskesmas' });
const agency = (n: number): SampleAgency => ({ key: `dinas${n}`, name: { id: `Dinas Contoh ${n}`, en: `Contoh ${n} Agency` }, shortName: `Dinas ${n}`, kind: 'dinas' });
const partner = (key: string, id: string, en: string): SampleAgency => ({ key, name: { id, en }, shortName: id, kind: 'mitra' });
const many = (from: number, to: number, make: (n: number) => SampleAgency): readonly SampleAgency[] => Array.from({ length: to - from + 1 }, (_, i) => make(from + i));

/** Who takes part in the worked example of each cycle, by template (domain.md §9). */
export const rosters = {
  'tl-pra-evaluasi': [known('setda'), known('dinsos'), known('disdukcapil'), known('bappeda'), known('kecutara'), ...many(2, 24, district)],
  'verifikasi-renstra': [...['dinkes', 'disdik', 'dinsos', 'dpupr', 'disdukcapil', 'dpmptsp', 'disnaker', 'bappeda', 'bkpsdm', 'bpkad', 'rsud'].map(known), ...many(1, 19, agency)],
  'laporan-tkpk': [known('dinsos'), known('disnaker'), known('dpupr'), known('dinkes'), partner('baznas', 'BAZNAS Contoh', 'BAZNAS Contoh'), partner('bank', 'Bank Contoh', 'Contoh Bank'), partner('ormas', 'Ormas Contoh', 'Contoh Civic Organisation'), partner('usaha', 'Perusahaan Contoh', 'Contoh Company')],
  'evaluasi-pj': [known('setda'), { key: 'perekonomian', name: { id: 'Bagian Perekonomian', en: 'Economic Division' }, shortName: 'Bag. Perekonomian', kind: 'bagian' }, known('dinkes'), known('disnaker'), known('bappeda'), known('bpkad'), known('dpmptsp'), known('dinsos')],
  'zi-wbk': [known('rsud'), known('kecutara'), ...many(2, 5, district), ...many(1, 6, clinic)],
} as const satisfies Record<string, readonly SampleAgency[]>;
export type ExampleKey = keyof typeof rosters;
