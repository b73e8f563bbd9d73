import { api } from '../../../core/api.ts';
import type { CycleDefinition } from '../../../core/cycle/ir.ts';
import { editionDiff } from '../../../core/design/diff.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import type { Cycle } from '../../../db/cycles.ts';
import { route, type Call } from '../../endpoint.ts';
import { cycleOr404 } from './form-shapes.ts';
import { definitionOf } from './readiness.ts';

/** The definitions of a cycle that were ever in force, oldest first; none before it is started. */
const editionsOf = (cycle: Cycle): readonly CycleDefinition[] => (cycle.snapshotId === undefined ? [] : [...(cycle.editions ?? []).map(({ definition }) => JSON.parse(definition) as CycleDefinition), definitionOf(cycle)]);

async function difference({ deps: { db }, person, params, query }: Call<typeof api.editionDifference>) {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const editions = editionsOf(cycle);
  const found = editionDiff(editions, query);
  return found === undefined ? problem('notFound', { thing: { id: 'Edisi rancangan', en: 'The edition of the design' } }) : { editions: editions.length, ...found, differences: [...found.differences] };
}

export const editionRoutes = { editionDifference: route(api.editionDifference, difference) };
