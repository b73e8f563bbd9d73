import type { Text } from '../../problem.ts';
import type { Ir, IrNode, NodeId, Since } from '../ir.ts';
import { leadsTo, rulesOf, stagesOf } from '../moves/graph.ts';
import { sinceOf } from '../moves/since.ts';
import { faultAt, type Fault } from './faults.ts';

type Before = { readonly [F in Since['from']]: (node: IrNode, since: Extract<Since, { readonly from: F }>) => boolean };

/** Which steps bring about what a deadline is counted from. */
const brings: Before = {
  submission: ({ kind }) => kind === 'task',
  meeting: ({ kind }) => kind === 'meeting',
  stage: (node, { stage }) => stagesOf(node).includes(stage),
  due: (node, { step }) => node.key === step && rulesOf(node).length > 0,
};

/** Checks that what each deadline of a step is counted from can have happened when the step is entered. */
export function checkSince(ir: Ir, node: IrNode): readonly Fault[] {
  const all = rulesOf(node).flatMap((rule) => sinceOf(rule) ?? []);
  if (all.length === 0) return [];
  const past = pastOf(ir, node.id);
  return all.filter((since) => !past(since)).map((since) => faultAt('sinceNever', node, { what: sinceWords(ir, since) }));
}

/** Gives what can have happened when a step is entered: a stage has begun with its first step, everything else happens as a step is left. */
export function pastOf({ nodes }: Pick<Ir, 'nodes'>, id: NodeId): (since: Since) => boolean {
  const before = new Set<NodeId>();
  const waiting = [id];
  const to = Map.groupBy(nodes.flatMap((node) => leadsTo(node).map((next) => ({ from: node.id, next }))), ({ next }) => next);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const found = (to.get(at) ?? []).map(({ from }) => from).filter((from) => !before.has(from));
    for (const from of found) before.add(from);
    waiting.push(...found);
  }
  return (since) => nodes.some((node) => (brings[since.from] as (node: IrNode, since: Since) => boolean)(node, since) && (before.has(node.id) || (since.from === 'stage' && node.id === id)));
}

type Named = { readonly nodes: readonly { readonly key: string; readonly title: Text }[]; readonly stages: readonly { readonly key: string; readonly title: Text }[] };

/** Says what a deadline is counted from, to be read after “sejak”: “ditutupnya rapat”. */
export function sinceWords({ nodes, stages }: Named, since: Since): Text {
  if (since.from === 'submission') return { id: 'diterimanya kiriman', en: 'the receipt of the submission' };
  if (since.from === 'meeting') return { id: 'ditutupnya rapat', en: 'the closing of the meeting' };
  if (since.from === 'stage') return named(stages, since.stage, { id: 'dimulainya tahap', en: 'the beginning of stage' });
  return named(nodes, (since as Extract<Since, { readonly from: 'due' }>).step, { id: 'tenggat', en: 'the deadline of' });
}

function named(all: Named['stages'], key: string, what: Text): Text {
  const title = all.find((each) => each.key === key)?.title ?? { id: key, en: key };
  return { id: `${what.id} “${title.id}”`, en: `${what.en} “${title.en || title.id}”` };
}
