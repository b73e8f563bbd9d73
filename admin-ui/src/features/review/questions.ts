import { nest } from '../../../../core/form/clean.ts';
import { isDeepEmpty } from '../../../../core/form/emptiness.ts';
import { questionsOf, type FormModel, type Node } from '../../../../core/form/model.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { reviewersOwn } from '../../../../core/form/seen-by.ts';
import { questions } from '../../../../core/form/questions.ts';
import { levelsOf } from '../../../../core/form/questions/gradeScale.ts';
import { stateOf } from '../../../../core/form/state.ts';
import type { Text } from '../../../../core/problem.ts';
import { bareDeviations } from '../../../../core/submission/tiers.ts';
import type { Language } from '../../texts/index.ts';
import type { Field, Review } from './marks.ts';

export const reviewFilters = ['left', 'changed', 'differs', 'all'] as const;
export type ReviewFilter = (typeof reviewFilters)[number];
/** One question as the reviewer judges it. `open` is false where it was accepted before and is not asked for again. */
export type Judged = { readonly node: Node; readonly section: Node; readonly open: boolean; /** Answered by the reviewer himself: nothing of the agency stands here. */ readonly own: boolean; /** What the form's limits and warnings say of it now. */ readonly warnings: readonly Text[] };

export const titleIn = (node: Node | undefined, language: Language): string => node?.text[language]?.title ?? node?.text.id?.title ?? '';
/** The number a title begins with: "1.b.6 Indikator …" → "1.b.6". */
export const codeIn = (title: string): string => /^(\d+(?:\.[\da-z]+)*)\b/i.exec(title)?.[1] ?? title;

/** Everything there is to read in this review, in reading order. */
export function judgedOf(model: FormModel, review: Review): readonly Judged[] {
  const open = new Set(review.questions);
  const there = (id: string) => open.has(id) || id in review.answers.data || id in review.answers.evidence;
  const own = reviewersOwn(model);
  const stands = Object.entries(review.answers.data).concat([...own].map((id) => [id, review.draft[id]?.grade ?? review.proposals[id]?.grade ?? review.decided[id]?.value]));
  const { warnings, limits } = stateOf(model, { data: nest(model, Object.fromEntries(stands.filter(([, value]) => !isDeepEmpty(value)))), evidence: {} });
  const said = (id: string) => [...limits, ...warnings].filter(({ questionId }) => questionId === id).map(({ text }) => text);
  return questionsOf(model).filter(({ node }) => !['info', 'computed'].includes(kindOf(node)) && there(node.id)).map(({ node, section }) => ({ node, section, open: open.has(node.id), own: own.has(node.id), warnings: said(node.id) }));
}

/** The grades a question knows, best first; none when it is not graded. */
export function gradesOf(node: Node): readonly string[] {
  const values = node.score?.values;
  if (!values) return [];
  const order = kindOf(node) === 'gradeScale' ? levelsOf(node).filter((level) => level in values) : [];
  return order.length > 0 ? order : Object.keys(values).toSorted((a, b) => Number(values[b]) - Number(values[a]));
}

export function gradeWords(node: Node, grade: string, language: Language): string {
  const kind = kindOf(node);
  if (kind === 'gradeScale') return grade;
  if (kind === 'yesNo') return questions.yesNo.format(node, grade === 'true' || grade === 'ya', language);
  return questions[kind].format(node, grade, language);
}

/** The agency's own grade as a key of the grades, if it is one. */
export function proposedGrade(node: Node, review: Review): string | undefined {
  const answer = review.answers.data[node.id];
  const grade = typeof answer === 'string' || typeof answer === 'boolean' ? String(answer) : undefined;
  return grade !== undefined && gradesOf(node).includes(grade) ? grade : undefined;
}

/** The grade decided by now: the draft's, else the one decided before. */
export function decidedGrade(node: Node, review: Review, field: Field | undefined): string | undefined {
  const grade = field?.grade ?? review.decided[node.id]?.value;
  return typeof grade === 'string' ? grade : undefined;
}

export const isReturn = (field: Field | undefined): boolean => field?.verdict === 'revise' || field?.verdict === 'newEvidence';

/** Says whether a question belongs to a filter now. */
export function passesFilter({ node, open }: Judged, filter: ReviewFilter, { review, fields }: { readonly review: Review; readonly fields: Readonly<Record<string, Field>> }): boolean {
  if (filter === 'all') return true;
  if (filter === 'left') return open && !fields[node.id]?.verdict;
  if (filter === 'changed') return review.changed.includes(node.id);
  const [mine, theirs] = [decidedGrade(node, review, fields[node.id]), proposedGrade(node, review)];
  return mine !== undefined && theirs !== undefined && mine !== theirs;
}

/** The undecided questions that the tier below decided: what "agree to all" takes over. */
export function proposedOnes(judged: readonly Judged[], given: { readonly review: Review; readonly fields: Readonly<Record<string, Field>> }): readonly Judged[] {
  return judged.filter((each) => given.review.proposals[each.node.id] !== undefined && passesFilter(each, 'left', given));
}

/** The questions judged otherwise than the tier below without a reason yet. */
export const unexplained = (review: Review, fields: Readonly<Record<string, Field>>): readonly string[] => bareDeviations(fields, { proposals: review.proposals, own: review.answers.data });

/** What changed against the round before, in words; undefined when nothing did. */
export function differenceOf(node: Node, review: Review, language: Language): { readonly answer: string | undefined; readonly added: readonly string[]; readonly removed: readonly string[] } | undefined {
  if (!review.previous) return undefined;
  const [before, after] = [review.previous.data[node.id] ?? undefined, review.answers.data[node.id] ?? undefined];
  const [old, fresh] = [review.previous.evidence[node.id] ?? [], review.answers.evidence[node.id] ?? []];
  const answer = questions[kindOf(node)].diff(node, before, after, language);
  const added = fresh.filter((file) => !old.some(({ fileId }) => fileId === file.fileId)).map(({ name }) => name);
  const removed = old.filter((file) => !fresh.some(({ fileId }) => fileId === file.fileId)).map(({ name }) => name);
  return answer === undefined && added.length === 0 && removed.length === 0 ? undefined : { answer, added, removed };
}

/** What "accept all" would take: undecided, graded as proposed, unchanged, and without files nobody opened. */
export function easyOnes(judged: readonly Judged[], seen: ReadonlySet<string>, { review, fields }: { readonly review: Review; readonly fields: Readonly<Record<string, Field>> }): { readonly take: readonly Judged[]; readonly skip: readonly Judged[] } {
  const left = judged.filter((each) => passesFilter(each, 'left', { review, fields }));
  const easy = ({ node, own }: Judged) => !own && review.proposals[node.id] === undefined && !review.changed.includes(node.id) && (review.answers.evidence[node.id] ?? []).every(({ fileId }) => seen.has(fileId));
  return { take: left.filter(easy), skip: left.filter((each) => review.proposals[each.node.id] === undefined && !easy(each)) };
}
