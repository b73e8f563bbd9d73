import { checkCleaned, schemaItems, type CheckItem } from '../core/form/check.ts';
import { clean, nest } from '../core/form/clean.ts';
import { isDeepEmpty } from '../core/form/emptiness.ts';
import { questionsOf, type Answers, type FormModel } from '../core/form/model.ts';
import { score } from '../core/form/score.ts';
import { agencyPart } from '../core/form/seen-by.ts';
import { sectionData } from '../core/form/section-data.ts';
import { byQuestion, type FormState } from '../core/form/state.ts';
import { useOf } from '../core/rule/inspect.ts';
import type { Draft } from '../db/drafts.ts';
import type { SubmissionContent } from '../db/submissions.ts';
import type { FrozenForm } from './frozen.ts';

export type Checked = { readonly content: SubmissionContent; readonly items: readonly CheckItem[]; readonly warnings: readonly CheckItem[]; readonly answered: number; readonly required: number; readonly state: FormState };

const agencyForms = new WeakMap<FrozenForm, FrozenForm>();
/** Gives a form as the agency answers it: what is left to its reviewers is no question to it. */
export function agencyForm(form: FrozenForm): FrozenForm {
  const model = agencyPart(form.model);
  if (model === form.model) return form;
  const found = agencyForms.get(form) ?? { ...form, model };
  agencyForms.set(form, found);
  return found;
}

/** Gives the answers of a draft by question; an emptied question is absent. */
export function draftContent(draft: Pick<Draft, 'fields'> | undefined): SubmissionContent {
  const fields = Object.entries(draft?.fields ?? {});
  return {
    data: Object.fromEntries(fields.filter(([, { value }]) => value !== null && value !== undefined).map(([id, { value }]) => [id, value])),
    evidence: Object.fromEntries(fields.filter(([, { files }]) => files.length > 0).map(([id, { files }]) => [id, files])),
  };
}

const answersOf = (model: FormModel, { data, evidence }: SubmissionContent): Answers => ({ data: nest(model, data), evidence });

/** Cleans and checks answers as the browser does, with the same rules and the same compiled schema: what comes out is what may be sent. */
export function checkAnswers({ model, checks }: FrozenForm, raw: SubmissionContent): Checked {
  const answers = answersOf(model, raw);
  const cleaned = clean(model, answers);
  const found = checkCleaned(model, cleaned);
  const bySchema = sectionData(model, cleaned).flatMap(({ section, data }) => schemaItems(model, section.id, checks.get(section.id)?.(data) ?? []));
  const content = { data: byQuestion(model, cleaned.answers), evidence: cleaned.answers.evidence };
  return { content, items: unique([...found.items, ...bySchema]), warnings: found.warnings, answered: found.answered, required: found.required, state: cleaned.state };
}

function unique(items: readonly CheckItem[]): readonly CheckItem[] {
  return [...new Map(items.map((item) => [`${item.questionId}/${item.keyword}/${item.message.id}`, item])).values()];
}

/** The questions a person answers, without notes and computed values. */
export function answerable(model: FormModel): ReadonlySet<string> {
  return new Set(questionsOf(model).filter(({ node }) => node.type !== 'info' && node.kind !== 'info' && node.kind !== 'computed' && node.type !== 'computed').map(({ node }) => node.id));
}

/** Questions that a permitted change may make visible or required, or that are computed: they unlock with it (engine.md §3.3). */
export function dependentsOf(model: FormModel, unlocked: readonly string[]): readonly string[] {
  const open = new Set(unlocked);
  // A set grows while it is walked: what a question opens may open more.
  for (const id of open) for (const rule of model.rules) if (useOf([rule.when, rule.value]).answers.has(id)) rule.targets.forEach((target) => open.add(target));
  const computed = questionsOf(model).filter(({ node }) => node.kind === 'computed').map(({ node }) => node.id);
  return [...new Set([...open, ...computed])].filter((id) => !unlocked.includes(id));
}

/** Scores answers as they stand, or with decided values in their place; a form without scoring has none. */
export function scoreOf(model: FormModel, { data, evidence }: SubmissionContent, { as, at, decided = {} }: { readonly as: string; readonly at: string; readonly decided?: Readonly<Record<string, unknown>> }) {
  if (model.scoring.mode === 'none') return null;
  const { total, shown, grade, tree } = score(model, answersOf(model, { data: { ...data, ...decided }, evidence }));
  return { as, total, shown, grade, tree, at };
}

/** Says whether a value counts as no answer. */
export function isEmptyAnswer(value: unknown): boolean {
  return isDeepEmpty(value);
}
