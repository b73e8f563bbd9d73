import { api } from '../../../core/api.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { loadCycle, setRecurrence } from '../../../db/cycles.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { actorOf } from '../../auth/session.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { endRecurring, keepRecurring, nextOpenings, openEarly } from '../../recurring.ts';
import { changesSince } from './changes-since.ts';
import { cycleOr404 } from './form-shapes.ts';

async function recurrence({ deps: { db, client }, person, params }: Call<typeof api.cycleRecurrence>) {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const before = cycle.follows === undefined ? undefined : await loadCycle(db, person.pemdaId, cycle.follows);
  return { recurrence: cycle.recurs ?? null, next: cycle.recurs === undefined ? [] : [...(await nextOpenings(client, cycle._id))], follows: before === undefined ? null : { cycleId: before._id, title: before.title }, changes: before === undefined ? [] : [...(await changesSince(db, before))] };
}

async function change(call: Call<typeof api.changeRecurrence>) {
  const { deps: { db, client }, person, params, body, tx } = call;
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const recurs = body.recurrence ?? undefined;
  await setRecurrence(db, cycle, recurs, tx);
  // The schedule is set before the change is committed: repeating both is harmless, and a draft too many cannot come of it.
  if (recurs === undefined) await endRecurring(client, cycle._id);
  else await keepRecurring(client, { pemdaId: person.pemdaId, cycleId: cycle._id, recurrence: recurs, timezone: (await loadPemda(db, person.pemdaId))?.zone ?? 'Asia/Jakarta' });
  await recordAct(call, { act: 'changeRecurrence', object: { kind: 'cycle', id: cycle._id }, cycleId: cycle._id, before: { recurrence: cycle.recurs ?? null }, after: { recurrence: body.recurrence } });
  return { recurrence: body.recurrence };
}

async function openNext({ deps: { db, client }, person, params, operationId }: Call<typeof api.openNextPeriod>) {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  if (cycle.recurs === undefined) return problem('notRecurring');
  const opened = await openEarly(client, { pemdaId: person.pemdaId, cycleId: cycle._id, early: true, actor: actorOf(person) }, operationId);
  return isProblem(opened) ? opened : { cycleId: opened };
}

export const recurrenceRoutes = { cycleRecurrence: route(api.cycleRecurrence, recurrence), changeRecurrence: route(api.changeRecurrence, change), openNextPeriod: route(api.openNextPeriod, openNext, { repeatBy: 'update' }) };
