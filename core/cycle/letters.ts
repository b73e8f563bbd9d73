import { fault, type Fault } from './checks/faults.ts';
import type { Text } from '../problem.ts';
import type { CycleDefinition, Letter, LetterKind, LetterLayout } from './ir.ts';

/** Which words in braces each document knows: what they stand for is filled in when it is written. */
export const placeholders = {
  cycle: ['hari', 'tempat', 'siklus', 'periode', 'jumlah', 'selesai', 'belum'],
  agency: ['hari', 'tempat', 'siklus', 'periode', 'instansi', 'hasil', 'nilai', 'ambang', 'perbaikan'],
} as const satisfies Record<LetterKind, readonly string[]>;
/** Stands in an opening where those who sign are listed: “kami yang bertanda tangan di bawah ini: {pihak} telah …”. */
export const partiesMark = 'pihak';
/** What each document is called. */
export const letterNames: Readonly<Record<LetterKind, Text>> = { cycle: { id: 'laporan siklus', en: 'cycle report' }, agency: { id: 'dokumen instansi', en: 'document of an agency' } };
export const letterKinds = Object.keys(placeholders) as LetterKind[];
/** What each layout prints beside the words every document has; `attachments` and `nature` are a surat dinas's own. */
export const layoutFields = {
  letter: ['nature', 'attachments', 'subject', 'to', 'toPlace'],
  record: [],
  report: ['to', 'toPlace'],
} as const satisfies Record<LetterLayout, readonly (keyof Letter)[]>;
export const letterLayouts = Object.keys(layoutFields) as [LetterLayout, ...LetterLayout[]];
/** The usual degrees of Sifat (domain.md §8.5). */
export const natures = ['Biasa', 'Segera', 'Sangat Segera', 'Penting', 'Rahasia'] as const;

const closing = 'Demikian dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.';
const blank = { layout: 'report', nature: 'Biasa', attachments: '', subject: '', to: '', toPlace: '', copies: [], notFor: [], chapters: [] } as const;
/** Gives a document with nothing left out. */
export const wholeLetter = (letter: Letter): Required<Letter> => ({ ...blank, ...letter });
/** What a document says where the cycle says nothing of its own (order of parts: Permendagri 1/2023; the wording is ours). */
export const usualLetters: Readonly<Record<LetterKind, Required<Letter>>> = {
  cycle: wholeLetter({ title: 'Laporan {siklus}', code: 'LAP', opening: 'Pada hari ini, {hari}, disusun laporan {siklus} periode {periode} atas {jumlah} instansi: {selesai} telah selesai dan {belum} belum mengirim.', closing, signers: ['leadership', 'coordinator'] }),
  agency: wholeLetter({ layout: 'record', title: 'Berita acara hasil {siklus}', code: 'BA', opening: 'Pada hari ini, {hari}, bertempat di {tempat}, kami yang bertanda tangan di bawah ini: {pihak} menyatakan hasil {siklus} periode {periode} untuk {instansi}: {hasil}, dengan {perbaikan} kali perbaikan.', closing, signers: ['coordinator', 'head'] }),
};

/** Gives a document of a cycle, whole: its own words, else – or where it is not for this end – the usual ones. */
export function letterOf({ letters }: Pick<CycleDefinition, 'letters'>, kind: LetterKind, outcome?: string): Required<Letter> {
  const own = letters?.[kind];
  return own === undefined || (outcome !== undefined && own.notFor?.includes(outcome)) ? usualLetters[kind] : wholeLetter(own);
}

/** Fills the words in braces in; one without a value stays as it is. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name]! : whole));

const wordsIn = (text: string): readonly string[] => [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name);

/** Gives what is wrong with the documents of a definition: words in braces that nothing stands for, no heading, nobody who signs, a surat dinas to nobody, a chapter of a form the cycle has not. */
export function checkLetters({ letters = {}, forms }: Pick<CycleDefinition, 'letters'> & Partial<Pick<CycleDefinition, 'forms'>>): readonly Fault[] {
  return letterKinds.flatMap((kind) => {
    const own = letters[kind];
    if (own === undefined) return [];
    const letter = wholeLetter(own);
    const { title, opening, signers, layout, subject, to } = letter;
    const known: readonly string[] = placeholders[kind];
    const unknown = [...wordsIn(opening).filter((name) => name !== partiesMark), ...[title, letter.closing, subject, letter.attachments, to, letter.toPlace, ...letter.copies].flatMap(wordsIn)].filter((name) => !known.includes(name));
    const faults = {
      [`{${[...new Set(unknown)].join('}, {')}}`]: unknown.length > 0,
      'judul atau kalimat pembuka yang kosong': title.trim() === '' || opening.trim() === '',
      'dokumen tanpa penanda tangan': signers.length === 0,
      'surat dinas tanpa hal atau tanpa tujuan': layout === 'letter' && (subject.trim() === '' || to.trim() === ''),
      'bab dari formulir yang tidak ada': forms !== undefined && letter.chapters.some(({ parts }) => parts.some(({ form }) => !Object.hasOwn(forms, form))),
    };
    const what = Object.keys(faults).find((name) => faults[name]);
    return what === undefined ? [] : [fault('letterUnclear', { document: letterNames[kind].id, what })];
  });
}
