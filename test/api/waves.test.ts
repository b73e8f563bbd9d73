import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listEnrolments } from '../../db/enrolments.ts';
import { sampleIds } from '../../db/seed.ts';
import type { Actor } from '../support/cast.ts';
import { castOf } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { until } from '../support/story.ts';

describe('agencies in waves', () => {
  let server: TestServer;
  let administrator: Actor;
  let cycleId: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    administrator = await castOf(server)('administrator');
  });
  afterAll(async () => server?.close());

  test('the set-up says which wave an agency goes with, and the launch keeps it', async () => {
    const made = await administrator.does('addCycle', { body: { templateKey: 'akip-internal' } });
    cycleId = made.cycleId;
    const { setup } = await administrator.does('cycle', { params: { cycleId } });
    const reviewers = { member: sampleIds.person('anggota'), lead: sampleIds.person('ketua') };
    const waves: Readonly<Record<string, string | undefined>> = { dinkes: 'I', disdik: 'II', dinsos: undefined };
    const assignments = Object.entries(waves).map(([key, wave]) => ({ agencyId: sampleIds.agency(key), reviewers, ...(wave === undefined ? {} : { wave }) }));
    await administrator.does('changeCycle', { params: { cycleId }, rev: made.rev, body: { ...setup, agencyIds: assignments.map(({ agencyId }) => agencyId), assignments } });
    expect((await administrator.does('cycle', { params: { cycleId } })).setup.assignments.map(({ wave }) => wave)).toEqual(['I', 'II', undefined]);
    await administrator.does('launchCycle', { params: { cycleId } });
    const rows = await listEnrolments(server.db, sampleIds.pemda, cycleId);
    expect(Object.fromEntries(rows.map(({ agencyId, wave }) => [agencyId, wave]))).toEqual({ [sampleIds.agency('dinkes')]: 'I', [sampleIds.agency('disdik')]: 'II', [sampleIds.agency('dinsos')]: undefined });
  });

  test('a wave nobody belongs to, and a stage that does not open by waves, are refused by name', async () => {
    await until(async () => ((await administrator.does('cycle', { params: { cycleId } })).status === 'running' ? true : undefined), 'the cycle to run');
    const steers = (wave: string) => administrator.isRefused('openStage', { params: { cycleId }, body: { stage: 'rakor', wave } });
    expect(await steers('III')).toMatchObject({ problem: 'notFound', details: { thing: { id: 'Gelombang III', en: 'Wave III' } } });
    expect(await steers('II')).toMatchObject({ problem: 'noSuchNode' });
  });
});
