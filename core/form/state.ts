import { evaluate, holds, type RuleContext } from '../rule/evaluate.ts';
import type { Text } from '../problem.ts';
import { type Answers, type FormModel, type Node, questionsOf, type Rule } from './model.ts';
import { refValues } from './refs.ts';

/** What the rules say for one set of answers. */
export type FormState = {
  /** Ids of nodes (questions, sections, pages) that are hidden. */
  readonly hidden: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly computed: Readonly<Record<string, unknown>>;
  readonly warnings: readonly { readonly questionId: string; readonly ruleId: string; readonly text: Text }[];
  /** Ids of show and require rules that hold: what a section's data carries as `_r`. */
  readonly holding: ReadonlySet<string>;
  /** Broken limits by question id. */
  readonly limits: readonly { readonly questionId: string; readonly ruleId: string; readonly text: Text }[];
};

/** Gives the answers by question id; unanswered ones are absent. */
export function byQuestion(model: FormModel, answers: Answers): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { node, section } of questionsOf(model)) {
    const part = section.key ? answers.data[section.key] : answers.data;
    const value = typeof part === 'object' && part !== null && Object.hasOwn(part, node.key!) ? (part as Record<string, unknown>)[node.key!] : undefined;
    if (value !== undefined) found[node.id] = value;
  }
  return found;
}

const ruleText = (rule: Rule): Text => ({ id: rule.text?.id ?? rule.id, en: rule.text?.en ?? rule.text?.id ?? rule.id });

/**
 * Decides what is visible, required, computed and warned about. Hidden answers count as unanswered for every rule,
 * so rules are repeated until nothing changes; cycles are refused at publish and stop here after one pass per rule.
 */
export function stateOf(model: FormModel, answers: Answers, given: Readonly<Record<string, unknown>> = {}): FormState {
  const all = byQuestion(model, answers);
  const formulas = Object.values(model.byId).filter((node) => node.kind === 'computed' && node.props['expression'] !== undefined);
  const shows = model.rules.filter((rule) => rule.effect === 'show');
  const computes = model.rules.filter((rule) => rule.effect === 'compute');
  let hidden: ReadonlySet<string> = new Set();
  let computed: Record<string, unknown> = {};
  for (let pass = 0; pass <= shows.length + computes.length + formulas.length; pass += 1) {
    const context = contextOf(model, all, { hidden, computed }, given);
    const next = withChildren(model, unshown(shows, context));
    const values = computedValues(formulas, computes, context);
    const same = next.size === hidden.size && [...next].every((id) => hidden.has(id)) && JSON.stringify(values) === JSON.stringify(computed);
    [hidden, computed] = [next, values];
    if (same) break;
  }
  const context = contextOf(model, all, { hidden, computed }, given);
  const firing = (effect: Rule['effect']) => model.rules.filter((rule) => rule.effect === effect && fires(rule, context));
  const demands = firing('require');
  const required = new Set(Object.values(model.byId).filter((node) => node.required).map((node) => node.id));
  for (const rule of demands) rule.targets.forEach((id) => required.add(id));
  for (const id of hidden) required.delete(id);
  const said = (rules: readonly Rule[]) =>
    rules.flatMap((rule) => rule.targets.filter((id) => !hidden.has(id) && isPlaced(model, id)).flatMap((questionId) => saidBy(rule, questionId, context).map((text) => ({ questionId, ruleId: rule.id, text }))));
  const holding = new Set([...firing('show'), ...demands].map((rule) => rule.id));
  const having = (effect: Rule['effect']) => model.rules.filter((rule) => rule.effect === effect);
  return { hidden, required, computed, holding, warnings: said(having('warn')), limits: said(having('limit')) };
}

type Context = RuleContext & { readonly answers: Record<string, unknown> };

/** What rules read once a state is settled: the answers to visible questions, with computed values in their places, and refs. */
export function contextOf(model: FormModel, answers: Readonly<Record<string, unknown>>, { hidden, computed }: Pick<FormState, 'hidden' | 'computed'>, given: Readonly<Record<string, unknown>> = {}): Context {
  const own = Object.entries(answers).filter(([id]) => Object.hasOwn(model.byId, id) && model.byId[id]?.kind !== 'computed');
  const visible = [...own, ...Object.entries(computed)].filter(([id]) => !hidden.has(id));
  return { answers: Object.fromEntries(visible), refs: model.refs.length === 0 ? given : { ...refValues(model), ...given } };
}

/** Says whether the condition of a rule holds; one without a condition always fires. */
export const fires = (rule: Rule, context: RuleContext) => rule.when === undefined || holds(rule.when, context);

/** Gives what a rule is asked of: the answers once, or once for each row of the table it names, a row standing in the place of its table. */
export function askedOf({ each }: Rule, context: RuleContext): readonly RuleContext[] {
  if (each === undefined) return [context];
  const table = context.answers?.[each];
  const rows: readonly unknown[] = Array.isArray(table) ? table : [];
  return rows.map((row, at) => ({ ...context, answers: { ...context.answers, [each]: row }, row: { rows, at } }));
}

const atRow = (at: number, { id, en }: Text): Text => ({ id: `baris ${at + 1}: ${id}`, en: `row ${at + 1}: ${en}` });
/** The sentences a warning or limit has to say at a question: one, or one for each row it holds on. */
function saidBy(rule: Rule, questionId: string, context: RuleContext): readonly Text[] {
  return askedOf(rule, context).flatMap((asked) => (fires(rule, asked) && breaks(rule, questionId, asked) ? [asked.row ? atRow(asked.row.at, ruleText(rule)) : ruleText(rule)] : []));
}

/** Targets of show rules of which none holds: of several rules for one question, one is enough. */
function unshown(shows: readonly Rule[], context: RuleContext): ReadonlySet<string> {
  const shown = new Set(shows.filter((rule) => fires(rule, context)).flatMap((rule) => rule.targets));
  return new Set(shows.flatMap((rule) => rule.targets).filter((id) => !shown.has(id)));
}

/** A limit with a value breaks above that value; any other rule breaks by holding. */
export function breaks(rule: Rule, id: string, context: RuleContext): boolean {
  return rule.effect !== 'limit' || rule.value === undefined || holds({ '>': [{ answer: id }, rule.value] }, context);
}

function computedValues(formulas: readonly Node[], rules: readonly Rule[], context: Context): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const put = (id: string, value: unknown) => {
    if (value !== undefined) values[id] = context.answers[id] = value;
    else delete context.answers[id];
  };
  for (const node of formulas) put(node.id, evaluate(node.props['expression'], context));
  for (const rule of rules) if (fires(rule, context)) rule.targets.forEach((id) => put(id, evaluate(rule.value, context)));
  return values;
}

function withChildren(model: FormModel, ids: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) for (const child of model.byId[id]?.children ?? []) all.add(child);
  return all;
}

const isPlaced = (model: FormModel, id: string) => Object.values(model.byId).some(({ children }) => children.includes(id));
