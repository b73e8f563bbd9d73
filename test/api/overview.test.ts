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
});
