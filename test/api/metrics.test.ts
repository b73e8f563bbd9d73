import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { queueMessages } from '../../db/outbox.ts';
import { sampleIds } from '../../db/seed.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story } from '../support/story.ts';

const metricsToken = 'kata-kunci-pengukur';

describe('the measures of a server', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true, settings: { metricsToken } });
    story = await aCycle(server, ['dinkes']);
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
  });
  afterAll(async () => server?.close());

  const page = async (headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.base}/metrics`, { headers });
    return { status: response.status, text: await response.text() };
  };
  /** The value of one line, by its name and labels. */
  const valueOf = async (line: RegExp) => Number((await page()).text.split('\n').find((one) => line.test(one))?.split(' ').at(-1));

  test('count requests by route, never by address, with status and duration', async () => {
    const { text } = await page();
    expect(text).toMatch(/siklus_http_request_duration_seconds_count\{method="POST",route="\/api\/tasks\/:taskId\/submissions",status="200"\} 1/);
    expect(text).not.toContain(story.trackOf('dinkes'));
    const before = await valueOf(/_count\{method="GET",route="\/api\/me",status="401"\}/);
    await fetch(`${server.base}/api/me`);
    expect(await valueOf(/_count\{method="GET",route="\/api\/me",status="401"\}/)).toBe((before || 0) + 1);
    await fetch(`${server.base}/api/tidak/ada/${story.cycleId}`);
    expect((await page()).text).toMatch(/route="other",status="404"/);
  });

  test('tell how long after its acknowledgement a submission was to be seen', async () => {
    expect(await valueOf(/^siklus_acknowledged_to_visible_seconds_count/)).toBe(1);
    expect(await valueOf(/^siklus_acknowledged_to_visible_seconds_bucket\{le="2"\}/)).toBe(1);
    expect(await valueOf(/^siklus_submissions_pending /)).toBe(0);
    expect(await valueOf(/^siklus_updates_waiting /)).toBe(0);
  });

  test('tell how long the oldest message has been waiting', async () => {
    await server.db.outbox.deleteMany({});
    expect(await valueOf(/^siklus_outbox_lag_seconds /)).toBe(0);
    const place = { pemdaId: sampleIds.pemda, cycleId: story.cycleId, trackId: story.trackOf('dinkes'), agencyId: sampleIds.agency('dinkes'), round: 1, at: '2026-07-06T02:00:00.000Z' };
    await queueMessages(server.db, place, [{ key: 'ukur', kind: 'taskOpened', to: { role: 'operator', agencyId: place.agencyId }, stage: 'isi' }]);
    await server.db.outbox.updateMany({}, { $set: { notBefore: new Date(Date.now() - 90_000) } });
    expect(await valueOf(/^siklus_outbox_lag_seconds /)).toBeGreaterThanOrEqual(90);
    expect(await valueOf(/^siklus_outbox_waiting /)).toBe(1);
    expect(await valueOf(/^siklus_event_loop_lag_seconds\{quantile="0.99"\}/)).toBeGreaterThan(0);
  });

  test('are for this machine or who knows the token; what came through a proxy needs it', async () => {
    expect((await page({ 'x-forwarded-for': '10.0.0.7' })).status).toBe(404);
    expect((await page({ 'x-forwarded-for': '10.0.0.7', authorization: `Bearer ${metricsToken}` })).status).toBe(200);
    expect((await page({ authorization: 'Bearer kata-kunci-salah!!!' })).status).toBe(404);
    const { cookie } = await story.as('administrator');
    expect((await page({ cookie, 'x-forwarded-for': '10.0.0.7' })).status).toBe(404);
  });
});
