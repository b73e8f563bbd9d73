import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '../core/cycle/track.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Db } from './db.ts';
import { isDuplicate, op, table } from './table.ts';

/** What one entry says. Names and free texts are left out: ids and keyed hashes only, so that erasing a person breaks no chain. */
export type AuditContent = {
  readonly act: string;
  readonly actor: Actor;
  /** Business time. */
  readonly at: string;
  readonly agencyId?: string | undefined;
  readonly cycleId?: string | undefined;
  readonly trackId?: string | undefined;
  readonly requestId?: string | undefined;
  readonly reasonId?: string | undefined;
  /** State or hash of the thing before and after. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly object?: { readonly kind: string; readonly id: string } | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly token?: string | undefined;
  readonly stage?: string | undefined;
};

/** A link of a chain: `_id` is `<chain>:<seq>`, `hash` = SHA-256(prev ‖ canonical JSON of the rest). Never updated or deleted. */
export type AuditRow = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly chain: string;
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly at: string;
  readonly act: string;
  /** Person id, or `system`. */
  readonly who: string;
  readonly agencyId?: string | undefined;
  readonly cycleId?: string | undefined;
  readonly entry: AuditContent;
};

/** The daily anchor: a root over all heads, to be printed and exported; it shows if the newest entries vanish. */
export type Anchor = { readonly _id: string; readonly pemdaId: string; readonly day: string; readonly root: string; readonly chains: number; readonly entries: number; readonly at: string };

export const defineAudit = (connection: Connection) =>
  table<AuditRow>(
    connection,
    'audit',
    { _id: 'text', pemdaId: 'text', chain: 'text', seq: 'number', prev: 'text', hash: 'text', at: 'text', act: 'text', who: 'text', agencyId: 'text?', cycleId: 'text?', entry: 'any' },
    [
      [{ chain: 1, seq: -1 }, { unique: true }],
      [{ pemdaId: 1, at: -1, _id: -1 }],
      [{ pemdaId: 1, chain: 1, at: -1 }],
      [{ pemdaId: 1, who: 1, at: -1 }],
      [{ pemdaId: 1, act: 1, at: -1 }],
    ],
  );
export const defineAnchors = (connection: Connection) => table<Anchor>(connection, 'anchors', { _id: 'text', pemdaId: 'text', day: 'text', root: 'text', chains: 'number', entries: 'number', at: 'text' });

/** Names of the chains: one per track, cycle and administration of a local government. */
export const chains = { track: (trackId: string) => `track/${trackId}`, cycle: (cycleId: string) => `cycle/${cycleId}`, admin: (pemdaId: string) => `admin/${pemdaId}` } as const;

const genesis = '0'.repeat(64);

/** Gives the hash a link has to bear; every stored field but `_id` and `hash` counts. */
export function auditHash(row: Omit<AuditRow, '_id' | 'hash'>): string {
  const { prev, ...rest } = row;
  return sha256(`${prev}${canonicalJson(rest)}`);
}

const withoutName = (actor: Actor): Actor => {
  if (actor === 'system') return actor;
  const { personId, role, tier, agencyId, position } = actor;
  return { personId, name: '', position, role, tier, agencyId };
};

type Head = Pick<AuditRow, 'seq' | 'hash'>;
type AuditLink = { readonly pemdaId: string; readonly chain: string; readonly entry: AuditContent };

function linkTo(head: Head | undefined, { pemdaId, chain, entry }: AuditLink): AuditRow {
  const seq = (head?.seq ?? 0) + 1;
  // Through JSON, so that the hash is taken of exactly what the database gives back.
  const content = JSON.parse(canonicalJson({ ...entry, actor: withoutName(entry.actor) })) as AuditContent;
  const who = entry.actor === 'system' ? 'system' : entry.actor.personId;
  const body = { pemdaId, chain, seq, prev: head?.hash ?? genesis, at: entry.at, act: entry.act, who, ...(entry.agencyId === undefined ? {} : { agencyId: entry.agencyId }), ...(entry.cycleId === undefined ? {} : { cycleId: entry.cycleId }), entry: content };
  return { _id: `${chain}:${seq}`, ...body, hash: auditHash(body) };
}

/** Appends entries to their chains in their order inside the caller's transaction; of two at once one is repeated by `withTransaction`. */
export async function appendAudits(db: Db, session: ClientSession, links: readonly AuditLink[]): Promise<readonly AuditRow[]> {
  const names = [...new Set(links.map(({ chain }) => chain))];
  // One look for all chains: the index holds the newest entry of each first.
  const found = await db.audit.aggregate<Head & { readonly _id: string }>([{ $match: { chain: { $in: names } } }, { $sort: { chain: 1, seq: -1 } }, { $group: { _id: '$chain', seq: { $first: '$seq' }, hash: { $first: '$hash' } } }]).session(session);
  const heads = new Map<string, Head>(found.map(({ _id, ...head }) => [_id, head]));
  const rows = links.map((link) => {
    const row = linkTo(heads.get(link.chain), link);
    heads.set(link.chain, row);
    return row;
  });
  await db.audit.insertMany(rows, { session });
  return rows;
}

