import { fault, type Fault } from './checks/faults.ts';
import type { Text } from '../problem.ts';
import type { CycleDefinition, Letter, LetterKind } from './ir.ts';

/** Which words in braces each document knows: what they stand for is filled in when it is written. */
export const placeholders = {
  cycle: ['hari', 'siklus', 'periode', 'jumlah', 'selesai', 'belum'],
  agency: ['hari', 'siklus', 'periode', 'instansi', 'hasil', 'perbaikan'],
} as const satisfies Record<LetterKind, readonly string[]>;
/** What each document is called. */
export const letterNames: Readonly<Record<LetterKind, Text>> = { cycle: { id: 'laporan siklus', en: 'cycle report' }, agency: { id: 'dokumen instansi', en: 'document of an agency' } };
export const letterKinds = Object.keys(placeholders) as LetterKind[];

const closing = 'Demikian dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.';
/** What a document says where the cycle says nothing of its own (order of parts: Permendagri 1/2023; the wording is ours). */
export const usualLetters: Readonly<Record<LetterKind, Letter>> = {
  cycle: { title: 'Laporan {siklus}', code: 'LAP', opening: 'Pada hari ini, {hari}, disusun laporan {siklus} periode {periode} atas {jumlah} instansi: {selesai} telah selesai dan {belum} belum mengirim.', closing, signers: ['leadership', 'coordinator'] },
  agency: { title: 'Berita acara hasil {siklus}', code: 'BA', opening: 'Pada hari ini, {hari}, dinyatakan hasil {siklus} periode {periode} untuk {instansi}: {hasil}, dengan {perbaikan} kali perbaikan.', closing, signers: ['leadership', 'coordinator'] },
};

/** Gives a document of a cycle: its own words, else the usual ones. */
export const letterOf = ({ letters }: Pick<CycleDefinition, 'letters'>, kind: LetterKind): Letter => letters?.[kind] ?? usualLetters[kind];

/** Fills the words in braces in; one without a value stays as it is. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole));

/** Gives what is wrong with the documents of a definition: words in braces that nothing stands for, no heading, nobody who signs. */
export function checkLetters({ letters = {} }: Pick<CycleDefinition, 'letters'>): readonly Fault[] {
  return letterKinds.flatMap((kind) => {
    const letter = letters[kind];
    if (letter === undefined) return [];
    const unknown = [letter.title, letter.opening, letter.closing].flatMap((text) => [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name)).filter((name) => !(placeholders[kind] as readonly string[]).includes(name));
    const what = unknown.length > 0 ? `{${[...new Set(unknown)].join('}, {')}}` : letter.title.trim() === '' || letter.opening.trim() === '' ? 'judul atau kalimat pembuka yang kosong' : letter.signers.length === 0 ? 'dokumen tanpa penanda tangan' : undefined;
    return what === undefined ? [] : [fault('letterUnclear', { document: letterNames[kind].id, what })];
  });
}
