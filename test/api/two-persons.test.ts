import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleIds } from '../../db/seed.ts';
import { aSecondAdministrator, castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

describe('publishing by two persons', () => {
  let server: TestServer;
  let first: Actor;
  let second: Actor;
  let formId: string;
  beforeAll(async () => {
    server = await aServer();
    first = await castOf(server)('administrator');
    second = await aSecondAdministrator(server);
    formId = (await first.does('addForm', { body: { from: 'template', templateKey: 'akip-internal', formKey: 'akip-lke', title: { id: 'LKE', en: 'Worksheet' } } })).formId;
    const { rev } = await first.does('policies');
    await first.does('changePolicies', { rev, body: { twoPersons: true } });
  });
  afterAll(async () => server?.close());

  const revOf = async () => (await first.does('form', { params: { formId } })).rev;
  const reason = 'Siap dipakai tahun 2026.';

  test('alone nobody publishes, and the draft stays', async () => {
    expect(await first.isRefused('publishForm', { params: { formId }, rev: await revOf(), body: { reason } })).toMatchObject({ problem: 'secondPersonNeeded' });
    expect((await first.does('form', { params: { formId } })).published).toBeNull();
  });

  test('who asked may not approve; who declines says why, and then it has to be asked again', async () => {
    const rev = await revOf();
    await first.does('askToPublish', { params: { formId }, rev, body: { reason } });
    expect(await first.isRefused('publishForm', { params: { formId }, rev, body: { reason } })).toMatchObject({ problem: 'secondPersonOther' });
    expect(await second.does('formApproval', { params: { formId } })).toMatchObject({ needed: true, waiting: { mine: false, reason } });
    await second.does('declineToPublish', { params: { formId }, body: { reason: 'Bobot belum diperiksa.' } });
    expect((await second.does('formApproval', { params: { formId } })).waiting).toBeNull();
    expect(await second.isRefused('publishForm', { params: { formId }, rev, body: { reason } })).toMatchObject({ problem: 'secondPersonNeeded' });
  });

  test('an approval holds for exactly the draft that was asked for', async () => {
    const rev = await revOf();
    await first.does('askToPublish', { params: { formId }, rev, body: { reason } });
    await first.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: [{ name: 'setText', args: { id: 'q1a', locale: 'id', field: 'help', value: 'Bacalah rubriknya.' } }] } });
    expect(await second.isRefused('publishForm', { params: { formId }, rev: await revOf(), body: { reason } })).toMatchObject({ problem: 'secondPersonNeeded' });
  });

  test('asked by one and published by the other, with both in the audit chain', async () => {
    const rev = await revOf();
    await first.does('askToPublish', { params: { formId }, rev, body: { reason } });
    expect(await second.does('publishForm', { params: { formId }, rev, body: { reason } })).toMatchObject({ n: 1 });
    const { items } = await first.does('audit', { query: { limit: '20' } });
    expect(items.map(({ act }) => act)).toEqual(expect.arrayContaining(['changePolicies', 'askToPublish', 'declineToPublish', 'publishForm']));
  });

  test('a cycle starts by two persons as well: asked by one, started by the other, and only as it was when asked', async () => {
    const { cycleId, rev } = await first.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    const { setup } = await first.does('cycle', { params: { cycleId } });
    const agencyId = sampleIds.agency('dinsos');
    const ready = { ...setup, agencyIds: [agencyId], assignments: [{ agencyId, reviewers: { member: sampleIds.person('anggota') } }] };
    const saved = await first.does('changeCycle', { params: { cycleId }, rev, body: ready });
    const launches = (who: Actor) => who.isRefused('launchCycle', { params: { cycleId }, body: {} });
    expect(await launches(first)).toMatchObject({ problem: 'secondPersonNeeded' });
    await first.does('askToLaunch', { params: { cycleId }, rev: saved.rev, body: { reason } });
    expect(await launches(first)).toMatchObject({ problem: 'secondPersonOther' });
    const changed = await first.does('changeCycle', { params: { cycleId }, rev: saved.rev, body: { ...ready, period: 'Semester I 2026' } });
    expect(await launches(second)).toMatchObject({ problem: 'secondPersonNeeded' });
    await first.does('askToLaunch', { params: { cycleId }, rev: changed.rev, body: { reason } });
    expect(await second.does('cycleApproval', { params: { cycleId } })).toMatchObject({ needed: true, waiting: { mine: false, reason } });
    expect(await second.does('launchCycle', { params: { cycleId }, body: {} })).toMatchObject({ status: 'opening' });
  });
});
