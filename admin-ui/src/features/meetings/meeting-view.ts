import { useApi, type Answer } from '../../api.tsx';

export type MeetingPage = Answer<'meeting'>;
export type AgendaItem = MeetingPage['agendaItems'][number];
export type DecisionKind = MeetingPage['decisions'][number]['decision'];
/** The decisions in the order of their keys 1–6. */
export const decisionKinds = ['accept', 'return', 'score', 'extend', 'escalate', 'postpone'] as const satisfies readonly DecisionKind[];

/** The agenda as the contract takes it. */
export const agendaBody = (items: readonly AgendaItem[]) => items.map(({ itemId, trackId, questionId, minutes }) => ({ itemId, trackId, questionId, minutes }));

/** Moves one item of a list up or down. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** The task of a case that the meeting speaks about: where it waits for the meeting, else where it stands. */
export function useTaskInMeeting(trackId: string): string | undefined {
  const { data } = useApi('track', { params: { trackId } });
  const tokens = data?.state.tokens ?? [];
  const token = tokens.find(({ phase }) => phase === 'inMeeting') ?? tokens[0];
  return data && `${trackId}.${token?.id ?? 't0'}`;
}
