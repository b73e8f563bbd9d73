import { api } from '../../../core/api.ts';
import { dayOf } from '../../../core/cycle/calendar.ts';
import { isProblem } from '../../../core/problem.ts';
import { listCycles } from '../../../db/cycles.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { countDuesBeside } from '../../../db/trackViews.ts';
import { zoneOfName } from '../../deps.ts';
import { route, type Call } from '../../endpoint.ts';
import { cycleOr404 } from './form-shapes.ts';

/** On which days the agencies of a cycle have something due in another running one. */
async function neighbours({ deps: { db }, person: { pemdaId }, params }: Call<typeof api.cycleNeighbours>) {
  const cycle = await cycleOr404(db, pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const [pemda, running, dues] = await Promise.all([loadPemda(db, pemdaId), listCycles(db, pemdaId, ['running', 'closing']), countDuesBeside(db, pemdaId, { cycleId: cycle.amends ?? cycle._id, agencyIds: cycle.setup.agencyIds })]);
  const zone = zoneOfName(pemda?.zone);
  const titles = new Map(running.map(({ _id, title }) => [_id, title]));
  const days = Map.groupBy(dues.filter((due) => titles.has(due.cycleId)), ({ cycleId, dueAt }) => `${dayOf(dueAt, zone)}/${cycleId}`);
  return { items: [...days.values()].map((same) => ({ day: dayOf(same[0]!.dueAt, zone), title: titles.get(same[0]!.cycleId)!, agencies: same.reduce((sum, { agencies }) => sum + agencies, 0) })) };
}

export const neighbourRoutes = { cycleNeighbours: route(api.cycleNeighbours, neighbours) };
