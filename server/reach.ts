import type { Scope } from '../core/access.ts';
import { calendarOf, type Calendar } from '../core/cycle/calendar.ts';
import type { Ir } from '../core/cycle/ir.ts';
import type { Instant, Token, TrackState, Zone } from '../core/cycle/track.ts';
import { problem, type Problem } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { loadCalendars } from '../db/calendars.ts';
import { loadCycle, loadCycleHead, type Cycle, type CycleHead } from '../db/cycles.ts';
import { assignedTracks, loadEnrolment, type Enrolment } from '../db/enrolments.ts';
import { loadPemda } from '../db/pemdas.ts';
import { loadView, type TrackView } from '../db/trackViews.ts';
import type { SignedIn } from './auth/session.ts';
import { briefly } from './briefly.ts';
import { zoneOfName, type Deps } from './deps.ts';
import { frozenIr } from './frozen.ts';

type Asking = { readonly deps: Deps; readonly person: SignedIn; readonly scope: Scope };
/** One agency's case as a person who may see it gets it. */
export type Case = { readonly view: TrackView; readonly state: TrackState; readonly ir: Ir; readonly cycle: CycleHead; readonly enrolment: Enrolment };

/** Another agency's case, another local government's, and one that does not exist are the same to whoever asks. */
const unknownCase = (): Problem => problem('notFound', { thing: things.case });

/** Says whether a right that reaches so far reaches this case. */
function reaches({ person, scope }: Asking, view: Pick<TrackView, 'agencyId'>, enrolment: Enrolment): boolean {
  if (scope === 'pemda') return true;
  if (scope === 'agency') return person.agencyId === view.agencyId;
  return scope === 'assigned' && Object.values(enrolment.reviewers).includes(person.personId);
}

/** Loads a case if the right reaches it; otherwise it is not there. */
export async function reachCase(asking: Asking, trackId: string): Promise<Case | Problem> {
  const { deps, person } = asking;
  const { pemdaId } = person;
  const [view, enrolment] = await Promise.all([loadView(deps.db, pemdaId, trackId), loadEnrolment(deps.db, pemdaId, trackId)]);
  if (view === undefined || enrolment === undefined || !reaches(asking, view, enrolment)) return unknownCase();
  const [ir, cycle] = await Promise.all([frozenIr(deps, view.state.snapshotId), loadCycleHead(deps.db, pemdaId, view.cycleId)]);
  return ir === undefined || cycle === undefined ? unknownCase() : { view, state: view.state, ir, cycle, enrolment };
}

/** Splits a task id `<trackId>.<tokenId>`. */
export function taskParts(taskId: string): { readonly trackId: string; readonly tokenId: string } {
  const dot = taskId.lastIndexOf('.');
  return { trackId: taskId.slice(0, Math.max(dot, 0)), tokenId: taskId.slice(dot + 1) };
}

/** Loads the case of a task with its token; a token that is gone has no task any more. */
export async function reachTask(asking: Asking, taskId: string): Promise<(Case & { readonly token: Token }) | Problem> {
  const { trackId, tokenId } = taskParts(taskId);
  const found = await reachCase(asking, trackId);
  if ('problem' in found) return found;
  const token = found.state.tokens.find(({ id }) => id === tokenId);
  return token === undefined ? problem('notFound', { thing: things.task }) : { ...found, token };
}

/** Gives the cycle if the right reaches it: an agency's or reviewer's only when enrolled or assigned there. */
export async function reachCycle({ deps, person, scope }: Asking, cycleId: string): Promise<Cycle | Problem> {
  const { pemdaId, personId, agencyId } = person;
  const cycle = await loadCycle(deps.db, pemdaId, cycleId);
  const unknown = problem('notFound', { thing: things.cycle });
  if (cycle === undefined) return unknown;
  if (scope === 'pemda') return cycle;
  const concerned = scope === 'agency' ? (await deps.db.enrolments.countDocuments({ pemdaId, cycleId, agencyId: agencyId ?? '' })) > 0 : (await assignedTracks(deps.db, pemdaId, personId, cycleId)).length > 0;
  return concerned ? cycle : unknown;
}

export type Clockwork = { readonly calendar: Calendar; readonly zone: Zone; readonly now: Instant };

/** Loads what sentences about time need: the working days and the zone of a local government. */
export async function clockworkOf({ db }: Pick<Deps, 'db'>, pemdaId: string, now: Instant): Promise<Clockwork> {
  const fixed = await briefly(db, `clockwork ${pemdaId}`, async () => {
    const [years, pemda] = await Promise.all([loadCalendars(db, pemdaId), loadPemda(db, pemdaId)]);
    return { calendar: calendarOf(years), zone: zoneOfName(pemda?.zone) };
  });
  return { ...fixed, now };
}
