import type { FileRef, Node } from '../../../../core/form/model.ts';
import { isDeepEmpty } from '../../../../core/form/emptiness.ts';
import type { Answering } from './answering-state.ts';

/** The answer to a question in the last round that was sent. */
export const lastRoundOf = (state: Pick<Answering, 'task'>, questionId: string) => state.task.rounds[questionId]?.filter((round) => round.round < state.task.task.round || state.task.unlocked === null).at(-1);

const fileIds = (files: readonly Pick<FileRef, 'fileId'>[]) => files.map((file) => file.fileId).toSorted().join();
const same = (a: unknown, b: unknown) => (isDeepEmpty(a) && isDeepEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

/** What differs from the last round: the answer, the evidence, or neither. */
export function changeOf(state: Answering, questionId: string): { readonly answer: boolean; readonly evidence: boolean; readonly fresh: readonly string[] } {
  const last = lastRoundOf(state, questionId);
  const now = state.evidence[questionId] ?? [];
  const before = (last?.evidence ?? []) as readonly FileRef[];
  return { answer: !same(last?.data, state.values[questionId]), evidence: fileIds(before) !== fileIds(now), fresh: now.filter((file) => !before.some((old) => old.fileId === file.fileId)).map((file) => file.name) };
}

/** A returned question counts as repaired when its answer or evidence differs, or the agency replied in this round. */
export function isRepaired(state: Answering, questionId: string): boolean {
  // opened because a returned question made it visible, or asked anew by a newer form version: being answered is enough
  if (!state.task.unlocked?.includes(questionId) || state.task.state.notes[questionId]?.status !== 'open') return !state.form.required.has(questionId) || state.values[questionId] !== undefined;
  const change = changeOf(state, questionId);
  return change.answer || change.evidence || state.task.notes.some((note) => note.questionId === questionId && note.kind === 'reply' && note.round >= state.task.task.round);
}

/** The three lists of the repair page. Questions that a repair makes visible belong to the returned ones. */
export function revisionGroups(state: Answering): { readonly returned: readonly Node[]; readonly accepted: readonly Node[]; readonly rest: readonly Node[] } {
  const nodes = [...state.places.values()].map(({ node }) => node).filter((node) => !state.form.hidden.has(node.id));
  const returned = nodes.filter((node) => state.open?.has(node.id) ?? false);
  const accepted = nodes.filter((node) => !returned.includes(node) && state.task.accepted[node.id] !== undefined);
  return { returned, accepted, rest: nodes.filter((node) => !returned.includes(node) && !accepted.includes(node)) };
}

/** How many returned questions still wait for their repair. */
export const notRepaired = (state: Answering): number => (state.task.unlocked ?? []).filter((id) => !isRepaired(state, id)).length;
