import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileCycle } from '../../core/cycle/compile.ts';
import type { CycleDefinition, Ir } from '../../core/cycle/ir.ts';
import { startState } from '../../core/cycle/start.ts';
import { step } from '../../core/cycle/step.ts';
import type { TrackState } from '../../core/cycle/track.ts';
import { verifyAudit } from '../../db/audit.ts';
import { loadSnapshot, saveSnapshot } from '../../db/cycles.ts';
import { sampleIds } from '../../db/seed.ts';
import { refusalIn, reconcile } from '../../server/reconciler.ts';
import { act, reproject, taskQueues, workflowIds } from '../../workflows/messages.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { aStage, aTrack, cast, sceneOf, type Scene, type Stage } from './scene.ts';

const eventsOf = async ({ env, workflowId }: Scene) => (await env.client.workflow.getHandle(workflowId).fetchHistory()).events ?? [];
const refusalOf = async (attempt: Promise<unknown>) => attempt.then(() => 'accepted', (error: unknown) => refusalIn(error)?.problem ?? String(error));

/** What two tracks that lived the same life must share; ids, times and the engine's own counters differ. */
const shapeOf = ({ status, rev, round, projection, auditSeq, tokens, notes, facts, ended }: TrackState) => ({
  status, rev, round, projection, auditSeq, ended: ended?.outcome, facts, notes: Object.values(notes).map(({ status: note }) => note), tokens: tokens.map(({ node, stage, phase }) => ({ node, stage, phase })),
});

