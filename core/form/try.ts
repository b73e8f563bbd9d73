import { checkCleaned, type CheckItem, type CheckResult } from './check.ts';
import { clean, type Cleaned } from './clean.ts';
import { type Answers, type FormModel, questionsOf } from './model.ts';
import { score, type Score } from './score.ts';
import { agencyPart } from './seen-by.ts';
import { valueItems } from './value-faults.ts';

/** What the form says to one set of answers: what shows, what is refused, and the score. */
export type Tried = { readonly cleaned: Cleaned; readonly checked: CheckResult; readonly score: Score | undefined };

/** Tries answers as the form would take them: rules, checks, types and ranges, and the score where there is one. */
export function tryAnswers(model: FormModel, answers: Answers, refs: Readonly<Record<string, unknown>> = {}): Tried {
  const cleaned = clean(model, answers, refs);
  const checked = checkCleaned(model, cleaned);
  const items = unique([...checked.items, ...valueItems(model, cleaned)]);
  return { cleaned, checked: { ...checked, items }, score: model.scoring.mode === 'none' ? undefined : score(model, answers) };
}

const unique = (items: readonly CheckItem[]): readonly CheckItem[] => [...new Map(items.map((item) => [`${item.questionId}/${item.keyword}/${item.message.id}`, item])).values()];

/** The facts of a try that a form test can expect: ids of questions seen, hidden, refused, warned about and held back at the review, total and grade. */
export type Outcome = { readonly visible: readonly string[]; readonly hidden: readonly string[]; readonly errors: readonly string[]; readonly warnings: readonly string[]; readonly held: readonly string[]; readonly total: string; readonly grade: string };

/** Gives what came out of some answers, in the words of form tests. */
export function outcomeOf(model: FormModel, answers: Answers): Outcome {
  const { cleaned, checked, score: scored } = tryAnswers(model, answers);
  const ids = questionsOf(model).map(({ node }) => node.id);
  // What reviewers answer themselves keeps no agency from sending.
  const asked = new Set(questionsOf(agencyPart(model)).map(({ node }) => node.id));
  const about = (items: readonly CheckItem[]) => [...new Set(items.map((item) => item.questionId))];
  return {
    visible: ids.filter((id) => !cleaned.state.hidden.has(id)), hidden: ids.filter((id) => cleaned.state.hidden.has(id)),
    errors: about(checked.items).filter((id) => asked.has(id)), warnings: about(checked.warnings), held: about(checked.items).filter((id) => !asked.has(id)), total: scored?.total ?? '', grade: scored?.grade ?? '',
  };
}
