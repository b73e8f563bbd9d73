import type { ClockRule, DefinitionNode, Ir, IrNode, LoopNode, NodeId, ParallelNode, TaskNode } from '../ir.ts';
import type { ClockPurpose, Token } from '../track.ts';

/** Gives the nodes one can go to from a node, in the order they are written. */
export function leadsTo(node: IrNode): readonly NodeId[] {
  if (node.kind === 'end') return [];
  if (node.kind === 'gate') return [node.to.pass, node.to.passWithNotes, node.to.fail];
  if (node.kind === 'branch') return [...node.cases.map(({ to }) => to), node.otherwise];
  if (node.kind === 'parallel') return node.branches;
  if (node.kind === 'loop') return [node.body, node.next];
  return [node.next];
}

/** Gives every due rule of a step. */
export function rulesOf(node: IrNode): readonly ClockRule[] {
  if (node.kind === 'task') return [node.clock, ...(node.approval === undefined ? [] : [node.approval.clock])];
  if (node.kind === 'review') return [...node.tiers.map(({ clock }) => clock), ...node.repair];
  if (node.kind === 'loop') return node.clocks;
  return (node.kind === 'stage' || node.kind === 'gate') && node.clock !== undefined ? [node.clock] : [];
}

/** Gives the stages a step counts under, or whose beginning it marks. */
export function stagesOf(node: IrNode | DefinitionNode): readonly string[] {
  if (node.kind === 'review') return node.tiers.map(({ stage }) => stage);
  if (node.kind === 'task') return [node.stage, ...(node.approval === undefined ? [] : [node.approval.stage])];
  return node.kind === 'stage' ? [node.key] : 'stage' in node ? [node.stage] : [];
}

/** Gives every node reachable from one, itself included, without going through `stop`. */
export function reachable(ir: Pick<Ir, 'nodes'>, from: NodeId, stop?: NodeId): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = ir.nodes[id];
    if (node === undefined || seen.has(id) || id === stop) continue;
    seen.add(id);
    waiting.push(...leadsTo(node));
  }
  return seen;
}

/** Gives the innermost loop whose body holds a node. */
function loopAround(ir: Pick<Ir, 'nodes'>, id: NodeId): LoopNode | undefined {
  const around = ir.nodes
    .filter((node): node is LoopNode => node.kind === 'loop')
    .map((loop) => ({ loop, body: reachable(ir, loop.body, loop.id) }))
    .filter(({ loop, body }) => body.has(id) && [...body].some((inside) => leadsTo(ir.nodes[inside] as IrNode).includes(loop.id)));
  return around.toSorted((a, b) => a.body.size - b.body.size)[0]?.loop;
}

// A definition never changes: what was once looked for in it stays so.
const tasksBefore = new WeakMap<Ir, Map<NodeId, TaskNode | undefined>>();

/** Gives the task whose answers a node works on: itself, or the nearest one before it. */
export function taskBefore(ir: Ir, id: NodeId): TaskNode | undefined {
  const known = tasksBefore.get(ir) ?? new Map<NodeId, TaskNode | undefined>();
  tasksBefore.set(ir, known);
  if (!known.has(id)) known.set(id, nearestTask(ir, id));
  return known.get(id);
}

function nearestTask(ir: Ir, id: NodeId): TaskNode | undefined {
  let level: readonly NodeId[] = [id];
  const seen = new Set<NodeId>();
  while (level.length > 0) {
    const task = level.map((at) => ir.nodes[at]).find((node): node is TaskNode => node?.kind === 'task');
    if (task !== undefined) return task;
    for (const at of level) seen.add(at);
    level = ir.nodes.filter((node) => !seen.has(node.id) && leadsTo(node).some((to) => level.includes(to))).map((node) => node.id);
  }
  return undefined;
}

const passedBy: ReadonlySet<IrNode['kind']> = new Set<IrNode['kind']>(['stage', 'barrier', 'meeting', 'branch', 'parallel', 'score', 'notify', 'publish']);

