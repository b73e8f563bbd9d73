import type { Request, RequestHandler, Response } from 'express';
import { scopeOf } from '../core/access.ts';
import { problem } from '../core/problem.ts';
import { loadEnrolment } from '../db/enrolments.ts';
import { sendProblem } from './answer.ts';
import { signedIn, type SignedIn } from './auth/session.ts';
import type { Deps } from './deps.ts';

/** What a browser hears: that something changed, never what it holds; it reads again under its own rights. */
type LiveEvent = { readonly kind: string; readonly trackId?: string; readonly cycleId?: string; readonly at?: string; readonly who?: string };
type Heard = { readonly event: LiveEvent; readonly pemdaId: string; readonly agencyId?: string; readonly personId?: string };
type Row = Readonly<Record<string, unknown>>;

const text = (row: Row, name: string) => (typeof row[name] === 'string' ? row[name] : undefined);

/** Collection → what its change means to a browser. */
const meanings: Readonly<Record<string, (row: Row) => LiveEvent & { readonly personId?: string | undefined }>> = {
  trackviews: (row) => ({ kind: 'track', trackId: text(row, '_id')!, ...given('cycleId', row), ...who(row) }),
  notices: (row) => ({ kind: 'notice', personId: text(row, 'personId') }),
  meetings: (row) => ({ kind: 'meeting', ...given('cycleId', row) }),
  actionitems: (row) => ({ kind: 'actionItem', ...given('cycleId', row) }),
  drafts: (row) => ({ kind: 'draft', ...given('trackId', row) }),
  reviews: (row) => ({ kind: 'review', ...given('trackId', row) }),
  notes: (row) => ({ kind: 'note', ...given('trackId', row) }),
  cycles: (row) => ({ kind: 'cycle', cycleId: text(row, '_id')! }),
  forms: () => ({ kind: 'form' }),
  businesstime: () => ({ kind: 'clock' }),
};
const given = (name: 'cycleId' | 'trackId', row: Row) => (text(row, name) === undefined ? {} : { [name]: text(row, name)! });
const who = (row: Row) => {
  const act = (row['state'] as { lastAct?: { by: string; at: string } } | undefined)?.lastAct;
  return act ? { who: act.by, at: act.at } : {};
};

type Listener = (heard: Heard) => void;
const streams = new WeakMap<object, { readonly listeners: Set<Listener> }>();

/** One change stream per server, however many browsers listen; it is opened again when the database went away. */
function listenersOf({ db, log }: Deps): Set<Listener> {
  const known = streams.get(db);
  if (known) return known.listeners;
  const listeners = new Set<Listener>();
  streams.set(db, { listeners });
  const open = () => {
    const stream = db.connection.db!.watch([{ $match: { operationType: { $in: ['insert', 'update', 'replace'] } } }], { fullDocument: 'updateLookup' });
    stream.on('change', (change) => {
      if (!('fullDocument' in change) || !change.fullDocument || !('coll' in change.ns)) return;
      const row = change.fullDocument as Row;
      const meaning = meanings[change.ns.coll.toLowerCase()]?.(row);
      const pemdaId = text(row, 'pemdaId');
      if (!meaning || pemdaId === undefined) return;
      const { personId, ...event } = meaning;
      const agencyId = text(row, 'agencyId');
      for (const listener of listeners) listener({ event, pemdaId, ...(agencyId === undefined ? {} : { agencyId }), ...(personId === undefined ? {} : { personId }) });
    });
    stream.on('error', (error) => {
      log.warn({ error: String(error) }, 'change stream ended; opening it again');
      void stream.close().catch(() => undefined);
      if (db.connection.readyState !== 0) setTimeout(open, 1_000).unref();
    });
  };
  open();
  return listeners;
}

/** Says whether an event concerns a person; asked again for every event, so a right that was taken counts at once. */
async function concerns({ db }: Deps, person: SignedIn, { event, pemdaId, agencyId, personId }: Heard): Promise<boolean> {
  if (pemdaId !== person.pemdaId) return false;
  if (personId !== undefined) return personId === person.personId;
  const scope = scopeOf(person.role, 'seeTrack');
  if (event.trackId === undefined || scope === 'pemda') return true;
  if (scope === 'agency' && agencyId !== undefined) return agencyId === person.agencyId;
  const enrolment = await loadEnrolment(db, pemdaId, event.trackId);
  return enrolment !== undefined && (scope === 'agency' ? enrolment.agencyId === person.agencyId : Object.values(enrolment.reviewers).includes(person.personId));
}

const heartbeatMs = 20_000;

/** Server-sent events: a stream of small changes until the browser goes or its session ends. */
export function liveEvents(deps: Deps): RequestHandler {
  return async (request: Request, response: Response) => {
    const first = await signedIn(deps, request);
    if (first === undefined) return sendProblem(request, response, problem('signInNeeded'));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' });
    response.write('retry: 2000\n\n');
    const listeners = listenersOf(deps);
    const hear: Listener = (heard) => {
      void (async () => {
        const person = await signedIn(deps, request);
        if (person === undefined) return void response.end();
        if (await concerns(deps, person, heard)) response.write(`data: ${JSON.stringify(heard.event)}\n\n`);
      })().catch(() => response.end());
    };
    const beat = setInterval(() => { response.write(': \n\n'); }, heartbeatMs);
    listeners.add(hear);
    response.on('close', () => {
      listeners.delete(hear);
      clearInterval(beat);
    });
  };
}
