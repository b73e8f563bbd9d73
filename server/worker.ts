import { createServer } from 'node:http';
import { setPriority } from 'node:os';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { Gauge, Registry } from 'prom-client';
import { drainOutbox } from '../activities/outbox.ts';
import { openDb } from '../db/db.ts';
import { prepare } from '../db/migrations.ts';
import { tellCalendars } from './calendar-moves.ts';
import { readConfig } from './config.ts';
import { createEngine } from './engine.ts';
import { onParentGone, repeatedly, untilItWorks } from './lifetime.ts';
import { createMailer } from './mail.ts';
import { loopGauge } from './process-measures.ts';
import { reconcile } from './reconciler.ts';
import { createWorker, type Workers } from './worker-setup.ts';
import { bundleApart } from './workflow-bundle.ts';

process.env['TZ'] = 'UTC';
// On a full machine the API goes first: somebody waits for its acknowledgement, and what is acknowledged is safe.
setPriority(10);
const parent = process.ppid;
const config = readConfig(process.env);
const log = pino({ name: 'worker', level: config.logLevel });
let stopping = false;

/** Waits for both engines, works until told to stop, then lets running work finish. */
async function main(): Promise<void> {
  Runtime.install({
    // Signals are ours: the launcher decides the order in which parts stop.
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => log[level === 'ERROR' ? 'error' : 'warn'](meta ?? {}, message)),
  });
  const waiting = { stop: () => stopping, failed: (error: unknown, tries: number) => log.warn({ error: String(error), tries }, 'engine not ready yet') };
  const db = await untilItWorks(() => openDb(config.mongodbUri), waiting);
  const prepared = await untilItWorks(() => prepare(db, config.mode), waiting);
  if ('refused' in prepared) throw new Error(`the database is refused: ${prepared.refused} (${prepared.found})`);
  const native = await untilItWorks(() => NativeConnection.connect({ address: config.temporalAddress }), waiting);
  const client = new Client({ connection: await Connection.connect({ address: config.temporalAddress }) });
  const bundle = await bundleApart(config.workflowBundle);
  const workers = await createWorker({ db, native, bundle, engine: createEngine(client), now: Date.now, maxCachedWorkflows: config.maxCachedWorkflows });
  await bundle.remove();
  const health = serveHealth(workers);
  const failed = (what: string) => (error: unknown) => log.warn({ error: String(error) }, what);
  const send = config.smtpUrl === undefined ? undefined : createMailer(db, config.smtpUrl, { url: config.url, from: config.mailFrom });
  const stopReconciling = repeatedly(() => reconcile({ db, client, olderThanMs: 5_000 }), { everyMs: 3_000, failed: failed('reconciling failed') });
  const stopSending = repeatedly(() => drainOutbox({ db, send, now: () => new Date() }), { everyMs: 2_000, failed: failed('sending failed') });
  const stopTelling = repeatedly(() => tellCalendars({ db, client }), { everyMs: 2_000, failed: failed('telling the calendar failed') });
  onStop(workers);
  log.info({ port: config.workerPort, temporal: config.temporalAddress }, 'worker polls');
  if (!stopping) await workers.run();
  await Promise.all([stopReconciling(), stopSending(), stopTelling()]);
  health.close();
  await client.connection.close();
  await native.close();
  await db.close();
  log.info('worker has drained');
}

function onStop(workers: Workers): void {
  const stop = (why: string) => () => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'worker drains');
    workers.stop();
    // What has not ended by then is repeated by the next worker; every activity is safe to run twice.
    setTimeout(() => process.exit(1), 30_000).unref();
  };
  process.on('SIGTERM', stop('SIGTERM'));
  process.on('SIGINT', stop('SIGINT'));
  onParentGone(parent, stop('the process that started it is gone'));
}

/** What the worker has in hand; on loopback, beside its health. */
function workerMeasures(workers: Workers): Registry {
  const registers = [new Registry()];
  const gauge = (name: string, help: string, value: () => number) => new Gauge({ name, help, registers, collect() { this.set(value()); } });
  gauge('siklus_worker_cached_workflows', 'Tracks, cycles and meetings kept in memory', () => workers.main.getStatus().numCachedWorkflows);
  gauge('siklus_worker_busy_workflows', 'Workflow tasks under way', () => workers.main.getStatus().numInFlightWorkflowActivations);
  gauge('siklus_worker_busy_activities', 'Activities under way', () => workers.main.getStatus().numInFlightActivities + workers.main.getStatus().numInFlightLocalActivities);
  gauge('siklus_worker_activities_in_trouble', 'Activities that failed and are being tried again', () => workers.troubles().length);
  loopGauge(registers);
  return registers[0]!;
}

function serveHealth(workers: Workers) {
  const measures = workerMeasures(workers);
  const server = createServer((request, response) => {
    if (request.url === '/metrics') {
      void measures.metrics().then((text) => response.writeHead(200, { 'content-type': measures.contentType }).end(text));
      return;
    }
    const states = { main: workers.main.getState(), io: workers.io.getState() };
    const ready = states.main === 'RUNNING' && states.io === 'RUNNING';
    const { numCachedWorkflows, numInFlightWorkflowActivations, numInFlightActivities, numInFlightLocalActivities } = workers.main.getStatus();
    const body = { ready, states, tracks: numCachedWorkflows, busy: { workflows: numInFlightWorkflowActivations, activities: numInFlightActivities, localActivities: numInFlightLocalActivities }, memory: process.memoryUsage.rss(), troubles: { count: workers.troubles().length, first: workers.troubles().slice(0, 10) } };
    response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return server.listen(config.workerPort, '127.0.0.1');
}

main().then(() => process.exit(0), (error: unknown) => {
  log.fatal({ error: String(error), stack: error instanceof Error ? error.stack : undefined }, 'worker failed');
  process.exit(1);
});
