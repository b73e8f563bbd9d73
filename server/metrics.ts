import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { Gauge, Histogram, Registry } from 'prom-client';
import { problem } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { loadClock, toBusiness } from '../db/businessTime.ts';
import type { Db } from '../db/db.ts';
import { op } from '../db/table.ts';
import { listPemdas } from '../db/pemdas.ts';
import { updatesWaiting } from './acting.ts';
import { sendProblem } from './answer.ts';
import type { Deps } from './deps.ts';
import { loopGauge } from './process-measures.ts';

export type Metrics = {
  readonly registry: Registry;
  /** Counts and times every request by its route; never by its address, which may hold ids. */
  readonly measure: RequestHandler;
  /** Seconds between the acknowledgement of a submission and the moment everybody sees it. */
  readonly seen: (seconds: number) => void;
};

const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];
/** 2 s is good, more than 5 s is bad (quality.md §6). */
const visible = [0, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** Makes the measures of one server: its requests, what waits behind them, and how late the event loop is. */
export function createMetrics(deps: Pick<Deps, 'db' | 'now'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({ name: 'siklus_http_request_duration_seconds', help: 'Duration of requests by route and status; its count is the rate, its 5xx the errors', labelNames: ['method', 'route', 'status'], buckets: durations, registers });
  const acknowledged = new Histogram({ name: 'siklus_acknowledged_to_visible_seconds', help: 'Time from the acknowledgement of a submission until its track has taken it and everybody sees it', buckets: visible, registers });
  waitingGauges(deps, registers);
  loopGauge(registers);
  return {
    registry,
    measure: (request, response, next) => {
      const end = requests.startTimer({ method: request.method });
      response.once('close', () => end({ route: routeOf(request), status: String(response.statusCode) }));
      next();
    },
    seen: (seconds) => acknowledged.observe(seconds),
  };
}

const routeOf = ({ route, originalUrl }: Request): string => {
  const known = (route as { readonly path?: unknown } | undefined)?.path;
  if (typeof known === 'string') return known;
  return originalUrl.startsWith('/api') ? 'other' : 'interface';
};

/** Counted when asked for, so that nothing has to be kept in step. */
function waitingGauges({ db, now }: Pick<Deps, 'db' | 'now'>, registers: Registry[]): void {
  const gauge = (name: string, help: string, value: () => number | Promise<number>) => new Gauge({ name, help, registers, async collect() { this.set(await value()); } });
  gauge('siklus_updates_waiting', 'Messages to tracks that have no answer yet', updatesWaiting);
  gauge('siklus_outbox_waiting', 'Messages that wait to be sent', () => db.outbox.countDocuments({ status: 'waiting' }));
  gauge('siklus_outbox_lag_seconds', 'How long the oldest message that may be sent has been waiting', () => outboxLag(db, now()));
  gauge('siklus_outbox_uncertain', 'Messages that a crash left half sent', () => db.outbox.countDocuments({ status: 'uncertain' }));
  gauge('siklus_dead_letters', 'Work that was given up after all tries', () => db.deadLetters.countDocuments({}));
  gauge('siklus_submissions_pending', 'Submissions stored and not yet taken by their track', () => db.submissions.countDocuments({ status: 'pending' }));
  gauge('siklus_submissions_pending_age_seconds', 'Age of the oldest of them', () => pendingAge(db, now()));
  gauge('siklus_calendar_changes_untold', 'Calendar versions that running tracks have not heard of', () => db.calendars.countDocuments({ untold: op({ $exists: true }) } as never));
}

async function outboxLag(db: Db, now: number): Promise<number> {
  const oldest = await db.outbox.findOne({ status: 'waiting', notBefore: op({ $lte: new Date(now) }) }, { notBefore: 1 }).sort({ notBefore: 1 }).lean<{ readonly notBefore: Date }>();
  return oldest === null ? 0 : Math.max(0, (now - oldest.notBefore.getTime()) / 1000);
}

async function pendingAge(db: Db, now: number): Promise<number> {
  const ages = await Promise.all((await listPemdas(db)).map(async ({ _id: pemdaId }) => {
    const oldest = await db.submissions.findOne({ pemdaId, status: 'pending' }, { receivedAt: 1 }).sort({ receivedAt: 1 }).lean<{ readonly receivedAt: string }>();
    return oldest === null ? 0 : (toBusiness(await loadClock(db, pemdaId), now) - Date.parse(oldest.receivedAt)) / 1000;
  }));
  return Math.max(0, ...ages);
}

/** Answers with the measures: to a program on this machine, or to one that knows the token; to anybody else there is nothing here. */
export function metricsPage({ registry }: Metrics, { settings }: Pick<Deps, 'settings'>): RequestHandler {
  return async (request: Request, response: Response) => {
    if (!mayRead(request, settings)) return sendProblem(request, response, problem('notFound', { thing: things.address }));
    response.setHeader('content-type', registry.contentType).setHeader('cache-control', 'no-store').send(await registry.metrics());
  };
}

const loopbacks: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const localNames: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

// Behind a proxy on the same machine everybody comes from loopback: there only the token counts.
function mayRead(request: Request, { metricsToken, trustProxy, url }: Deps['settings']): boolean {
  const sent = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (metricsToken !== undefined && sent !== undefined) return sameText(sent, metricsToken);
  const isProxied = trustProxy !== false || request.headers['x-forwarded-for'] !== undefined || request.headers['forwarded'] !== undefined;
  return !isProxied && localNames.has(new URL(url).hostname) && loopbacks.has(request.socket.remoteAddress ?? '');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
