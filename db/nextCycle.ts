import type { CycleDefinition } from '../core/cycle/ir.ts';
import type { Text } from '../core/problem.ts';
import { listAgencies } from './agencies.ts';
import { canonicalJson } from './canonical.ts';
import { lineageOf, type Cycle, type CycleSetup } from './cycles.ts';
import type { Db } from './db.ts';
import { newId } from './ids.ts';
import { listPeople } from './people.ts';

export type NextPeriod = { readonly title: Text; readonly period: string; readonly launchDate: string; readonly by: string; readonly at: string };

/** Gives the draft of the period after a cycle: its design and set-up, without offices that were closed and reviewers who left since. */
export async function draftAfter(db: Db, before: Cycle, { title, period, launchDate, by, at }: NextPeriod): Promise<Cycle> {
  const definition: CycleDefinition = { ...(JSON.parse(before.definition) as CycleDefinition), title };
  const { formVersions: _versions, ...setup } = before.setup;
  return {
    _id: newId(), pemdaId: before.pemdaId, title, ...(before.templateKey === undefined ? {} : { templateKey: before.templateKey }), definition: canonicalJson(definition),
    setup: { ...(await stillThere(db, before.pemdaId, setup)), title, period, launchDate }, status: 'draft', rev: 1, follows: before._id, lineage: lineageOf(before), updatedBy: by, updatedAt: at,
  };
}

async function stillThere(db: Db, pemdaId: string, setup: CycleSetup): Promise<CycleSetup> {
  const [agencies, people] = await Promise.all([listAgencies(db, pemdaId, setup.agencyIds), listPeople(db, pemdaId, { active: true })]);
  const open = new Set(agencies.filter(({ disabled }) => disabled !== true).map(({ _id }) => _id));
  const active = new Set(people.map(({ _id }) => _id));
  return {
    ...setup, agencyIds: setup.agencyIds.filter((id) => open.has(id)),
    assignments: setup.assignments.filter(({ agencyId }) => open.has(agencyId)).map((each) => ({ ...each, reviewers: Object.fromEntries(Object.entries(each.reviewers).filter(([, personId]) => active.has(personId))) })),
  };
}
