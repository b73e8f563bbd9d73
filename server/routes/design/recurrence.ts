import { api } from '../../../core/api.ts';
import type { CycleDefinition } from '../../../core/cycle/ir.ts';
import { designDiff } from '../../../core/design/diff.ts';
import { isProblem, problem, type Text } from '../../../core/problem.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import { loadCycle, setRecurrence, type Cycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadForm } from '../../../db/forms.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { templates } from '../../../templates/index.ts';
import { actorOf } from '../../auth/session.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';
import { endRecurring, keepRecurring, nextOpenings, openEarly } from '../../recurring.ts';
import { cycleOr404 } from './form-shapes.ts';

/** What is different now from when the period before was launched: the template, the forms, the calendars. */
async function changesSince(db: Db, before: Cycle): Promise<readonly Text[]> {
  const template = templates.find(({ key }) => key === before.templateKey)?.definition;
  const was = JSON.parse(before.definition) as CycleDefinition;
  const design = template === undefined ? [] : designDiff({ ...was, title: template.title, forms: template.forms }, template).map(({ id, en }) => ({ id: `Templat: ${id}`, en: `Template: ${en}` }));
  const forms = await Promise.all(Object.values(before.setup.formVersions ?? {}).map(async (version): Promise<readonly Text[]> => {
    const [formId, n] = [version.slice(0, version.lastIndexOf(':')), Number(version.slice(version.lastIndexOf(':') + 1))];
    const form = await loadForm(db, before.pemdaId, formId);
    return form?.published === undefined || form.published <= n ? [] : [{ id: `Formulir “${form.title}” kini versi ${form.published}, periode lalu memakai versi ${n}.`, en: `Form “${form.title}” is now version ${form.published}; the last period used version ${n}.` }];
  }));
  const launched = before.launchedAt ?? before.updatedAt ?? '';
  const calendars = (await loadCalendars(db, before.pemdaId)).filter(({ publishedAt }) => publishedAt !== undefined && publishedAt > launched).map(({ year, version }) => ({ id: `Kalender ${year} berubah sejak itu (versi ${version}).`, en: `The calendar of ${year} has changed since (version ${version}).` }));
  return [...design, ...forms.flat(), ...calendars];
}

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
