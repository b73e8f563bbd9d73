import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, until, type Story } from '../support/story.ts';

type LiveEvent = { readonly kind: string; readonly trackId?: string };

/** Listens to the live stream as a browser does. */
async function listens({ base }: TestServer, { cookie }: Actor, headers: Readonly<Record<string, string>> = {}) {
  const stop = new AbortController();
  const response = await fetch(`${base}/api/live`, { headers: { cookie, ...headers }, signal: stop.signal });
  const heard: LiveEvent[] = [];
  let bytes = 0;
  const read = async () => {
    for await (const chunk of response.body! as unknown as AsyncIterable<Uint8Array>) {
      bytes = Math.max(bytes, chunk.length);
      for (const line of new TextDecoder().decode(chunk).split('\n')) if (line.startsWith('data: ')) heard.push(JSON.parse(line.slice(6)) as LiveEvent);
    }
  };
  const ended = read().then(() => 'ended' as const, () => 'cut' as const);
  return { heard, status: response.status, ended, largest: () => bytes, stop: () => stop.abort() };
}

describe('live screens', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
  });
  afterAll(async () => server?.close());

  test('an agency’s autosave reaches its own people, and nobody else', async () => {
    const [dinkes, disdik, coordinator] = await Promise.all(['kepala.dinkes', 'operator.disdik', 'koordinator'].map(async (login) => listens(server, await story.as(login))));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const operator = await story.as('operator.dinkes');
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    await operator.does('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'BB', baseRev: 0 }] } });
    await until(async () => dinkes!.heard.find(({ kind, trackId }) => kind === 'draft' && trackId === story.trackOf('dinkes')), 'the live event');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(disdik!.heard).toEqual([]);
    expect(coordinator!.heard).toEqual([]);
    expect(dinkes!.largest()).toBeLessThan(1_024);
    for (const one of [dinkes, disdik, coordinator]) one!.stop();
  });

  test('a step of the process reaches the coordinator and the agency, not the other agency', async () => {
    const [dinkes, disdik, coordinator] = await Promise.all(['operator.dinkes', 'operator.disdik', 'koordinator'].map(async (login) => listens(server, await story.as(login))));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const person = await story.as('koordinator');
    const trackId = story.trackOf('dinkes');
    const { state } = await person.does('track', { params: { trackId } });
    await person.does('actOnTrack', { params: { trackId }, body: { kind: 'extend', token: state.tokens[0]!.id, days: 1, reason: 'uji langsung' } });
    for (const one of [dinkes, coordinator]) await until(async () => one!.heard.find((event) => event.kind === 'track' && event.trackId === trackId), 'the step');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(disdik!.heard).toEqual([]);
    for (const one of [dinkes, disdik, coordinator]) one!.stop();
  });

  test('whoever comes back reads everything again; whoever signed out hears no more', async () => {
    const leader = await story.as('pimpinan');
    const stream = await listens(server, leader, { 'last-event-id': '7' });
    await until(async () => stream.heard.find(({ kind }) => kind === 'resync'), 'the hint to read again');
    await server.db.sessions.deleteMany({ personId: 'contoh.orang.pimpinan' });
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    const operator = await story.as('operator.dinkes');
    await operator.does('addNote', { params: { trackId: story.trackOf('dinkes') }, body: { questionId: 'q1a', kind: 'note', text: 'mohon penjelasan' } });
    expect(await stream.ended).toBe('ended');
    expect(stream.heard.filter(({ kind }) => kind === 'note')).toEqual([]);
  });

  test('the stream is closed to whoever is not signed in', async () => {
    expect((await fetch(`${server.base}/api/live`)).status).toBe(401);
  });
});
