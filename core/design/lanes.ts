import type { CycleDefinition, DefinitionNode } from '../cycle/ir.ts';
import { waysOut, type WayOut } from './pointers.ts';

/** Rows of the diagram: who has the work. */
export const lanes = ['agency', 'evaluator', 'coordinator', 'system'] as const;
export type Lane = (typeof lanes)[number];
export type Box = { readonly key: string; readonly lane: Lane; readonly column: number; /** Place among the boxes of one lane and column. */ readonly row: number };
/** An arrow between boxes; `back` leads to an earlier column. */
export type Arrow = { readonly from: string; readonly to: string; readonly name: WayOut['name']; readonly back: boolean };
export type Diagram = { readonly boxes: readonly Box[]; readonly arrows: readonly Arrow[]; readonly columns: number; /** Most boxes above one another, by lane. */ readonly heights: Readonly<Record<Lane, number>> };

const byRole = { operator: 'agency', head: 'agency', evaluator: 'evaluator' } as const;
const roleLane = (role: string): Lane => byRole[role as keyof typeof byRole] ?? 'coordinator';

/** Tells in whose row a step stands. */
export function laneOf(node: DefinitionNode): Lane {
  if (node.kind === 'task') return 'agency';
  if (node.kind === 'review') return 'evaluator';
  if (node.kind === 'gate') return node.by.kind === 'person' ? roleLane(node.by.role) : 'system';
  if (node.kind === 'stage') return roleLane(node.owner);
  return node.kind === 'meeting' || node.kind === 'barrier' ? 'coordinator' : 'system';
}

/** Lays the steps out: rows by who has the work, columns by how far they are from the start; arrows that close a circle lead back. */
export function diagramOf(definition: CycleDefinition): Diagram {
  const byKey = new Map(definition.nodes.map((node) => [node.key, node]));
  const back = backward(definition, byKey);
  const column = columnsOf(definition, byKey, back);
  const used = new Map<string, number>();
  const boxes = definition.nodes.map((node): Box => {
    const lane = laneOf(node);
    const place = `${lane}/${column.get(node.key)}`;
    const row = used.get(place) ?? 0;
    used.set(place, row + 1);
    return { key: node.key, lane, column: column.get(node.key) ?? 0, row };
  });
  const arrows = definition.nodes.flatMap((node) => waysOut(node).filter(({ to, name }) => byKey.has(to) && name !== 'join').map(({ to, name }): Arrow => ({ from: node.key, to, name, back: back.has(`${node.key}>${to}`) })));
  const heights = Object.fromEntries(lanes.map((lane) => [lane, Math.max(0, ...boxes.filter((box) => box.lane === lane).map(({ row }) => row + 1))])) as Diagram['heights'];
  return { boxes, arrows, heights, columns: Math.max(0, ...boxes.map((box) => box.column)) + 1 };
}

type Steps = ReadonlyMap<string, DefinitionNode>;

/** Finds the arrows that lead back to a step on the way already gone. */
function backward({ start, nodes }: CycleDefinition, byKey: Steps): ReadonlySet<string> {
  const found = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (key: string): void => {
    state.set(key, 'open');
    for (const { to } of waysOut(byKey.get(key)!)) {
      if (!byKey.has(to)) continue;
      if (state.get(to) === 'open') found.add(`${key}>${to}`);
      else if (!state.has(to)) visit(to);
    }
    state.set(key, 'done');
  };
  for (const key of [start, ...nodes.map((node) => node.key)]) if (byKey.has(key) && !state.has(key)) visit(key);
  return found;
}

/** The longest way from the start, in steps; what cannot be reached stands behind everything. */
function columnsOf({ nodes, start }: CycleDefinition, byKey: Steps, back: ReadonlySet<string>): ReadonlyMap<string, number> {
  const column = new Map<string, number>([[start, 0]]);
  for (let again = true, rounds = 0; again && rounds <= nodes.length; rounds += 1) {
    again = false;
    for (const node of nodes) {
      const own = column.get(node.key);
      if (own === undefined) continue;
      for (const { to } of waysOut(node)) {
        if (!byKey.has(to) || back.has(`${node.key}>${to}`) || (column.get(to) ?? -1) >= own + 1) continue;
        column.set(to, own + 1);
        again = true;
      }
    }
  }
  const last = Math.max(0, ...column.values());
  let lost = last;
  for (const node of nodes) if (!column.has(node.key)) column.set(node.key, (lost += 1));
  return column;
}
