import type { Text } from './problem.ts';

/** The ranks of civil servants by golongan and ruang, lowest first (PP 99/2000 as changed by PP 12/2002, annex). */
export const ranks = {
  'I/a': 'Juru Muda', 'I/b': 'Juru Muda Tingkat I', 'I/c': 'Juru', 'I/d': 'Juru Tingkat I',
  'II/a': 'Pengatur Muda', 'II/b': 'Pengatur Muda Tingkat I', 'II/c': 'Pengatur', 'II/d': 'Pengatur Tingkat I',
  'III/a': 'Penata Muda', 'III/b': 'Penata Muda Tingkat I', 'III/c': 'Penata', 'III/d': 'Penata Tingkat I',
  'IV/a': 'Pembina', 'IV/b': 'Pembina Tingkat I', 'IV/c': 'Pembina Utama Muda', 'IV/d': 'Pembina Utama Madya', 'IV/e': 'Pembina Utama',
} as const;
export type Rank = keyof typeof ranks;
export const rankKeys = Object.keys(ranks) as readonly Rank[];

/** What a civil servant signs with beside the name. Both are personal and may be absent. */
export type CivilServant = { readonly rank?: Rank | undefined; /** 18 digits, kept as text. */ readonly nip?: string | undefined };

/** Writes a rank as a signature block has it: "Pembina (IV/a)". */
export const rankInWords = (rank: Rank): string => `${ranks[rank]} (${rank})`;

/** Finds the rank somebody means by "IV/a", "Pembina" or "Pembina (IV/a)", in any letters; nothing for other words. */
export function rankNamed(said: string): Rank | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return rankKeys.find((rank) => [rank, ranks[rank], rankInWords(rank)].some((name) => plain(name) === plain(said)));
}

/** Takes the spaces out of an NIP as people type it. */
export const plainNip = (typed: string): string => typed.replaceAll(/\s/g, '');

/** Groups an NIP as letters print it: birth, appointment, sex, number. */
export const nipInGroups = (nip: string): string => nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');

const isDay = (year: string, month: string, day: string): boolean => new Date(`${year}-${month}-${day}T00:00:00Z`).toJSON()?.slice(0, 10) === `${year}-${month}-${day}`;

/** In the number of a contract employee (NI PPPK) the year of appointment is followed by 21 to 29, the count of his contracts, where an NIP has the month. */
const isContract = (since: string): boolean => /^\d{4}2[1-9]$/.test(since);

/** Says what is wrong with an NIP (or NI PPPK) without spaces – birth yyyymmdd, appointment yyyymm, sex 1 or 2, number from 001 (Perka BKN 22/2007) – or nothing. */
export function nipFault(nip: string): Text | undefined {
  const [, year = '', month = '', day = '', since = '', sex = '', number = ''] = /^(\d{4})(\d\d)(\d\d)(\d{6})(\d)(\d{3})$/.exec(nip) ?? [];
  if (year === '') return { id: 'NIP terdiri atas 18 angka', en: 'an NIP has 18 digits' };
  if (!isDay(year, month, day)) return { id: `NIP diawali tanggal lahir (tahun, bulan, hari); ${year}${month}${day} bukan tanggal`, en: `an NIP begins with the date of birth (year, month, day); ${year}${month}${day} is no date` };
  if (!isContract(since) && !isDay(since.slice(0, 4), since.slice(4), '01')) return { id: `angka ke-9 sampai ke-14 adalah tahun dan bulan pengangkatan (pada PPPK: tahun dan 21 sampai 29); ${since} bukan bulan`, en: `digits 9 to 14 are the year and month of appointment (for PPPK the year and 21 to 29); ${since} is no month` };
  if (since <= `${year}${month}`) return { id: 'pengangkatan dalam NIP mendahului tanggal lahirnya', en: 'the appointment in this NIP is before the date of birth' };
  if (sex !== '1' && sex !== '2') return { id: `angka ke-15 adalah 1 (laki-laki) atau 2 (perempuan), bukan ${sex}`, en: `digit 15 is 1 (male) or 2 (female), not ${sex}` };
  return number === '000' ? { id: 'tiga angka terakhir adalah nomor urut dari 001; bila dari lembar kerja, jadikan selnya teks dan ketik ulang', en: 'the last three digits are a number from 001; in a spreadsheet, make the cell text and type it again' } : undefined;
}
