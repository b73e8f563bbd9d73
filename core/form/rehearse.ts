import { type Content, type Loss, type Mapping, carryOver } from './carry.ts';
import { checkCleaned, type CheckItem, schemaItems, type SchemaError } from './check.ts';
import { clean, nest } from './clean.ts';
import { type FormModel, questionsOf } from './model.ts';
import { score } from './score.ts';
import { sectionData } from './section-data.ts';
import type { FormState } from './state.ts';

/** A version with the compiled checks of its sections; without them only the form's own checks are made. */
export type Judged = { readonly model: FormModel; readonly checks?: ReadonlyMap<string, (data: unknown) => readonly SchemaError[]> };
/** What a new version does to one answer set. Every list names questions by id. */
export type Outcome = {
  /** Answers that lose their place. */
  readonly lost: readonly Loss[];
  /** Questions or evidence that have to be filled in now and did not before. */
  readonly required: readonly string[];
  /** Answers that the new version refuses and the old one took. */
  readonly refused: readonly string[];
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
  /** The total under both versions, where it differs. */
  readonly score?: { readonly before: string; readonly after: string; readonly gradeBefore: string; readonly gradeAfter: string };
};

/** Plays one answer set through two versions of a form and tells what becomes different; the answers are not changed. */
export function rehearse({ before, after, mapping = {} }: { readonly before: Judged; readonly after: Judged; readonly mapping?: Mapping }, content: Content): Outcome {
  const carried = carryOver({ before: before.model, after: after.model }, content, mapping);
  const [was, is] = [judge(before, content), judge(after, carried.content)];
  const shared = questionsOf(after.model).map(({ node }) => node.id).filter((id) => before.model.byId[id] !== undefined);
  const turned = (from: FormState, to: FormState) => shared.filter((id) => from.hidden.has(id) && !to.hidden.has(id));
  const moved = was.score === undefined || is.score === undefined || (was.score.total === is.score.total && was.score.grade === is.score.grade) ? {} : { score: { before: was.score.shown, after: is.score.shown, gradeBefore: was.score.grade, gradeAfter: is.score.grade } };
  return { lost: carried.lost, required: fresh(was.missing, is.missing), refused: fresh(was.refused, is.refused), shown: turned(was.state, is.state), hidden: turned(is.state, was.state), ...moved };
}

/** Says whether a new version means anything to whoever gave these answers. */
export const touches = (outcome: Outcome): boolean => outcome.score !== undefined || [outcome.lost, outcome.required, outcome.refused, outcome.shown, outcome.hidden].some((list) => list.length > 0);

const fresh = (was: ReadonlySet<string>, is: ReadonlySet<string>): readonly string[] => [...is].filter((id) => !was.has(id));
const missingWords: ReadonlySet<string> = new Set(['required', 'evidence']);

function judge({ model, checks }: Judged, { data, evidence }: Content) {
  const answers = { data: nest(model, data), evidence };
  const cleaned = clean(model, answers);
  const bySchema = checks === undefined ? [] : sectionData(model, cleaned).flatMap(({ section, data: part }) => schemaItems(model, section.id, checks.get(section.id)?.(part) ?? []));
  const items: readonly CheckItem[] = [...checkCleaned(model, cleaned).items, ...bySchema];
  const ids = (missing: boolean) => new Set(items.filter((item) => missingWords.has(item.keyword) === missing).map((item) => item.questionId));
  return { state: cleaned.state, missing: ids(true), refused: ids(false), score: model.scoring.mode === 'none' ? undefined : score(model, answers) };
}
