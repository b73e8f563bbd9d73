import type { Request } from 'express';
import type { ClientSession } from 'mongoose';
import { isProblem, problem, type Problem, type Text } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { canonicalJson, sha256 } from '../db/canonical.ts';
import type { Db } from '../db/db.ts';
import { beginOperation, endOperation, once, operationId, type OperationKey } from '../db/operations.ts';
import { isDuplicate } from '../db/table.ts';
import { forgetBriefly } from './briefly.ts';
import type { Call, RepeatBy, Route } from './endpoint.ts';

const keptMs = 48 * 3_600_000;
const tries = 6;
type Work = (call: Call) => Promise<unknown>;
type Keyed = { readonly call: Call; readonly key: OperationKey; readonly work: Work };

/** Runs a handler so that a repeat of the request is harmless, in the way its endpoint promises. */
export async function repeatable(route: Route, call: Call, request: Request): Promise<unknown> {
  const { write } = route.endpoint;
  const work: Work = (ready) => route.handle(ready);
  if (write === 'ifMatch') {
    const rev = revisionIn(request.headers['if-match']);
    return rev === undefined ? problem('revisionMissing') : inOneTransaction(call.deps.db, (tx) => work({ ...call, tx, rev }));
  }
  if (write !== 'key') return work(call);
  const key = request.headers['idempotency-key'];
  if (key === undefined) return problem('keyMissing');
  if (typeof key !== 'string' || !/^[\w-]{8,80}$/.test(key)) return problem('badRequest', { place: 'idempotency-key', why: { id: '8 sampai 80 huruf, angka, atau garis', en: '8 to 80 letters, digits or dashes' } });
  return keyed[route.options.repeatBy ?? 'transaction'](operationOf(route, call, { key, work }));
}

function revisionIn(header: string | undefined): number | undefined {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '');
  return found === null ? undefined : Number(found[1]);
}

function operationOf(route: Route, call: Call, { key, work }: { readonly key: string; readonly work: Work }): Keyed {
  const person = call.person as { personId: string; pemdaId: string } | undefined;
  const act = `${route.endpoint.method} ${route.endpoint.path}`;
  const _id = operationId(person?.personId ?? 'public', act, key);
  const requestHash = sha256(canonicalJson({ params: call.params, query: call.query, body: call.body }));
  // The id that travels to a track: opaque, and the same for every repeat.
  const id = sha256(_id).slice(0, 32);
  return { call: { ...call, key, operationId: id }, work, key: { _id, pemdaId: person?.pemdaId ?? '', requestHash, at: call.at, expiresAt: new Date(call.deps.now() + keptMs) } };
}

const keyed: Readonly<Record<RepeatBy, (keyed: Keyed) => Promise<unknown>>> = {
  transaction: ({ call, key, work }) => withRetry(() => once(call.deps.db, key, async (tx) => work({ ...call, tx }))).finally(() => forgetBriefly(call.deps.db)),
  update: throughUpdate,
  itself: ({ call, work }) => work(call),
};

/** An act that goes through a workflow: begun before, ended after; the update id makes what lies between harmless to repeat. */
async function throughUpdate({ call, key, work }: Keyed): Promise<unknown> {
  const { db } = call.deps;
  const begun = await beginOperation(db, key);
  if (isProblem(begun)) return begun;
  if (begun.status === 'done' || begun.status === 'refused') return begun.answer;
  const answer = await work(call);
  // Refused for what was asked, it may be asked again; only what took place is kept.
  if (isProblem(answer)) await db.operations.deleteOne({ _id: key._id, status: 'running' });
  else await endOperation(db, key.pemdaId, key._id, { status: 'done', answer });
  return answer;
}

const isRefused = (error: unknown): error is { readonly refused: Problem } => typeof error === 'object' && error !== null && 'refused' in error;

/** Runs work in one transaction; a problem rolls everything back and is the answer. What it wrote, this process reads anew. */
export async function inOneTransaction<T>(db: Db, work: (tx: ClientSession) => Promise<T | Problem>): Promise<T | Problem> {
  return withRetry(async () => {
    try {
      return await db.withTransaction(async (tx) => {
        const answer = await work(tx);
        if (isProblem(answer)) throw { refused: answer };
        return answer;
      });
    } catch (error) {
      if (isRefused(error)) return error.refused;
      throw error;
    }
  }).finally(() => forgetBriefly(db));
}

const taken: Readonly<Record<string, Text>> = {
  people: { id: 'Nama masuk', en: 'The sign-in name' }, agencies: { id: 'Kode instansi', en: 'The code of the agency' }, formVersions: things.formVersion,
  formPresentations: { id: 'Perbaikan kata', en: 'The correction of words' }, calendars: { id: 'Versi kalender', en: 'The version of the calendar' }, meetings: { id: 'Nomor rakor', en: 'The number of the meeting' },
};

/** A taken unique key is either something that exists already, or two writers of one audit chain: those go again. */
async function withRetry<T>(work: () => Promise<T | Problem>, left = tries): Promise<T | Problem> {
  try {
    return await work();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const collection = /collection: [^.]+\.(\w+)/.exec((error as Error).message)?.[1] ?? '';
    const thing = taken[collection];
    if (thing !== undefined) return problem('alreadyExists', { thing });
    if (left <= 1) throw error;
    return withRetry(work, left - 1);
  }
}
