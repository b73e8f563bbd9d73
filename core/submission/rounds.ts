import { canonicalJson } from '../form/canonical.ts';
import { addedQuestions } from '../cycle/forms.ts';
import type { Ir } from '../cycle/ir.ts';
import { openQuestions } from '../cycle/nodes/task.ts';
import type { Token, TrackState } from '../cycle/track.ts';
import { problem, type Problem } from '../problem.ts';

/** One version of an agency's answers: values and cited files, each by question id. Unanswered = absent. */
export type RoundContent = { readonly data: Readonly<Record<string, unknown>>; readonly evidence: Readonly<Record<string, readonly { readonly fileId: string }[]>> };
/** How one question differs between two rounds. */
export type RoundChange = { readonly questionId: string; readonly value: boolean; readonly evidence: boolean; readonly before: unknown; readonly after: unknown; readonly filesAdded: readonly string[]; readonly filesRemoved: readonly string[] };

/** Gives the questions an agency may edit at a token: null means all, an empty list none. */
export function unlockedQuestions(ir: Ir, state: TrackState, token: Token): readonly string[] | null {
  if (state.suspended !== undefined || state.ended !== undefined) return [];
  const node = ir.nodes[token.node];
  if (token.phase === 'open' && node?.kind === 'task' && node.mode === 'fill') return null;
  return token.phase === 'open' || token.phase === 'returned' ? [...new Set([...openQuestions(state), ...addedQuestions(state, token)])] : [];
}

/** Compares two rounds question by question; equal content in another key order is equal, and so are the same files in another order. */
export function compareRounds(previous: RoundContent, next: RoundContent): readonly RoundChange[] {
  const ids = new Set([previous.data, next.data, previous.evidence, next.evidence].flatMap((part) => Object.keys(part)));
  return [...ids].toSorted().map((id) => compareQuestion(id, previous, next)).filter(({ value, evidence }) => value || evidence);
}

function compareQuestion(questionId: string, previous: RoundContent, next: RoundContent): RoundChange {
  const [before, after] = [previous.data[questionId], next.data[questionId]];
  const [old, now] = [filesOf(previous, questionId), filesOf(next, questionId)];
  const filesAdded = now.filter((file) => !old.includes(file));
  const filesRemoved = old.filter((file) => !now.includes(file));
  return { questionId, before, after, value: textOf(before) !== textOf(after), evidence: filesAdded.length + filesRemoved.length > 0, filesAdded, filesRemoved };
}

const textOf = (value: unknown): string => canonicalJson(value ?? null);
const filesOf = ({ evidence }: RoundContent, id: string): readonly string[] => (evidence[id] ?? []).map(({ fileId }) => fileId);

/** Gives the questions whose value or files differ between two rounds. */
export function changedQuestions(previous: RoundContent, next: RoundContent): readonly string[] {
  return compareRounds(previous, next).map(({ questionId }) => questionId);
}

/** Gives the asked questions whose answer and files are still those of the last round and that got no reply: the ones not repaired yet. */
export function notRepaired(asked: readonly string[], { previous, next, replied }: { readonly previous: RoundContent; readonly next: RoundContent; readonly replied: ReadonlySet<string> }): readonly string[] {
  const changed = new Set(changedQuestions(previous, next));
  return asked.filter((questionId) => !changed.has(questionId) && !replied.has(questionId));
}

/** Gives the changed questions that nobody asked for and no permitted change opened: "changed although not asked". */
export function changedUnasked(changed: readonly string[], asked: readonly string[], dependents: readonly string[] = []): readonly string[] {
  const allowed = new Set([...asked, ...dependents]);
  return changed.filter((questionId) => !allowed.has(questionId));
}

/** What a round may change: the questions with an open note (null: all), and those that a permitted change made visible or required, or computes. */
export type Permission = { readonly unlocked: readonly string[] | null; readonly dependents?: readonly string[] };

/** Refuses a round that changes a question it does not unlock; the problem names every such question. */
export function checkRound(previous: RoundContent, next: RoundContent, { unlocked, dependents = [] }: Permission): Problem | undefined {
  if (unlocked === null) return undefined;
  const locked = changedUnasked(changedQuestions(previous, next), unlocked, dependents);
  const [question] = locked;
  return question === undefined ? undefined : problem('lockedQuestion', { question, at: locked.map((path) => ({ path, message: problem('lockedQuestion', { question: path }).message })) });
}
