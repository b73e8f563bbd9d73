import { api } from '../../../core/api.ts';
import type { CycleDefinition, Ir } from '../../../core/cycle/ir.ts';
import { isProblem } from '../../../core/problem.ts';
import { buildMatrix } from '../../../core/submission/matrix.ts';
import { buildOverview } from '../../../core/submission/overview.ts';
import { listCycles, type Cycle } from '../../../db/cycles.ts';
import { assignedTracks } from '../../../db/enrolments.ts';
import type { TrackCells } from '../../../db/trackViews.ts';
import { cellsOf, namesOf } from '../../matrix-cells.ts';
import { wordsOf } from '../../designs.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { reachCycle } from '../../reach.ts';

type Reading = Pick<Call<typeof api.matrix>, 'deps' | 'person' | 'scope' | 'at'>;

/** The columns of a cycle and the agencies of it that the reader sees, by name. */
async function laidOut({ deps, person, scope, at }: Reading, cycle: Cycle) {
  const { pemdaId, personId } = person;
  const trackIds = scope === 'assigned' ? await assignedTracks(deps.db, pemdaId, personId, cycle._id) : undefined;
  const [words, rows, names] = await Promise.all([wordsOf(deps, cycle), cellsOf(deps, pemdaId, cycle._id), namesOf(deps, pemdaId, at)]);
  const mine = trackIds === undefined ? undefined : new Set(trackIds);
  const inputs = rows.filter(({ _id }) => mine === undefined || mine.has(_id)).map(({ _id, agencyId, agencyName, state }) => ({ trackId: _id, agencyId, name: names.get(agencyId) ?? agencyName, state }));
  return { stages: columnsFor(words?.stages ?? (JSON.parse(cycle.definition) as CycleDefinition).stages, rows), inputs: inputs.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

async function matrix(call: Call<typeof api.matrix>) {
  const { params, query } = call;
  const cycle = await reachCycle(call, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const { stages, inputs } = await laidOut(call, cycle);
  const built = buildMatrix(inputs, { stages, filter: query.filter, ...(query.q === undefined ? {} : { q: query.q }), ...(query.stage === undefined ? {} : { stage: query.stage }) });
  return reply(built, { byRows: true });
}

async function overview(call: Call<typeof api.overview>) {
  const { deps: { db }, person: { pemdaId }, query } = call;
  const running = await listCycles(db, pemdaId, ['opening', 'running', 'closing']);
  const laid = await Promise.all(running.map(async ({ _id }) => {
    const cycle = await reachCycle(call, _id);
    return isProblem(cycle) ? undefined : { cycleId: _id, title: cycle.title, ...(await laidOut(call, cycle)) };
  }));
  return reply(buildOverview(laid.flatMap((one) => one ?? []), { filter: query.filter, ...(query.q === undefined ? {} : { q: query.q }) }), { byRows: true });
}

/** Leaves out columns that no agency has: a stage that a change dropped, once everybody moved. */
function columnsFor(stages: Ir['stages'], rows: readonly TrackCells[]): Ir['stages'] {
  const kept = rows.length === 0 ? stages : stages.filter(({ key }) => rows.some(({ state }) => state.cells[key] !== undefined));
  return kept.length === stages.length ? stages : kept;
}

export const matrixRoutes = { matrix: route(api.matrix, matrix), overview: route(api.overview, overview) };