/** Appends one entry to a chain, as `appendAudits` does. */
export async function appendAudit(db: Db, session: ClientSession, link: AuditLink): Promise<AuditRow> {
  return (await appendAudits(db, session, [link]))[0]!;
}

/** Appends one entry in a transaction of its own, for acts that change nothing else (signing in, an export). */
export async function recordAudit(db: Db, link: AuditLink): Promise<AuditRow> {
  try {
    return await db.withTransaction((session) => appendAudit(db, session, link));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return recordAudit(db, link);
  }
}

export type AuditCheck = { readonly whole: boolean; readonly entries: number; readonly chains: number; readonly firstBad: { readonly id: string; readonly why: 'hash' | 'prev' | 'gap' | 'id' } | null };

function faultOf(row: AuditRow, before: AuditRow | undefined): 'hash' | 'prev' | 'gap' | 'id' | undefined {
  const { _id, hash, ...body } = row;
  if (_id !== `${row.chain}:${row.seq}`) return 'id';
  if (row.seq !== (before === undefined ? 1 : before.seq + 1)) return 'gap';
  if (row.prev !== (before?.hash ?? genesis)) return 'prev';
  return auditHash(body) === hash ? undefined : 'hash';
}

/** Reads every chain in order (of one local government, or all) and names the first entry that does not fit. */
export async function verifyAudit(db: Db, pemdaId?: string): Promise<AuditCheck> {
  let entries = 0;
  let seen = 0;
  let before: AuditRow | undefined;
  const rows = db.audit.find(pemdaId === undefined ? {} : { pemdaId }).sort({ chain: 1, seq: 1 }).allowDiskUse(true).lean<AuditRow>().cursor({ batchSize: 1000 });
  for await (const row of rows as AsyncIterable<AuditRow>) {
    if (row.chain !== before?.chain) {
      before = undefined;
      seen += 1;
    }
    const why = faultOf(row, before);
    if (why !== undefined) return { whole: false, entries, chains: seen, firstBad: { id: row._id, why } };
    entries += 1;
    before = row;
  }
  return { whole: true, entries, chains: seen, firstBad: null };
}

const headsOf = async (db: Db, pemdaId: string) =>
  db.audit.aggregate<{ _id: string; seq: number; hash: string }>([{ $match: { pemdaId } }, { $sort: { chain: 1, seq: -1 } }, { $group: { _id: '$chain', seq: { $first: '$seq' }, hash: { $first: '$hash' } } }, { $sort: { _id: 1 } }]).allowDiskUse(true);

/** Stores the day's anchor, or gives the one already stored for that day. */
export async function writeAnchor(db: Db, pemdaId: string, at: string): Promise<Anchor> {
  const day = at.slice(0, 10);
  const heads = await headsOf(db, pemdaId);
  const root = sha256(canonicalJson(heads.map(({ _id, seq, hash }) => [_id, seq, hash])));
  const entries = heads.reduce((sum, head) => sum + head.seq, 0);
  const _id = `${pemdaId}:${day}`;
  await db.anchors.updateOne({ _id }, { $setOnInsert: { pemdaId, day, root, chains: heads.length, entries, at } }, { upsert: true });
  return (await db.anchors.findById(_id).lean<Anchor>())!;
}

export type AuditFilter = { readonly chain?: string | undefined; readonly who?: string | undefined; readonly act?: string | undefined; readonly agencyId?: string | undefined; readonly before?: { readonly at: string; readonly id: string } | undefined; readonly limit: number };

function auditFilter(pemdaId: string, { chain, who, act, agencyId }: Omit<AuditFilter, 'before' | 'limit'>): Readonly<Record<string, unknown>> {
  return { pemdaId, ...(chain === undefined ? {} : { chain }), ...(who === undefined ? {} : { who }), ...(act === undefined ? {} : { act }), ...(agencyId === undefined ? {} : { agencyId }) };
}

/** Lists entries newest first, a page at a time; `before` is the last entry of the page above. */
export async function listAudit(db: Db, pemdaId: string, wanted: AuditFilter): Promise<readonly AuditRow[]> {
  const { before, limit } = wanted;
  const after = before === undefined ? {} : { $or: [{ at: op({ $lt: before.at }) }, { at: before.at, _id: op({ $lt: before.id }) }] };
  return db.audit.find({ ...auditFilter(pemdaId, wanted), ...after } as never).sort({ at: -1, _id: -1 }).limit(limit).lean<AuditRow[]>();
}

/** Counts the entries a filter finds, over all pages. */
export async function countAudit(db: Db, pemdaId: string, wanted: Omit<AuditFilter, 'before' | 'limit'>): Promise<number> {
  return db.audit.countDocuments(auditFilter(pemdaId, wanted) as never);
}
