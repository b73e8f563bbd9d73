import { api } from '../../../core/api.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { appendAudit, chains } from '../../../db/audit.ts';
import { addMeeting, changeMeeting, listDecisions, listMeetings, loadMeeting, type Meeting } from '../../../db/meetings.ts';
import { listPeople } from '../../../db/people.ts';
import { isDuplicate } from '../../../db/table.ts';
import { meetingMoved, workflowIds } from '../../../workflows/messages.ts';
import { actorOf, positionOf } from '../../auth/session.ts';
import { remindersOf, startRakor, unlessOver } from '../../engine.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenIr } from '../../frozen.ts';
import { meetingPageOf, meetingShape, proposalsOf, roomOf, type Room } from '../../meeting-shape.ts';
import { reachCycle } from '../../reach.ts';

type Asking = Pick<Call<typeof api.meeting>, 'deps' | 'person' | 'scope'>;
const unknown = () => problem('notFound', { thing: things.meeting });

/** Loads a meeting whose cycle this person's right reaches. */
export async function reachMeeting(asking: Asking, meetingId: string): Promise<Meeting | Problem> {
  const meeting = await loadMeeting(asking.deps.db, asking.person.pemdaId, meetingId);
  if (meeting === undefined) return unknown();
  const cycle = await reachCycle(asking, meeting.cycleId);
  return isProblem(cycle) ? unknown() : meeting;
}

async function meetings({ deps, person, scope, params }: Call<typeof api.meetings>) {
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const rows = await listMeetings(deps.db, person.pemdaId, cycle._id);
  return { items: await Promise.all(rows.map(async (row) => meetingShape(row, (await listDecisions(deps.db, person.pemdaId, { meetingId: row._id })).length))) };
}

/** Those who are called: the heads of the agencies on the agenda and everyone who reviews them. */
async function invited({ deps, person, at }: Pick<Call<typeof api.addMeeting>, 'deps' | 'person' | 'at'>, { names }: Room, agencyIds: ReadonlySet<string>): Promise<Meeting['attendance']> {
  const people = await listPeople(deps.db, person.pemdaId, { active: true });
  const called = people.filter(({ role, agencyId }) => role === 'coordinator' || role === 'evaluator' || (role === 'head' && agencyId !== undefined && agencyIds.has(agencyId)));
  return called.map((one) => ({ name: one.displayName, position: positionOf(one, at.slice(0, 10)).id, agencyId: one.agencyId ?? null, represents: names.get(one.agencyId ?? '') ?? '', present: false }));
}

async function insertNext(call: Call<typeof api.addMeeting>, meeting: Omit<Meeting, 'n'>): Promise<Meeting> {
  const { deps, person, at, requestId } = call;
  const n = (await listMeetings(deps.db, person.pemdaId, meeting.cycleId)).length + 1;
  try {
    return await deps.db.withTransaction(async (tx) => {
      const added = await addMeeting(deps.db, { ...meeting, n }, tx);
      await appendAudit(deps.db, tx, { pemdaId: person.pemdaId, chain: chains.cycle(meeting.cycleId), entry: { act: 'addMeeting', actor: actorOf(person), at, requestId, cycleId: meeting.cycleId, object: { kind: 'meeting', id: added._id } } });
      return added;
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return await loadMeeting(deps.db, person.pemdaId, meeting._id) ?? insertNext(call, meeting);
  }
}

async function add(call: Call<typeof api.addMeeting>) {
  const { deps, person, scope, params, body, at, operationId } = call;
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  if (cycle.snapshotId === undefined) return problem('cycleNotRunning');
  const ir = await frozenIr(deps, cycle.snapshotId);
  const key = ir?.nodes.flatMap((node) => (node.kind === 'meeting' ? [node.meeting] : []))[0];
  const room = await roomOf(call, { cycleId: cycle._id });
  const agenda = proposalsOf(room, { agenda: [] });
  const concerned = new Set(agenda.flatMap(({ trackId }) => room.views.get(trackId)?.agencyId ?? []));
  const startsAt = new Date(body.startsAt).toISOString();
  const { title, place, mode } = body;
  const meeting = await insertNext(call, { _id: operationId, pemdaId: person.pemdaId, cycleId: cycle._id, title, startsAt, place, mode, agenda, attendance: await invited(call, room, concerned), minutes: '', status: 'planned', ...(key === undefined ? {} : { key }), rev: 1, updatedBy: person.name, updatedAt: at });
  await startRakor(deps.client, { pemdaId: person.pemdaId, cycleId: cycle._id, meetingId: meeting._id, startsAt });
  return meetingShape(meeting, 0);
}

async function meeting(call: Call<typeof api.meeting>) {
  const found = await reachMeeting(call, call.params.meetingId);
  return isProblem(found) ? found : meetingPageOf(call, found);
}

async function change(call: Call<typeof api.changeMeeting>) {
  const { deps, person, params, body, rev, at, tx, requestId } = call;
  const found = await reachMeeting(call, params.meetingId);
  if (isProblem(found)) return found;
  const room = await roomOf(call, found);
  const stranger = body.agenda?.find(({ trackId }) => !room.views.has(trackId));
  if (stranger !== undefined) return problem('notFound', { thing: { id: 'Instansi pada agenda', en: 'The agency on the agenda' } });
  const startsAt = body.startsAt === undefined ? undefined : new Date(body.startsAt).toISOString();
  const known = Object.fromEntries(Object.entries({ ...body, startsAt }).filter(([, value]) => value !== undefined)) as Partial<Meeting>;
  const after = await changeMeeting(deps.db, person.pemdaId, { id: found._id, rev, by: person.name, at, set: known, session: tx });
  if (isProblem(after)) return after;
  await appendAudit(deps.db, tx, { pemdaId: person.pemdaId, chain: chains.cycle(found.cycleId), entry: { act: 'changeMeeting', actor: actorOf(person), at, requestId, cycleId: found.cycleId, object: { kind: 'meeting', id: found._id }, before: { rev: found.rev }, after: { rev: after.rev, fields: Object.keys(known) } } });
  // Told twice it is told once: the meeting's clock only looks at the newest time.
  if (startsAt !== undefined && startsAt !== found.startsAt) await unlessOver(() => deps.client.workflow.getHandle(workflowIds.rakor(found.cycleId, found._id)).signal(meetingMoved, { startsAt, remindAt: remindersOf(startsAt) }));
  return meetingPageOf(call, after);
}

export const meetingRoutes = { meetings: route(api.meetings, meetings), addMeeting: route(api.addMeeting, add, { repeatBy: 'update' }), meeting: route(api.meeting, meeting), changeMeeting: route(api.changeMeeting, change) };
