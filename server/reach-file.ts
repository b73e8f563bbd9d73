import { problem, type Problem } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { assignedTracks } from '../db/enrolments.ts';
import { loadEvidence, type Evidence } from '../db/evidence.ts';
import { listViews } from '../db/trackViews.ts';
import type { Call } from './endpoint.ts';
import type { SignedIn } from './auth/session.ts';
import type { Deps } from './deps.ts';

type Asking = { readonly deps: Deps; readonly person: SignedIn; readonly scope: Call['scope'] };

/** The agencies whose files a person may see; nothing means all of the local government. */
export async function agenciesOf({ deps, person, scope }: Asking): Promise<ReadonlySet<string> | undefined> {
  const { pemdaId, personId, agencyId } = person;
  if (scope === 'pemda') return undefined;
  if (scope === 'agency') return new Set(agencyId === undefined ? [] : [agencyId]);
  const views = await listViews(deps.db, pemdaId, { trackIds: await assignedTracks(deps.db, pemdaId, personId) });
  return new Set(views.map((view) => view.agencyId));
}

/** Loads what is known of a file if the right reaches its agency; otherwise it is not there. */
export async function reachFile(asking: Asking, fileId: string): Promise<Evidence | Problem> {
  const [file, agencies] = await Promise.all([loadEvidence(asking.deps.db, asking.person.pemdaId, fileId), agenciesOf(asking)]);
  return file === undefined || agencies?.has(file.agencyId) === false ? problem('notFound', { thing: things.file }) : file;
}
