import { tiers, type Tier } from '../access.ts';
import type { TrackState } from '../cycle/track.ts';
import { canonicalJson } from '../form/canonical.ts';
import { changedQuestions, type RoundContent } from './rounds.ts';

/** A judgement on one question, as one tier gave it. `pending` decides nothing yet. */
export type Judgement = { readonly verdict: 'accept' | 'revise' | 'newEvidence' | 'notApplicable' | 'pending' | null; readonly grade?: unknown; readonly note?: string | undefined; readonly internal?: string | undefined };
/** One published review of one tier, as far as the tiers above and below it are concerned. */
export type TierReview = { readonly tier: Tier; readonly round: number; readonly decision?: 'pass' | 'return' | 'sendBack' | undefined; readonly publishedAt?: string | undefined; readonly verdicts: Readonly<Record<string, Judgement & { readonly byName: string; readonly at: string }>> };
/** What the tier below decided: it stands beside the question until this tier confirms it or decides otherwise. */
export type Proposal = { readonly tier: Tier; readonly round: number; readonly by: string; readonly at: string; readonly verdict: 'accept' | 'revise' | 'newEvidence' | 'notApplicable'; readonly grade: unknown; readonly note: string };
type Standing = { readonly tier: Tier; readonly changedIn: Readonly<Record<string, number>> };

const rank = (tier: Tier): number => tiers.indexOf(tier);
const isFine = ({ verdict }: Judgement): boolean => verdict === 'accept' || verdict === 'notApplicable';

/** Says whether a judgement sends its question back to the agency. */
export const asksRepair = ({ verdict }: Pick<Judgement, 'verdict'>): boolean => verdict === 'revise' || verdict === 'newEvidence';

/** Gives by question the last round that changed its answer or files; what never changed after the first round is absent. */
export function changedInRound(versions: readonly { readonly round: number; readonly content: RoundContent }[]): Readonly<Record<string, number>> {
  const pairs = versions.slice(1).map((next, index) => ({ round: next.round, changed: changedQuestions(versions[index]!.content, next.content) }));
  return Object.fromEntries(pairs.flatMap(({ round, changed }) => changed.map((id) => [id, round])));
}

/** Gives the questions a tier need not judge again: it, or one above it, accepted them, and neither the answer nor a note moved since. Reviews come earliest first. */
export function settledFor(reviews: readonly TierReview[], { tier, changedIn, notes }: Standing & { readonly notes: TrackState['notes'] }): ReadonlySet<string> {
  const rounds = new Map<string, number>();
  for (const { tier: of, round, decision, verdicts } of reviews) {
    for (const [id, judgement] of Object.entries(verdicts)) {
      if (!isFine(judgement)) rounds.delete(id);
      else if (decision !== 'sendBack' && rank(of) >= rank(tier)) rounds.set(id, round);
    }
  }
  const stands = ([id, round]: readonly [string, number]) => (changedIn[id] ?? 0) <= round && (notes[id] === undefined || notes[id].status === 'accepted');
  return new Set([...rounds].filter(stands).map(([id]) => id));
}

/**
 * Gives what lies before a tier as a proposal, by question: the last judgement of a tier below, or its own from a review it
 * sent back. A judgement of an answer that changed since, or that this tier or a higher one has overruled, proposes nothing.
 */
export function proposalsFor(reviews: readonly TierReview[], { tier, changedIn }: Standing): Readonly<Record<string, Proposal>> {
  const proposals: Record<string, Proposal> = {};
  for (const { tier: of, round, decision, publishedAt, verdicts } of reviews) {
    const proposes = rank(of) < rank(tier) ? decision !== 'sendBack' : of === tier && decision === 'sendBack';
    for (const [id, { verdict, grade, note, byName, at }] of Object.entries(verdicts)) {
      if (verdict === 'pending' || verdict === null) continue;
      if (!proposes || (changedIn[id] ?? 0) > round) delete proposals[id];
      else proposals[id] = { tier: of, round, by: byName, at: publishedAt ?? at, verdict, grade: grade ?? null, note: note ?? '' };
    }
  }
  return proposals;
}

/** Says whether a judgement decides something else than the proposal; `own` is the agency's answer, which an acceptance without a grade takes. */
export function deviates(mine: Judgement, proposal: Judgement, own: unknown): boolean {
  if (mine.verdict === null || mine.verdict === 'pending') return false;
  if (asksRepair(mine) || asksRepair(proposal)) return asksRepair(mine) !== asksRepair(proposal);
  return canonicalJson(valueOf(mine, own)) !== canonicalJson(valueOf(proposal, own));
}

const valueOf = ({ verdict, grade }: Judgement, own: unknown): unknown => (verdict === 'notApplicable' ? { notApplicable: true } : (grade ?? own ?? null));

/** Gives the questions judged otherwise than proposed without a word of why, in either note. */
export function bareDeviations(judgements: Readonly<Record<string, Judgement>>, { proposals, own }: { readonly proposals: Readonly<Record<string, Proposal>>; readonly own: Readonly<Record<string, unknown>> }): readonly string[] {
  const isBare = ([id, mine]: [string, Judgement]) => proposals[id] !== undefined && deviates(mine, proposals[id], own[id]) && `${mine.note ?? ''}${mine.internal ?? ''}`.trim() === '';
  return Object.entries(judgements).filter(isBare).map(([id]) => id).toSorted();
}
