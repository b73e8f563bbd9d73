import type { RoleKey } from '../../../core/access.ts';
import { api } from '../../../core/api.ts';
import { shownTotal } from '../../../core/form/score.ts';
import { isProblem } from '../../../core/problem.ts';
import { listAgencies, nameAt } from '../../../db/agencies.ts';
import { listEnrolments } from '../../../db/enrolments.ts';
import { listScores, type Score } from '../../../db/scores.ts';
import type { Deps } from '../../deps.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenForm } from '../../frozen.ts';
import { reachCase, reachCycle } from '../../reach.ts';
import { sightOf } from '../../sight.ts';

/** An agency sees its own score at once, and what others decided once it is published. */
const isShown = (score: Score, scope: Call['scope']): boolean => scope !== 'agency' || score.as === 'proposed' || score.publishedAt !== undefined;

async function shapeOf(deps: Deps, score: Score | undefined, role: RoleKey) {
  if (score === undefined) return null;
  const { as, total, grade, tree, at } = score;
  const form = await frozenForm(deps, score.pemdaId, score.formVersion);
  return sightOf([form?.model], role).score({ as, total, shown: shownTotal(form?.model.scoring.bands ?? [], total), grade, tree, at });
}

/** Ranks by decided total; equal totals share a rank and the next one is skipped. */
function ranks(decided: ReadonlyMap<string, Score>): ReadonlyMap<string, number> {
  const sorted = [...decided].toSorted(([, a], [, b]) => Number(b.total) - Number(a.total));
  return new Map(sorted.map(([trackId, { total }]) => [trackId, 1 + sorted.findIndex(([, other]) => other.total === total)]));
}

async function scores({ deps, person, scope, params, at }: Call<typeof api.scores>) {
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const { pemdaId, personId, agencyId } = person;
  const [all, enrolments, agencies] = await Promise.all([listScores(deps.db, pemdaId, { cycleId: cycle._id }), listEnrolments(deps.db, pemdaId, cycle._id), listAgencies(deps.db, pemdaId)]);
  const names = new Map(agencies.map((agency) => [agency._id, nameAt(agency, at).name.id]));
  const reached = enrolments.filter((one) => scope === 'pemda' || (scope === 'agency' ? one.agencyId === agencyId : Object.values(one.reviewers).includes(personId)));
  // Latest round first: the first found is the newest.
  const newest = (trackId: string, as: string) => all.find((score) => score.trackId === trackId && score.as === as && isShown(score, scope));
  const decided = new Map(reached.flatMap(({ _id }) => { const score = newest(_id, 'decided'); return score === undefined ? [] : [[_id, score] as const]; }));
  const order = scope === 'agency' ? new Map<string, number>() : ranks(decided);
  const rows = await Promise.all(reached.map(async ({ _id, agencyId: agency }) => {
    const earliest = all.filter((score) => score.trackId === _id && isShown(score, scope)).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
    return { trackId: _id, agencyId: agency, agencyName: names.get(agency) ?? '', proposed: await shapeOf(deps, newest(_id, 'proposed'), person.role), decided: await shapeOf(deps, decided.get(_id), person.role), first: await shapeOf(deps, earliest, person.role), rank: order.get(_id) ?? null };
  }));
  const reachedIds = new Set(reached.map(({ _id }) => _id));
  const final = all.filter(({ as, trackId }) => as === 'decided' && reachedIds.has(trackId));
  return { released: final.length > 0 && final.every(({ publishedAt }) => publishedAt !== undefined), rows: rows.toSorted((a, b) => (a.agencyName < b.agencyName ? -1 : 1)) };
}

async function explain({ deps, person, scope, params }: Call<typeof api.explainScore>) {
  const found = await reachCase({ deps, person, scope }, params.trackId);
  if (isProblem(found)) return found;
  const shown = (await listScores(deps.db, person.pemdaId, { trackId: found.view._id })).filter((score) => isShown(score, scope));
  return { items: await Promise.all(shown.map(async (score) => ({ ...(await shapeOf(deps, score, person.role))!, round: score.round }))) };
}

export const scoreRoutes = { scores: route(api.scores, scores), explainScore: route(api.explainScore, explain) };
