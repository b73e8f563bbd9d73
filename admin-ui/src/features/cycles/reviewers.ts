import { tiers, type Tier } from '../../../../core/access.ts';
import type { Agency, Person } from '../admin-home/everything.ts';
import type { Setup } from './setup-state.ts';

type Assignments = Setup['assignments'];

/** Evaluators that can be chosen, by the tiers a cycle needs; tiers nobody has are left out. */
export function reviewersByTier(people: readonly Person[], needed: readonly Tier[]): readonly { readonly tier: Tier; readonly people: readonly Person[] }[] {
  return tiers.filter((tier) => needed.includes(tier)).map((tier) => ({ tier, people: people.filter((person) => person.role === 'evaluator' && person.tier === tier && !person.disabled) })).filter((each) => each.people.length > 0);
}

/** Puts one evaluator on agencies; an empty id takes the evaluator of that tier away. */
export function assign(assignments: Assignments, { agencyIds, tier, personId }: { readonly agencyIds: readonly string[]; readonly tier: Tier; readonly personId: string }): Assignments {
  const known = new Map(assignments.map((one) => [one.agencyId, one]));
  for (const agencyId of agencyIds) {
    const one = known.get(agencyId) ?? { agencyId, reviewers: {} };
    const { [tier]: _, ...rest } = one.reviewers;
    known.set(agencyId, { ...one, reviewers: personId ? { ...rest, [tier]: personId } : rest });
  }
  return [...known.values()];
}

/** How many agencies each person has. */
export function loadOf(assignments: Assignments): ReadonlyMap<string, number> {
  const load = new Map<string, number>();
  for (const { reviewers } of assignments) for (const personId of Object.values(reviewers)) if (personId) load.set(personId, (load.get(personId) ?? 0) + 1);
  return load;
}

/** Gives every agency without an evaluator of a tier to the one with the least work, never to somebody who works there. */
export function spread(assignments: Assignments, agencies: readonly Agency[], byTier: ReturnType<typeof reviewersByTier>): Assignments {
  let next = assignments;
  for (const { tier, people } of byTier) {
    for (const { agencyId } of agencies) {
      if (next.find((one) => one.agencyId === agencyId)?.reviewers[tier]) continue;
      const load = loadOf(next);
      const [best] = people.filter((person) => person.agencyId !== agencyId).toSorted((a, b) => (load.get(a.personId) ?? 0) - (load.get(b.personId) ?? 0));
      if (best) next = assign(next, { agencyIds: [agencyId], tier, personId: best.personId });
    }
  }
  return next;
}
