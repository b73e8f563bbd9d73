import type { ClientSession, Connection } from 'mongoose';
import type { MeetingDecision } from '../core/cycle/track.ts';
import { problem } from '../core/problem.ts';
import type { Problem, Text } from '../core/problem.ts';
import { things } from '../core/things.ts';
import type { Db } from './db.ts';
import { updateRevision } from './revision.ts';
import type { RevisionChange } from './revision.ts';
import { insert, op, table } from './table.ts';

export type AgendaItem = { readonly itemId: string; readonly trackId: string; readonly questionId: string | null; readonly minutes: number; readonly title?: Text | undefined; readonly why?: Text | undefined };
export type Attendee = { readonly name: string; readonly position: string; readonly agencyId: string | null; readonly represents: string; readonly present: boolean };

/** A coordination meeting (rakor) of a cycle. */
export type Meeting = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly cycleId: string;
  readonly n: number;
  readonly title: string;
  readonly startsAt: string;
  readonly place: string;
  readonly mode: 'onsite' | 'online' | 'hybrid';
  readonly agenda: readonly AgendaItem[];
  readonly attendance: readonly Attendee[];
  readonly minutes: string;
  readonly status: 'planned' | 'open' | 'final';
  /** The meeting node's key in the definition, for tracks that wait on it. */
  readonly key?: string | undefined;
  readonly finalHash?: string | undefined;
  readonly rev: number;
  readonly updatedBy?: string | undefined;
  readonly updatedAt?: string | undefined;
};

/** What a meeting decided on one track; written as a draft by the server, published by the track. */
export type DecisionRow = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly cycleId: string;
  readonly meetingId: string;
  readonly trackId: string;
  readonly questionId?: string | undefined;
  readonly decision: MeetingDecision;
  /** The decided value, for `score`. */
  readonly grade?: unknown;
  readonly noteId?: string | undefined;
  readonly reasonId?: string | undefined;
  readonly newDue?: string | undefined;
  readonly actionItemId?: string | undefined;
  readonly itemId?: string | undefined;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly publishedAt?: string | undefined;
};

export type ActionItemStatus = 'open' | 'in_progress' | 'submitted' | 'returned' | 'done' | 'not_applicable';
/** Something an agency promised to do. */
export type ActionItem = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly cycleId: string;
  readonly trackId: string;
  readonly agencyId: string;
  readonly number: string;
  readonly what: string;
  readonly who: string;
  readonly dueAt: string;
  /** What will prove it, in words. */
  readonly evidence: string;
  readonly status: ActionItemStatus;
  /** Percent. */
  readonly progress: number;
  readonly report: string;
  readonly remark: string;
  /** Where it came from: a meeting decision, a note, a gate. */
  readonly from: { readonly kind: 'decision' | 'note' | 'gate'; readonly id: string };
  readonly questionId?: string | undefined;
  readonly rev: number;
  readonly updatedBy?: string | undefined;
  readonly updatedAt?: string | undefined;
};

export const defineMeetings = (connection: Connection) =>
  table<Meeting>(
    connection,
    'meetings',
    {
      _id: 'text', pemdaId: 'text', cycleId: 'text', n: 'number', title: 'text', startsAt: 'text', place: 'text', mode: 'text', agenda: 'any', attendance: 'any', minutes: 'text', status: 'text', key: 'text?',
      finalHash: 'text?', rev: 'number', updatedBy: 'text?', updatedAt: 'text?',
    },
    [[{ pemdaId: 1, cycleId: 1, n: 1 }, { unique: true }]],
  );
export const defineDecisions = (connection: Connection) =>
  table<DecisionRow>(
    connection,
    'decisions',
    {
      _id: 'text', pemdaId: 'text', agencyId: 'text', cycleId: 'text', meetingId: 'text', trackId: 'text', questionId: 'text?', decision: 'text', grade: 'any?', noteId: 'text?', reasonId: 'text?', newDue: 'text?',
      actionItemId: 'text?', itemId: 'text?', at: 'text', by: 'text', byName: 'text', publishedAt: 'text?',
    },
    [[{ pemdaId: 1, meetingId: 1, at: 1 }], [{ pemdaId: 1, trackId: 1, at: 1 }]],
  );
export const defineActionItems = (connection: Connection) =>
  table<ActionItem>(
    connection,
    'actionItems',
    {
      _id: 'text', pemdaId: 'text', cycleId: 'text', trackId: 'text', agencyId: 'text', number: 'text', what: 'text', who: 'text', dueAt: 'text', evidence: 'text', status: 'text', progress: 'number', report: 'text', remark: 'text', from: 'any', questionId: 'text?',
      rev: 'number', updatedBy: 'text?', updatedAt: 'text?',
    },
    [[{ pemdaId: 1, cycleId: 1, dueAt: 1 }], [{ pemdaId: 1, agencyId: 1, dueAt: 1 }]],
  );

