import type { Happening } from '../../core/rehearsal/plan.ts';
import type { Scene } from './scene.ts';

/** One commit of a track as both sides tell it: what was done, when, and each message with its stage, round and deadline. */
export type Entry = { readonly act: string; readonly at: number; readonly tells: readonly string[] };
type Telling = { readonly kind?: string | undefined; readonly role?: string | undefined; readonly stage: string; readonly round: number; readonly dueAt?: string | undefined };

const told = ({ kind, role, stage, round, dueAt }: Telling) => (kind === undefined ? stage : `${kind} → ${role}, ${stage}, round ${round}${dueAt === undefined ? '' : `, due ${dueAt.slice(0, 16)}`}`);

/** What the real workflow wrote: its audit chain, with the messages of each commit. */
export async function writtenLog({ db, input: { trackId } }: Scene): Promise<readonly Entry[]> {
  const audit = await db.audit.find({ chain: `track/${trackId}` }).sort({ seq: 1 }).lean<{ act: string; at: string; entry: { stage?: string } }[]>();
  const rows = await db.outbox.find({ trackId }).lean<{ key: string; kind: string; to: { role: string }; stage: string; round: number; dueAt?: string }[]>();
  // A message to several people has a row for each of them; its key ends with the number of its commit.
  const byCommit = Map.groupBy(new Map(rows.map((row) => [row.key, row])).values(), ({ key }) => Number(key.split('/').at(-1)!.split('.')[0]));
  const commits = audit.filter(({ act }) => act !== 'submissionReceived');
  return commits.map(({ act, at, entry: { stage = '' } }, i) => ({ act, at: Date.parse(at), tells: (byCommit.get(i + 1)?.map(({ to, ...row }) => told({ ...row, role: to.role })) ?? [told({ stage, round: 0 })]).toSorted() }));
}

/** The same as a rehearsal tells it. */
export function rehearsedLog(happenings: readonly Happening[], agency = 0): readonly Entry[] {
  const commits = Map.groupBy(happenings.filter((each) => each.agency === agency), ({ commit }) => commit);
  return [...commits].toSorted(([a], [b]) => a - b).map(([, list]) => ({ act: list[0]!.act, at: Date.parse(list[0]!.at), tells: list.map(({ message, to, ...rest }) => told({ ...rest, kind: message, role: to })).toSorted() }));
}
