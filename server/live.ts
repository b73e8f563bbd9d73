import type { RequestHandler, Response } from 'express';
import type { Act } from '../core/access.ts';
import { problem } from '../core/problem.ts';
import { assignedTracks, listAgencyEnrolments } from '../db/enrolments.ts';
import { watchWrites, type Touched } from '../db/watch.ts';
import { signedIn, type SignedIn } from './auth/session.ts';
import type { Deps } from './deps.ts';
import { behindDoor } from './door.ts';

/** What a browser hears: that something changed, never what it now says. */
type LiveEvent = { readonly kind: string; readonly trackId?: string | undefined; readonly cycleId?: string | undefined; readonly id?: string | undefined };
type Rule = { readonly kind: string; readonly act: Act; /** Only the agency's own people hear of it. */ readonly own?: true };

const rules: Readonly<Partial<Record<Touched['collection'], Rule>>> = {
  trackViews: { kind: 'track', act: 'seeTrack' },
  drafts: { kind: 'draft', act: 'fillTask', own: true },
  reviews: { kind: 'review', act: 'seeReview' },
  notes: { kind: 'note', act: 'seeTrack' },
  notices: { kind: 'notice', act: 'seeNotices' },
  meetings: { kind: 'meeting', act: 'seeMeetings' },
  decisions: { kind: 'meeting', act: 'seeMeetings' },
  actionItems: { kind: 'actionItem', act: 'seeActionItems' },
  cycles: { kind: 'cycle', act: 'seeCycles' },
  forms: { kind: 'form', act: 'seeForms' },
  formVersions: { kind: 'form', act: 'seeForms' },
  formPresentations: { kind: 'wording', act: 'seeForms' },
  businessTime: { kind: 'clock', act: 'live' },
};

const beatMs = 20_000;
const freshMs = 2_000;
const gatherMs = 250;
const mostStreams = 12;

type Reach = { readonly person: SignedIn; readonly tracks: ReadonlySet<string>; readonly cycles: ReadonlySet<string>; readonly at: number };
type Listener = { readonly response: Response; readonly look: () => Promise<SignedIn | undefined>; reach: Reach; readonly waiting: Map<string, LiveEvent>; timer?: NodeJS.Timeout | undefined; sent: number };

async function reachOf({ db }: Deps, person: SignedIn): Promise<Reach> {
  const { pemdaId, personId, agencyId, role } = person;
  const own = role === 'operator' || role === 'head' ? await listAgencyEnrolments(db, pemdaId, agencyId ?? '') : [];
  const assigned = role === 'evaluator' ? await assignedTracks(db, pemdaId, personId) : [];
  return { person, tracks: new Set([...own.map(({ _id }) => _id), ...assigned]), cycles: new Set(own.map(({ cycleId }) => cycleId)), at: Date.now() };
}

/** Says whether this person may hear of a write, by the same table as every route. */
function mayHear({ person, tracks, cycles }: Reach, touched: Touched, rule: Rule): boolean {
  if (touched.pemdaId !== person.pemdaId) return false;
  if (touched.collection === 'notices') return touched.personId === person.personId;
  const scope = person.rights[rule.act];
  if (scope === undefined || scope === 'self') return false;
  if (rule.own === true || scope === 'agency') {
    if (touched.agencyId !== undefined) return touched.agencyId === person.agencyId;
    return rule.own !== true && (touched.collection === 'meetings' ? cycles.has(touched.cycleId ?? '') : true);
  }
  const trackId = touched.collection === 'trackViews' ? touched.id : touched.trackId;
  return scope === 'pemda' || trackId === undefined || tracks.has(trackId);
}

function eventOf(touched: Touched, { kind }: Rule): LiveEvent {
  const { collection, id, trackId, cycleId } = touched;
  return { kind, trackId: collection === 'trackViews' ? id : trackId, cycleId: collection === 'cycles' ? id : cycleId, ...(collection === 'meetings' ? { id } : {}) };
}

function write(listener: Listener, event: LiveEvent): void {
  listener.sent += 1;
  listener.response.write(`id: ${listener.sent}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** Several writes to one case within a moment are one event. */
function flush(listener: Listener): void {
  listener.timer = undefined;
  const events = [...listener.waiting.values()];
  listener.waiting.clear();
  for (const event of events) write(listener, event);
}

async function hear(deps: Deps, listener: Listener, touched: Touched): Promise<void> {
  const rule = rules[touched.collection];
  if (rule === undefined) return;
  if (Date.now() - listener.reach.at > freshMs) {
    const person = await listener.look();
    if (person === undefined) return void listener.response.end();
    listener.reach = await reachOf(deps, person);
  }
  if (!mayHear(listener.reach, touched, rule)) return;
  const event = eventOf(touched, rule);
  listener.waiting.set(`${event.kind}/${event.trackId ?? ''}/${event.cycleId ?? ''}/${event.id ?? ''}`, event);
  listener.timer ??= setTimeout(() => flush(listener), gatherMs);
}

/** One change stream for all listeners of this process: it runs while somebody listens. */
function createHub(deps: Deps) {
  const listeners = new Set<Listener>();
  let stop: (() => Promise<void>) | undefined;
  const failed = (error: unknown) => deps.log.warn({ error: String(error) }, 'live stream interrupted');
  const tell = (touched: Touched) => { for (const listener of listeners) hear(deps, listener, touched).catch(failed); };
  return {
    listeners,
    add: (listener: Listener) => {
      listeners.add(listener);
      stop ??= watchWrites(deps.db, tell, failed);
    },
    remove: (listener: Listener) => {
      clearTimeout(listener.timer);
      listeners.delete(listener);
      if (listeners.size > 0) return;
      void stop?.();
      stop = undefined;
    },
  };
}

/** GET /api/live – server-sent events: which things changed that this person may see. */
export function liveEvents(deps: Deps): RequestHandler {
  const hub = createHub(deps);
  return behindDoor(deps, 'live', async ({ person }, { request, response }) => {
    if ([...hub.listeners].filter(({ reach }) => reach.person.personId === person.personId).length >= mostStreams) return problem('tooManyAttempts', { seconds: 30 });
    const listener: Listener = { response, look: () => signedIn(deps, request), reach: await reachOf(deps, person), waiting: new Map(), sent: 0 };
    response.status(200).set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.flushHeaders();
    response.write('retry: 3000\n: terhubung\n\n');
    // Whoever comes back may have missed something: a kind the browser does not know makes it read everything again.
    if (request.headers['last-event-id'] !== undefined) write(listener, { kind: 'resync' });
    hub.add(listener);
    const beat = setInterval(() => response.write(': detak\n\n'), beatMs);
    response.on('close', () => {
      clearInterval(beat);
      hub.remove(listener);
    });
    return undefined;
  });
}
