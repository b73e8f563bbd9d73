import { setImmediate } from 'node:timers/promises';
import { roleKeys } from '../../../core/access.ts';
import { api } from '../../../core/api.ts';
import { compileDesign } from '../../../core/cycle/compile.ts';
import { isProblem, problem, type Problem, type Text } from '../../../core/problem.ts';
import { findingsOf } from '../../../core/rehearsal/findings.ts';
import type { RehearsedAgency } from '../../../core/rehearsal/plan.ts';
import { rehearsing } from '../../../core/rehearsal/run.ts';
import { planFor, type Stage } from '../../../core/rehearsal/stage.ts';
import { listAgencies, nameAt } from '../../../db/agencies.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import type { Cycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { listPeople } from '../../../db/people.ts';
import { zoneOfName } from '../../deps.ts';
import { rehearsalWorkbook } from '../../documents/rehearsal-sheet.ts';
import { reply, route, type Call } from '../../endpoint.ts';
import { cycleOr404 } from './form-shapes.ts';
import { definitionOf } from './readiness.ts';

type Staged = Omit<Stage, 'ir'> & { readonly ir: Stage['ir'] | null; readonly faults: readonly Text[] };

/** Gathers what a rehearsal of this cycle needs; a definition with faults comes without its compiled form. */
async function stageOf(db: Db, cycle: Cycle, at: string): Promise<Staged> {
  const { pemdaId, setup } = cycle;
  const [pemda, years, agencies, people] = await Promise.all([loadPemda(db, pemdaId), loadCalendars(db, pemdaId), listAgencies(db, pemdaId, setup.agencyIds), listPeople(db, pemdaId, { active: true })]);
  const nameOf = new Map(people.map(({ _id, displayName }) => [_id, displayName]));
  const has = (agencyId: string, role: string) => people.some((person) => person.agencyId === agencyId && person.role === role);
  const definition = definitionOf(cycle);
  const compiled = compileDesign(definition);
  return {
    ...('faults' in compiled ? { ir: null, faults: compiled.faults.map(({ message }) => message) } : { ir: compiled.ir, faults: [] }),
    zone: zoneOfName(pemda?.zone), years: years.map(({ year, provisional, days }) => ({ year, provisional, days: days.map(({ date }) => ({ date })) })),
    vacant: roleKeys.filter((role) => !people.some((person) => person.role === role)),
    agencies: agencies.map((agency): RehearsedAgency => {
      const { reviewers = {}, wave = '' } = setup.assignments.find(({ agencyId }) => agencyId === agency._id) ?? {};
      const named = Object.fromEntries(Object.entries(reviewers).flatMap(([tier, personId]) => (nameOf.has(personId) ? [[tier, nameOf.get(personId)!]] : [])));
      return { key: agency._id, name: nameAt(agency, at).name.id, kind: agency.kind, ...(wave.trim() ? { wave: wave.trim() } : {}), reviewers: named, staffed: { operator: has(agency._id, 'operator'), head: has(agency._id, 'head') } };
    }),
  };
}

async function stage({ deps: { db }, person, params, at }: Call<typeof api.rehearsalStage>) {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const { ir, faults, zone, agencies, vacant, years } = await stageOf(db, cycle, at);
  return { ir, faults: [...faults], zone, launchDate: cycle.setup.launchDate, rev: cycle.rev, vacant: [...vacant], agencies: agencies.map((each) => ({ ...each, kind: each.kind ?? '', reviewers: each.reviewers as Record<string, string> })), years: years.map((year) => ({ ...year, days: [...year.days] })) };
}

/** Plays on in turns, so that nobody else waits for a rehearsal. */
async function played(staged: Stage, choice: Call<typeof api.rehearsalSheet>['query']) {
  const plan = planFor(staged, choice);
  const playing = rehearsing(plan);
  for (let next = playing.next(), turn = 0; ; next = playing.next(), turn += 1) {
    if (next.done) {
      const { paths, happenings } = next.value;
      return { plan, rehearsal: { paths, happenings }, findings: findingsOf(plan, next.value) };
    }
    if (turn % 10 === 0) await setImmediate();
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function sheet({ deps: { db }, person, params, query, at }: Call<typeof api.rehearsalSheet>): Promise<Problem | ReturnType<typeof reply>> {
  const cycle = await cycleOr404(db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const { ir, faults, ...rest } = await stageOf(db, cycle, at);
  if (ir === null) return problem('definitionBroken', { count: faults.length, at: faults.map((message) => ({ path: '', message })) });
  return reply(null, { file: { name: 'gladi-resik.xlsx', mime: xlsx, bytes: await rehearsalWorkbook(await played({ ...rest, ir }, query)) } });
}

export const cycleRehearsalRoutes = { rehearsalStage: route(api.rehearsalStage, stage), rehearsalSheet: route(api.rehearsalSheet, sheet) };
