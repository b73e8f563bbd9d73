import type { MarkStore, Review, Verdict } from './marks.ts';
import { proposedGrade, type Judged } from './questions.ts';

/** Gives a verdict; accepting a graded question without a grade takes the proposed one. */
export function giveVerdict(store: MarkStore, { judged: { node }, review, verdict }: { readonly judged: Judged; readonly review: Review; readonly verdict: Verdict }): void {
  const grade = store.getState().fields[node.id]?.grade ?? null;
  const own = verdict === 'accept' && grade === null ? (proposedGrade(node, review) ?? null) : grade;
  store.mark(node.id, { verdict, grade: own });
  if (verdict === 'revise' || verdict === 'newEvidence') setTimeout(() => document.getElementById('catatan-opd')?.focus(), 60);
}

/** Decides a grade; an undecided question is accepted with it. */
export function giveGrade(store: MarkStore, { node }: Judged, grade: string): void {
  store.mark(node.id, { grade, verdict: store.getState().fields[node.id]?.verdict ?? 'accept' });
}
