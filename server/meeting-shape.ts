import type { Scope } from '../core/access.ts';
import type { Text } from '../core/problem.ts';
import { listAgencies, nameAt } from '../db/agencies.ts';
import { listActionItems, listDecisions, type ActionItem, type DecisionRow, type Meeting } from '../db/meetings.ts';
import { loadReasons } from '../db/notes.ts';
import { listViews, type TrackView } from '../db/trackViews.ts';
import type { SignedIn } from './auth/session.ts';
import type { Deps } from './deps.ts';
import { questionTitles } from './question-titles.ts';

type Asking = { readonly deps: Deps; readonly person: SignedIn; readonly scope: Scope; readonly at: string };
const wholeCase: Text = { id: 'Kasus instansi ini', en: 'The case of this agency' };
const settled: Text = { id: 'Sudah diputus pada rakor ini.', en: 'Decided in this meeting.' };
const usualMinutes = 10;

/** What a meeting speaks about: the cases of its cycle with names and titles. */
export type Room = { readonly views: ReadonlyMap<string, TrackView>; readonly names: ReadonlyMap<string, string>; readonly titles: (questionId: string | null | undefined) => Text | null; readonly decisions: readonly DecisionRow[] };

/** Loads everything the pages of a meeting name; an agency gets its own case only. */
export async function roomOf({ deps, person, scope, at }: Asking, meeting: Pick<Meeting, 'cycleId'> & { readonly _id?: string }): Promise<Room> {
  const { pemdaId, agencyId } = person;
  const [views, agencies, decisions] = await Promise.all([
    listViews(deps.db, pemdaId, { cycleId: meeting.cycleId, ...(scope === 'agency' ? { agencyId: agencyId ?? '' } : {}) }), listAgencies(deps.db, pemdaId), meeting._id === undefined ? [] : listDecisions(deps.db, pemdaId, { meetingId: meeting._id }),
  ]);
  const titleOf = await questionTitles(deps, pemdaId, views.map(({ state }) => state));
  return {
    views: new Map(views.map((view) => [view._id, view])), names: new Map(agencies.map((agency) => [agency._id, nameAt(agency, at).name.id])), decisions,
    titles: (questionId) => (questionId === null || questionId === undefined ? null : titleOf(questionId)),
  };
}

type Item = { readonly itemId: string; readonly trackId: string; readonly questionId: string | null; readonly minutes: number };

const isWaiting = ({ state }: TrackView): boolean => state.tokens.some(({ phase }) => phase === 'inMeeting');

/** What the cases that wait for a meeting leave open: a question each, or the case as a whole. */
export function proposalsOf({ views }: Room, meeting: Pick<Meeting, 'agenda'>): readonly Item[] {
  const waiting = [...views.values()].filter(isWaiting);
  const items = waiting.flatMap(({ _id: trackId, state }): Item[] => {
    const open = Object.entries(state.notes).filter(([, { status }]) => status !== 'accepted').map(([id]) => id).toSorted();
    return (open.length === 0 ? [null] : open).map((questionId) => ({ itemId: `${trackId}.${questionId ?? 'kasus'}`, trackId, questionId, minutes: usualMinutes }));
  });
  return items.filter(({ itemId }) => !meeting.agenda.some((item) => item.itemId === itemId));
}

/** Whether a meeting has said what it had to say: of a question, by a decision; of a case as a whole, by a decision on it or by those on its questions, once it waits no more. */
function isDecided({ decisions }: Room, view: TrackView, questionId: string | null): boolean {
  const own = decisions.filter(({ trackId }) => trackId === view._id);
  return own.some((row) => (row.questionId ?? null) === questionId) || (questionId === null && own.length > 0 && !isWaiting(view));
}

function whyOf(view: TrackView, questionId: string | null): Text {
  const note = questionId === null ? undefined : view.state.notes[questionId];
  if (note !== undefined) return { id: `Dikembalikan pada putaran ${note.round}, belum diterima.`, en: `Returned in round ${note.round}, not accepted yet.` };
  return isWaiting(view) ? { id: 'Menunggu putusan rakor.', en: 'Waits for the meeting’s decision.' } : { id: 'Tidak menunggu putusan rakor lagi.', en: 'Waits for the meeting’s decision no more.' };
}

