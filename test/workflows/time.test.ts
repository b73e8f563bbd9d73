import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClockRule, CycleDefinition } from '../../core/cycle/ir.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { aStage, aTrack, cast, type Scene, type Stage } from './scene.ts';

const day = 86_400_000;

/** The tiny cycle with another clock on its first task. */
function filledWithin(clock: ClockRule): CycleDefinition {
  return { ...tinyCycle, nodes: tinyCycle.nodes.map((node) => (node.key === 'fill' ? { ...node, clock } : node)) } as CycleDefinition;
}

const dueOf = async (scene: Scene) => (await scene.token()).clock?.dueAt ?? '';
const messagesOf = async ({ db, input }: Scene) => db.notices.find({ trackId: input.trackId }).sort({ at: 1, _id: 1 }).lean<{ kind: string; personId: string; at: string }[]>();
const kindsFor = async (scene: Scene, personId: string) => (await messagesOf(scene)).filter((one) => one.personId === personId).map(({ kind }) => kind);

describe('time passes and nobody acts', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await aStage(); }, 120_000);
  afterAll(async () => { await stage?.close(); }, 60_000);

  test('over nine months every reminder, the overdue notice and each step of the ladder come once and in order', async () => {
    const scene = await aTrack(stage, filledWithin({ ...workingDays(150), repeatEvery: 20 }));
    await scene.passes(1_000);
    const due = await dueOf(scene);
    const began = Date.now();
    await scene.passes(274 * day);
    expect(Date.now() - began).toBeLessThan(60_000);
    const toOperator = await kindsFor(scene, cast.operator.personId);
    expect(toOperator.filter((kind) => kind === 'overdue')).toHaveLength(1);
    expect(toOperator.filter((kind) => kind === 'reminder').length).toBeGreaterThanOrEqual(4);
    expect(toOperator[0]).toBe('taskOpened');
    expect((await kindsFor(scene, cast.kepala.personId)).filter((kind) => kind === 'escalated')).toHaveLength(1);
    const state = await scene.state();
    expect(state.tokens[0]?.clock?.overdueSince).toBeDefined();
    expect(state.tokens[0]?.clock?.dueAt).toBe(due);
    const rows = await messagesOf(scene);
    expect(new Set(rows.map(({ kind, personId, at }) => `${kind}/${personId}/${at}`)).size).toBe(rows.length);
    await scene.ends();
  }, 180_000);

  test('two waits until the same day are over together, not a minute apart', async () => {
    const first = tinyCycle.nodes[0]!;
    const date = new Date((await stage.env.currentTimeMs()) + 3 * day).toISOString().slice(0, 10);
    const wait = (key: string, stage: string, next: string) => ({ key, kind: 'barrier', stage, opens: 'date', date, title: first.title, next });
    const scene = await aTrack(stage, { ...tinyCycle, start: 'a', nodes: [wait('a', 'hasil', 'b'), wait('b', 'nilai', first.key), ...tinyCycle.nodes] } as CycleDefinition);
    await scene.passes(1_000);
    const due = await dueOf(scene);
    expect((await scene.token()).phase).toBe('waitingOpen');
    await scene.passesTo(due, 30);
    expect(await scene.token()).toMatchObject({ phase: 'open', stage: 'isi' });
    await scene.ends();
  }, 120_000);

  test('an extension moves the deadline and its reminders; the old instant passes without a word', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    const due = await dueOf(scene);
    const { rev } = await scene.state();
    const newDue = new Date(Date.parse(due) + 14 * day).toISOString();
    await scene.does(cast.koordinator, { kind: 'extend', token: (await scene.token()).id, newDue, reasonId: 'alasan-1' });
    await scene.passesTo(due, 3_600);
    expect((await scene.token()).clock).toMatchObject({ dueAt: newDue, extended: 1 });
    expect((await scene.token()).clock?.overdueSince).toBeUndefined();
    expect((await scene.state()).rev).toBe(rev);
    await scene.passesTo(newDue, 61);
    expect((await scene.token()).clock?.overdueSince).toBeDefined();
    await scene.ends();
  }, 120_000);

  test('what arrives 60 seconds after the deadline is on time, at 61 seconds it is late', async () => {
    for (const [seconds, late] of [[60, false], [61, true]] as const) {
      const scene = await aTrack(stage);
      await scene.passes(1_000);
      const due = await dueOf(scene);
      await scene.passesTo(due, 300);
      const receivedAt = new Date(Date.parse(due) + seconds * 1000).toISOString();
      await scene.handsIn(undefined, { at: receivedAt });
      expect((await scene.state()).submission).toMatchObject({ late, receivedAt });
      await scene.ends();
    }
  }, 120_000);

  test('a submission stored in time while the engine did not answer counts on time, and nobody is told it is overdue', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    const due = await dueOf(scene);
    await scene.passesTo(due, -30);
    const { versionId } = await scene.handsIn(undefined, { send: false });
    expect((await scene.state()).submission).toBeUndefined();
    await scene.passesTo(due, 120);
    expect((await scene.state()).submission).toMatchObject({ versionId, late: false });
    expect(await kindsFor(scene, cast.operator.personId)).not.toContain('overdue');
    expect((await scene.db.submissions.findById(versionId).lean<{ status: string }>())?.status).toBe('confirmed');
    await scene.ends();
  }, 120_000);
});
