import { evaluate, holds, type RuleContext } from '../rule/evaluate.ts';
import { useOf } from '../rule/inspect.ts';
import type { Text } from '../problem.ts';
import type { Answers, FormModel, Locale, Logic, Node, Rule } from './model.ts';
import { kindOf, notFilled } from './question.ts';
import { questions } from './questions.ts';
import { logicText, namesOf, ruleSentence } from './rule-sentence.ts';
import { askedOf, byQuestion, type FormState, stateOf } from './state.ts';
import { refValues } from './refs.ts';

/** Something a condition reads, with what stands there now. */
export type Reading = { readonly id: string; readonly title: Text; readonly value: Text };
/** One condition in words, whether it holds, and the parts it is joined of. */
export type Condition = { readonly text: Text; readonly join: 'and' | 'or' | 'not' | undefined; readonly holds: boolean; readonly readings: readonly Reading[]; readonly parts: readonly Condition[] };
/** One rule about a question: its sentence, whether its condition holds, and why. */
export type TracedRule = { readonly rule: Rule; readonly sentence: Text; readonly fires: boolean; readonly condition: Condition | undefined };
/** Why a node is as it is for these answers. `hiddenWith` is the part around it that is hidden itself. */
export type Trace = {
  readonly node: Node; readonly hidden: boolean; readonly hiddenWith: Node | undefined; readonly required: boolean; readonly alwaysRequired: boolean; readonly rules: readonly TracedRule[];
  readonly computed: { readonly formula: Text; readonly value: Text; readonly readings: readonly Reading[] } | undefined;
};
type Given = { readonly model: FormModel; readonly answers: Answers; readonly refs?: Readonly<Record<string, unknown>> };
type Seen = { readonly model: FormModel; readonly context: RuleContext; readonly state: FormState };

/** Says why a node is shown, hidden, required or computed as it is, rule by rule and condition by condition. Nothing for a stranger. */
export function traceOf({ model, answers, refs = {} }: Given, nodeId: string): Trace | undefined {
  const node = Object.hasOwn(model.byId, nodeId) ? model.byId[nodeId] : undefined;
  if (!node) return undefined;
  const state = stateOf(model, answers, refs);
  const given = Object.entries({ ...Object.fromEntries(Object.entries(byQuestion(model, answers)).filter(([id]) => kindOf(model.byId[id]!) !== 'computed')), ...state.computed });
  const seen: Seen = { model, state, context: { answers: Object.fromEntries(given.filter(([id]) => !state.hidden.has(id))), refs: { ...refValues(model), ...refs } } };
  const rules = model.rules.filter((rule) => rule.targets.includes(nodeId)).map((rule) => traced(seen, rule));
  const hidden = state.hidden.has(nodeId);
  const own = rules.some(({ rule }) => rule.effect === 'show') && !rules.some(({ rule, fires }) => rule.effect === 'show' && fires);
  return { node, hidden, hiddenWith: hidden && !own ? hiddenAround(seen, nodeId) : undefined, required: state.required.has(nodeId), alwaysRequired: node.required === true, rules, computed: computedBy(seen, node, rules) };
}

function traced(seen: Seen, rule: Rule): TracedRule {
  const asked = askedOf(rule, seen.context);
  // Of many rows the first that it holds on tells why; without one, any does.
  const context = asked.find((each) => rule.when === undefined || holds(rule.when, each));
  return { rule, sentence: ruleSentence(seen.model, rule), fires: context !== undefined, condition: rule.when === undefined ? undefined : conditionOf({ ...seen, context: context ?? asked[0] ?? seen.context }, rule.when) };
}

/** Takes a condition apart along and, or, not; what is left is one comparison. */
function conditionOf(seen: Seen, logic: Logic): Condition {
  const [operator, args] = Object.entries(typeof logic === 'object' && logic !== null && !Array.isArray(logic) ? logic : {})[0] ?? [];
  const parts = Array.isArray(args) ? args : [args];
  const join = operator === 'and' || operator === 'or' ? operator : operator === '!' && splits(parts[0]) ? 'not' : undefined;
  return { text: logicText(logic, namesOf(seen.model)), join, holds: holds(logic, seen.context), readings: join ? [] : readingsIn(seen, logic), parts: join ? parts.map((part) => conditionOf(seen, part)) : [] };
}
const splits = (logic: unknown) => typeof logic === 'object' && logic !== null && ('and' in logic || 'or' in logic);

function readingsIn({ model, context, state }: Seen, logic: Logic): readonly Reading[] {
  const use = useOf(logic);
  return [
    ...[...use.answers].map((id) => ({ id, title: titleOf(model.byId[id], id), value: state.hidden.has(id) ? hiddenWords : wordsOf(model.byId[id], context.answers?.[id]) })),
    ...[...use.refs].map((name) => ({ id: name, title: { id: `nilai rujukan ${name}`, en: `the value ${name}` }, value: plainWords(context.refs?.[name]) })),
  ];
}

const hiddenWords: Text = { id: 'tersembunyi, jadi dihitung belum terisi', en: 'hidden, so it counts as not answered' };
const titleOf = (node: Node | undefined, id: string): Text => ({ id: node?.text.id?.title || node?.key || id, en: node?.text.en?.title || node?.text.id?.title || node?.key || id });
const plainWords = (value: unknown): Text => (value === undefined ? notFilled : { id: String(value), en: String(value) });

function wordsOf(node: Node | undefined, value: unknown): Text {
  if (!node || value === undefined) return notFilled;
  const kind = questions[kindOf(node)];
  const say = (locale: Locale) => { try { return kind.format(node, value, locale); } catch { return JSON.stringify(value); } };
  return kind.isEmpty(value) ? notFilled : { id: say('id'), en: say('en') };
}

/** The nearest part around a node that rules hide by itself. */
function hiddenAround({ model, state }: Seen, nodeId: string): Node | undefined {
  const targets = new Set(model.rules.filter((rule) => rule.effect === 'show').flatMap((rule) => rule.targets));
  const parent = Object.values(model.byId).find((each) => each.children.includes(nodeId));
  if (!parent || !state.hidden.has(parent.id)) return undefined;
  return targets.has(parent.id) ? parent : (hiddenAround({ model, state } as Seen, parent.id) ?? parent);
}

function computedBy(seen: Seen, node: Node, rules: readonly TracedRule[]): Trace['computed'] {
  const rule = rules.findLast((each) => each.rule.effect === 'compute' && each.fires)?.rule;
  const formula = rule?.value ?? (kindOf(node) === 'computed' ? node.props['expression'] : undefined);
  if (formula === undefined) return undefined;
  return { formula: logicText(formula, namesOf(seen.model)), value: wordsOf(node, evaluate(formula, seen.context)), readings: readingsIn(seen, formula) };
}
