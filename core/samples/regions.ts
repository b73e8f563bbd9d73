// Data contoh: areas under 99, which no area of the official list has. As many as the kabupaten and the kota of Probolinggo (domain.md §7).
import { rosters } from './roster.ts';

type Area = { readonly code: string; readonly id: string; readonly en: string };
const two = (n: number) => String(n).padStart(2, '0');
const area = (code: string, id: string, en: string): Area => ({ code, id, en });
const many = (count: number, make: (n: number) => Area): readonly Area[] => Array.from({ length: count }, (_, i) => make(i + 1));
/** Spreads villages over districts, the first ones getting one more where it does not come out even. */
const share = (all: number, districts: number, n: number) => Math.floor(all / districts) + (n <= all % districts ? 1 : 0);

const kelurahan = (district: string, name: string, count: number) => many(count, (n) => area(`${district}.${1000 + n}`, `Kelurahan ${name} ${n}`, `${name} Ward ${n}`));
const desa = (district: string, name: string, count: number) => many(count, (n) => area(`${district}.${2000 + n}`, `Desa ${name} ${n}`, `${name} Village ${n}`));

/** The districts of the cast's own kabupaten: those that take part in the follow-up of a pre-evaluation. */
const districts = rosters['tl-pra-evaluasi'].filter(({ kind }) => kind === 'kecamatan');
const ofKabupaten = districts.flatMap(({ name }, i) => {
  const code = `99.01.${two(i + 1)}`;
  const short = name.id.replace('Kecamatan ', '');
  return [area(code, name.id, name.en), ...kelurahan(code, short, i < 5 ? 1 : 0), ...desa(code, short, share(325, districts.length, i + 1))];
});
const ofKota = many(5, (n) => area(`99.71.${two(n)}`, `Kecamatan Kota Contoh ${n}`, `Contoh City District ${n}`)).flatMap((district, i) => [district, ...kelurahan(district.code, `Kota Contoh ${i + 1}`, share(29, 5, i + 1))]);

/** The region list of the demo in one version: a province, a kabupaten and a kota with their districts, desa and kelurahan. */
export const sampleRegions = {
  title: { id: 'Wilayah (data contoh)', en: 'Regions (sample data)' },
  source: 'Data contoh: kode 99 bukan kode wilayah resmi. Ganti dengan daftar daerah Anda.',
  content: [area('99', 'Provinsi Contoh', 'Contoh Province'), area('99.01', 'Kabupaten Contoh', 'Contoh Regency'), ...ofKabupaten, area('99.71', 'Kota Contoh', 'Contoh City'), ...ofKota],
} as const;