describe('one agency, from its task to its score', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await aStage(); }, 120_000);
  afterAll(async () => { await stage?.close(); }, 60_000);

  const note = (status: 'open' | 'accepted') => [{ questionId: 'q1', noteId: 'catatan-1', status }] as const;
  /** Hands in, gets a question back, repairs it, is accepted, and is scored. */
  async function livesItsCycle(scene: Scene, between: () => Promise<void> = async () => undefined): Promise<void> {
    await scene.passes(1_000);
    await scene.handsIn({ q1: 'CC', q2: 'Rencana' });
    await between();
    await scene.reviews(cast.anggota, 'return', note('open'));
    await scene.passes(1_000);
    await scene.does(cast.koordinator, { kind: 'decideGate', token: (await scene.token()).id, outcome: 'passWithNotes', reasonId: 'alasan-2' });
    await scene.passes(1_000);
    await between();
    await scene.handsIn({ q1: 'BB', q2: 'Rencana' });
    await scene.passes(1_000);
    await scene.reviews(cast.anggota, 'pass', note('accepted'));
  }

  test('the whole way is stored step by step: view, audit and score agree with the workflow', async () => {
    const scene = await aTrack(stage);
    await livesItsCycle(scene);
    expect(await scene.env.client.workflow.getHandle(scene.workflowId).result()).toBe('finished');
    const view = await scene.db.trackViews.findById(scene.input.trackId).lean<{ state: TrackState }>();
    expect(view?.state.ended?.outcome).toBe('finished');
    expect(view?.state).toEqual(JSON.parse(JSON.stringify(await scene.state())));
    expect(await scene.db.scores.countDocuments({ trackId: scene.input.trackId, as: 'decided' })).toBe(1);
    expect(await verifyAudit(scene.db)).toMatchObject({ whole: true });
    expect(await scene.acts()).toEqual(expect.arrayContaining(['submit', 'finishReview', 'decideGate']));
    expect((await eventsOf(scene)).length).toBeLessThan(200);
  }, 120_000);

  test('a refused act leaves no trace in history, and the problem tells why', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    const before = await eventsOf(scene);
    const token = (await scene.token()).id;
    expect(await refusalOf(scene.does(cast.anggota, { kind: 'beginReview', token }))).toBe('notInReview');
    expect(await refusalOf(scene.does(cast.operator, { kind: 'suspend', reasonId: 'alasan' }))).toBe('notAllowed');
    const after = await eventsOf(scene);
    // This test server writes down the task in which a validator ran; the real one does not (see cycle.test.ts).
    expect(after.slice(before.length).filter((event) => !event.workflowTaskScheduledEventAttributes && !event.workflowTaskStartedEventAttributes && !event.workflowTaskCompletedEventAttributes)).toEqual([]);
    await scene.ends();
  }, 60_000);

  test('the same act sent twice counts once, even under another update id', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    const { command } = await scene.handsIn();
    const handle = scene.env.client.workflow.getHandle(scene.workflowId);
    const [first, again] = await Promise.all([handle.executeUpdate(act, { updateId: command.id, args: [command] }), handle.executeUpdate(act, { updateId: randomUUID(), args: [command] })]);
    expect(again.rev).toBe(first.rev);
    expect((await scene.acts()).filter((one) => one === 'submit')).toHaveLength(1);
    await scene.ends();
  }, 60_000);

  test('a track rebuilt from its view, and one that continued as new, end where an unbroken one ends', async () => {
    const unbroken = await aTrack(stage);
    await livesItsCycle(unbroken);
    const wanted = shapeOf(await unbroken.state());

    const continued = await aTrack(stage, undefined, { historyLimit: 20 });
    await livesItsCycle(continued);
    expect(shapeOf(await continued.state())).toEqual(wanted);
    expect((await continued.env.client.workflow.getHandle(continued.workflowId).describe()).runId).not.toBe((await eventsOf(continued))[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId);

    const rebuilt = await aTrack(stage);
    const lost = async () => {
      const view = await rebuilt.db.trackViews.findById(rebuilt.input.trackId).lean<{ state: TrackState }>();
      await rebuilt.env.client.workflow.getHandle(rebuilt.workflowId).terminate('Temporal was lost');
      await rebuilt.env.client.workflow.start('track', { workflowId: rebuilt.workflowId, taskQueue: 'siklus', args: [{ ...rebuilt.input, state: view?.state }] });
      await rebuilt.passes(1_000);
    };
    await livesItsCycle(rebuilt, lost);
    expect(shapeOf(await rebuilt.state())).toEqual(wanted);
    expect(await verifyAudit(rebuilt.db)).toMatchObject({ whole: true });
  }, 180_000);

  test('one that moved to another design runs by it after it continued as new and after it was rebuilt', async () => {
    const longer = { ...tinyCycle, nodes: tinyCycle.nodes.map((node) => (node.kind === 'gate' ? { ...node, to: { ...node.to, pass: 'done' } } : node)) } as CycleDefinition;
    const other = async ({ db }: Scene) => {
      const compiled = compileCycle(longer, { forms: { tiny: 'tiny:1' } });
      return saveSnapshot(db, sampleIds.pemda, 'ir' in compiled ? compiled.ir : (undefined as never));
    };
    for (const how of ['continued', 'rebuilt']) {
      const scene = await aTrack(stage, undefined, how === 'continued' ? { historyLimit: 20 } : {});
      await scene.passes(1_000);
      const to = await other(scene);
      await scene.does(cast.administrator, { kind: 'moveDesign', from: scene.input.snapshotId, to, edition: 2, clocks: [], reasonId: 'alasan' });
      await scene.handsIn();
      if (how === 'rebuilt') {
        const view = await scene.db.trackViews.findById(scene.input.trackId).lean<{ state: TrackState }>();
        await scene.env.client.workflow.getHandle(scene.workflowId).terminate('Temporal was lost');
        await scene.env.client.workflow.start('track', { workflowId: scene.workflowId, taskQueue: 'siklus', args: [{ ...scene.input, state: view?.state }] });
      }
      await scene.passes(1_000);
      await scene.reviews(cast.anggota, 'pass');
      await scene.passes(1_000);
      await scene.does(cast.koordinator, { kind: 'decideGate', token: (await scene.token()).id, outcome: 'pass', reasonId: 'alasan' });
      // By its first design a score would have come in between.
      expect(await scene.env.client.workflow.getHandle(scene.workflowId).result()).toBe('finished');
      expect(await scene.acts()).not.toContain('scored');
      expect((await scene.state()).snapshotId).toBe(to);
    }
  }, 120_000);

  test('a track rebuilt between two commits does what was still owed: its clock is computed and its people are told', async () => {
    const lost = await aTrack(stage);
    await lost.passes(1_000);
    const ir = (await loadSnapshot(lost.db, lost.input.snapshotId)) as Ir;
    await lost.ends();
    const input = { ...lost.input, trackId: `${lost.input.trackId}-lagi` };
    const atRest = step(ir, startState(ir, input), { kind: 'started', at: await lost.now() }).state;
    expect(atRest.tokens[0]?.clock).toBeUndefined();
    await lost.env.client.workflow.start('track', { workflowId: workflowIds.track(input.cycleId, input.trackId), taskQueue: taskQueues.main, args: [{ ...input, state: atRest }] });
    const rebuilt = sceneOf(stage, input);
    await rebuilt.passes(1_000);
    expect((await rebuilt.token()).clock?.dueAt).toBeDefined();
    expect(await rebuilt.acts()).toEqual(['taskOpened']);
    await rebuilt.ends();
  }, 60_000);

  test('the reconciler sends what was stored but never applied, and records a refusal where the user will see it', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    const { versionId } = await scene.handsIn(undefined, { send: false });
    await scene.passes(60_000);
    const deps = { db: scene.db, client: scene.env.client, now: () => scene.env.currentTimeMs(), olderThanMs: 5_000 };
    expect(await reconcile(deps)).toEqual({ sent: 1, applied: 1, refused: 0, waiting: 0 });
    expect((await scene.state()).submission?.versionId).toBe(versionId);
    expect(await reconcile(deps)).toMatchObject({ sent: 0 });
    await scene.ends();

    const withdrawn = await aTrack(stage);
    await withdrawn.passes(1_000);
    const stored = await withdrawn.handsIn(undefined, { send: false });
    await withdrawn.does(cast.koordinator, { kind: 'suspend', reasonId: 'alasan' });
    await withdrawn.passes(60_000);
    expect(await reconcile(deps)).toMatchObject({ sent: 1, refused: 1 });
    expect(await withdrawn.db.refusals.findById(stored.versionId).lean()).toMatchObject({ problem: 'suspended' });
    await withdrawn.ends();
  }, 120_000);

  test('a worker that died between storing and saying so: the next one goes on with what was stored, and nothing is stored twice', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    // Stored, and then no word of it reaches the workflow: its first try ends with an error after the transaction.
    const withTransaction = scene.db.withTransaction;
    let lost = 0;
    Object.assign(scene.db, { withTransaction: async (work: never) => { const first = lost++ === 0; await withTransaction(work); if (first) throw new Error('the worker is gone'); } });
    await scene.handsIn();
    Object.assign(scene.db, { withTransaction });
    expect(lost).toBeGreaterThan(1);
    await scene.passes(1_000);
    expect((await scene.acts()).filter((act) => act === 'submit')).toHaveLength(1);
    const view = await scene.db.trackViews.findById(scene.input.trackId).lean<{ state: TrackState }>();
    expect(view?.state).toEqual(JSON.parse(JSON.stringify(await scene.state())));
    expect(await verifyAudit(scene.db)).toMatchObject({ whole: true });
    await scene.ends();
  }, 60_000);

  test('asked to, a track writes its view again', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    await scene.db.trackViews.deleteOne({ _id: scene.input.trackId });
    await scene.env.client.workflow.getHandle(scene.workflowId).signal(reproject);
    await scene.state();
    await scene.passes(1_000);
    expect((await scene.db.trackViews.findById(scene.input.trackId).lean<{ projection: number }>())?.projection).toBe((await scene.state()).projection);
    await scene.ends();
  }, 60_000);
});
