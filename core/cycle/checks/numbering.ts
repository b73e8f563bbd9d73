import type { CycleDefinition, DefinitionNode, GateOutcome, Ir, IrNode, NodeId, NodeKind } from '../ir.ts';
import { fault, faultAt, type Fault } from './faults.ts';

type NodeOf<K extends NodeKind> = Extract<DefinitionNode, { readonly kind: K }>;
type Find = (key: string) => NodeId;
/** How the pointers of each kind are turned from keys into numbers. */
type Point = { readonly [K in NodeKind]: (node: NodeOf<K>, find: Find) => object };

const next = (node: { readonly next: string }, find: Find) => ({ next: find(node.next) });
const outcomes: readonly GateOutcome[] = ['pass', 'passWithNotes', 'fail'];

const pointers: Point = {
  stage: next,
  task: next,
  review: next,
  gate: (node, find) => ({ to: Object.fromEntries(outcomes.map((outcome) => [outcome, find(node.to[outcome])])) }),
  loop: (node, find) => ({ body: find(node.body), next: find(node.next) }),
  barrier: next,
  meeting: next,
  branch: (node, find) => ({ cases: node.cases.map(({ when, to }) => ({ when, to: find(to) })), otherwise: find(node.otherwise) }),
  parallel: (node, find) => ({ branches: node.branches.map(find), join: find(node.join) }),
  score: next,
  notify: next,
  publish: next,
  end: () => ({}),
};

const point = (node: DefinitionNode, find: Find): object => (pointers[node.kind] as (node: DefinitionNode, find: Find) => object)(node, find);

/** Gives what keeps the steps from being numbered: unknown kinds, keys used twice, pointers to nothing. */
export function checkKeys({ nodes, start, stages }: CycleDefinition): readonly Fault[] {
  if (nodes.length === 0) return [fault('noNodes')];
  const unknown = nodes.filter(({ kind }) => !Object.hasOwn(pointers, kind)).map((node) => faultAt('unknownKind', node, { what: node.kind }));
  if (unknown.length > 0) return unknown;
  const keys = nodes.map(({ key }) => key);
  const twice = (all: readonly string[]) => [...new Set(all.filter((key, i) => all.indexOf(key) !== i))].map((what) => fault('doubleKey', { what, node: what }));
  const known = new Set(keys);
  const noStart = known.has(start) ? [] : [fault('noStart', { what: start })];
  const lost = nodes.flatMap((node) => {
    const missing: string[] = [];
    point(node, (key) => (known.has(key) ? 0 : missing.push(key)));
    return missing.map((what) => faultAt('dangling', node, { what: String(what) }));
  });
  return [...twice(keys), ...twice(stages.map(({ key }) => key)), ...noStart, ...lost];
}

/** Numbers the steps in reading order; the keys have to be in order (`checkKeys`). */
export function numberNodes({ nodes }: CycleDefinition): Ir['nodes'] {
  const ids = new Map(nodes.map(({ key }, id) => [key, id]));
  const find: Find = (key) => ids.get(key) ?? -1;
  return nodes.map((node, id) => ({ ...node, ...point(node, find), id }) as IrNode);
}