/** Says whether what is sent at a node is judged before anything else is asked: a review follows, past meetings and what the system does itself. */
export function isJudged(ir: Pick<Ir, 'nodes'>, id: NodeId): boolean {
  const seen = new Set<NodeId>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const node = ir.nodes[at];
    if (node?.kind === 'review') return true;
    if (node === undefined || seen.has(at) || (at !== id && !passedBy.has(node.kind))) continue;
    seen.add(at);
    waiting.push(...leadsTo(node));
  }
  return false;
}

/** Gives the parallel nodes a node lies inside of, outermost first; nothing when it cannot be reached. */
export function forksAt(ir: Ir, id: NodeId): readonly NodeId[] | undefined {
  const seen = new Set<string>();
  const waiting: { at: NodeId; forks: readonly NodeId[] }[] = [{ at: ir.start, forks: [] }];
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    const node = ir.nodes[place.at];
    const key = `${place.at}/${place.forks.join(',')}`;
    if (node === undefined || seen.has(key)) continue;
    seen.add(key);
    const inner = ir.nodes[place.forks.at(-1) ?? -1] as ParallelNode | undefined;
    const forks = inner?.join === place.at ? place.forks.slice(0, -1) : place.forks;
    if (place.at === id) return forks;
    const below = node.kind === 'parallel' ? [...forks, node.id] : forks;
    if (below.length <= ir.nodes.length) waiting.push(...leadsTo(node).map((at) => ({ at, forks: below })));
  }
  return undefined;
}

/** Gives the loop that times a task instead of the task itself: a repair inside repair rounds has the clocks of its passes. */
export function clocksOfLoop(ir: Pick<Ir, 'nodes'>, node: TaskNode): LoopNode | undefined {
  const loop = node.mode === 'revise' ? loopAround(ir, node.id) : undefined;
  return loop === undefined || loop.clocks.length === 0 ? undefined : loop;
}

/** Gives the clock rule of a task: inside a loop that of the pass, the last one repeating. */
function taskRule(ir: Ir, node: TaskNode, token: Token): ClockRule {
  const loop = clocksOfLoop(ir, node);
  if (loop === undefined) return node.clock;
  const pass = Math.max(1, token.passes[loop.id] ?? 1);
  return loop.clocks[Math.min(pass, loop.clocks.length) - 1] ?? node.clock;
}

/** The approval inside the agency that goes with a node: of the task itself, or of the task that a review works on. */
export function approvalOf(ir: Ir, id: NodeId): TaskNode['approval'] {
  return taskBefore(ir, id)?.approval;
}

type Rule = (ir: Ir, node: IrNode, token: Token) => ClockRule | undefined;
const rules: Readonly<Record<ClockPurpose, Rule>> = {
  task: (ir, node, token) => (node.kind === 'task' ? taskRule(ir, node, token) : undefined),
  approval: (ir, node) => approvalOf(ir, node.id)?.clock,
  tier: (_ir, node, token) => (node.kind === 'review' ? node.tiers[token.tier ?? 0]?.clock : undefined),
  repair: (_ir, node, token) => (node.kind === 'review' ? (node.repair[Math.max(1, token.passes[node.id] ?? 1) - 1] ?? node.repair.at(-1)) : undefined),
  gate: (_ir, node) => (node.kind === 'gate' ? node.clock : undefined),
  stage: (_ir, node) => (node.kind === 'stage' ? node.clock : node.kind === 'barrier' ? openingRule(node.date) : undefined),
};

function openingRule(date: string | undefined): ClockRule | undefined {
  if (date === undefined) return undefined;
  return { due: { kind: 'date', date, at: '00:00' }, reminders: [], escalation: [], late: { policy: 'accept' } };
}

/** Gives the due rule that a token needs computed for a purpose at a node; nothing where the definition has none. */
export function clockRuleOf(ir: Ir, token: Token, { purpose, node }: { readonly purpose: ClockPurpose; readonly node: NodeId }): ClockRule | undefined {
  const at = ir.nodes[node];
  return at === undefined ? undefined : rules[purpose](ir, at, token);
}
