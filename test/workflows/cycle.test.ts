import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agencies } from '../../core/samples/cast.ts';
import { compileCycle } from '../../core/cycle/compile.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import type { Actor } from '../../core/cycle/track.ts';
import { verifyAudit } from '../../db/audit.ts';
import { canonicalJson } from '../../db/canonical.ts';
import { addCycle, loadCycle, saveSnapshot } from '../../db/cycles.ts';
import { enrol } from '../../db/enrolments.ts';
import { moveClock } from '../../db/businessTime.ts';
import { addMeeting } from '../../db/meetings.ts';
import { sampleIds } from '../../db/seed.ts';
import { loadView } from '../../db/trackViews.ts';
import { rebuildWorkflows } from '../../server/commands/rebuild-workflows.ts';
import { reconcileAll } from '../../server/commands/reconcile.ts';
import { refusalIn } from '../../server/reconciler.ts';
import { rearmAll, startCycle, startRakor } from '../../server/engine.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { act, cycleState, designAdded, meetingFinalised, meetingMoved, steerCycle, workflowIds } from '../../workflows/messages.ts';
import { keepsHistory } from './corpus.ts';
import { aCompany, eventually, type Company } from './company.ts';

const pemdaId = sampleIds.pemda;
const koordinator: Actor = { personId: sampleIds.person('koordinator'), name: 'Koordinator (contoh)', position: 'Kepala Bagian Organisasi', role: 'coordinator' };
const administrator: Actor = { personId: sampleIds.person('administrator'), name: 'Administrator (contoh)', position: 'Administrator', role: 'administrator' };
const title = { id: 'Uji', en: 'Trial' };

/** Wait for everybody, decide, end: the smallest cycle in which agencies wait for one another. */
const together: CycleDefinition = {
  format: 1, key: 'together', title, about: title, basis: title, start: 'ready',
  stages: [{ key: 'siap', owner: 'coordinator', title }, { key: 'bersama', owner: 'coordinator', title }, { key: 'hasil', owner: 'coordinator', title }],
  nodes: [
    { key: 'ready', kind: 'gate', stage: 'siap', by: { kind: 'person', role: 'coordinator' }, clock: workingDays(5), title, to: { pass: 'wait', passWithNotes: 'wait', fail: 'failed' } },
    { key: 'wait', kind: 'barrier', stage: 'bersama', opens: 'all', title, next: 'result' },
    { key: 'result', kind: 'gate', stage: 'hasil', by: { kind: 'person', role: 'coordinator' }, clock: workingDays(5), title, to: { pass: 'done', passWithNotes: 'done', fail: 'failed' } },
    { key: 'done', kind: 'end', outcome: 'finished', title },
    { key: 'failed', kind: 'end', outcome: 'failed', title },
  ],
  forms: {},
};

/** The same, where agencies only wait for those of their own wave. */
const byWaves = { ...together, key: 'byWaves', nodes: together.nodes.map((node) => (node.kind === 'barrier' ? { ...node, opens: 'wave' } : node)) } as CycleDefinition;

/** The same without waiting: a design that a cycle may begin with. */
const alone = { ...together, stages: together.stages.filter(({ key }) => key !== 'bersama'), nodes: together.nodes.filter(({ key }) => key !== 'wait').map((node) => (node.key === 'ready' ? { ...node, to: { pass: 'result', passWithNotes: 'result', fail: 'failed' } } : node)) } as CycleDefinition;

