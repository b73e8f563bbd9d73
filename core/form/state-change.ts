import { evaluate, type RuleContext } from '../rule/evaluate.ts';
import { useOf } from '../rule/inspect.ts';
import type { FormModel, Rule } from './model.ts';
import { askedOf, breaks, contextOf, fires, type FormState } from './state.ts';

type Reader = (context: RuleContext) => unknown;
const known = new WeakMap<FormModel, ReadonlyMap<string, readonly Reader[]>>();

/**
 * Says whether one changed answer lets a rule or formula that reads it say something else, so that the state has to be worked
 * out again. Holds for forms without cycles among their rules, which is all that is ever published.
 */
export function changesState(model: FormModel, { state, before, after, questionId }: { readonly state: FormState; readonly before: Readonly<Record<string, unknown>>; readonly after: Readonly<Record<string, unknown>>; readonly questionId: string }): boolean {
  const readers = readersOf(model).get(questionId);
  if (!readers || state.hidden.has(questionId)) return false;
  const [was, is] = [contextOf(model, before, state), contextOf(model, after, state)];
  return readers.some((read) => !Object.is(read(was), read(is)));
}

/** What reads each answer, by question id; found once per form. */
function readersOf(model: FormModel): ReadonlyMap<string, readonly Reader[]> {
  const readers = known.get(model) ?? findReaders(model);
  known.set(model, readers);
  return readers;
}

function findReaders(model: FormModel): ReadonlyMap<string, readonly Reader[]> {
  const found = new Map<string, Reader[]>();
  const add = (ids: Iterable<string>, reader: Reader) => { for (const id of ids) found.set(id, [...(found.get(id) ?? []), reader]); };
  for (const rule of model.rules) add(new Set([...useOf([rule.when, rule.value]).answers, ...(rule.effect === 'limit' ? rule.targets : []), ...(rule.each === undefined ? [] : [rule.each])]), (context) => saysOf(rule, context));
  for (const { kind, props: { expression } } of Object.values(model.byId)) if (kind === 'computed') add(useOf(expression).answers, (context) => evaluate(expression, context));
  return found;
}

/** What a rule says of the answers, or of each row of its table; nothing where it does not fire. */
function saysOf(rule: Rule, context: RuleContext): unknown {
  const says = askedOf(rule, context).map((asked) => (fires(rule, asked) ? said(rule, asked) : null));
  return rule.each === undefined ? says[0] : JSON.stringify(says);
}

/** What a rule that fires says. */
function said(rule: Rule, context: RuleContext): unknown {
  if (rule.effect === 'compute') return evaluate(rule.value, context);
  return rule.targets.map((id) => breaks(rule, id, context)).join();
}
