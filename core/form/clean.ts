import { isDeepEmpty } from './emptiness.ts';
import { type Answers, type FormModel, questionsOf } from './model.ts';
import { byQuestion, type FormState, stateOf } from './state.ts';

/** Answers ready to be checked and sent, with those set aside because a rule hides their question. */
export type Cleaned = { readonly answers: Answers; readonly aside: Readonly<Record<string, unknown>>; readonly state: FormState };

/** Puts a value at its place: section key, then question key; a question outside any keyed section stands at the root. */
export function nest(model: FormModel, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { node, section } of questionsOf(model)) {
    if (section.key && data[section.key] === undefined) data[section.key] = {};
    const value = values[node.id];
    if (value === undefined) continue;
    const part = section.key ? (data[section.key] as Record<string, unknown>) : data;
    part[node.key!] = value;
  }
  return data;
}

/**
 * Gives the one form of an answer set that browser, server, score and export agree on: unknown keys dropped, hidden answers
 * set aside (shown again they return), computed values filled in, unanswered keys absent.
 */
export function clean(model: FormModel, answers: Answers, refs: Readonly<Record<string, unknown>> = {}): Cleaned {
  return cleanedBy(stateOf(model, answers, refs), model, answers);
}

/** Cleans answers whose state is known already. */
export function cleanedBy(state: FormState, model: FormModel, answers: Answers): Cleaned {
  const all = byQuestion(model, answers);
  const kept: Record<string, unknown> = {};
  const aside: Record<string, unknown> = {};
  for (const [id, value] of Object.entries({ ...all, ...state.computed })) {
    if (isDeepEmpty(value)) continue;
    if (state.hidden.has(id)) { if (!(id in state.computed)) aside[id] = value; }
    else if (model.byId[id]?.kind !== 'computed' || id in state.computed) kept[id] = value;
  }
  const evidence = Object.fromEntries(
    Object.entries(answers.evidence).filter(([id, files]) => files.length > 0 && Object.hasOwn(model.byId, id) && !state.hidden.has(id)),
  );
  return { answers: { data: nest(model, kept), evidence }, aside, state };
}
