import type { CycleDefinition, DefinitionNode } from '../cycle/ir.ts';

/** A way out of a step: its name, and the key of the step it leads to. */
export type WayOut = { readonly name: 'next' | 'pass' | 'passWithNotes' | 'fail' | 'body' | 'join' | 'otherwise' | `case.${number}` | `branch.${number}`; readonly to: string };

/** Gives the ways out of a step in the order one reads them. */
export function waysOut(node: DefinitionNode): readonly WayOut[] {
  if (node.kind === 'end') return [];
  if (node.kind === 'gate') return (['pass', 'passWithNotes', 'fail'] as const).map((name) => ({ name, to: node.to[name] }));
  if (node.kind === 'branch') return [...node.cases.map(({ to }, i): WayOut => ({ name: `case.${i}`, to })), { name: 'otherwise', to: node.otherwise }];
  if (node.kind === 'parallel') return [...node.branches.map((to, i): WayOut => ({ name: `branch.${i}`, to })), { name: 'join', to: node.join }];
  if (node.kind === 'loop') return [{ name: 'body', to: node.body }, { name: 'next', to: node.next }];
  return [{ name: 'next', to: node.next }];
}

/** Gives the step with every way out led elsewhere. */
export function redirect(node: DefinitionNode, to: (target: string, name: WayOut['name']) => string): DefinitionNode {
  if (node.kind === 'end') return node;
  if (node.kind === 'gate') return { ...node, to: { pass: to(node.to.pass, 'pass'), passWithNotes: to(node.to.passWithNotes, 'passWithNotes'), fail: to(node.to.fail, 'fail') } };
  if (node.kind === 'branch') return { ...node, cases: node.cases.map((each, i) => ({ ...each, to: to(each.to, `case.${i}`) })), otherwise: to(node.otherwise, 'otherwise') };
  if (node.kind === 'parallel') return { ...node, branches: node.branches.map((each, i) => to(each, `branch.${i}`)), join: to(node.join, 'join') };
  if (node.kind === 'loop') return { ...node, body: to(node.body, 'body'), next: to(node.next, 'next') };
  return { ...node, next: to(node.next, 'next') };
}

/** Gives the steps that lead to a step. */
export const leadingTo = ({ nodes }: CycleDefinition, key: string): readonly DefinitionNode[] => nodes.filter((node) => waysOut(node).some(({ to }) => to === key));

/** Gives the step a step goes on to in the ordinary case: what one reads next; behind branches that run together, where they meet. */
export const onward = (node: DefinitionNode): string | undefined => (node.kind === 'parallel' ? node.join : waysOut(node).find(({ name }) => name !== 'body')?.to);

/** Gives the steps one comes to from some, themselves included, without going through `stop`; nearest first. */
export function within({ nodes }: CycleDefinition, from: readonly string[], stop?: string): readonly string[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const seen = new Set<string>();
  const waiting = [...from];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const node = byKey.get(at);
    if (node === undefined || at === stop || seen.has(at)) continue;
    seen.add(at);
    waiting.push(...waysOut(node).map(({ to }) => to));
  }
  return [...seen];
}

/** Gives the steps that are only come to from a step through some of its ways: what belongs to it. */
export function ownSteps(definition: CycleDefinition, { key, from, stop }: { readonly key: string; readonly from: readonly string[]; readonly stop: string }): readonly string[] {
  const inside = within(definition, from, stop).filter((at) => at !== key);
  return inside.filter((at) => leadingTo(definition, at).every((before) => before.key === key || inside.includes(before.key)));
}
