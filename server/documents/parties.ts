import type { RoleKey } from '../../core/access.ts';
import type { DocumentHead } from '../../core/api/reports.ts';
import { tiers } from '../../core/access.ts';
import { nipInGroups, rankInWords, type CivilServant } from '../../core/civil-servant.ts';
import { ownerWords } from '../../core/design/describe.ts';
import type { Agency } from '../../db/agencies.ts';
import type { Enrolment } from '../../db/enrolments.ts';
import type { Person } from '../../db/people.ts';

/** The agency a document is about, by the name it bears, with who judges it. */
export type Concerned = { readonly agency: Pick<Agency, '_id' | 'kind'>; readonly name: string; readonly reviewers: Enrolment['reviewers'] };
type Party = DocumentHead['parties'][number];

const ofAgency: ReadonlySet<RoleKey> = new Set(['operator', 'head']);
/** Agencies whose people are no civil servants: they have neither rank nor NIP (domain.md §0, row 12). */
const outside: ReadonlySet<string> = new Set(['mitra']);

/** Rank and NIP as they are printed; empty where the account has none. */
export const servantWords = ({ rank, nip }: CivilServant = {}): Pick<Party, 'rank' | 'nip'> => ({ rank: rank === undefined ? '' : rankInWords(rank), nip: nip === undefined ? '' : nipInGroups(nip) });

/** Who may stand for a role: of the agency concerned its own people, of its reviewers the highest one assigned to it. */
function isSeated(person: Person, about: Concerned | undefined): boolean {
  if (about === undefined) return true;
  if (ofAgency.has(person.role)) return person.agencyId === about.agency._id;
  return person.role !== 'evaluator' || person._id === tiers.map((tier) => about.reviewers[tier]).findLast((one) => one !== undefined);
}

/** Who signs: of each role the first by login. A role nobody holds leaves a line for a name, so that no signature is forgotten. */
export function partiesOf(people: readonly Person[], signers: readonly RoleKey[], about?: Concerned): Party[] {
  return signers.map((role) => {
    const [signs] = people.filter((person) => person.role === role && isSeated(person, about)).toSorted((a, b) => (a.login < b.login ? -1 : 1));
    const own = ofAgency.has(role) && about;
    const vacant = `${ownerWords[role]?.id ?? role}${own ? ` ${own.name}` : ''}`;
    return { position: signs?.assignments.at(-1)?.position.id ?? signs?.displayName ?? vacant, name: signs?.displayName ?? '', isCivilServant: !(own && outside.has(own.agency.kind)), ...servantWords(signs) };
  });
}
