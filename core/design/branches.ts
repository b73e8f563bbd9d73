import type { CycleDefinition, DefinitionNode } from '../cycle/ir.ts';
import { freeKey, freshTask } from './fresh.ts';
import { ownSteps, redirect, within } from './pointers.ts';

type Parallel = Extract<DefinitionNode, { readonly kind: 'parallel' }>;

const parallelAt = ({ nodes }: CycleDefinition, key: string) => nodes.find((node): node is Parallel => node.key === key && node.kind === 'parallel');
const put = (definition: CycleDefinition, key: string, branches: readonly string[]): CycleDefinition => ({ ...definition, nodes: definition.nodes.map((node) => (node.key === key ? ({ ...node, branches } as DefinitionNode) : node)) });

/** Gives the steps of one branch in the order one comes to them, without the place where the branches meet. */
export function branchSteps(definition: CycleDefinition, { branches, join }: Parallel, n: number): readonly DefinitionNode[] {
  return within(definition, branches.slice(n, n + 1), join).flatMap((at) => definition.nodes.find(({ key }) => key === at) ?? []);
}

/** Has branches meet at another step: whatever of them led to the old place leads to the new one. */
export function meetAt(definition: CycleDefinition, key: string, join: string): CycleDefinition {
  const node = parallelAt(definition, key);
  if (node === undefined || node.join === join) return definition;
  const inside = new Set([key, ...within(definition, node.branches, node.join)]);
  if (inside.has(join)) return definition;
  return { ...definition, nodes: definition.nodes.map((each) => (inside.has(each.key) ? redirect(each, (to) => (to === node.join ? join : to)) : each)) };
}

/** Adds a branch with one task of its own. Gives the key of the task. */
export function addBranch(definition: CycleDefinition, key: string): { readonly definition: CycleDefinition; readonly key: string } {
  const node = parallelAt(definition, key);
  if (node === undefined) return { definition, key };
  const step = freeKey(new Set(definition.nodes.map((each) => each.key)), `${key}_${node.branches.length + 1}`);
  const at = 1 + Math.max(...[key, ...within(definition, node.branches, node.join)].map((inside) => definition.nodes.findIndex((each) => each.key === inside)));
  const nodes = definition.nodes.toSpliced(at, 0, freshTask({ definition, key: step, next: node.join }, node.branches.length + 1));
  return { key: step, definition: put({ ...definition, nodes }, key, [...node.branches, step]) };
}

/** Says which steps can become a branch: those with one way on that do not lie in it already and hold nothing inside. */
export function canRunBeside(definition: CycleDefinition, key: string): readonly DefinitionNode[] {
  const node = parallelAt(definition, key);
  if (node === undefined) return [];
  const inside = new Set(within(definition, node.branches, node.join));
  return definition.nodes.filter((each) => 'next' in each && each.kind !== 'loop' && each.key !== node.join && !inside.has(each.key));
}

/** Takes a step out of its way, which passes it by, and runs it as one more branch. */
export function runBeside(definition: CycleDefinition, key: string, step: string): CycleDefinition {
  const node = parallelAt(definition, key);
  const moved = canRunBeside(definition, key).find((each) => each.key === step);
  if (node === undefined || moved === undefined || !('next' in moved)) return definition;
  const nodes = definition.nodes.map((each) => (each.key === step ? ({ ...each, next: node.join } as DefinitionNode) : redirect(each, (to) => (to === step ? moved.next : to))));
  return put({ ...definition, nodes, start: definition.start === step ? moved.next : definition.start }, key, [...node.branches, step]);
}

/** Takes a branch out with the steps that lie in it alone. */
export function removeBranch(definition: CycleDefinition, key: string, n: number): CycleDefinition {
  const node = parallelAt(definition, key);
  const head = node?.branches[n];
  if (node === undefined || head === undefined) return definition;
  const branches = node.branches.toSpliced(n, 1);
  const gone = new Set(branches.includes(head) ? [] : ownSteps(definition, { key, from: [head], stop: node.join }));
  return put({ ...definition, nodes: definition.nodes.filter((each) => !gone.has(each.key)) }, key, branches);
}