describe('a cycle of several agencies on the real engine', () => {
  let company: Company;
  beforeAll(async () => { company = await aCompany(); }, 120_000);
  afterAll(async () => { await company?.close(); }, 60_000);

  async function launches(names: readonly string[], { definition = together, waves = {} }: { readonly definition?: CycleDefinition; readonly waves?: Readonly<Record<string, string>> } = {}): Promise<{ readonly cycleId: string; readonly tracks: readonly string[]; readonly snapshotId: string }> {
    const { db } = company;
    const client = company.client();
    const compiled = compileCycle(definition, { forms: {} });
    if ('faults' in compiled) throw new Error(canonicalJson(compiled.faults));
    const snapshotId = await saveSnapshot(db, pemdaId, compiled.ir);
    const cycleId = `siklus-${randomUUID().slice(0, 8)}`;
    await addCycle(db, { _id: cycleId, pemdaId, title, definition: canonicalJson(definition), setup: { agencyIds: [], assignments: [], formVersions: {} } as never, status: 'draft', snapshotId, rev: 1 });
    const tracks = names.map((name) => `${cycleId}-${name}`);
    await enrol(db, pemdaId, names.map((name, i) => ({ _id: tracks[i] ?? '', pemdaId, cycleId, agencyId: sampleIds.agency(name), reviewers: {}, ...(waves[name] === undefined ? {} : { wave: waves[name] }) })));
    await startCycle(client, { pemdaId, cycleId, snapshotId });
    return { cycleId, tracks, snapshotId };
  }

  async function decides(cycleId: string, trackId: string): Promise<void> {
    const token = await eventually(async () => {
      const found = (await loadView(company.db, pemdaId, trackId))?.state.tokens.find(({ phase }) => phase === 'atGate');
      if (found === undefined) throw new Error('not at the gate yet');
      return found.id;
    });
    const { rev } = (await loadView(company.db, pemdaId, trackId))?.state ?? { rev: 0 };
    const id = randomUUID();
    await company.client().workflow.getHandle(workflowIds.track(cycleId, trackId)).executeUpdate(act, { updateId: id, args: [{ id, at: new Date().toISOString(), actor: koordinator, rev, kind: 'decideGate', token, outcome: 'pass', reasonId: 'alasan' }] });
  }

  const statusOf = async (cycleId: string) => (await loadCycle(company.db, pemdaId, cycleId))?.status;
  const eventuallyIs = (cycleId: string, status: string) => eventually(async () => { expect(await statusOf(cycleId)).toBe(status); });
  const steers = (cycleId: string, kind: 'lock' | 'publish' | 'archive') => {
    const id = randomUUID();
    return company.client().workflow.getHandle(workflowIds.cycle(cycleId)).executeUpdate(steerCycle, { updateId: id, args: [{ id, kind, actor: administrator }] });
  };

  test('the last agency to be ready opens the stage for all; after the last end it is locked, published and archived', async () => {
    const { cycleId, tracks } = await launches(['dinkes', 'disdik', 'dinsos']);
    const [first = '', second = '', third = ''] = tracks;
    await decides(cycleId, first);
    await decides(cycleId, second);
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect((await loadView(company.db, pemdaId, first))?.status).toBe('waitingOpen');
    expect(await steers(cycleId, 'lock').catch((error: unknown) => refusalIn(error)?.problem)).toBe('cycleNotReady');
    await decides(cycleId, third);
    for (const trackId of tracks) await decides(cycleId, trackId);
    await eventuallyIs(cycleId, 'closing');
    expect((await loadCycle(company.db, pemdaId, cycleId))?.openedStages).toEqual(['bersama']);
    await steers(cycleId, 'lock');
    expect((await loadCycle(company.db, pemdaId, cycleId))?.lockedHash).toMatch(/^[0-9a-f]{64}$/);
    await steers(cycleId, 'publish');
    await steers(cycleId, 'archive');
    expect(await company.client().workflow.getHandle(workflowIds.cycle(cycleId)).result()).toMatchObject({ status: 'archived', tracks: 3, ended: 3 });
    const acts = (await company.db.audit.find({ chain: `cycle/${cycleId}` }).sort({ seq: 1 }).lean<{ act: string }[]>()).map((row) => row.act);
    expect(acts).toEqual(['cycle.opening', 'cycle.running', 'cycle.openStage', 'cycle.closing', 'cycle.lock', 'cycle.publish', 'cycle.archive']);
    expect(await verifyAudit(company.db)).toMatchObject({ whole: true });
    await keepsHistory(company.client(), workflowIds.cycle(cycleId), 'cycle-together');
  }, 120_000);

  test('by waves: a wave goes on when all of it are ready, another when the coordinator opens it, and who comes later finds it open', async () => {
    const { cycleId, tracks } = await launches(['dinkes', 'disdik', 'dinsos', 'dpupr'], { definition: byWaves, waves: { dinkes: 'I', disdik: 'I', dinsos: 'II', dpupr: 'II' } });
    const [first = '', second = '', third = '', fourth = ''] = tracks;
    const stands = (trackId: string) => loadView(company.db, pemdaId, trackId).then((view) => view?.state.tokens[0]?.stage);
    const opens = (wave: string) => {
      const id = randomUUID();
      return company.client().workflow.getHandle(workflowIds.cycle(cycleId)).executeUpdate(steerCycle, { updateId: id, args: [{ id, kind: 'openStage', stage: 'bersama', wave, actor: koordinator }] });
    };
    await decides(cycleId, first);
    await decides(cycleId, third);
    await decides(cycleId, second);
    await eventually(async () => { expect(await Promise.all([stands(first), stands(second)])).toEqual(['hasil', 'hasil']); });
    expect(await stands(third)).toBe('bersama');
    await opens('II');
    await eventually(async () => { expect(await stands(third)).toBe('hasil'); });
    // The one that comes later finds its wave open.
    expect(await stands(fourth)).toBe('siap');
    const cycle = await loadCycle(company.db, pemdaId, cycleId);
    expect(cycle).toMatchObject({ openedStages: [], openedWaves: [{ stage: 'bersama', wave: 'I' }, { stage: 'bersama', wave: 'II' }] });
    await decides(cycleId, fourth);
    await eventually(async () => { expect(await stands(fourth)).toBe('hasil'); });
    const rows = await company.db.audit.find({ chain: `cycle/${cycleId}`, act: 'cycle.openWave' }).sort({ seq: 1 }).lean<{ entry: { details?: { wave?: string } } }[]>();
    expect(rows.map(({ entry }) => entry.details?.wave)).toEqual(['I', 'II']);
    await keepsHistory(company.client(), workflowIds.cycle(cycleId), 'cycle-waves');
  }, 120_000);

  test('a design added while it runs: who moves waits at its new stage, which opens when all of them are there; who stays is not waited for', async () => {
    const { cycleId, tracks, snapshotId: from } = await launches(['dinkes', 'disdik', 'dinsos'], { definition: alone });
    const [first = '', second = '', third = ''] = tracks;
    const compiled = compileCycle(together, { forms: {} });
    const to = await saveSnapshot(company.db, pemdaId, 'ir' in compiled ? compiled.ir : (undefined as never));
    await company.db.cycles.updateOne({ _id: cycleId, pemdaId }, { $set: { snapshotId: to, editions: [{ snapshotId: from, definition: canonicalJson(alone), forms: {}, until: new Date().toISOString(), by: 'Administrator', reason: 'Uji' }] } } as never);
    await company.client().workflow.getHandle(workflowIds.cycle(cycleId)).signal(designAdded);
    const moves = async (trackId: string, id = randomUUID()) => company.client().workflow.getHandle(workflowIds.track(cycleId, trackId)).executeUpdate(act, { updateId: id, args: [{ id, at: new Date().toISOString(), actor: administrator, kind: 'moveDesign', from, to, edition: 2, clocks: [], reasonId: 'alasan' }] });
    await eventually(async () => { for (const trackId of tracks) expect((await loadView(company.db, pemdaId, trackId))?.state.tokens[0]?.clock).toBeDefined(); });
    const again = randomUUID();
    const once = await moves(first, again);
    expect((await moves(first, again)).rev).toBe(once.rev);
    expect(await moves(first).catch((error: unknown) => refusalIn(error)?.problem)).toBe('designMoved');
    await moves(second);
    expect((await loadView(company.db, pemdaId, first))?.state).toMatchObject({ snapshotId: to, cells: { bersama: { status: 'locked' } } });
    await decides(cycleId, third);
    await decides(cycleId, first);
    await eventually(async () => { expect((await loadView(company.db, pemdaId, first))?.status).toBe('waitingOpen'); });
    await company.workerGoes();
    await company.workerComes();
    await decides(cycleId, second);
    const stands = (trackId: string) => loadView(company.db, pemdaId, trackId).then((view) => view?.state.tokens[0]?.stage);
    await eventually(async () => { expect(await Promise.all(tracks.map(stands))).toEqual(['hasil', 'hasil', 'hasil']); });
    expect((await loadView(company.db, pemdaId, third))?.state.snapshotId).toBe(from);
    for (const trackId of tracks) await decides(cycleId, trackId);
    await eventuallyIs(cycleId, 'closing');
    expect(await verifyAudit(company.db)).toMatchObject({ whole: true });
    await keepsHistory(company.client(), workflowIds.cycle(cycleId), 'cycle-two-designs');
    await keepsHistory(company.client(), workflowIds.track(cycleId, first), 'design-moved');
  }, 120_000);

  test('a stage that opens for all is not opened for one wave', async () => {
    const { cycleId } = await launches(['kecutara']);
    await eventuallyIs(cycleId, 'running');
    const id = randomUUID();
    const told = await company.client().workflow.getHandle(workflowIds.cycle(cycleId)).executeUpdate(steerCycle, { updateId: id, args: [{ id, kind: 'openStage', stage: 'bersama', wave: 'I', actor: koordinator }] }).catch((error: unknown) => refusalIn(error)?.problem);
    expect(told).toBe('noSuchNode');
  }, 60_000);

  test('an act that is refused stands nowhere in history', async () => {
    const { cycleId, tracks } = await launches(['disnaker']);
    const [trackId = ''] = tracks;
    const handle = company.client().workflow.getHandle(workflowIds.track(cycleId, trackId));
    await eventually(async () => { expect((await loadView(company.db, pemdaId, trackId))?.state.tokens[0]?.clock).toBeDefined(); });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = (await handle.fetchHistory()).events?.length;
    for (const id of ['tolak-1', 'tolak-2']) {
      const refused = handle.executeUpdate(act, { updateId: id, args: [{ id, at: new Date().toISOString(), actor: koordinator, kind: 'closeMeeting', meetingId: 'rakor' }] });
      expect(await refused.catch((error: unknown) => refusalIn(error)?.problem)).toBe('notInMeeting');
    }
    expect((await handle.fetchHistory()).events?.length).toBe(before);
  }, 60_000);

  test('when Temporal has lost everything, the workflows are rebuilt from MongoDB and the cycle goes on', async () => {
    const { cycleId, tracks } = await launches(['dpupr', 'bappeda']);
    const [first = '', second = ''] = tracks;
    await decides(cycleId, first);
    await eventuallyIs(cycleId, 'running');
    await company.losesTemporal();
    const place = { db: company.db, client: company.client() };
    const missing = (await reconcileAll(place)).differences.filter(({ trackId }) => tracks.includes(trackId));
    expect(missing.map(({ standing }) => standing)).toEqual(['workflowMissing', 'workflowMissing']);
    await rebuildWorkflows(place);
    expect((await company.client().workflow.getHandle(workflowIds.cycle(cycleId)).query(cycleState)).status).toBe('running');
    await decides(cycleId, second);
    for (const trackId of tracks) await decides(cycleId, trackId);
    await eventuallyIs(cycleId, 'closing');
    expect((await reconcileAll(place)).counts).toMatchObject({ workflowMissing: 0, viewBehind: 0, viewAhead: 0 });
  }, 120_000);

  test('a worker that goes away in the middle is replaced, and nothing is lost or done twice', async () => {
    const { cycleId, tracks } = await launches(agencies.slice(0, 6).map(({ key }) => key));
    await company.workerGoes();
    await company.workerComes();
    for (const trackId of tracks) await decides(cycleId, trackId);
    for (const trackId of tracks) await decides(cycleId, trackId);
    await eventuallyIs(cycleId, 'closing');
    for (const trackId of tracks) {
      const rows = await company.db.audit.find({ chain: `track/${trackId}`, act: 'decideGate' }).lean();
      expect(rows).toHaveLength(2);
    }
  }, 120_000);

  test('a meeting invites once for each time it is called for, and ends with its minutes', async () => {
    const { cycleId, tracks } = await launches(['rsud']);
    const meetingId = `rakor-${randomUUID().slice(0, 8)}`;
    const at = (hours: number) => new Date(Date.parse('2026-07-06T02:00:00.000Z') + hours * 3_600_000).toISOString();
    const agenda = tracks.map((trackId) => ({ id: trackId, trackId, title: 'Bukti dukung' }));
    await addMeeting(company.db, { _id: meetingId, pemdaId, cycleId, n: 1, title: 'Rakor', startsAt: at(200), place: 'Aula', mode: 'inPerson', agenda, attendance: [], minutes: '', status: 'planned', rev: 1 } as never);
    await startRakor(company.client(), { pemdaId, cycleId, meetingId, startsAt: at(200), remindAt: [at(-100), at(199)] });
    const invited = () => company.db.notices.find({ kind: 'meetingWaits', trackId: tracks[0] }).sort({ _id: 1 }).lean<{ dueAt: string; personId: string }[]>();
    await eventually(async () => { expect(await invited()).toHaveLength(1); });
    const handle = company.client().workflow.getHandle(workflowIds.rakor(cycleId, meetingId));
    await handle.signal(meetingMoved, { startsAt: at(300), remindAt: [at(299)] });
    await eventually(async () => { expect((await invited()).map(({ dueAt }) => dueAt).toSorted()).toEqual([at(200), at(300)]); });
    await handle.signal(meetingFinalised);
    await handle.result();
    expect(await invited()).toHaveLength(2);
    await keepsHistory(company.client(), workflowIds.rakor(cycleId, meetingId), 'rakor');
  }, 60_000);

  test('when business time jumps past a deadline, every track is told and notices at once', async () => {
    const { cycleId, tracks } = await launches(['kecutara']);
    const [trackId = ''] = tracks;
    const due = await eventually(async () => {
      const found = (await loadView(company.db, pemdaId, trackId))?.dueAt;
      if (found === undefined) throw new Error('no clock yet');
      return found;
    });
    await eventuallyIs(cycleId, 'running');
    await moveClock(company.db, pemdaId, { realMs: Date.now(), to: new Date(Date.parse(due) + 2 * 86_400_000).toISOString() });
    expect(await rearmAll({ db: company.db, client: company.client() }, pemdaId)).toBeGreaterThanOrEqual(2);
    await eventually(async () => { expect((await loadView(company.db, pemdaId, trackId))?.late).toBe(true); });
  }, 60_000);
});
