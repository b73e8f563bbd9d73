import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleIds } from '../../db/seed.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, type Story } from '../support/story.ts';

describe('all running cycles at once', () => {
  let server: TestServer;
  let first: Story;
  let second: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    first = await aCycle(server, ['dinkes', 'disdik']);
    second = await aCycle(server, ['dinkes']);
    // A draft is not running yet.
    await (await first.as('administrator')).does('addCycle', { body: { templateKey: 'akip-internal' } });
  });
  afterAll(async () => server?.close());

  test('a coordinator sees every agency in every cycle it takes part in', async () => {
    const { cycles, rows, total } = await (await first.as('koordinator')).does('overview');
    const at = (story: Story) => cycles.findIndex(({ cycleId }) => cycleId === story.cycleId);
    expect(cycles.map(({ cycleId }) => cycleId).toSorted()).toEqual([first.cycleId, second.cycleId].toSorted());
    expect(total).toBe(2);
    const cellsOf = (agency: string) => rows.find(({ agencyId }) => agencyId === sampleIds.agency(agency))!.cells;
    expect([cellsOf('dinkes')[at(first)]?.trackId, cellsOf('dinkes')[at(second)]?.trackId]).toEqual([first.trackOf('dinkes'), second.trackOf('dinkes')]);
    expect(cellsOf('disdik')[at(first)]).toMatchObject({ status: 'open', stage: { id: 'Isi' }, late: false });
    expect(cellsOf('disdik')[at(second)]).toBeNull();
  });

  test('an evaluator sees the cycles and agencies he or she judges; an agency has its own list of tasks instead', async () => {
    expect(await (await first.as('anggota2')).does('overview')).toEqual({ cycles: [], total: 0, rows: [] });
    expect((await (await first.as('anggota')).does('overview')).cycles).toHaveLength(2);
    expect(await (await first.as('operator.dinkes')).isRefused('overview')).toMatchObject({ problem: 'notAllowed' });
    expect(new Set((await (await first.as('operator.dinkes')).does('tasks')).mine.map(({ cycleId }) => cycleId))).toEqual(new Set([first.cycleId, second.cycleId]));
  });

  test('a matrix that is remembered shows a new name at once, and its filters apart; it goes over the line compressed', async () => {
    const coordinator = await first.as('koordinator');
    const { cycleId } = first;
    const namesFor = async (query: Readonly<Record<string, string>>) => (await coordinator.does('matrix', { params: { cycleId }, query })).rows.map(({ name }) => name);
    const before = await namesFor({});
    expect(await namesFor({})).toEqual(before);
    expect([await namesFor({ q: before[0]! }), await namesFor({ filter: 'ended' })]).toEqual([[before[0]], []]);
    const administrator = await first.as('administrator');
    const { agencyId, rev } = (await administrator.does('agencies', { query: { limit: '200' } })).items.find(({ name }) => name === before[0])!;
    await administrator.does('changeAgency', { params: { agencyId }, rev, body: { name: 'Zinas Baru' } });
    expect(await namesFor({})).toEqual([before[1], 'Zinas Baru']);
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await fetch(`${server.base}/api/cycles/${cycleId}/matrix`, { headers: { cookie: coordinator.cookie, 'accept-encoding': encoding } });
      expect([answer.headers.get('content-encoding'), answer.headers.get('vary'), answer.headers.get('cache-control')]).toEqual([encoding === 'identity' ? null : encoding, 'Accept-Encoding', 'no-store']);
      expect(await answer.json()).toMatchObject({ total: 2, rows: [{ name: before[1] }, { name: 'Zinas Baru' }] });
    }
  });
});
