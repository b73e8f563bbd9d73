import type { CycleDefinition, CycleTest, DefinitionNode, Letter, LetterKind } from '../cycle/ir.ts';
import { letterKinds, usualLetters, wholeLetter } from '../cycle/letters.ts';
import { canonicalJson } from '../form/canonical.ts';
import { meetAt } from './branches.ts';
import { type Addable, freeKey, freshSteps } from './fresh.ts';
import { leadingTo, onward, ownSteps, redirect } from './pointers.ts';
import { addStage, unmarkedStages } from './stages.ts';

const keysOf = ({ nodes }: CycleDefinition): ReadonlySet<string> => new Set(nodes.map(({ key }) => key));
const replace = (definition: CycleDefinition, key: string, by: (node: DefinitionNode) => DefinitionNode): CycleDefinition => ({ ...definition, nodes: definition.nodes.map((node) => (node.key === key ? by(node) : node)) });
const insertAfter = <T>(list: readonly T[], at: number, items: readonly T[]): readonly T[] => [...list.slice(0, at + 1), ...items, ...list.slice(at + 1)];

/** Sets what a document of the cycle says; the usual words need none of their own. */
export function setLetter(definition: CycleDefinition, kind: LetterKind, letter: Letter): CycleDefinition {
  const { [kind]: _old, ...others } = definition.letters ?? {};
  const own = canonicalJson(wholeLetter(letter)) === canonicalJson(usualLetters[kind]) ? others : { ...others, [kind]: letter };
  const { letters: _letters, ...rest } = definition;
  return Object.keys(own).length === 0 ? rest : { ...rest, letters: own };
}

/** Sets the tests of the cycle; without any there is no list of them. */
export function setTests({ tests: _old, ...definition }: CycleDefinition, tests: readonly CycleTest[]): CycleDefinition {
  return tests.length === 0 ? definition : { ...definition, tests };
}

/** Adds a step behind another one, between it and what came next; an end is added without a way to it. Gives the key of the new step. */
export function addStep(design: CycleDefinition, kind: Addable, after: string): { readonly definition: CycleDefinition; readonly key: string } {
  const [free] = kind === 'stage' ? unmarkedStages(design) : [];
  const made = kind === 'stage' && free === undefined ? addStage(design) : undefined;
  const definition = made?.definition ?? design;
  const before = definition.nodes.find((node) => node.key === after);
  const key = made?.key ?? free?.key ?? freeKey(keysOf(definition), kind);
  const next = (before && onward(before)) ?? definition.nodes.find((node) => node.kind === 'end')?.key ?? key;
  const steps = freshSteps(kind, { definition, key, next });
  const at = definition.nodes.findIndex((node) => node.key === after);
  const linked = before === undefined || before.kind === 'end' || kind === 'end' ? definition : before.kind === 'parallel' ? meetAt(definition, after, key) : replace(definition, after, (node) => redirect(node, (to) => (to === next ? key : to)));
  return { key, definition: { ...linked, nodes: insertAfter(linked.nodes, at < 0 ? linked.nodes.length - 1 : at, steps) } };
}

/** Takes a step out; whoever led to it goes on to where it led. Repair rounds and branches that run together go with the steps inside them. */
export function removeStep(definition: CycleDefinition, key: string): CycleDefinition {
  const node = definition.nodes.find((each) => each.key === key);
  if (node === undefined || definition.nodes.length === 1) return definition;
  const gone = new Set([key, ...insideOf(definition, node)]);
  const next = onward(node);
  const nodes = definition.nodes.filter((each) => !gone.has(each.key)).map((each) => (next === undefined ? each : redirect(each, (to) => (gone.has(to) ? next : to))));
  return { ...definition, nodes, start: gone.has(definition.start) ? (next ?? nodes[0]!.key) : definition.start };
}

function insideOf(definition: CycleDefinition, node: DefinitionNode): readonly string[] {
  if (node.kind === 'loop') return ownSteps(definition, { key: node.key, from: [node.body], stop: node.key });
  return node.kind === 'parallel' ? ownSteps(definition, { key: node.key, from: node.branches, stop: node.join }) : [];
}

/** Changes what a step says; its key and kind stay. */
export function setStep<K extends DefinitionNode>(definition: CycleDefinition, key: string, patch: Partial<Omit<K, 'key' | 'kind'>>): CycleDefinition {
  return replace(definition, key, (node) => Object.fromEntries(Object.entries({ ...node, ...patch }).filter(([, value]) => value !== undefined)) as DefinitionNode);
}

/** Swaps a step with its one neighbour on the way, towards the start (−1) or the end (1); nothing changes where ways part or meet. */
export function moveStep(definition: CycleDefinition, key: string, by: -1 | 1): CycleDefinition {
  const node = definition.nodes.find((each) => each.key === key);
  if (node === undefined || !('next' in node) || node.kind === 'loop') return definition;
  const other = by === 1 ? definition.nodes.find((each) => each.key === node.next) : leadingTo(definition, key).at(0);
  if (other === undefined || !('next' in other) || other.kind === 'loop') return definition;
  const [first, second] = by === 1 ? [node, other] : [other, node];
  if (first.next !== second.key || leadingTo(definition, second.key).length !== 1 || second.next === first.key) return definition;
  const swapped = definition.nodes.map((each) => {
    if (each.key === first.key) return { ...second, next: first.key };
    if (each.key === second.key) return { ...first, next: second.next };
    return redirect(each, (to) => (to === first.key ? second.key : to));
  });
  return { ...definition, nodes: swapped, start: definition.start === first.key ? second.key : definition.start };
}

/** Leads one way out of a step elsewhere. */
export function leadTo(definition: CycleDefinition, key: string, way: string, target: string): CycleDefinition {
  return replace(definition, key, (node) => redirect(node, (to, name) => (name === way ? target : to)));
}

/** Gives an end another code of its outcome; documents that are not for the old one are not for the new one. */
export function setOutcome(definition: CycleDefinition, key: string, outcome: string): CycleDefinition {
  const old = definition.nodes.find((node) => node.key === key);
  if (old?.kind !== 'end' || old.outcome === outcome) return definition;
  const changed = replace(definition, key, (node) => ({ ...node, outcome }) as DefinitionNode);
  const shared = changed.nodes.some((node) => node.kind === 'end' && node.outcome === old.outcome);
  return letterKinds.reduce((now, kind) => {
    const letter = now.letters?.[kind];
    return letter?.notFor?.includes(old.outcome) !== true ? now : setLetter(now, kind, { ...letter, notFor: [...new Set(letter.notFor.flatMap((each) => (each !== old.outcome ? [each] : shared ? [each, outcome] : [outcome])))] });
  }, changed);
}

/** Puts a form under a key of the cycle, a new key when it has none. */
export function setForm(definition: CycleDefinition, form: string, key?: string): { readonly definition: CycleDefinition; readonly key: string } {
  const own = key ?? Object.entries(definition.forms).find(([, each]) => each === form)?.[0] ?? freeKey(new Set(Object.keys(definition.forms)), 'formulir');
  return { key: own, definition: { ...definition, forms: { ...definition.forms, [own]: form } } };
}
