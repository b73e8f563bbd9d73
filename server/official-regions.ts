import type { Text } from '../core/problem.ts';
import { codePath, depthOf, wholeCountry } from '../core/form/questions/regionPicker.ts';
import type { CodeEntry } from '../db/codeLists.ts';

/** The regulation whose codes the package carries, and its edition; looked at again whenever the package is. */
export const officialSource = 'Kepmendagri Nomor 300.2.2-2138 Tahun 2025, lewat idn-area-data 4.0.1 (ODbL 1.0)';

type Area = { readonly code: string; readonly name: string };

/** Reads the levels down to a depth, 1 being the provinces. The data is opened when it is asked for and not kept: villages alone are 84,000 rows. */
async function readLevels(depth: number): Promise<readonly Area[]> {
  const { getProvinces, getRegencies, getDistricts, getVillages } = await import('idn-area-data');
  const rows: readonly (readonly Area[])[] = await Promise.all([getProvinces, getRegencies, getDistricts, getVillages].slice(0, depth).map((read) => read()));
  return rows.flat().filter(({ code }) => depthOf(code) > 0);
}

/** Regencies and cities are translated by their kind; every other name is a proper name. */
const inEnglish = ({ code, name }: Area) =>
  depthOf(code) === 2 ? name.replace(/^(Kabupaten|Kota)( Administrasi)? (.+)$/, (_, kind: string, administrative: string | undefined, own: string) => `${own} ${administrative ? 'Administrative ' : ''}${kind === 'Kota' ? 'City' : 'Regency'}`) : name;
const entry = (area: Area): CodeEntry => ({ code: area.code, id: area.name, en: inEnglish(area) });

/** Lists the provinces with their regencies and cities, by code. */
export async function officialProvinces(): Promise<readonly (CodeEntry & { readonly regencies: readonly CodeEntry[] })[]> {
  const rows = (await readLevels(2)).map(entry);
  return rows.filter(({ code }) => depthOf(code) === 1).map((province) => ({ ...province, regencies: rows.filter(({ code }) => code.startsWith(`${province.code}.`)) }));
}

/** Gives an area – the whole country, a province, a regency or city – with what it lies in and the two levels below it, by code; nothing when the official list has no such code. */
export async function officialRegions(area: string): Promise<{ readonly title: Text; readonly content: readonly CodeEntry[] } | undefined> {
  const [depth, above] = area === wholeCountry ? [0, []] : [depthOf(area), codePath(area)];
  const isWanted = ({ code }: Area) => above.includes(code) || depth === 0 || code.startsWith(`${area}.`);
  const content = (await readLevels(depth + 2)).filter(isWanted).map(entry).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  if (depth === 0) return { title: { id: 'Provinsi, kabupaten, dan kota', en: 'Provinces, regencies and cities' }, content };
  const own = content.find(({ code }) => code === area);
  return own && { title: { id: `Wilayah ${own.id}`, en: `Regions of ${own.en}` }, content };
}
