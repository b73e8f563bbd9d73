import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reconcile } from '../../server/reconciler.ts';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, until, type Story } from '../support/story.ts';

describe('while the engine does not answer', () => {
  let server: TestServer;
  let story: Story;
  let head: Actor;
  let taskId: string;
  const submissionId = crypto.randomUUID();
  beforeAll(async () => {
    server = await aServer({ worker: true, settings: { submitWaitMs: 500, actWaitMs: 500 } });
    story = await aCycle(server, ['dinkes']);
    await fillsIn(story, 'dinkes', grades);
    head = await story.as('kepala.dinkes');
    taskId = (await story.taskOf('operator.dinkes', 'dinkes')).taskId;
    await server.stopWorker();
  });
  afterAll(async () => server?.close());

  const send = () => head.asks('sendTask', { params: { taskId }, body: { round: 1, submissionId }, key: submissionId });

  test('a submission is safe: 202 with a receipt that says so and an address that tells the end', async () => {
    const { status, body, headers } = await send();
    expect(status).toBe(202);
    expect(body).toMatchObject({ pending: true, receiptId: submissionId, round: 1 });
    expect(headers.get('location')).toBe(`/api/operations/${submissionId}`);
    expect(await head.does('operation', { params: { operationId: submissionId } })).toMatchObject({ status: 'waiting', receipt: { pending: true } });
    expect((await send()).status).toBe(202);
  });

  test('nobody changes the answers meanwhile', async () => {
    const operator = await story.as('operator.dinkes');
    expect((await operator.does('task', { params: { taskId } })).readOnly?.id).toContain('sudah aman');
    expect(await operator.isRefused('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'E', baseRev: 1 }] } })).toMatchObject({ problem: 'closed' });
  });

  test('an act that is stored nowhere says that the service is away, and may be sent again', async () => {
    const coordinator = await story.as('koordinator');
    const extend = { params: { trackId: story.trackOf('dinkes') }, body: { kind: 'extend' as const, token: taskId.split('.')[1]!, days: 1, reason: 'server lambat' }, key: 'kunci-lambat-1' };
    const { status, headers } = await coordinator.asks('actOnTrack', extend);
    expect(status).toBe(503);
    expect(headers.get('retry-after')).not.toBeNull();
  });

  test('readiness tells that no worker polls, while the process lives', async () => {
    expect((await fetch(`${server.base}/healthz`)).status).toBe(200);
    const ready = await (await fetch(`${server.base}/readyz`)).json() as { mongodb: { ok: boolean }; temporal: { ok: boolean; version: string } };
    expect(ready).toMatchObject({ mongodb: { ok: true }, temporal: { ok: true } });
  });

  test('the engine back, it is applied by itself with the time of its arrival', async () => {
    await server.startWorker();
    await reconcile({ db: server.db, client: server.client, olderThanMs: 0 });
    const done = await until(async () => {
      const end = await head.does('operation', { params: { operationId: submissionId } });
      return end.status === 'done' ? end.receipt : undefined;
    }, 'the submission to be applied');
    expect(done).toMatchObject({ pending: false, late: false });
    expect((await send()).status).toBe(200);
    expect(await server.db.submissions.countDocuments({})).toBe(1);
  });
});
