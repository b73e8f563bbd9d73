import type { ClientSession, Connection } from 'mongoose';
import type { RoleKey, Tier } from '../core/access.ts';
import type { Message, MessageKind } from '../core/cycle/track.ts';
import type { Text } from '../core/problem.ts';
import type { Db } from './db.ts';
import { op, table } from './table.ts';

export type OutboxStatus = 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'cancelled';

/** One message to one person on one channel; `_id` is `<message key>/<personId>/<channel>` and also its Message-ID. */
export type OutboxRow = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly key: string;
  readonly kind: MessageKind;
  readonly channel: 'mail' | 'none';
  readonly to: Message['to'];
  readonly personId?: string | undefined;
  readonly email?: string | undefined;
  readonly agencyId: string;
  readonly cycleId: string;
  readonly trackId: string;
  readonly stage: string;
  readonly round: number;
  readonly dueAt?: string | undefined;
  readonly count?: number | undefined;
  /** The words of a notice that the design of the cycle writes itself. */
  readonly text?: Text | undefined;
  readonly at: string;
  readonly status: OutboxStatus;
  readonly attempts: number;
  /** Real time before which it is not tried. */
  readonly notBefore: Date;
  readonly sendingSince?: Date | undefined;
  readonly sentAt?: Date | undefined;
  readonly why?: string | undefined;
  /** Id of the row whose mail carried this one along: reminders of one day go out as one. */
  readonly digest?: string | undefined;
};

/** A line in a person's bell. The words are made on screen from `kind` and the values, in the reader's language. */
export type Notice = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly personId: string;
  readonly kind: MessageKind;
  readonly agencyId?: string | undefined;
  readonly cycleId?: string | undefined;
  readonly trackId?: string | undefined;
  readonly stage?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly count?: number | undefined;
  readonly text?: Text | undefined;
  readonly link: string;
  readonly at: string;
  readonly readAt?: string | undefined;
  /** True until read; the index of unread notices needs it. */
  readonly unread?: true | undefined;
};

export const defineOutbox = (connection: Connection) =>
  table<OutboxRow>(
    connection,
    'outbox',
    {
      _id: 'text', pemdaId: 'text', key: 'text', kind: 'text', channel: 'text', to: 'any', personId: 'text?', email: 'text?', agencyId: 'text', cycleId: 'text', trackId: 'text', stage: 'text', round: 'number',
      dueAt: 'text?', count: 'number?', text: 'any?', at: 'text', status: 'text', attempts: 'number', notBefore: 'date', sendingSince: 'date?', sentAt: 'date?', why: 'text?', digest: 'text?',
    },
    [[{ notBefore: 1 }, { partialFilterExpression: { status: 'waiting' } }], [{ sendingSince: 1 }, { partialFilterExpression: { status: 'sending' } }], [{ pemdaId: 1, cycleId: 1, at: -1 }], [{ pemdaId: 1, trackId: 1, status: 1 }], [{ personId: 1, at: 1 }, { partialFilterExpression: { status: 'waiting' } }]],
  );
export const defineNotices = (connection: Connection) =>
  table<Notice>(
    connection,
    'notices',
    { _id: 'text', pemdaId: 'text', personId: 'text', kind: 'text', agencyId: 'text?', cycleId: 'text?', trackId: 'text?', stage: 'text?', dueAt: 'text?', count: 'number?', text: 'any?', link: 'text', at: 'text', readAt: 'text?', unread: 'flag?' },
    [[{ pemdaId: 1, personId: 1, at: -1, _id: -1 }], [{ pemdaId: 1, personId: 1 }, { partialFilterExpression: { unread: true }, name: 'unread' }]],
  );

type Recipient = { readonly personId: string; readonly email?: string | undefined };
export type MessagePlace = { readonly pemdaId: string; readonly cycleId: string; readonly trackId: string; readonly agencyId: string; readonly round: number; readonly at: string };

const roleOf = (role: RoleKey | 'secretary'): RoleKey => (role === 'secretary' ? 'leadership' : role);

