import { api } from '../../../core/api.ts';
import type { CycleDefinition, Ir } from '../../../core/cycle/ir.ts';
import { isProblem } from '../../../core/problem.ts';
import { buildMatrix } from '../../../core/submission/matrix.ts';
import { assignedTracks } from '../../../db/enrolments.ts';
import type { TrackCells } from '../../../db/trackViews.ts';
import { cellsOf, namesOf } from '../../matrix-cells.ts';
import { wordsOf } from '../../designs.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { reachCycle } from '../../reach.ts';

async function matrix({ deps, person, scope, params, query, at }: Call<typeof api.matrix>) {
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const { pemdaId, personId } = person;
  const words = await wordsOf(deps, cycle);
  const trackIds = scope === 'assigned' ? await assignedTracks(deps.db, pemdaId, personId, cycle._id) : undefined;
  const [rows, names] = await Promise.all([cellsOf(deps, pemdaId, cycle._id), namesOf(deps, pemdaId, at)]);
  const mine = trackIds === undefined ? undefined : new Set(trackIds);
  const inputs = rows.filter(({ _id }) => mine === undefined || mine.has(_id)).map(({ _id, agencyId, agencyName, state }) => ({ trackId: _id, agencyId, name: names.get(agencyId) ?? agencyName, state }));
  const stages = columnsFor(words?.stages ?? (JSON.parse(cycle.definition) as CycleDefinition).stages, rows);
  const built = buildMatrix(inputs.toSorted((a, b) => (a.name < b.name ? -1 : 1)), { stages, filter: query.filter, ...(query.q === undefined ? {} : { q: query.q }), ...(query.stage === undefined ? {} : { stage: query.stage }) });
  return reply(built, { asTyped: true });
}

/** Leaves out columns that no agency has: a stage that a change dropped, once everybody moved. */
function columnsFor(stages: Ir['stages'], rows: readonly TrackCells[]): Ir['stages'] {
  const kept = rows.length === 0 ? stages : stages.filter(({ key }) => rows.some(({ state }) => state.cells[key] !== undefined));
  return kept.length === stages.length ? stages : kept;
}

export const matrixRoutes = { matrix: route(api.matrix, matrix) };
