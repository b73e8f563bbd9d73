import { tiers, type Tier } from '../../../core/access.ts';
import { api } from '../../../core/api.ts';
import { tiersIn, type Ir } from '../../../core/cycle/ir.ts';
import type { Message, TrackState } from '../../../core/cycle/track.ts';
import { isProblem, problem, sentence, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { appendAudit, chains } from '../../../db/audit.ts';
import type { Cycle } from '../../../db/cycles.ts';
import { listEnrolments, reassign, type Enrolment } from '../../../db/enrolments.ts';
import { queueMessages } from '../../../db/outbox.ts';
import { listPeople, type Person } from '../../../db/people.ts';
import { countJudged } from '../../../db/reviews.ts';
import { listViews, type TrackView } from '../../../db/trackViews.ts';
import { actorOf, type SignedIn } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { wordsOf } from '../../designs.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenIr } from '../../frozen.ts';
import { reachCycle } from '../../reach.ts';
import { keepReason } from './tracks.ts';

/** One agency's place with the design it runs by, who judges it, and the tiers it needs somebody at: those of its design, and of the newest one it may be moved to. */
type Place = { readonly view: TrackView; readonly ir: Ir; readonly enrolment: Enrolment; readonly needs: readonly Tier[] };
type People = ReadonlyMap<string, Person>;

async function placesOf({ deps: { db }, person: { pemdaId }, tx }: { readonly deps: Deps; readonly person: SignedIn; readonly tx?: Call['tx'] }, { _id: cycleId, snapshotId }: Cycle): Promise<readonly Place[]> {
  const [views, enrolments, newest] = await Promise.all([listViews(db, pemdaId, { cycleId }), listEnrolments(db, pemdaId, cycleId, tx), snapshotId === undefined ? undefined : frozenIr({ db }, snapshotId)]);
  const of = new Map(enrolments.map((one) => [one._id, one]));
  const places = await Promise.all(views.map(async (view) => ({ view, ir: await frozenIr({ db }, view.state.snapshotId), enrolment: of.get(view._id) })));
  return places.flatMap(({ view, ir, enrolment }) => {
    if (ir === undefined || enrolment === undefined) return [];
    const needed = new Set([ir, ...(view.state.ended === undefined && newest !== undefined ? [newest] : [])].flatMap(tiersIn));
    return [{ view, ir, enrolment, needs: tiers.filter((tier) => needed.has(tier)) }];
  });
}

const peopleOf = async ({ db }: Deps, pemdaId: string): Promise<People> => new Map((await listPeople(db, pemdaId)).map((one) => [one._id, one]));

/** Says whether the case waits at this tier now. */
const waitsAt = ({ tokens }: TrackState, tier: Tier): boolean => tokens.some(({ phase, holder }) => holder.tier === tier && (phase === 'submitted' || phase === 'inReview'));

/** Says whether somebody can judge at a tier. */
const isFit = ({ role, tier, disabled }: Person, wanted: Tier): boolean => role === 'evaluator' && tier === wanted && disabled !== true;

async function cycleReviewers({ deps, person, scope, params }: Call<typeof api.cycleReviewers>) {
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const { pemdaId } = person;
  const [places, people, words] = await Promise.all([placesOf({ deps, person }, cycle), peopleOf(deps, pemdaId), wordsOf(deps, cycle)]);
  const judged = await countJudged(deps.db, pemdaId, places.map(({ view }) => view._id));
  const used = new Set(places.flatMap(({ needs }) => needs));
  const busy = Map.groupBy(places.filter(({ view }) => view.state.ended === undefined).flatMap(({ enrolment }) => Object.values(enrolment.reviewers)), (id) => id);
  const rows = places.map(({ view, needs, enrolment }) => ({
    trackId: view._id, agencyId: view.agencyId, agencyName: view.agencyName, ended: view.state.ended !== undefined,
    stage: words?.stages.find(({ key }) => key === (view.stage ?? view.state.tokens[0]?.stage))?.title ?? { id: '', en: '' },
    seats: needs.map((tier) => {
      const one = people.get(enrolment.reviewers[tier] ?? '');
      return { tier, personId: one?._id ?? null, name: one?.displayName ?? null, active: one !== undefined && isFit(one, tier), holds: waitsAt(view.state, tier), judged: judged.get(`${view._id}:${tier}`) ?? 0 };
    }),
  }));
  const candidates = [...people.values()].flatMap((one) => (one.tier !== undefined && isFit(one, one.tier) && used.has(one.tier) ? [{ personId: one._id, name: one.displayName, tier: one.tier, agencyId: one.agencyId ?? null, load: busy.get(one._id)?.length ?? 0 }] : []));
  return { title: cycle.title, tiers: tiers.filter((tier) => used.has(tier)), people: candidates, rows: rows.toSorted((a, b) => a.agencyName.localeCompare(b.agencyName, 'id')) };
}

type Change = Call<typeof api.changeReviewers>;
type Wish = { readonly next: Person; readonly people: People; readonly tier: Tier };

/** Why this agency keeps whom it has; nothing when it gets the other. */
function whyKept({ view, needs, enrolment }: Place, from: string | null | undefined, { next, people, tier }: Wish): Problem | undefined {
  const now = enrolment.reviewers[tier];
  const name = next.displayName;
  if (view.state.ended !== undefined) return problem('finished');
  if (!needs.includes(tier)) return problem('tierNotUsed');
  if (now === next._id) return problem('reviewerSame', { name });
  if (from !== undefined && from !== (now ?? null)) return problem('reviewerChanged', { name: people.get(now ?? '')?.displayName ?? '–' });
  return next.agencyId === view.agencyId ? problem('reviewerOwnAgency', { name, agency: view.agencyName }) : undefined;
}

async function changeReviewers(call: Change) {
  const { deps, person, scope, params, body, tx } = call;
  const { pemdaId } = person;
  const { tier } = body;
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const [places, people] = await Promise.all([placesOf({ deps, person, tx }, cycle), peopleOf(deps, pemdaId)]);
  const next = people.get(body.personId);
  if (next === undefined || !isFit(next, tier)) return problem('reviewerUnfit', { name: next?.displayName ?? body.personId });
  const judged = await countJudged(deps.db, pemdaId, body.seats.map(({ trackId }) => trackId));
  const of = new Map(places.map((place) => [place.view._id, place]));
  const seats = [...new Map(body.seats.map((seat) => [seat.trackId, seat])).values()].map(({ trackId, from }) => {
    const place = of.get(trackId);
    return { trackId, place, refused: place === undefined ? problem('notFound', { thing: things.agency }) : whyKept(place, from, { next, people, tier }) };
  });
  const taken = seats.flatMap(({ place, refused }) => (place === undefined || refused !== undefined ? [] : [place]));
  if (!body.preview && taken.length > 0) await handOver(call, taken, people);
  const rows = seats.map(({ trackId, place, refused }) => {
    const from = place?.enrolment.reviewers[tier] ?? null;
    return {
      trackId, agencyName: place?.view.agencyName ?? '', from, fromName: people.get(from ?? '')?.displayName ?? null, holds: place !== undefined && waitsAt(place.view.state, tier), judged: judged.get(`${trackId}:${tier}`) ?? 0,
      done: !body.preview && refused === undefined, refused: refused ? sentence(refused.problem, refused.details) : null,
    };
  });
  return { rows };
}

/** Puts the new person on the tier: who had it and who has it now are told, each once, and every agency's history says so. */
async function handOver(call: Change, places: readonly Place[], people: People): Promise<void> {
  const { deps, person, params, body, operationId, requestId, at, tx } = call;
  const { tier, personId } = body;
  const { pemdaId } = person;
  const { cycleId } = params;
  const reasonId = await keepReason(deps, person, { id: `alasan.${operationId}`, text: body.reason, agencyId: '', at });
  const tell = async (kind: 'reviewerAssigned' | 'reviewerReleased', told: readonly Place[], to: string) => {
    const { view, ir } = told[0]!;
    const stage = ir.nodes.flatMap((node) => (node.kind === 'review' ? node.tiers : [])).find((one) => one.tier === tier)?.stage ?? '';
    const message: Message = { key: `${kind}/${operationId}/${to}`, kind, to: { role: 'evaluator', tier, agencyId: view.agencyId }, stage, count: told.length };
    await queueMessages(deps.db, { pemdaId, cycleId, trackId: view._id, agencyId: view.agencyId, round: view.state.round, at }, [message], tx);
  };
  // Whom a tier means is looked up as it stands: before the change the one who had it.
  for (const [before, theirs] of Map.groupBy(places, ({ enrolment }) => enrolment.reviewers[tier])) if (before !== undefined && people.get(before)?.disabled !== true) await tell('reviewerReleased', theirs, before);
  await reassign(deps.db, pemdaId, { cycleId, tier, personId, tracks: places.map(({ enrolment }) => enrolment) }, tx);
  await tell('reviewerAssigned', places, personId);
  for (const { view, enrolment } of places) {
    const entry = { act: 'changeReviewer', actor: actorOf(person), at, agencyId: view.agencyId, cycleId, trackId: view._id, requestId, reasonId, details: { tier, from: enrolment.reviewers[tier], to: personId } };
    await appendAudit(deps.db, tx, { pemdaId, chain: chains.track(view._id), entry });
  }
}

export const reviewerRoutes = { cycleReviewers: route(api.cycleReviewers, cycleReviewers), changeReviewers: route(api.changeReviewers, changeReviewers) };
