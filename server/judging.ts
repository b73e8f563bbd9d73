import type { ReviewNode } from '../core/cycle/ir.ts';
import type { Token } from '../core/cycle/track.ts';
import { questionsOf, type FormModel } from '../core/form/model.ts';
import { problem, type Problem } from '../core/problem.ts';
import { asksRepair, bareDeviations, type Proposal } from '../core/submission/tiers.ts';
import type { Review } from '../db/reviews.ts';
import type { Checked } from './answers.ts';
import type { SignedIn } from './auth/session.ts';
import type { Case } from './reach.ts';

type Place = Case & { readonly token: Token };
type Ground = { readonly model: FormModel; readonly checked: Checked; readonly settled: ReadonlySet<string> };

/** The questions this tier has to decide: shown and answered or asked for, and not settled by itself before. */
export function questionsToJudge({ model, checked, settled }: Ground): readonly string[] {
  const { content, state } = checked;
  const concerns = (id: string) => !state.hidden.has(id) && (id in content.data || id in content.evidence || state.required.has(id));
  const asked = questionsOf(model).filter(({ node }) => node.kind !== 'info' && node.kind !== 'computed' && concerns(node.id)).map(({ node }) => node.id);
  return asked.filter((id) => !settled.has(id));
}

/** Why this person may not judge this case now; nothing when it is his or hers. */
export function whyNotJudge({ token, ir, state, enrolment }: Place, person: SignedIn): Problem | undefined {
  if (ir.nodes[token.node]?.kind !== 'review' || (token.phase !== 'submitted' && token.phase !== 'inReview')) return problem('notInReview');
  if (state.suspended !== undefined) return problem('suspended');
  if (person.agencyId === state.agencyId) return problem('ownAgency');
  const { tier } = token.holder;
  return tier !== undefined && person.tier === tier && enrolment.reviewers[tier] === person.personId ? undefined : problem('notInReview');
}

type Finish = { readonly decision: 'pass' | 'return' | 'sendBack'; readonly questions: readonly string[]; readonly proposals: Readonly<Record<string, Proposal>>; readonly own: Readonly<Record<string, unknown>> };

/** What keeps a review from being finished: a return without a note, another judgement than the tier below without a reason, or questions left undecided before it is passed on. */
export function whyNotFinish(review: Review, { decision, questions, proposals, own }: Finish): Problem | undefined {
  const bare = Object.entries(review.verdicts).find(([, verdict]) => asksRepair(verdict) && (verdict.note ?? '').trim() === '');
  if (bare !== undefined) return problem('noteMissing', { question: bare[0], at: [{ path: bare[0], message: 'tulis apa yang harus diperbaiki' }] });
  const unexplained = bareDeviations(review.verdicts, { proposals, own });
  if (unexplained.length > 0) return problem('reasonMissing', { question: unexplained[0], at: unexplained.map((path) => ({ path, message: 'tulis alasan perbedaannya' })) });
  if (decision !== 'pass') return undefined;
  const left = questions.filter((id) => review.verdicts[id] === undefined || review.verdicts[id].verdict === 'pending');
  return left.length === 0 ? undefined : problem('undecided', { count: left.length, at: left.map((path) => ({ path, message: 'belum diputus' })) });
}

/** Says whether a grade is one the question knows; a question without levels takes any value of its own kind. */
export function isGradeOf(model: FormModel, questionId: string, grade: unknown): boolean {
  if (grade === null || grade === undefined) return true;
  const values = model.byId[questionId]?.score?.values;
  return values === undefined ? JSON.stringify(grade).length <= 2_000 : typeof grade === 'string' && Object.hasOwn(values, grade);
}

/** The tier a review belongs to: the one that holds the case, else the reader's own. */
export function tierAt({ token, ir }: Place, person: SignedIn): ReviewNode['tiers'][number]['tier'] {
  const node = ir.nodes[token.node];
  const first = node?.kind === 'review' ? node.tiers[token.tier ?? 0]?.tier : undefined;
  return token.holder.tier ?? person.tier ?? first ?? 'member';
}
