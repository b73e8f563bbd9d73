import Papa from 'papaparse';

export type Entry = { readonly code: string; readonly id: string; readonly en: string };
export type Lines = { readonly entries: readonly Entry[]; readonly faults: readonly { readonly line: number; readonly why: 'code' | 'name' | 'twice' }[] };

const code = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/;
const heads = new Set(['kode', 'code']);

/** Reads `kode;nama;nama Inggris` as pasted from a spreadsheet or taken from a CSV; each faulty line is named, a head line is passed over. */
export function readLines(text: string): Lines {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true, delimitersToGuess: ['\t', ';', ','] });
  const entries: Entry[] = [];
  const faults: Lines['faults'][number][] = [];
  const seen = new Set<string>();
  for (const [at, cells] of data.entries()) {
    const [key = '', id = '', en = ''] = cells.map((cell) => cell.trim());
    if (at === 0 && heads.has(key.toLowerCase())) continue;
    const why = !code.test(key) ? 'code' : id === '' ? 'name' : seen.has(key) ? 'twice' : undefined;
    if (why) faults.push({ line: at + 1, why });
    seen.add(key);
    entries.push({ code: key, id, en: en || id });
  }
  return { entries, faults };
}
