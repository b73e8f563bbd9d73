import { dayOf } from '../../core/cycle/calendar.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import type { Instant, Zone } from '../../core/cycle/track.ts';
import { dateInWords } from '../../core/submission/words.ts';
import { canonicalJson, sha256 } from '../../db/canonical.ts';
import type { Cycle } from '../../db/cycles.ts';
import type { Db } from '../../db/db.ts';
import { loadPemda } from '../../db/pemdas.ts';
import { listPeople } from '../../db/people.ts';
import { zoneOfName } from '../deps.ts';

/** What every document of a cycle is written with: the local government, its zone, and who signs. */
export type Writing = { readonly cycle: Cycle; readonly letterhead: string; readonly place: string; readonly zone: Zone; readonly parties: readonly { readonly position: string; readonly name: string }[]; readonly at: Instant };

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/** Gathers what the documents of a cycle are written with; the leadership and the coordinator sign. */
export async function writingFor(db: Db, cycle: Cycle, at: Instant): Promise<Writing> {
  const [pemda, people] = await Promise.all([loadPemda(db, cycle.pemdaId), listPeople(db, cycle.pemdaId, { active: true })]);
  const signs = (['leadership', 'coordinator'] as const).flatMap((role) => people.filter((person) => person.role === role).toSorted((a, b) => (a.login < b.login ? -1 : 1)).slice(0, 1));
  const lines = [...(pemda?.letterhead.lines ?? []), pemda?.letterhead.address ?? ''].filter((line) => line !== '');
  return {
    cycle, at, zone: zoneOfName(pemda?.zone), letterhead: lines.join('\n') || (pemda?.name.id ?? ''), place: pemda?.name.id.replace(/^Pemerintah (Kabupaten|Kota) /, '') ?? '',
    parties: signs.map(({ displayName, assignments }) => ({ position: assignments.at(-1)?.position.id ?? displayName, name: displayName })),
  };
}

/** Gives the head of a document: number, title, legal basis, opening in words, and the fingerprint of what it says. */
export function headOf({ cycle, letterhead, place, zone, parties, at }: Writing, { kind, opening, final, content }: { readonly kind: string; readonly opening: (date: string) => string; readonly final: boolean; readonly content: unknown }) {
  const day = dayOf(at, zone);
  const { basis } = JSON.parse(cycle.definition) as CycleDefinition;
  return {
    letterhead, place, final, title: cycle.title, basis, parties: [...parties], number: `${kind}/${romans[Number(day.slice(5, 7)) - 1] ?? ''}/${day.slice(0, 4)}`,
    opening: opening(dateInWords(day)), closing: 'Demikian dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.', hash: sha256(canonicalJson(content)),
  };
}
