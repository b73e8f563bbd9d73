import type { RoleKey, Tier } from '../access.ts';
import { rulesOf } from '../cycle/moves/graph.ts';
import { tiersIn, type IrNode, type NodeKind } from '../cycle/ir.ts';
import type { RehearsalPlan } from './plan.ts';
import type { Rehearsal } from './run.ts';

/** What nobody would do: agencies without somebody, or steps (node keys) whose role no active person holds. */
export type Unowned = { readonly agencies: readonly string[] } & (
  | { readonly what: 'noOperator' | 'noHead' }
  | { readonly what: 'noReviewer'; readonly tier: Tier }
  | { readonly what: 'stoodStill' | 'waitedFor'; readonly stage: string }
  | { readonly what: RoleLack; readonly role: RoleKey; readonly steps: readonly string[] }
);
type RoleLack = 'noDecider' | 'noChair' | 'noReader' | 'noLadder';

/** Which role a step needs beside the agency and its reviewers, and what is left undone without it. */
const needs: { readonly [K in NodeKind]?: (node: Extract<IrNode, { kind: K }>) => readonly [RoleLack, RoleKey] | undefined } = {
  gate: ({ by }) => (by.kind === 'person' ? ['noDecider', by.role] : undefined),
  meeting: () => ['noChair', 'coordinator'],
  notify: ({ to }) => ['noReader', to],
};
const rungs = { head: 'head', coordinator: 'coordinator', secretary: 'leadership' } as const satisfies Record<string, RoleKey>;

const rolesAt = (node: IrNode): readonly (readonly [RoleLack, RoleKey])[] => {
  const need = (needs[node.kind] as ((of: IrNode) => readonly [RoleLack, RoleKey] | undefined) | undefined)?.(node);
  const told = new Set(rulesOf(node).flatMap(({ escalation }) => escalation.map(({ to }) => rungs[to])));
  return [...(need === undefined ? [] : [need]), ...[...told].map((role) => ['noLadder', role] as const)];
};

/** Finds what nobody owns: by who is missing in the agencies, by roles that are vacant, and by where the rehearsal stood still. */
export function unownedOf({ ir, agencies, vacant }: RehearsalPlan, { paths, openings }: Rehearsal): readonly Unowned[] {
  const named = (passes: (agency: (typeof agencies)[number]) => boolean) => agencies.filter(passes).map(({ name }) => name);
  const needsHead = ir.nodes.some((node) => node.kind === 'task' && node.approval !== undefined);
  const still = Map.groupBy(paths.filter(({ stuck }) => stuck !== undefined), ({ stuck }) => stuck!.stage);
  const lacks: readonly Unowned[] = [
    { what: 'noOperator', agencies: named(({ staffed }) => !staffed.operator) },
    ...(needsHead ? [{ what: 'noHead' as const, agencies: named(({ staffed }) => !staffed.head) }] : []),
    ...tiersIn(ir).map((tier) => ({ what: 'noReviewer' as const, tier, agencies: named(({ reviewers }) => reviewers[tier] === undefined) })),
    ...[...still].map(([stage, list]) => ({ what: 'stoodStill' as const, stage, agencies: list.map(({ agency }) => agencies[agency]!.name) })),
    ...openings.map(({ stage, waitedFor }) => ({ what: 'waitedFor' as const, stage, agencies: Array.from({ length: waitedFor }, () => '') })),
  ];
  const needed = ir.nodes.flatMap((node) => rolesAt(node).filter(([, role]) => vacant.includes(role)).map(([what, role]) => ({ what, role, step: node.key })));
  const roles = [...Map.groupBy(needed, ({ what, role }) => `${what} ${role}`).values()].map((list): Unowned => ({ what: list[0]!.what, role: list[0]!.role, steps: list.map(({ step }) => step), agencies: [] }));
  return [...roles, ...lacks.filter((each) => each.agencies.length > 0)];
}
