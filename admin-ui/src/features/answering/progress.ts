import type { Node } from '../../../../core/form/model.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { questions } from '../../../../core/form/questions.ts';
import type { Answering } from './answering-state.ts';

export type Progress = { readonly answered: number; readonly required: number };

export const isAnswered = (state: Pick<Answering, 'values'>, node: Node): boolean => {
  const value = state.values[node.id];
  return value !== undefined && !questions[kindOf(node)].isEmpty(value);
};

/** Required questions that are visible, and how many of them are answered. */
export function progressOf(state: Pick<Answering, 'values' | 'form' | 'places'>): Progress {
  let answered = 0;
  let required = 0;
  for (const { node } of state.places.values()) {
    if (!state.form.required.has(node.id) || state.form.hidden.has(node.id)) continue;
    required += 1;
    if (isAnswered(state, node)) answered += 1;
  }
  return { answered, required };
}

export type SectionProgress = { readonly answered: number; readonly total: number; readonly missing: number; readonly problems: number; readonly returned: number };

/** How far each section is, by section id: visible questions, and what is missing, wrong or returned. One pass over the form. */
export function sectionsProgress(state: Pick<Answering, 'values' | 'form' | 'places' | 'problems' | 'strict' | 'task'>): ReadonlyMap<string, SectionProgress> {
  const found = new Map<string, { -readonly [K in keyof SectionProgress]: SectionProgress[K] }>();
  const at = (sectionId: string) => {
    const known = found.get(sectionId) ?? { answered: 0, total: 0, missing: 0, problems: 0, returned: 0 };
    found.set(sectionId, known);
    return known;
  };
  const returned = new Set(returnedQuestions(state));
  for (const { node, section } of state.places.values()) {
    if (state.form.hidden.has(node.id) || node.kind === 'computed') continue;
    const own = at(section.id);
    own.total += 1;
    if (returned.has(node.id)) own.returned += 1;
    if (isAnswered(state, node)) own.answered += 1;
    else if (state.form.required.has(node.id)) own.missing += 1;
  }
  for (const { section } of shownProblems(state)) at(section).problems += 1;
  return found;
}

/** What is told now: before the check, only what was typed wrongly; nobody is nagged about what is still to come. */
export const shownProblems = (state: Pick<Answering, 'problems' | 'strict'>) => (state.strict ? state.problems : state.problems.filter((item) => item.keyword !== 'required' && item.keyword !== 'evidence'));

/** Questions returned in this round: the open notes' ones. */
export function returnedQuestions(state: Pick<Answering, 'task'>): readonly string[] {
  return state.task.unlocked ?? [];
}

/** A title without its number: "1.b.6 Indikator SMART" → code "1.b.6". */
export const codeOf = (title: string): string | undefined => /^(\d+(?:\.[\da-z]+)*)\b/i.exec(title)?.[1];
