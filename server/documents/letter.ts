import type { DocumentHead } from '../../core/api/reports.ts';
import { dayOf, type Day } from '../../core/cycle/calendar.ts';
import { formatDay } from '../../core/cycle/dates.ts';
import type { CycleDefinition, LetterKind } from '../../core/cycle/ir.ts';
import { filledIn, letterOf, partiesMark } from '../../core/cycle/letters.ts';
import type { Instant, Zone } from '../../core/cycle/track.ts';
import { dateInWords } from '../../core/submission/words.ts';
import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Cycle } from '../../db/cycles.ts';
import type { Db } from '../../db/db.ts';
import { loadPemda, type Pemda } from '../../db/pemdas.ts';
import { listPeople, type Person } from '../../db/people.ts';
import { zoneOfName } from '../deps.ts';
import { partiesOf, type Concerned } from './parties.ts';

/** Whose paper a document is written on. */
export type Letterhead = Pick<DocumentHead, 'letterhead' | 'place'>;
/** What every document of a cycle is written with: the local government, its zone, and who may sign. */
export type Writing = Letterhead & { readonly cycle: Cycle; readonly zone: Zone; readonly people: readonly Person[]; readonly at: Instant };

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;
/** Left on paper where a word is not known, to be written by hand. */
export const byHand = '…………………';

/** Gives the paper of a local government; its place is its name without the kind of government. */
export function letterheadOf(pemda: Pemda | undefined): Letterhead {
  const name = pemda?.name.id ?? '';
  const lines = (pemda?.letterhead.lines ?? []).filter((line) => line !== '');
  return { letterhead: { lines: lines.length > 0 ? lines : [name], address: pemda?.letterhead.address ?? '' }, place: /^Pemerintah (?:Kabupaten|Kota|Provinsi) (.+)$/.exec(name)?.[1] ?? byHand };
}

/** Ends the number of a document: code, month and year. */
export const numberEnd = (code: string, day: Day): string => `${code}/${romans[Number(day.slice(5, 7)) - 1] ?? ''}/${day.slice(0, 4)}`;

/** Gathers what the documents of a cycle are written with. */
export async function writingFor(db: Db, cycle: Cycle, at: Instant): Promise<Writing> {
  const [pemda, people] = await Promise.all([loadPemda(db, cycle.pemdaId), listPeople(db, cycle.pemdaId, { active: true })]);
  return { ...letterheadOf(pemda), cycle, at, zone: zoneOfName(pemda?.zone), people };
}

type Content = { readonly kind: LetterKind; /** What stands for the words in braces, beside day, place, cycle and period. */ readonly values: Readonly<Record<string, string>>; readonly final: boolean; readonly content: unknown; /** The agency a document is about, and how its path ended. */ readonly about?: Concerned | undefined; readonly outcome?: string | undefined };

/** Gives the head of a document in the words its cycle has for it, laid out as naskah dinas (domain.md §8.5), with the fingerprint of what it says. */
export function headOf({ cycle, letterhead, place, zone, people, at }: Writing, { kind, values, final, content, about, outcome }: Content): DocumentHead {
  const day = dayOf(at, zone);
  const definition = JSON.parse(cycle.definition) as CycleDefinition;
  const letter = letterOf(definition, kind, outcome);
  const say = (text: string) => filledIn(text, { hari: dateInWords(day), tempat: place, siklus: cycle.title.id, periode: cycle.setup.period, ...values });
  const { layout, nature, signers } = letter;
  return {
    letterhead, place, final, layout, nature, date: formatDay(day, 'date').id, number: `…/${numberEnd(letter.code, day)}`, basis: definition.basis.id,
    attachments: say(letter.attachments), subject: say(letter.subject), to: say(letter.to), toPlace: say(letter.toPlace), copies: letter.copies.map(say),
    heading: say(letter.title).replace(/^(\S+) \1 /, '$1 '), opening: letter.opening.split(`{${partiesMark}}`).map((part) => say(part).trim()), closing: say(letter.closing),
    parties: partiesOf(people, signers, about), hash: sha256(canonicalJson(content)),
  };
}