/** Gives an agenda item as the contract shows it; nothing when its case is not this person's to see. */
export function itemShape(room: Room, { itemId, trackId, questionId, minutes }: Item) {
  const view = room.views.get(trackId);
  if (view === undefined) return [];
  const decided = isDecided(room, view, questionId);
  return [{ itemId, trackId, agencyId: view.agencyId, agencyName: room.names.get(view.agencyId) ?? view.agencyName, questionId, title: room.titles(questionId) ?? wholeCase, why: decided ? settled : whyOf(view, questionId), minutes, decided }];
}

const effects: Readonly<Record<DecisionRow['decision'], Text>> = {
  accept: { id: 'Jawaban diterima.', en: 'The answer is accepted.' }, return: { id: 'Pertanyaan dibuka untuk diperbaiki.', en: 'The question is unlocked for repair.' }, score: { id: 'Nilai ditetapkan.', en: 'The grade is decided.' },
  extend: { id: 'Tenggat diperpanjang.', en: 'The deadline is extended.' }, escalate: { id: 'Dibawa ke Sekretaris Daerah.', en: 'Taken to the Regional Secretary.' }, postpone: { id: 'Dibahas pada rakor berikutnya.', en: 'Taken up at the next meeting.' },
};

export function effectText(decision: DecisionRow['decision']): Text {
  return effects[decision];
}

function decisionShape(room: Room, row: DecisionRow, instruction: string) {
  const view = room.views.get(row.trackId);
  if (view === undefined) return [];
  return [{ decisionId: row._id, itemId: row.itemId ?? null, trackId: row.trackId, agencyName: room.names.get(view.agencyId) ?? view.agencyName, questionId: row.questionId ?? null, questionTitle: room.titles(row.questionId), decision: row.decision, grade: row.grade ?? null, instruction, at: row.at, by: row.byName, effect: effects[row.decision] }];
}

/** Gives a follow-up item as the contract shows it. */
export function actionItemShape(item: ActionItem, agencyName: string, at: string) {
  const { _id, number, cycleId, trackId, what, who, dueAt, evidence, status, progress, report, remark, rev } = item;
  return { actionItemId: _id, number, cycleId, trackId, agencyName, what, who, dueAt, evidence, status, progress, late: dueAt < at && status !== 'done' && status !== 'not_applicable', report, remark, rev };
}

/** Gives a meeting without its content. */
export function meetingShape(meeting: Meeting, decided: number) {
  const { _id, cycleId, n, title, startsAt, place, mode, status, rev, agenda, attendance } = meeting;
  return { meetingId: _id, cycleId, n, title, startsAt, place, mode, status, rev, agenda: agenda.length, decided, present: attendance.filter(({ present }) => present).length, invited: attendance.length };
}

/** Gives the whole room; what is said of other agencies is left out for an agency, the minutes until they are final. */
export async function meetingPageOf(asking: Asking, meeting: Meeting) {
  const { deps, person, scope, at } = asking;
  const room = await roomOf(asking, meeting);
  const [reasons, items] = await Promise.all([loadReasons(deps.db, person.pemdaId, room.decisions.flatMap(({ reasonId }) => reasonId ?? [])), listActionItems(deps.db, person.pemdaId, { cycleId: meeting.cycleId })]);
  const published = new Set(room.decisions.map(({ _id }) => _id));
  const isOwn = scope !== 'agency';
  const actionItems = items.filter(({ from, trackId }) => from.kind === 'decision' && published.has(from.id) && room.views.has(trackId));
  return {
    ...meetingShape(meeting, room.decisions.length), agendaItems: meeting.agenda.flatMap((item) => itemShape(room, item)),
    attendance: meeting.attendance.filter(({ agencyId }) => isOwn || agencyId === person.agencyId), minutes: isOwn || meeting.status === 'final' ? meeting.minutes : '',
    decisions: room.decisions.flatMap((row) => decisionShape(room, row, reasons.get(row.reasonId ?? '')?.text ?? '')),
    actionItems: actionItems.map((item) => actionItemShape(item, room.names.get(item.agencyId) ?? '', at)),
    proposals: isOwn && meeting.status !== 'final' ? proposalsOf(room, meeting).flatMap((item) => itemShape(room, item)) : [],
  };
}