/** Loads one meeting, or nothing. */
export async function loadMeeting(db: Db, pemdaId: string, meetingId: string): Promise<Meeting | undefined> {
  return (await db.meetings.findOne({ _id: meetingId, pemdaId }).lean<Meeting>()) ?? undefined;
}

/** Lists the meetings of a cycle in order. */
export async function listMeetings(db: Db, pemdaId: string, cycleId?: string): Promise<readonly Meeting[]> {
  return db.meetings.find({ pemdaId, ...(cycleId === undefined ? {} : { cycleId }) }).sort({ cycleId: 1, n: 1 }).lean<Meeting[]>();
}

/** Adds a meeting; two at once with the same number: the second gets a duplicate error. */
export async function addMeeting(db: Db, meeting: Meeting, session?: ClientSession): Promise<Meeting> {
  return insert(db.meetings, meeting, session);
}

/** Changes a meeting that is not final, if it still has revision `rev`. */
export async function changeMeeting(db: Db, pemdaId: string, change: RevisionChange<Meeting>): Promise<Meeting | Problem> {
  const now = await loadMeeting(db, pemdaId, change.id);
  if (now?.status === 'final') return problem('meetingFinal');
  return updateRevision(db.meetings, pemdaId, { ...change, thing: things.meeting });
}

/** Adds a decision as a draft; it counts once its track has published it. */
export async function addDecision(db: Db, decision: DecisionRow, session?: ClientSession): Promise<DecisionRow> {
  return insert(db.decisions, decision, session);
}

/** Lists published decisions of a meeting or a track in order. */
export async function listDecisions(db: Db, pemdaId: string, wanted: { readonly meetingId?: string; readonly trackId?: string }): Promise<readonly DecisionRow[]> {
  const { meetingId, trackId } = wanted;
  const filter = { pemdaId, publishedAt: op({ $exists: true }), ...(meetingId === undefined ? {} : { meetingId }), ...(trackId === undefined ? {} : { trackId }) };
  return db.decisions.find(filter).sort({ at: 1, _id: 1 }).lean<DecisionRow[]>();
}

/** Adds an action item. */
export async function addActionItem(db: Db, item: ActionItem, session?: ClientSession): Promise<ActionItem> {
  return insert(db.actionItems, item, session);
}

/** Loads one action item, or nothing. */
export async function loadActionItem(db: Db, pemdaId: string, itemId: string): Promise<ActionItem | undefined> {
  return (await db.actionItems.findOne({ _id: itemId, pemdaId }).lean<ActionItem>()) ?? undefined;
}

/** Lists action items by cycle or agency, earliest due first. */
export async function listActionItems(db: Db, pemdaId: string, wanted: { readonly cycleId?: string; readonly agencyId?: string; readonly trackId?: string }): Promise<readonly ActionItem[]> {
  const { cycleId, agencyId, trackId } = wanted;
  const filter = { pemdaId, ...(cycleId === undefined ? {} : { cycleId }), ...(agencyId === undefined ? {} : { agencyId }), ...(trackId === undefined ? {} : { trackId }) };
  return db.actionItems.find(filter).sort({ dueAt: 1, _id: 1 }).lean<ActionItem[]>();
}

/** Changes an action item if it still has revision `rev`. */
export async function changeActionItem(db: Db, pemdaId: string, change: RevisionChange<ActionItem>): Promise<ActionItem | Problem> {
  return updateRevision(db.actionItems, pemdaId, { ...change, thing: things.actionItem });
}

/** Takes back a decision that its track refused, with the action item it would have made; a published one stays. */
export async function dropDecision(db: Db, pemdaId: string, decisionId: string): Promise<void> {
  await db.withTransaction(async (session) => {
    const { deletedCount } = await db.decisions.deleteOne({ _id: decisionId, pemdaId, publishedAt: op({ $exists: false }) } as never, { session });
    if (deletedCount === 1) await db.actionItems.deleteMany({ pemdaId, 'from.kind': 'decision', 'from.id': decisionId } as never, { session });
  });
}

/** Gives which of these decisions their tracks have published. */
export async function publishedDecisions(db: Db, pemdaId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.decisions.find({ pemdaId, _id: op({ $in: [...ids] }), publishedAt: op({ $exists: true }) }, { _id: 1 }).lean<{ _id: string }[]>();
  return new Set(rows.map(({ _id }) => _id));
}
