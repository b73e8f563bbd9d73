import { useOf } from '../rule/inspect.ts';
import { nest } from './clean.ts';
import { type Dice, diceOf, sampleFileRef, valueFor } from './generated-values.ts';
import { type Answers, type FileRef, type FormModel, type Node, questionsOf } from './model.ts';
import { kindOf } from './question.ts';
import { tryAnswers } from './try.ts';

/** What sample answers are wished for: another seed gives other answers, the same one the same; dates lie before `on`. */
export type Wish = { readonly seed?: number; readonly on?: string; /** Leaves questions open that may stay open. */ readonly requiredOnly?: boolean };

const rounds = 14;
const patience = 4;

/**
 * Makes answers a form would take, always the same for the same form and seed: each question is answered by its kind, then
 * what the form refuses is answered anew, and left open where it may be. A form that no answers can satisfy keeps its faults.
 */
export function generatedAnswers(model: FormModel, wish: Wish = {}): Answers {
  const { seed = 1, on = '2026-06-30' } = wish;
  const asked = questionsOf(model).map(({ node }) => node).filter((node) => !['computed', 'info'].includes(kindOf(node)));
  const tries = new Map<string, number>();
  const open = new Set<string>();
  const fresh = (node: Node) => valueFor(node, diceOf(`${seed}/${node.id}/${tries.get(node.id) ?? 0}`), on);
  const values: Record<string, unknown> = Object.fromEntries(asked.map((node) => [node.id, fresh(node)]));
  const answersNow = (): Answers => ({ data: nest(model, Object.fromEntries(Object.entries(values).filter(([id, value]) => value !== undefined && !open.has(id)))), evidence: evidenceFor(asked, diceOf(`${seed}`)) });
  let tried = tryAnswers(model, answersNow());
  if (wish.requiredOnly) for (const node of asked) if (!tried.cleaned.state.required.has(node.id)) open.add(node.id);
  for (let round = 0; round < rounds; round += 1) {
    tried = tryAnswers(model, answersNow());
    const faulty = new Set(tried.checked.items.filter((item) => item.keyword !== 'evidence').map((item) => item.questionId));
    if (faulty.size === 0) break;
    for (const id of concerned(model, faulty)) {
      const node = asked.find((each) => each.id === id);
      if (!node) continue;
      const { required } = tried.cleaned.state;
      if (required.has(id)) open.delete(id);
      else if ((tries.get(id) ?? 0) >= patience && faulty.has(id)) open.add(id);
      tries.set(id, (tries.get(id) ?? 0) + 1);
      values[id] = fresh(node);
    }
  }
  return withoutComputed(model, tryAnswers(model, answersNow()).cleaned.answers);
}

/** The faulty questions, and those that the limits on them read. */
function concerned(model: FormModel, faulty: ReadonlySet<string>): ReadonlySet<string> {
  const read = model.rules.filter((rule) => rule.effect === 'limit' && rule.targets.some((id) => faulty.has(id))).flatMap((rule) => [...useOf([rule.when, rule.value]).answers]);
  return new Set([...faulty, ...read]);
}

/** A file for every question that may ask for one; hidden ones are cleaned away later. */
function evidenceFor(asked: readonly Node[], dice: Dice): Readonly<Record<string, readonly FileRef[]>> {
  return Object.fromEntries(asked.flatMap((node) => (node.evidence && node.evidence.need !== 'no' && node.evidence.maxFiles > 0 ? [[node.id, [sampleFileRef(node.evidence.types[0] ?? 'pdf', dice, node.evidence.maxMB)]]] : [])));
}

function withoutComputed(model: FormModel, { data, evidence }: Answers): Answers {
  const kept: Record<string, unknown> = {};
  for (const { node, section } of questionsOf(model)) {
    const part = section.key ? (data[section.key] as Readonly<Record<string, unknown>> | undefined) : data;
    if (kindOf(node) !== 'computed' && part?.[node.key!] !== undefined) kept[node.id] = part[node.key!];
  }
  return { data: nest(model, kept), evidence };
}
