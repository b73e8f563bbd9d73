import { z } from 'zod';
import { roleKeys, roleNames, tierNames, tiers, type RoleKey, type Tier } from '../../core/access.ts';
import { nipFault, plainNip, rankNamed, type CivilServant } from '../../core/civil-servant.ts';
import type { Text } from '../../core/problem.ts';
import { cellOf, type ImportKind, type Refusal, type SheetRow } from './import-sheet.ts';

export type AgencyLine = { readonly name: string; readonly shortName: string; readonly kind: string };
export type PersonLine = { readonly login: string; readonly displayName: string; readonly position: Text; readonly role: RoleKey; readonly tier: Tier | null; readonly agencyId: string | null; readonly email: string | null; /** Only the columns the sheet has; an empty cell empties. */ readonly servant: CivilServant };
type Judged<T> = { readonly line: T } | { readonly refusals: readonly Refusal[] };
type Why = readonly [key: string, id: string, en: string];

const refusalsOf = (kind: ImportKind, { number, values }: SheetRow, whys: readonly Why[]): readonly Refusal[] =>
  whys.map(([key, id, en]) => ({ cell: cellOf(kind, key, number), value: (values[key] ?? '').slice(0, 200), why: { id, en } }));

const odd = (text: string): boolean => !text.isWellFormed() || /[\u0000-\u001f]/.test(text);

function length(key: string, value: string, [least, most]: readonly [number, number]): readonly Why[] {
  if (odd(value)) return [[key, 'memuat karakter yang tidak sah', 'holds characters that are not allowed']];
  if (value.length < least) return [[key, value === '' ? 'belum diisi' : `paling sedikit ${least} huruf`, value === '' ? 'is empty' : `needs at least ${least} letters`]];
  return value.length > most ? [[key, `paling banyak ${most} huruf`, `may have at most ${most} letters`]] : [];
}

/** Judges one row of the agencies' sheet; `seen` holds the names of the rows above. */
export function judgeAgency(row: SheetRow, seen: Set<string>): Judged<AgencyLine> {
  const { name = '', shortName = '', kind = '' } = row.values;
  const twice: readonly Why[] = seen.has(name.toLowerCase()) ? [['name', 'nama ini sudah ada di baris lain', 'this name stands in another row']] : [];
  const whys = [...length('name', name, [3, 120]), ...length('shortName', shortName, [2, 40]), ...length('kind', kind, [1, 40]), ...twice];
  seen.add(name.toLowerCase());
  return whys.length > 0 ? { refusals: refusalsOf('agencies', row, whys) } : { line: { name, shortName, kind } };
}

const named = <K extends string>(keys: readonly K[], names: Readonly<Record<K, Text>>, said: string): K | undefined =>
  keys.find((key) => [key, names[key].id, names[key].en].some((word) => word.toLowerCase() === said.toLowerCase()));

type PeoplePlace = { readonly seen: Set<string>; /** Agency ids by full and short name, lower case. */ readonly agencies: ReadonlyMap<string, string> };

/** Judges one row of the people's sheet: every cell that does not fit is named. */
export function judgePerson(row: SheetRow, { seen, agencies }: PeoplePlace): Judged<PersonLine> {
  const { login = '', displayName = '', position = '', role: saidRole = '', tier: saidTier = '', agency = '', email = '', rank: saidRank, nip: saidNip } = row.values;
  const role = named(roleKeys, roleNames, saidRole);
  const tier = named(tiers, tierNames, saidTier);
  const agencyId = agencies.get(agency.toLowerCase());
  const whys: Why[] = [...length('login', login, [3, 80]), ...length('displayName', displayName, [2, 120]), ...length('position', position, [2, 160])];
  if (/\s/.test(login)) whys.push(['login', 'tidak boleh memuat spasi', 'must not hold spaces']);
  if (seen.has(login.toLowerCase())) whys.push(['login', 'nama masuk ini sudah ada di baris lain', 'this sign-in name stands in another row']);
  if (role === undefined) whys.push(['role', `pilih salah satu: ${roleKeys.map((key) => roleNames[key].id).join(', ')}`, `choose one of: ${roleKeys.map((key) => roleNames[key].en).join(', ')}`]);
  if (saidTier !== '' && tier === undefined) whys.push(['tier', `pilih salah satu: ${tiers.map((key) => tierNames[key].id).join(', ')}`, `choose one of: ${tiers.map((key) => tierNames[key].en).join(', ')}`]);
  if (role === 'evaluator' && saidTier === '') whys.push(['tier', 'penilai harus memiliki jenjang', 'an evaluator needs a tier']);
  if (agency !== '' && agencyId === undefined) whys.push(['agency', 'instansi belum dikenal', 'the agency is not known']);
  if ((role === 'operator' || role === 'head') && agency === '') whys.push(['agency', 'peran ini harus menyebut instansi', 'this role needs an agency']);
  if (email !== '' && !z.email().safeParse(email).success) whys.push(['email', 'bukan alamat surel', 'is not an e-mail address']);
  const rank = rankNamed(saidRank ?? '');
  if (saidRank && rank === undefined) whys.push(['rank', 'bukan pangkat; tulis misalnya IV/a atau Pembina (IV/a)', 'is no rank; write for example IV/a or Pembina (IV/a)']);
  const nip = plainNip(saidNip ?? '');
  const nipWhy = nip === '' ? undefined : nipFault(nip);
  if (nipWhy !== undefined) whys.push(['nip', nipWhy.id, nipWhy.en]);
  seen.add(login.toLowerCase());
  if (whys.length > 0 || role === undefined) return { refusals: refusalsOf('people', row, whys) };
  return { line: { login: login.toLowerCase(), displayName, position: { id: position, en: position }, role, tier: role === 'evaluator' ? tier ?? null : null, agencyId: agencyId ?? null, email: email === '' ? null : email, servant: { ...(saidRank === undefined ? {} : { rank }), ...(saidNip === undefined ? {} : { nip: nip || undefined }) } } };
}
