import type { Text } from '../../problem.ts';
import type { Ir, IrNode, LoopNode, NodeId, ParallelNode } from '../ir.ts';
import { leadsTo, reachable } from '../moves/graph.ts';
import { faultAt, type Fault } from './faults.ts';

const bound = { min: 1, max: 10 } as const;
const isBound = (value: number, min: number) => Number.isInteger(value) && value >= min && value <= bound.max;
const nodeAt = (ir: Ir, id: NodeId) => ir.nodes[id] as IrNode;

/** Checks where the steps lead: every one is reached, every path ends, every circle is a bounded loop, every split meets again. */
export function checkPaths(ir: Ir): readonly Fault[] {
  const reached = reachable(ir, ir.start);
  const unreachable = ir.nodes.filter(({ id }) => !reached.has(id)).map((node) => faultAt('unreachable', node));
  const lost = ir.nodes.filter(({ id }) => reached.has(id) && ![...reachable(ir, id)].some((at) => nodeAt(ir, at).kind === 'end')).map((node) => faultAt('noEnd', node));
  return [...unreachable, ...lost, ...endless(ir), ...ir.nodes.flatMap((node) => checkShape(ir, node)), ...reviewsBeforeTask(ir)];
}

/** The nodes one can come to without going through a task. */
function withoutTask(ir: Ir, from: NodeId, closed: ReadonlySet<NodeId> = new Set()): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id) || closed.has(id)) continue;
    seen.add(id);
    const node = nodeAt(ir, id);
    if (node.kind !== 'task') waiting.push(...leadsTo(node));
  }
  return seen;
}

function checkShape(ir: Ir, node: IrNode): readonly Fault[] {
  if (node.kind === 'loop') return checkLoop(ir, node);
  if (node.kind === 'parallel') return checkParallel(ir, node);
  if (node.kind === 'review' && !isBound(node.maxRounds, 0)) return [faultAt('loopBound', node, { min: 0, max: bound.max })];
  return [];
}

function checkLoop(ir: Ir, node: LoopNode): readonly Fault[] {
  const body = [...reachable(ir, node.body, node.id)].map((id) => nodeAt(ir, id));
  const comesBack = body.filter((inside) => leadsTo(inside).includes(node.id));
  const inBody = body.filter(({ id }) => comesBack.some((last) => reachable(ir, id, node.id).has(last.id)));
  return [
    ...(isBound(node.maxRounds, bound.min) ? [] : [faultAt('loopBound', node, bound)]),
    ...(comesBack.length > 0 ? [] : [faultAt('loopOpen', node)]),
    ...(comesBack.length === 0 || inBody.some((inside) => inside.kind === 'task' && inside.mode === 'revise') ? [] : [faultAt('loopIdle', node)]),
  ];
}

function checkParallel(ir: Ir, node: ParallelNode): readonly Fault[] {
  const join = nodeAt(ir, node.join).title;
  const inside = node.branches.map((branch) => [...reachable(ir, branch, node.join)].map((id) => nodeAt(ir, id)));
  const strays = inside.flatMap((steps, at) => {
    const why = whyApart(node, steps, node.branches[at] === node.join);
    return why === undefined ? [] : [faultAt('parallelWithoutJoin', node, { count: at + 1, join, why })];
  });
  const shared = inside.flatMap((steps, at) => steps.filter((step) => step.kind !== 'end' && step.id !== node.id && inside.slice(0, at).some((others) => others.includes(step))));
  return [
    ...(node.branches.length >= 2 ? [] : [faultAt('fewBranches', node)]),
    ...(strays.length > 0 ? strays : [...new Set(shared)].slice(0, 1).map((step) => faultAt('branchesShared', step, { split: node.title }))),
  ];
}

/** Says why a branch never meets the others. */
function whyApart(node: ParallelNode, steps: readonly IrNode[], direct: boolean): Text | undefined {
  const over = steps.find(({ kind }) => kind === 'end')?.title;
  if (over !== undefined) return { id: `jalannya berakhir di “${over.id}”`, en: `it ends at “${over.en || over.id}”` };
  if (steps.some(({ id }) => id === node.id)) return { id: 'jalannya kembali ke awal', en: 'it leads back to the beginning' };
  return direct || steps.some((step) => leadsTo(step).includes(node.join)) ? undefined : { id: 'tidak ada jalan ke sana', en: 'no way leads there' };
}

/** Finds circles that no loop bounds: what is left of the graph when each loop is only passed by has to be free of circles. */
function endless(ir: Ir): readonly Fault[] {
  const onward = (node: IrNode) => (node.kind === 'loop' ? [node.next] : leadsTo(node));
  const state = new Map<NodeId, 'open' | 'done'>();
  const found = new Set<NodeId>();
  const visit = (id: NodeId) => {
    if (state.get(id) === 'open') found.add(id);
    if (state.has(id)) return;
    state.set(id, 'open');
    for (const to of onward(nodeAt(ir, id))) visit(to);
    state.set(id, 'done');
  };
  for (const { id } of ir.nodes) visit(id);
  return [...found].map((id) => faultAt('endless', nodeAt(ir, id)));
}

function reviewsBeforeTask(ir: Ir): readonly Fault[] {
  // Behind a join every branch has run: one task in any of them is enough.
  const behindTask = ir.nodes.filter((node): node is ParallelNode => node.kind === 'parallel' && node.branches.some((branch) => !withoutTask(ir, branch).has(node.join))).map(({ join }) => join);
  const seen = withoutTask(ir, ir.start, new Set(behindTask));
  return ir.nodes.filter((node) => node.kind === 'review' && seen.has(node.id)).map((node) => faultAt('reviewBeforeTask', node));
}