type Sent = { readonly place: MessagePlace; readonly to: Message['to'] };
/** Whom a message means: people by id, or everyone in a role (of an agency). */
type Target = { readonly ids: readonly string[] } | { readonly role: RoleKey; readonly agencyId?: string };
type Reviewers = Partial<Record<Tier, string>>;
type PersonRow = { readonly _id: string; readonly email?: string; readonly role: RoleKey; readonly agencyId?: string };

/** Finds who a message is for, now: the assigned reviewer of the track for a tier, else everyone in that role (of the agency). */
export async function recipientsOf(db: Db, place: MessagePlace, to: Message['to'], session?: ClientSession): Promise<readonly Recipient[]> {
  return (await recipientsOfEach(db, [{ place, to }], session))[0] ?? [];
}

/** Finds the recipients of several messages of one local government with one look at its people. */
async function recipientsOfEach(db: Db, sent: readonly Sent[], session?: ClientSession): Promise<readonly (readonly Recipient[])[]> {
  const pemdaId = sent[0]?.place.pemdaId;
  if (pemdaId === undefined) return [];
  const reviewers = await reviewersOfEach(db, pemdaId, sent.filter(({ to }) => roleOf(to.role) === 'evaluator'), session);
  const targets = sent.map((one) => targetOf(one, reviewers.get(one.place.trackId) ?? {}));
  const filter = { pemdaId, disabled: op({ $ne: true }), $or: targets.map(filterOf) };
  const people = await db.people.find(filter as never, { email: 1, role: 1, agencyId: 1 }, session ? { session } : {}).sort({ _id: 1 }).lean<PersonRow[]>();
  return targets.map((target) => people.filter((person) => isMeant(person, target)).map(({ _id, email }) => ({ personId: _id, email })));
}

function targetOf({ place, to }: Sent, reviewers: Reviewers): Target {
  const role = roleOf(to.role);
  if (role === 'evaluator') return { ids: to.tier === undefined ? [...new Set(Object.values(reviewers))] : [reviewers[to.tier]].filter((id) => id !== undefined) };
  return role === 'operator' || role === 'head' ? { role, agencyId: to.agencyId ?? place.agencyId } : { role };
}

const filterOf = (target: Target) => ('ids' in target ? { _id: op({ $in: [...target.ids] }) } : target);

const isMeant = (person: PersonRow, target: Target): boolean =>
  'ids' in target ? target.ids.includes(person._id) : person.role === target.role && (target.agencyId === undefined || person.agencyId === target.agencyId);

async function reviewersOfEach(db: Db, pemdaId: string, sent: readonly Sent[], session?: ClientSession): Promise<ReadonlyMap<string, Reviewers>> {
  const trackIds = [...new Set(sent.map(({ place }) => place.trackId))];
  if (trackIds.length === 0) return new Map();
  const rows = await db.enrolments.find({ _id: op({ $in: trackIds }), pemdaId }, { reviewers: 1 }, session ? { session } : {}).lean<{ _id: string; reviewers?: Reviewers }[]>();
  return new Map(rows.map(({ _id, reviewers = {} }) => [_id, reviewers]));
}

/** Writes the messages of one step, as `queueAll` does. */
export async function queueMessages(db: Db, place: MessagePlace, messages: readonly Message[], session?: ClientSession): Promise<void> {
  await queueAll(db, [{ place, messages }], session);
}

/** Writes messages and bell notices in the caller's transaction, one per person and channel; keys written before stay one. Nobody to tell is a failed row. */
export async function queueAll(db: Db, steps: readonly { readonly place: MessagePlace; readonly messages: readonly Message[] }[], session?: ClientSession): Promise<void> {
  const options = session ? { session } : {};
  const rows: OutboxRow[] = [];
  const notices: Notice[] = [];
  const all = steps.flatMap(({ place, messages }) => messages.map((message) => ({ place, message })));
  const recipients = await recipientsOfEach(db, all.map(({ place, message }) => ({ place, to: message.to })), session);
  for (const [n, { place, message }] of all.entries()) {
    const people = recipients[n] ?? [];
    rows.push(...(people.length === 0 ? [failedRow(place, message)] : people.map((person) => outboxRow(place, message, person))));
    notices.push(...people.map((person) => ({ _id: `${message.key}/${person.personId}`, ...noticeOf(place, message, person.personId) })));
  }
  if (rows.length > 0) await db.outbox.bulkWrite(rows.map(once) as never, options);
  if (notices.length > 0) await db.notices.bulkWrite(notices.map(once) as never, options);
}

