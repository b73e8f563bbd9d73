import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadCycle, setCycleState } from '../../db/cycles.ts';
import { sampleIds } from '../../db/seed.ts';
import { workflowIds } from '../../workflows/messages.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

const every = { every: 'semester', startMonth: 7, day: 1 } as const;

describe('a cycle that opens itself every period', () => {
  let server: TestServer;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    administrator = await castOf(server)('administrator');
  });
  afterAll(async () => server?.close());

  const cycles = async () => (await administrator.does('cycles', { query: { limit: '200' } })).items;
  const recurrence = async (cycleId: string) => administrator.does('cycleRecurrence', { params: { cycleId } });
  /** What the schedule does at its time. */
  const comes = async (cycleId: string) => {
    const before = (await cycles()).length;
    const { client } = server;
    const handle = client.schedule.getHandle(workflowIds.next(cycleId));
    const done = (await handle.describe()).info.recentActions.length;
    await handle.trigger();
    for (let tries = 0; tries < 100; tries += 1) {
      const { recentActions } = (await handle.describe()).info;
      const last = recentActions.at(-1)?.action;
      if (recentActions.length > done && last?.type === 'startWorkflow') {
        await client.workflow.getHandle(last.workflow.workflowId, last.workflow.firstExecutionRunId).result();
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return (await cycles()).length - before;
  };

  test('is kept by the engine: it skips while one runs, catches up a day, and says when it comes next', async () => {
    const { cycleId } = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    await administrator.does('changeRecurrence', { params: { cycleId }, body: { recurrence: every } });
    const found = await recurrence(cycleId);
    expect(found.recurrence).toEqual(every);
    expect(found.next.length).toBeGreaterThan(0);
    for (const at of found.next) expect(at).toMatch(/-(12-31|06-30)T23:00/);
    const { policies, spec } = await server.client.schedule.getHandle(workflowIds.next(cycleId)).describe();
    expect([policies.overlap, policies.catchupWindow, spec.timezone]).toEqual(['SKIP', 86_400_000, 'Asia/Jakarta']);
  });

  test('opens one draft per period from the last set-up, without offices that closed since', async () => {
    const { cycleId, rev } = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    const { setup } = await administrator.does('cycle', { params: { cycleId } });
    await administrator.does('changeCycle', { params: { cycleId }, rev, body: { ...setup, period: 'Semester I 2020', title: { id: 'Laporan TKPK Semester I 2020', en: 'TKPK report Semester I 2020' } } });
    await administrator.does('changeRecurrence', { params: { cycleId }, body: { recurrence: every } });
    const closed = setup.agencyIds[0]!;
    const row = (await administrator.does('agencies', { query: { limit: '200' } })).items.find(({ agencyId }) => agencyId === closed)!;
    await administrator.does('changeAgency', { params: { agencyId: closed }, rev: row.rev, body: { disabled: true } });
    expect(await comes(cycleId)).toBe(1);
    expect(await comes(cycleId)).toBe(0);
    const draft = (await cycles()).find(({ title }) => /^Laporan TKPK Semester (I|II) 20(2[1-9]|[3-9]\d)$/.test(title.id))!;
    expect(draft.status).toBe('draft');
    const next = await administrator.does('cycle', { params: { cycleId: draft.cycleId } });
    expect(next.setup.agencyIds).toEqual(setup.agencyIds.slice(1));
    expect((await recurrence(draft.cycleId)).follows).toMatchObject({ cycleId });
  });

  test('a new cycle that follows another begins from its set-up and its own design, not from the template', async () => {
    const { cycleId, rev } = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    const { setup } = await administrator.does('cycle', { params: { cycleId } });
    const [closed, ...agencyIds] = setup.agencyIds.slice(0, 4);
    const reviewers = { member: sampleIds.person('anggota') };
    await administrator.does('changeCycle', { params: { cycleId }, rev, body: { ...setup, agencyIds: [closed!, ...agencyIds], assignments: [closed!, ...agencyIds].map((agencyId) => ({ agencyId, reviewers, wave: 'I' })), clocks: { ...setup.clocks, report: 21 } } });
    const design = await administrator.does('cycleDesign', { params: { cycleId } });
    const nodes = design.definition.nodes.map((node) => (node.key === 'report' ? { ...node, title: { id: 'Lapor bersama mitra', en: 'Report with partners' } } : node));
    await administrator.does('changeDesign', { params: { cycleId }, rev: design.rev, body: { definition: { ...design.definition, nodes } } });
    const row = (await administrator.does('agencies', { query: { limit: '200' } })).items.find(({ agencyId }) => agencyId === closed)!;
    await administrator.does('changeAgency', { params: { agencyId: closed! }, rev: row.rev, body: { disabled: true } });
    const next = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk', title: { id: 'Laporan lanjutan', en: 'Next report' }, follows: cycleId } });
    const after = await administrator.does('cycle', { params: { cycleId: next.cycleId } });
    expect(after.setup).toMatchObject({ title: { id: 'Laporan lanjutan' }, agencyIds, assignments: agencyIds.map((agencyId) => ({ agencyId, reviewers, wave: 'I' })) });
    const { definition } = await administrator.does('cycleDesign', { params: { cycleId: next.cycleId } });
    expect(definition.nodes.find(({ key }) => key === 'report')).toMatchObject({ title: { id: 'Lapor bersama mitra' }, clock: { due: { days: 21 } } });
    expect(await administrator.isRefused('addCycle', { body: { templateKey: 'evaluasi-pj', follows: cycleId } })).toMatchObject({ problem: 'cycleOtherKind' });
    await administrator.does('changeAgency', { params: { agencyId: closed! }, rev: row.rev + 1, body: { disabled: false } });
  });

  test('tells what has changed since the last period in the regulation, the working days and the code lists – and nothing that the administrator changed', async () => {
    const { cycleId } = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    const next = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk', follows: cycleId } });
    const told = async () => (await recurrence(next.cycleId)).changes.map(({ id }) => id);
    const { definition, updatedAt } = (await loadCycle(server.db, sampleIds.pemda, cycleId))!;
    await server.db.cycles.updateOne({ _id: cycleId }, { $set: { templateThen: definition, launchedAt: updatedAt! } });
    expect(await told()).toEqual([]);
    const own = await administrator.does('cycleDesign', { params: { cycleId: next.cycleId } });
    await administrator.does('changeDesign', { params: { cycleId: next.cycleId }, rev: own.rev, body: { definition: { ...own.definition, about: { id: 'Milik sendiri', en: 'Our own' } } } });
    expect(await told()).toEqual([]);
    const old = JSON.parse(definition) as { basis: object };
    await server.db.cycles.updateOne({ _id: cycleId }, { $set: { templateThen: JSON.stringify({ ...old, basis: { id: 'Peraturan lama', en: 'The old regulation' } }) } });
    const list = { key: 'sumber-dana-uji', title: { id: 'Sumber dana', en: 'Source of funds' }, content: [{ code: 'apbd', id: 'APBD', en: 'Regional budget' }] };
    for (const source of ['SK 1', 'SK 2']) await administrator.does('saveCodeList', { body: { ...list, source } });
    const { days, version } = await administrator.does('calendar', { params: { year: '2026' } });
    await administrator.does('changeCalendar', { params: { year: '2026' }, rev: version, body: { provisional: false, source: 'SK Bupati', reason: 'Hari jadi daerah.', days: [...days, { date: '2026-09-09', kind: 'local', name: { id: 'Hari jadi contoh', en: 'Sample anniversary' } }] } });
    const changes = await told();
    expect(changes).toEqual(expect.arrayContaining([expect.stringMatching(/^Templat: Dasar hukum: semula “Peraturan lama”, kini “/), expect.stringMatching(/^Kalender 2026, versi \d+: libur baru 9 September 2026\.$/), expect.stringMatching(/^Daftar kode “Sumber dana” kini versi 2/)]));
  });

  test('is opened early when asked for: the period after the one its cycle began in, once however often it is asked, and never without a rhythm', async () => {
    const { cycleId } = await administrator.does('addCycle', { body: { templateKey: 'evaluasi-pj' } });
    expect(await administrator.isRefused('openNextPeriod', { params: { cycleId }, body: {} })).toMatchObject({ problem: 'notRecurring' });
    await administrator.does('changeRecurrence', { params: { cycleId }, body: { recurrence: { every: 'quarter', startMonth: 1, day: 1 } } });
    const opens = async () => (await administrator.does('openNextPeriod', { params: { cycleId }, body: {} })).cycleId;
    // The cycle of this period is named in its own words: it counts by the day it begins.
    const next = await opens();
    expect(next).not.toBe(cycleId);
    expect(await Promise.all([opens(), opens(), opens()])).toEqual([next, next, next]);
    const { setup } = await administrator.does('cycle', { params: { cycleId: next } });
    expect(setup.launchDate).toMatch(/-(01|04|07|10)-01$/);
    expect((await recurrence(next)).follows).toMatchObject({ cycleId });
    expect((await loadCycle(server.db, sampleIds.pemda, next))?.updatedBy).not.toBe('sistem');
  });

  test('stops when told so, and a draft that was opened stays', async () => {
    const { cycleId } = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    await administrator.does('changeRecurrence', { params: { cycleId }, body: { recurrence: { ...every, every: 'year' } } });
    await administrator.does('changeRecurrence', { params: { cycleId }, body: { recurrence: null } });
    expect(await recurrence(cycleId)).toMatchObject({ recurrence: null, next: [] });
    await expect(server.client.schedule.getHandle(workflowIds.next(cycleId)).describe()).rejects.toThrow();
    expect(await administrator.isRefused('changeRecurrence', { params: { cycleId }, body: { recurrence: { ...every, day: 31 } } })).toMatchObject({ problem: 'badRequest' });
  });

  test('a played example that is taken away leaves no schedule behind', async () => {
    const { cycleId } = await administrator.does('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    await setCycleState(server.db, sampleIds.pemda, cycleId, { sample: true });
    await administrator.does('changeRecurrence', { params: { cycleId }, body: { recurrence: every } });
    await administrator.does('removeExample', { params: { cycleId } });
    await expect(server.client.schedule.getHandle(workflowIds.next(cycleId)).describe()).rejects.toThrow();
  });
});
