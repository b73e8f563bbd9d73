import type { ReviewNode } from '../core/cycle/ir.ts';
import type { Token } from '../core/cycle/track.ts';
import { isDeepEmpty } from '../core/form/emptiness.ts';
import { kindOf } from '../core/form/question.ts';
import { questionSchema } from '../core/form/question-schema.ts';
import { questions as kinds } from '../core/form/questions.ts';
import { reviewersOwn } from '../core/form/seen-by.ts';
import { schemaErrors } from '../core/form/value-faults.ts';
import { questionsOf, type FormModel } from '../core/form/model.ts';
import type { FormState } from '../core/form/state.ts';
import { problem, type Problem } from '../core/problem.ts';
import { asksRepair, bareDeviations, type Proposal } from '../core/submission/tiers.ts';
import type { Review } from '../db/reviews.ts';
import type { Checked } from './answers.ts';
import type { SignedIn } from './auth/session.ts';
import type { Case } from './reach.ts';

type Place = Case & { readonly token: Token };
type Ground = { readonly model: FormModel; readonly checked: Checked; readonly settled: ReadonlySet<string> };
type Judged = { readonly verdicts: Review['verdicts']; readonly proposals: Readonly<Record<string, Proposal>>; readonly decided: Readonly<Record<string, { readonly value: unknown }>> };

/** Gives what stands at the reviewers' own questions: this reviewer's value, else that of the tier below, else the one decided in an earlier round. */
export function ownValues(model: FormModel, { verdicts, proposals, decided }: Judged): Readonly<Record<string, unknown>> {
  const values = [...reviewersOwn(model)].map((id) => [id, verdicts[id]?.grade ?? proposals[id]?.grade ?? decided[id]?.value] as const);
  return Object.fromEntries(values.filter(([, value]) => !isDeepEmpty(value)));
}

/** The questions this tier has to decide: shown and answered or asked for, and not settled by itself before. What reviewers answer themselves is answered in every round. */
export function questionsToJudge({ model, checked, settled }: Ground): readonly string[] {
  const { content, state } = checked;
  const own = reviewersOwn(model);
  const concerns = (id: string) => !state.hidden.has(id) && (own.has(id) || id in content.data || id in content.evidence || state.required.has(id));
  const asked = questionsOf(model).filter(({ node }) => node.kind !== 'info' && node.kind !== 'computed' && concerns(node.id)).map(({ node }) => node.id);
  return asked.filter((id) => own.has(id) || !settled.has(id));
}

/** Why this person may not judge this case now; nothing when it is his or hers. */
export function whyNotJudge({ token, ir, state, enrolment }: Place, person: SignedIn): Problem | undefined {
  if (ir.nodes[token.node]?.kind !== 'review' || (token.phase !== 'submitted' && token.phase !== 'inReview')) return problem('notInReview');
  if (state.suspended !== undefined) return problem('suspended');
  if (person.agencyId === state.agencyId) return problem('ownAgency');
  const { tier } = token.holder;
  return tier !== undefined && person.tier === tier && enrolment.reviewers[tier] === person.personId ? undefined : problem('notInReview');
}

type Finish = Omit<Judged, 'verdicts'> & { readonly decision: 'pass' | 'return' | 'sendBack'; readonly questions: readonly string[]; readonly own: Readonly<Record<string, unknown>>; readonly model: FormModel; /** What the form's rules say of the answers with those of the reviewers: questions asked for now, and limits broken. */ readonly state: Pick<FormState, 'required' | 'limits'>; /** No round of repair is left: what is still open is decided by the design. */ readonly isLastRound: boolean };

/** What keeps a review from being finished: a return without a note, another judgement than the tier below without a reason, or questions left undecided before it is passed on. */
export function whyNotFinish(review: Review, { decision, questions, proposals, decided, own, model, state, isLastRound }: Finish): Problem | undefined {
  const bare = Object.entries(review.verdicts).find(([, verdict]) => asksRepair(verdict) && (verdict.note ?? '').trim() === '');
  if (bare !== undefined) return problem('noteMissing', { question: bare[0], at: [{ path: bare[0], message: { id: 'tulis apa yang harus diperbaiki', en: 'write what has to be repaired' } }] });
  // Accepted without a value of his own, a reviewers' question keeps what the tier below found.
  const below = Object.fromEntries([...reviewersOwn(model)].map((id) => [id, proposals[id]?.grade]));
  const unexplained = bareDeviations(review.verdicts, { proposals, own: { ...own, ...below } });
  if (unexplained.length > 0) return problem('reasonMissing', { question: unexplained[0], at: unexplained.map((path) => ({ path, message: { id: 'tulis alasan perbedaannya', en: 'write the reason for the difference' } })) });
  const faults = ownFaults(model, { verdicts: review.verdicts, proposals, decided }, { questions, decision, state, isLastRound });
  if (faults.length > 0) return problem('ownAnswers', { count: faults.length, at: faults });
  if (decision !== 'pass') return undefined;
  const left = questions.filter((id) => review.verdicts[id] === undefined || review.verdicts[id].verdict === 'pending');
  return left.length === 0 ? undefined : problem('undecided', { count: left.length, at: left.map((path) => ({ path, message: { id: 'belum diputus', en: 'not decided yet' } })) });
}

/** What is wrong with the reviewers' own answers: those that do not fit their question, and on passing on those that are missing or break a limit of the form, such as a verdict that does not conform. In the last round such a verdict is passed on, with a question left open beside it. */
function ownFaults(model: FormModel, judged: Judged, { questions, decision, state, isLastRound }: Pick<Finish, 'questions' | 'decision' | 'state' | 'isLastRound'>) {
  const values = ownValues(model, judged);
  const endsOpen = isLastRound && Object.values(judged.verdicts).some(asksRepair);
  return questions.filter((id) => reviewersOwn(model).has(id)).flatMap((path) => {
    const node = model.byId[path]!;
    const kind = kinds[kindOf(node)];
    const value = values[path];
    if (value === undefined || kind.isEmpty(value)) return decision === 'pass' && state.required.has(path) ? [{ path, message: { id: 'belum diisi penilai', en: 'not filled in by the evaluator yet' } }] : [];
    const broken = schemaErrors(questionSchema(node), value).length > 0 ? [{ id: 'ada bagian yang belum terisi atau tidak sesuai', en: 'a part is not filled in yet or does not fit' }] : [];
    const limits = decision === 'pass' && !endsOpen ? state.limits.filter(({ questionId }) => questionId === path).map(({ text }) => text) : [];
    return [...broken, ...kind.check(node, value), ...limits].map((message) => ({ path, message }));
  });
}

/** Says whether a grade is one the question knows; a question without levels takes any value of its own kind. */
export function isGradeOf(model: FormModel, questionId: string, grade: unknown): boolean {
  if (grade === null || grade === undefined) return true;
  if (reviewersOwn(model).has(questionId)) return JSON.stringify(grade).length <= 100_000;
  const values = model.byId[questionId]?.score?.values;
  return values === undefined ? JSON.stringify(grade).length <= 2_000 : typeof grade === 'string' && Object.hasOwn(values, grade);
}

/** The tier a review belongs to: the one that holds the case, else the reader's own. */
export function tierAt({ token, ir }: Place, person: SignedIn): ReviewNode['tiers'][number]['tier'] {
  const node = ir.nodes[token.node];
  const first = node?.kind === 'review' ? node.tiers[token.tier ?? 0]?.tier : undefined;
  return token.holder.tier ?? person.tier ?? first ?? 'member';
}
