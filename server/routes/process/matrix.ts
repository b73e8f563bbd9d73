import { api } from '../../../core/api.ts';
import type { Words } from '../../../core/cycle/columns.ts';
import type { CycleDefinition, Ir } from '../../../core/cycle/ir.ts';
import { isProblem } from '../../../core/problem.ts';
import { buildMatrix, type Matrix, type MatrixInput } from '../../../core/submission/matrix.ts';
import { buildOverview } from '../../../core/submission/overview.ts';
import { listCycles, type Cycle } from '../../../db/cycles.ts';
import { assignedTracks } from '../../../db/enrolments.ts';
import type { TrackCells } from '../../../db/trackViews.ts';
import { cellsOf, namesOf } from '../../matrix-cells.ts';
import { wordsOf } from '../../designs.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { reachCycle } from '../../reach.ts';

type Reading = Pick<Call<typeof api.matrix>, 'deps' | 'person' | 'scope' | 'at'>;

type Sources = { readonly words: Words | undefined; readonly names: ReadonlyMap<string, string> };
type Laid = { readonly stages: Ir['stages']; readonly inputs: readonly MatrixInput[] };

/** What was laid out for those who see everybody, by the cells it was made of: until one moves, or a name or design changes, it stays the same object. */
const known = new WeakMap<readonly TrackCells[], Sources & { readonly laid: Laid }>();

/** The columns of a cycle and the agencies of it that the reader sees, by name. */
async function laidOut({ deps, person, scope, at }: Reading, cycle: Cycle): Promise<Laid> {
  const { pemdaId, personId } = person;
  const trackIds = scope === 'assigned' ? await assignedTracks(deps.db, pemdaId, personId, cycle._id) : undefined;
  const [words, rows, names] = await Promise.all([wordsOf(deps, cycle), cellsOf(deps, pemdaId, cycle._id), namesOf(deps, pemdaId, at)]);
  const stages = () => columnsFor(words?.stages ?? (JSON.parse(cycle.definition) as CycleDefinition).stages, rows);
  if (trackIds !== undefined) {
    const mine = new Set(trackIds);
    return { stages: stages(), inputs: inputsOf(rows.filter(({ _id }) => mine.has(_id)), names) };
  }
  const found = known.get(rows);
  if (found !== undefined && found.words === words && found.names === names) return found.laid;
  const laid = { stages: stages(), inputs: inputsOf(rows, names) };
  known.set(rows, { words, names, laid });
  return laid;
}

function inputsOf(rows: readonly TrackCells[], names: Sources['names']): readonly MatrixInput[] {
  const inputs = rows.map(({ _id, agencyId, agencyName, state }) => ({ trackId: _id, agencyId, name: names.get(agencyId) ?? agencyName, state }));
  return inputs.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const built = new WeakMap<Laid, { readonly view: string; readonly matrix: Matrix }[]>();
/** So many filters of one matrix are remembered, the last asked first. */
const mostViews = 8;

/** Lays a matrix out once for all who ask for the same view of it. */
function matrixOf(laid: Laid, query: Call<typeof api.matrix>['query']): Matrix {
  const views = built.get(laid) ?? [];
  const view = JSON.stringify(query);
  const matrix = views.find((one) => one.view === view)?.matrix ?? buildMatrix(laid.inputs, { stages: laid.stages, filter: query.filter, ...(query.q === undefined ? {} : { q: query.q }), ...(query.stage === undefined ? {} : { stage: query.stage }) });
  built.set(laid, [{ view, matrix }, ...views.filter((one) => one.view !== view)].slice(0, mostViews));
  return matrix;
}

async function matrix(call: Call<typeof api.matrix>) {
  const cycle = await reachCycle(call, call.params.cycleId);
  return isProblem(cycle) ? cycle : reply(matrixOf(await laidOut(call, cycle), call.query), { byRows: true });
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
