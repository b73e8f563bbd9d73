import { asksRepair } from '../../../../core/submission/tiers.ts';
import type { MarkStore, Review, Verdict } from './marks.ts';
import { proposedGrade, type Judged } from './questions.ts';

/** Gives a verdict; accepting a graded question without a grade takes the one of the tier below, else the agency's own. */
export function giveVerdict(store: MarkStore, { judged: { node }, review, verdict }: { readonly judged: Judged; readonly review: Review; readonly verdict: Verdict }): void {
  const grade = store.getState().fields[node.id]?.grade ?? null;
  const own = verdict === 'accept' && grade === null ? (gradeBelow(review, node.id) ?? proposedGrade(node, review) ?? null) : grade;
  store.mark(node.id, { verdict, grade: own });
  if (verdict === 'revise' || verdict === 'newEvidence') setTimeout(() => document.getElementById('catatan-opd')?.focus(), 60);
}

/** Decides a grade; an undecided question is accepted with it. */
export function giveGrade(store: MarkStore, { node }: Judged, grade: string): void {
  store.mark(node.id, { grade, verdict: store.getState().fields[node.id]?.verdict ?? 'accept' });
}

const gradeBelow = ({ proposals }: Review, id: string): unknown => (proposals[id]?.verdict === 'accept' ? (proposals[id].grade ?? undefined) : undefined);

/** Takes over what the tier below decided on one question: verdict, grade, and the note of a return. */
export function confirmProposal(store: MarkStore, { node }: Judged, { proposals }: Review): void {
  const proposal = proposals[node.id];
  if (proposal) store.mark(node.id, { verdict: proposal.verdict, grade: proposal.grade ?? null, note: asksRepair(proposal) ? proposal.note : '' });
}