const once = <T extends { readonly _id: string }>({ _id, ...row }: T) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true } });

// Reminders of one morning are spread over two minutes: a little later all of a person's are there and go out as one.
const reminderHoldMs = 150_000;

const common = (place: MessagePlace, message: Message) => {
  const { pemdaId, cycleId, trackId, agencyId, round, at } = place;
  return { pemdaId, cycleId, trackId, agencyId, round, at, key: message.key, kind: message.kind, to: message.to, stage: message.stage, ...(message.dueAt === undefined ? {} : { dueAt: message.dueAt }), ...(message.count === undefined ? {} : { count: message.count }), ...(message.text === undefined ? {} : { text: message.text }), attempts: 0, notBefore: new Date(Date.now() + (message.kind === 'reminder' ? reminderHoldMs : 0)) };
};

// Without an address the bell is the only channel: the row says so and is done.
function outboxRow(place: MessagePlace, message: Message, person: Recipient): OutboxRow {
  const base = { ...common(place, message), personId: person.personId };
  if (person.email === undefined) return { _id: `${message.key}/${person.personId}/none`, ...base, channel: 'none', status: 'sent', why: 'noAddress' };
  return { _id: `${message.key}/${person.personId}/mail`, ...base, channel: 'mail', email: person.email, status: 'waiting' };
}

const failedRow = (place: MessagePlace, message: Message): OutboxRow => ({ _id: `${message.key}/nobody`, ...common(place, message), channel: 'none', status: 'failed', why: 'nobody' });

function noticeOf(place: MessagePlace, message: Message, personId: string): Omit<Notice, '_id'> {
  const { pemdaId, cycleId, trackId, agencyId, at } = place;
  return { pemdaId, personId, kind: message.kind, cycleId, trackId, agencyId, stage: message.stage, ...(message.dueAt === undefined ? {} : { dueAt: message.dueAt }), ...(message.count === undefined ? {} : { count: message.count }), ...(message.text === undefined ? {} : { text: message.text }), link: `/tracks/${trackId}`, at, unread: true };
}

/** Takes the next message to send and marks it `sending` first, so that a crash can never send it twice unnoticed. */
export async function takeMessage(db: Db, now: Date): Promise<OutboxRow | undefined> {
  const row = await db.outbox
    .findOneAndUpdate({ status: 'waiting', notBefore: op({ $lte: now }) }, { $set: { status: 'sending', sendingSince: now }, $inc: { attempts: 1 } }, { sort: { notBefore: 1, _id: 1 }, returnDocument: 'after' })
    .lean<OutboxRow>();
  return row ?? undefined;
}

/**
 * Takes a person's other reminders of the same day along with one that was taken: those not tried yet and those due again.
 * Each is marked by itself, so of two senders at once only one gets it, and a crash leaves none taken unnoticed.
 */
export async function takeAlong(db: Db, first: OutboxRow, { now, from, until }: { readonly now: Date; readonly from: string; readonly until: string }): Promise<readonly OutboxRow[]> {
  const { _id, pemdaId, personId, email } = first;
  if (first.kind !== 'reminder' || personId === undefined) return [];
  const mine = { pemdaId, personId, email, kind: 'reminder' as const, channel: 'mail' as const };
  const ready = { status: 'waiting' as const, at: op({ $gte: from, $lt: until }), $or: [{ attempts: 0 }, { notBefore: op({ $lte: now }) }] };
  const { modifiedCount } = await db.outbox.updateMany({ ...mine, ...ready } as never, { $set: { status: 'sending', sendingSince: now, digest: _id }, $inc: { attempts: 1 } } as never);
  return modifiedCount === 0 ? [] : db.outbox.find({ ...mine, status: 'sending', digest: _id, sendingSince: now } as never).sort({ dueAt: 1, _id: 1 }).lean<OutboxRow[]>();
}

