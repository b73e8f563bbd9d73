import { api } from '../../../core/api.ts';
import type { CycleDefinition } from '../../../core/cycle/ir.ts';
import { designDiff } from '../../../core/design/diff.ts';
import { openCycle, type PackedCalendar, type PackedCodeList } from '../../../core/design/package.ts';
import { roleDifferences } from '../../../core/design/roles.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { formDiff } from '../../../core/form/diff.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { isProblem, type Text } from '../../../core/problem.ts';
import { listAgencies } from '../../../db/agencies.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import { codeListVersions } from '../../../db/codeLists.ts';
import { listCycles, loadCycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadForm } from '../../../db/forms.ts';
import { listRoles } from '../../../db/roles.ts';
import { templates } from '../../../templates/index.ts';
import { route, type Call } from '../../endpoint.ts';
import { modelOf } from './form-shapes.ts';
import { definitionOf } from './readiness.ts';

const mostNamed = 5;

/** The design here that the package would stand beside: of the newest cycle of its kind, else of its template. */
async function designHere(db: Db, pemdaId: string, key: string): Promise<{ readonly title: Text; readonly definition: CycleDefinition } | undefined> {
  for (const { _id } of await listCycles(db, pemdaId)) {
    const cycle = await loadCycle(db, pemdaId, _id);
    const definition = cycle && definitionOf(cycle);
    if (definition?.key === key) return { title: cycle!.title, definition };
  }
  const definition = templates.find((one) => one.key === key)?.definition;
  return definition && { title: definition.title, definition };
}

/** Leaves out what always differs between two installations: the title of a period, and the ids forms are kept under. */
const comparable = (of: CycleDefinition, like: CycleDefinition): CycleDefinition => ({ ...of, title: like.title, forms: like.forms });

async function formHere(db: Db, pemdaId: string, formId: string): Promise<FormModel | undefined> {
  const own = await loadForm(db, pemdaId, formId);
  return own === undefined ? templates.flatMap(({ forms }) => forms[formId] ?? [])[0]?.() : modelOf(own);
}

async function formState(db: Db, pemdaId: string, model: FormModel) {
  const words = model.byId[model.rootId]?.text;
  const title = { id: words?.id?.title ?? model.formId, en: words?.en?.title ?? words?.id?.title ?? model.formId };
  const here = await formHere(db, pemdaId, model.formId);
  const differences = here === undefined ? [] : formDiff(here, model).changes.map(({ id, en }) => ({ id, en }));
  return { title, state: here === undefined ? 'new' as const : canonicalJson(here) === canonicalJson(model) ? 'same' as const : 'changed' as const, differences, tests: model.tests.length };
}

type DaysOff = ReadonlyMap<number, ReadonlySet<string>>;

async function daysOffHere(db: Db, pemdaId: string): Promise<DaysOff> {
  return new Map((await loadCalendars(db, pemdaId)).map(({ year, days }) => [year, new Set(days.map(({ date }) => date))]));
}

function calendarDifferences(here: DaysOff, packed: readonly PackedCalendar[]): readonly Text[] {
  return packed.flatMap(({ year, days }): readonly Text[] => {
    const own = here.get(year);
    if (own === undefined) return [{ id: `Kalender ${year} belum ada di sini.`, en: `There is no calendar of ${year} here.` }];
    const theirs = new Set(days.map(({ date }) => date));
    const odd = [...[...theirs].filter((date) => !own.has(date)), ...[...own].filter((date) => !theirs.has(date))].toSorted();
    const some = odd.slice(0, mostNamed).join(', ') + (odd.length > mostNamed ? ', …' : '');
    return odd.length === 0 ? [] : [{ id: `Kalender ${year}: ${odd.length} hari libur berbeda (${some}). Tenggat dihitung menurut kalender di sini.`, en: `Calendar ${year}: ${odd.length} days off differ (${some}). Deadlines are counted by the calendar here.` }];
  });
}

async function listDifferences(db: Db, pemdaId: string, lists: readonly PackedCodeList[]): Promise<readonly Text[]> {
  const told = await Promise.all(lists.map(async ({ key, title, content }): Promise<readonly Text[]> => {
    const here = await codeListVersions(db, pemdaId, key);
    if (here.length === 0) return [{ id: `Daftar kode “${title.id}” (${content.length} kode) belum ada di sini; ikut dimasukkan.`, en: `Code list “${title.en}” (${content.length} codes) is not here yet; it is taken in.` }];
    return here.some((one) => canonicalJson(one.content) === canonicalJson(content)) ? [] : [{ id: `Daftar kode “${title.id}” berbeda; dimasukkan sebagai versi ${here[0]!.version + 1}.`, en: `Code list “${title.en}” differs; it is taken in as version ${here[0]!.version + 1}.` }];
  }));
  return told.flat();
}

async function preview({ deps: { db }, person, body }: Call<typeof api.previewCyclePackage>) {
  const opened = openCycle(body.package);
  if (isProblem(opened)) return opened;
  const { pemdaId } = person;
  const { definition, forms, invites, calendars, roles = [] } = opened;
  const [here, daysOff] = await Promise.all([designHere(db, pemdaId, definition.key), daysOffHere(db, pemdaId)]);
  const agencies = (await listAgencies(db, pemdaId)).filter(({ disabled }) => disabled !== true);
  return {
    title: definition.title, key: definition.key, steps: definition.nodes.length, beside: here?.title ?? null, differences: here === undefined ? [] : [...designDiff(comparable(here.definition, definition), definition)],
    forms: await Promise.all(Object.values(forms).map((model) => formState(db, pemdaId, model))), roles: [...roleDifferences(roles, new Map((await listRoles(db, pemdaId)).map(({ key, acts }) => [key, acts])))],
    calendars: [...calendarDifferences(daysOff, calendars)], newYears: calendars.map(({ year }) => year).filter((year) => !daysOff.has(year)), codeLists: [...(await listDifferences(db, pemdaId, opened.codeLists ?? []))], invites: invites.map((kind) => ({ kind, agencies: agencies.filter((agency) => agency.kind === kind).length })),
  };
}

export const packagePreviewRoutes = { previewCyclePackage: route(api.previewCyclePackage, preview, { limit: 12_000_000 }) };
