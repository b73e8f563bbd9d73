import type { Answer } from '../../api.tsx';
import type { StatusOf } from '../../ui/statuses.ts';

export type MeetingPage = Answer<'meeting'>;
export type AgendaItem = MeetingPage['agendaItems'][number];
export type DecisionKind = MeetingPage['decisions'][number]['decision'];
/** The decisions in the order of their keys 1–6. */
export const decisionKinds = ['accept', 'return', 'score', 'extend', 'escalate', 'postpone'] as const satisfies readonly DecisionKind[];

export const meetingStatus = (status: MeetingPage['status']): StatusOf<'document'> => (({ planned: 'draft', open: 'running', final: 'final' }) as const)[status];

/** The agenda as the contract takes it. */
export const agendaBody = (items: readonly AgendaItem[]) => items.map(({ itemId, trackId, questionId, minutes }) => ({ itemId, trackId, questionId, minutes }));

/** Moves one item of a list up or down. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}
