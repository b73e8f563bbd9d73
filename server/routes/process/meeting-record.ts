import { api } from '../../../core/api.ts';
import { isProblem } from '../../../core/problem.ts';
import { listActionItems } from '../../../db/meetings.ts';
import { loadReasons } from '../../../db/notes.ts';
import { loadPemda } from '../../../db/pemdas.ts';
import { listPeople } from '../../../db/people.ts';
import { recordOf } from '../../documents/meeting-record.ts';
import { zoneOfName } from '../../deps.ts';
import { route, type Call } from '../../endpoint.ts';
import { effectText, roomOf } from '../../meeting-shape.ts';
import { reachMeeting } from './meetings.ts';

/** Gives the berita acara of a meeting, as far as this person sees it. */
export async function ofMeeting(call: Omit<Call<typeof api.meetingRecord>, 'query'>) {
  const { deps, person, params } = call;
  const meeting = await reachMeeting(call, params.meetingId);
  if (isProblem(meeting)) return meeting;
  const [room, pemda, people, items] = await Promise.all([roomOf(call, meeting), loadPemda(deps.db, person.pemdaId), listPeople(deps.db, person.pemdaId), listActionItems(deps.db, person.pemdaId, { cycleId: meeting.cycleId })]);
  const reasons = await loadReasons(deps.db, person.pemdaId, room.decisions.flatMap(({ reasonId }) => reasonId ?? []));
  const due = new Map(items.map((item) => [item._id, item.dueAt]));
  const rows = room.decisions.filter(({ trackId }) => room.views.has(trackId)).map((row) => ({
    agencyName: room.names.get(row.agencyId) ?? '', question: room.titles(row.questionId)?.id ?? 'Kasus instansi ini', decision: effectText(row.decision), instruction: reasons.get(row.reasonId ?? '')?.text ?? '', dueAt: row.newDue ?? due.get(row.actionItemId ?? '') ?? null,
  }));
  return recordOf({ meeting, rows, pemda, people, zone: zoneOfName(pemda?.zone) });
}

export const recordRoutes = { meetingRecord: route(api.meetingRecord, ofMeeting) };
