import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { bundleWorkflows } from '../../server/workflow-bundle.ts';
import { workingDays } from '../../core/cycle/usual-clock.ts';
import { everyNodeCycle } from '../../templates/every-node/cycle.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { stageOpened } from '../../workflows/messages.ts';
import { corpora, keepsHistory } from './corpus.ts';
import { aStage, aTrack, cast, type Scene, type Stage } from './scene.ts';

const day = 86_400_000;

const historyOf = async ({ env, workflowId }: Scene) => env.client.workflow.getHandle(workflowId).fetchHistory();
const keeps = ({ env, workflowId }: Scene, name: string) => keepsHistory(env.client, workflowId, name);

/** A review that may ask three times, for the worst an agency can go through. */
const threeRounds = {
  ...tinyCycle,
  nodes: tinyCycle.nodes.map((node) => (node.key === 'review' ? { ...node, returnTo: 'here', maxRounds: 3, repair: [workingDays(14), workingDays(5), workingDays(2)], next: 'score' } : node)).filter(({ key }) => !['result', 'rounds', 'revise', 'verify', 'failed'].includes(key)),
} as CycleDefinition;

describe('saved histories', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await aStage(); }, 120_000);
  afterAll(async () => { await stage?.close(); }, 60_000);

  test('the worst track, three rounds, five extensions and forty notes with every reminder, stays under 2,000 events and 1 MB', async () => {
    const scene = await aTrack(stage, threeRounds);
    const notes = (round: number, status: 'open' | 'accepted') => Array.from({ length: 40 }, (_, i) => ({ questionId: `q${i + 1}`, noteId: `catatan-${round}-${i + 1}`, status }));
    const approves = async (round: number) => {
      const token = (await scene.token()).id;
      await scene.does(cast.operator, { kind: 'askApproval', token, round });
      await scene.does(cast.kepala, { kind: 'returnToOperator', token, reasonId: 'alasan' });
      await scene.does(cast.operator, { kind: 'askApproval', token, round });
    };
    await scene.passes(1_000);
    for (let n = 0; n < 5; n += 1) {
      const { clock, id } = await scene.token();
      await scene.passesTo(clock?.dueAt ?? '', 3 * 86_400);
      const newDue = new Date((await scene.env.currentTimeMs()) + 7 * day).toISOString();
      await scene.does(cast.koordinator, { kind: 'extend', token: id, newDue, reasonId: `alasan-${n}`, decreeRef: `SK/${n}` });
    }
    await approves(1);
    await scene.handsIn();
    for (const round of [1, 2, 3]) {
      await scene.passes(20 * day);
      await scene.does(cast.anggota, { kind: 'beginReview', token: (await scene.token()).id });
      await scene.reviews(cast.anggota, 'return', notes(round, 'open'));
      await scene.passes(25 * day);
      await scene.handsIn();
    }
    await scene.passes(20 * day);
    await scene.reviews(cast.anggota, 'pass', notes(3, 'accepted'));
    expect(await scene.env.client.workflow.getHandle(scene.workflowId).result()).toBe('finished');
    const history = await historyOf(scene);
    const bytes = historyToJSON(history).length;
    process.stderr.write(`worst track: ${history.events?.length} events, ${Math.round(bytes / 1024)} KB as JSON\n`);
    expect(history.events?.length).toBeLessThan(2_000);
    expect(bytes).toBeLessThan(1_000_000);
  }, 120_000);

  test('a short cycle, with a late submission and an extension, can be kept for replay', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    const { clock, id } = await scene.token();
    await scene.does(cast.koordinator, { kind: 'extend', token: id, newDue: new Date(Date.parse(clock?.dueAt ?? '') + 7 * day).toISOString(), reasonId: 'alasan' });
    await scene.passesTo((await scene.token()).clock?.dueAt ?? '', 3 * 86_400);
    await scene.handsIn();
    await scene.passes(1_000);
    await scene.reviews(cast.anggota, 'pass');
    await scene.passes(1_000);
    await scene.does(cast.koordinator, { kind: 'decideGate', token: (await scene.token()).id, outcome: 'pass', reasonId: 'alasan' });
    expect(await scene.env.client.workflow.getHandle(scene.workflowId).result()).toBe('finished');
    await keeps(scene, 'late-and-extended');
  }, 60_000);

  test('a cycle with every kind of node, suspended once and sent back once, can be kept for replay', async () => {
    const scene = await aTrack(stage, everyNodeCycle);
    await scene.passes(1_000);
    await scene.handsIn();
    await scene.passes(1_000);
    await scene.env.client.workflow.getHandle(scene.workflowId).signal(stageOpened, { stage: 'reviu', at: await scene.now() });
    await scene.passes(1_000);
    const tiers = [cast.anggota, cast.ketua, { ...cast.ketua, tier: 'controller' as const }, { ...cast.ketua, tier: 'inspector' as const }];
    for (const person of tiers) {
      await scene.reviews(person, 'pass');
      await scene.passes(1_000);
    }
    await scene.does(cast.koordinator, { kind: 'suspend', reasonId: 'alasan' });
    await scene.passes(30 * day);
    await scene.does(cast.koordinator, { kind: 'resume' });
    expect((await scene.token()).phase).toBe('inMeeting');
    await scene.does(cast.koordinator, { kind: 'closeMeeting', meetingId: 'rakor' });
    await scene.passes(1_000);
    expect(await scene.env.client.workflow.getHandle(scene.workflowId).result()).toBe('finished');
    await keeps(scene, 'every-node');
  }, 60_000);

  test('a deadline that a changed calendar moves, on a suspended track too, can be kept for replay', async () => {
    const scene = await aTrack(stage);
    await scene.passes(1_000);
    const moves = async (days: number) => {
      const { clock, id } = await scene.token();
      const dueAt = new Date(Date.parse(clock?.dueAt ?? '') + days * day).toISOString();
      await scene.does(cast.administrator, { kind: 'recount', calendar: 'contoh:2026:2', reasonId: 'alasan', clocks: [{ token: id, slot: 'clock', from: clock?.dueAt ?? '', clock: { ...clock!, dueAt } }] });
      return dueAt;
    };
    const first = await moves(1);
    await scene.does(cast.koordinator, { kind: 'suspend', reasonId: 'alasan' });
    await moves(2);
    await scene.does(cast.koordinator, { kind: 'resume' });
    expect(Date.parse((await scene.token()).clock?.dueAt ?? '')).toBeGreaterThan(Date.parse(first));
    expect((await scene.acts()).filter((one) => one === 'recount')).toHaveLength(2);
    await scene.does(cast.administrator, { kind: 'withdraw', reasonId: 'alasan' });
    expect(await scene.env.client.workflow.getHandle(scene.workflowId).result()).toBe('withdrawn');
    await keeps(scene, 'calendar-moved');
  }, 60_000);

  test('every kept history parses and is replayed by today’s code without a difference', async () => {
    const kept = await Promise.all(corpora.map(async (folder) => (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => folder + name)));
    const everything = ['calendar-moved.json', 'cycle-together.json', 'cycle-two-designs.json', 'cycle-waves.json', 'design-moved.json', 'every-node.json', 'late-and-extended.json', 'rakor.json', 'template-akip-internal.json', 'template-evaluasi-pj.json', 'template-laporan-tkpk.json', 'template-tl-pra-evaluasi.json', 'template-verifikasi-renstra.json', 'template-zi-wbk.json'];
    expect(kept.map((paths) => paths.map((path) => path.split('/').at(-1)).toSorted())).toEqual(corpora.map(() => everything));
    const histories = await Promise.all(kept.flat().map(async (path) => ({ workflowId: path, history: historyFromJSON(JSON.parse(await readFile(path, 'utf8'))) })));
    for (const { history } of histories) expect(history.events?.[0]?.workflowExecutionStartedEventAttributes).toBeDefined();
    const failures: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: await bundleWorkflows() }, histories)) {
      if (error !== undefined) failures.push(`${workflowId}: ${error.message}`);
    }
    expect(failures).toEqual([]);
  }, 60_000);

  test('a change in the order of what a track does is noticed', async () => {
    const name = 'every-node.json';
    const saved = JSON.parse(await readFile(corpora.at(-1)! + name, 'utf8')) as { events: { markerRecordedEventAttributes?: unknown }[] };
    const markers = saved.events.flatMap((event, at) => (event.markerRecordedEventAttributes === undefined ? [] : [at]));
    const [first = 0, second = 0] = markers;
    const swapped = saved.events.with(first, { ...saved.events[first], markerRecordedEventAttributes: saved.events[second]?.markerRecordedEventAttributes });
    const results: (Error | undefined)[] = [];
    for await (const { error } of Worker.runReplayHistories({ workflowBundle: await bundleWorkflows() }, [{ workflowId: name, history: historyFromJSON({ ...saved, events: swapped }) }])) results.push(error);
    expect(results[0]).toBeDefined();
  }, 60_000);
});
