import { dayOf } from '../../core/cycle/calendar.ts';
import type { RoleKey } from '../../core/access.ts';
import type { CycleDefinition, LetterKind } from '../../core/cycle/ir.ts';
import { filledIn, letterOf } from '../../core/cycle/letters.ts';
import type { Instant, Zone } from '../../core/cycle/track.ts';
import { dateInWords } from '../../core/submission/words.ts';
import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Cycle } from '../../db/cycles.ts';
import type { Db } from '../../db/db.ts';
import { loadPemda } from '../../db/pemdas.ts';
import { listPeople, type Person } from '../../db/people.ts';
import { zoneOfName } from '../deps.ts';

/** What every document of a cycle is written with: the local government, its zone, and who may sign. */
export type Writing = { readonly cycle: Cycle; readonly letterhead: string; readonly place: string; readonly zone: Zone; readonly people: readonly Person[]; readonly at: Instant };

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/** Gathers what the documents of a cycle are written with. */
export async function writingFor(db: Db, cycle: Cycle, at: Instant): Promise<Writing> {
  const [pemda, people] = await Promise.all([loadPemda(db, cycle.pemdaId), listPeople(db, cycle.pemdaId, { active: true })]);
  const lines = [...(pemda?.letterhead.lines ?? []), pemda?.letterhead.address ?? ''].filter((line) => line !== '');
  return { cycle, at, zone: zoneOfName(pemda?.zone), letterhead: lines.join('\n') || (pemda?.name.id ?? ''), place: pemda?.name.id.replace(/^Pemerintah (Kabupaten|Kota) /, '') ?? '', people };
}

/** Who signs: of each role the first by login. */
function partiesOf(people: readonly Person[], signers: readonly RoleKey[]) {
  const signs = signers.flatMap((role) => people.filter((person) => person.role === role).toSorted((a, b) => (a.login < b.login ? -1 : 1)).slice(0, 1));
  return signs.map(({ displayName, assignments }) => ({ position: assignments.at(-1)?.position.id ?? displayName, name: displayName }));
}

type Content = { readonly kind: LetterKind; /** What stands for the words in braces, beside day, cycle and period. */ readonly values: Readonly<Record<string, string>>; readonly final: boolean; readonly content: unknown };

/** Gives the head of a document in the words its cycle has for it: number, heading, legal basis, opening, who signs, and the fingerprint of what it says. */
export function headOf({ cycle, letterhead, place, zone, people, at }: Writing, { kind, values, final, content }: Content) {
  const day = dayOf(at, zone);
  const definition = JSON.parse(cycle.definition) as CycleDefinition;
  const letter = letterOf(definition, kind);
  const say = (text: string) => filledIn(text, { hari: dateInWords(day), siklus: cycle.title.id, periode: cycle.setup.period, ...values });
  return {
    letterhead, place, final, title: cycle.title, heading: say(letter.title).replace(/^(\S+) \1 /, '$1 '), basis: definition.basis, parties: partiesOf(people, letter.signers), number: `${letter.code}/${romans[Number(day.slice(5, 7)) - 1] ?? ''}/${day.slice(0, 4)}`,
    opening: say(letter.opening), closing: say(letter.closing), hash: sha256(canonicalJson(content)),
  };
}