export type SendEnd = { readonly status: 'sent'; readonly at: Date } | { readonly status: 'waiting'; readonly notBefore: Date; readonly why: string } | { readonly status: 'failed' | 'cancelled'; readonly why: string };

/** Records how the sending of a taken message ended; `waiting` puts it back for a later try. */
export async function endMessage(db: Db, id: string, end: SendEnd): Promise<void> {
  const set = end.status === 'sent' ? { status: end.status, sentAt: end.at } : { ...end };
  await db.outbox.updateOne({ _id: id, status: 'sending' }, { $set: set, $unset: { sendingSince: 1 } });
}

/** Marks messages left `sending` by a crash before `since` as uncertain: they are shown, not sent again blindly. Gives how many. */
export async function markUncertain(db: Db, since: Date): Promise<number> {
  const done = await db.outbox.updateMany({ status: 'sending', sendingSince: op({ $lt: since }) }, { $set: { status: 'uncertain' } });
  return done.modifiedCount;
}

const nagging: ReadonlySet<MessageKind> = new Set(['reminder', 'overdue', 'escalated']);

/** Says whether a message is still wanted: a reminder is not once its stage is done or its deadline moved away. */
export async function isStillWanted(db: Db, row: OutboxRow): Promise<boolean> {
  if (!nagging.has(row.kind)) return true;
  const view = await db.trackViews.findOne({ _id: row.trackId, pemdaId: row.pemdaId }, { state: 1 }).lean<{ state: { cells: Record<string, { status: string; dueAt?: string }> } }>();
  const cell = view?.state.cells[row.stage];
  return cell?.status === 'current' && (row.dueAt === undefined || cell.dueAt === undefined || cell.dueAt === row.dueAt);
}

/** Lists messages for the delivery log, newest first. */
export async function listMessages(db: Db, pemdaId: string, wanted: { readonly cycleId?: string; readonly trackId?: string; readonly status?: OutboxStatus; readonly limit: number }): Promise<readonly OutboxRow[]> {
  const { cycleId, trackId, status, limit } = wanted;
  const filter = { pemdaId, ...(cycleId === undefined ? {} : { cycleId }), ...(trackId === undefined ? {} : { trackId }), ...(status === undefined ? {} : { status }) };
  return db.outbox.find(filter).sort({ at: -1, _id: 1 }).limit(limit).lean<OutboxRow[]>();
}

/** Lists a person's notices newest first, a page at a time. */
export async function listNotices(db: Db, pemdaId: string, personId: string, page: { readonly before?: { readonly at: string; readonly id: string } | undefined; readonly limit: number }): Promise<readonly Notice[]> {
  const after = page.before === undefined ? {} : { $or: [{ at: op({ $lt: page.before.at }) }, { at: page.before.at, _id: op({ $lt: page.before.id }) }] };
  return db.notices.find({ pemdaId, personId, ...after } as never).sort({ at: -1, _id: -1 }).limit(page.limit).lean<Notice[]>();
}

/** Counts a person's unread notices. */
export async function countUnread(db: Db, pemdaId: string, personId: string): Promise<number> {
  return db.notices.countDocuments({ pemdaId, personId, unread: true });
}

/** Marks a person's notices up to an instant as read. */
export async function readNotices(db: Db, pemdaId: string, personId: string, read: { readonly upTo: string; readonly at: string }): Promise<void> {
  await db.notices.updateMany({ pemdaId, personId, at: op({ $lte: read.upTo }), unread: true }, { $set: { readAt: read.at }, $unset: { unread: 1 } });
}

/** Counts all notices of a person. */
export async function countNotices(db: Db, pemdaId: string, personId: string): Promise<number> {
  return db.notices.countDocuments({ pemdaId, personId });
}
