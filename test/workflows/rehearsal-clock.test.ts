import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '../../core/cycle/calendar.ts';
import type { CycleDefinition } from '../../core/cycle/ir.ts';
import { agencyFacts } from '../../core/cycle/start.ts';
import { behaviours } from '../../core/cycle/ir.ts';
import { randomOf, type Mix } from '../../core/rehearsal/plan.ts';
import { rehearseCycle } from '../../core/rehearsal/run.ts';
import { loadCalendars } from '../../db/calendars.ts';
import { sampleIds } from '../../db/seed.ts';
import { loadView } from '../../db/trackViews.ts';
import { templates } from '../../templates/index.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { stageOpened, where } from '../../workflows/messages.ts';
import { randomCycle } from '../support/random-cycle.ts';
import { compiled } from '../support/track-play.ts';
import { aCompressedStage } from './compressed.ts';
import { eventually } from './company.ts';
import { rehearsedLog, writtenLog } from './event-log.ts';
import { aTrack, retell, type Scene, type Stage } from './scene.ts';

const tracks = 20;
const nineMonthsMs = 274 * 86_400_000;
const toleranceMs = 60_000;
const only = (behaviour: keyof Mix): Mix => ({ punctual: 0, late: 0, returnedTwice: 0, silent: 0, [behaviour]: 1 });
const behaviourOf = (seed: number): keyof Mix => behaviours[Math.floor(randomOf(seed)() * behaviours.length)]!;

// What hangs on a score is left out: a rehearsal draws its scores by lot, the engine reckons them from answers.
const isDrawn = ({ nodes }: CycleDefinition) => nodes.some((node) => (node.kind === 'gate' && node.by.kind === 'score') || (node.kind === 'branch' && JSON.stringify(node.cases).includes('threshold.')));
const known = [tinyCycle, ...templates.map(({ definition }) => definition)].filter((each) => !isDrawn(each));
/** The small cycle and the templates, played punctually, bring approval, review, barrier, gate, meeting and score for certain; chance makes up the rest. */
const plansOf = (seed: number): readonly { readonly definition: CycleDefinition; readonly behaviour: keyof Mix }[] => [
  ...known.map((definition) => ({ definition, behaviour: 'punctual' as const })),
  ...fc.sample(randomCycle.filter((each) => !isDrawn(each)), { seed, numRuns: tracks - known.length }).map((definition, i) => ({ definition, behaviour: behaviourOf(seed + i) })),
];

describe('the rehearsal and the real engine on a real Temporal server', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await aCompressedStage(); }, 120_000);
  afterAll(async () => { await stage?.close(); }, 60_000);

  const handleOf = ({ workflowId }: Scene) => stage.env.client.workflow.getHandle(workflowId);
  const isStored = (scene: Scene) => eventually(async () => {
    expect((await loadView(stage.db, sampleIds.pemda, scene.input.trackId))?.projection).toBe((await handleOf(scene).query(where)).projection);
  }, 30_000, 20);
  async function begins({ definition, behaviour }: ReturnType<typeof plansOf>[number], seed: number) {
    const scene = await aTrack(stage, definition, { facts: agencyFacts('dinas') });
    const startsAt = await eventually(async () => (await stage.db.audit.findOne({ chain: `track/${scene.input.trackId}`, seq: 1 }).lean<{ at: string }>())!.at);
    const agency = { key: sampleIds.agency('dinkes'), name: 'Dinas Kesehatan', kind: 'dinas', reviewers: { member: 'anggota', lead: 'ketua', controller: 'dalnis', inspector: 'inspektur' }, staffed: { operator: true, head: true } };
    // Every real track began a moment apart: each is compared with the rehearsal that starts at its instant.
    const rehearsal = rehearseCycle({ ir: compiled(definition), vacant: [], calendar: calendarOf(await loadCalendars(stage.db, sampleIds.pemda)), zone: 'WIB', startsAt, until: new Date(Date.parse(startsAt) + nineMonthsMs).toISOString(), seed, mix: only(behaviour), agencies: [agency] });
    const acts = rehearsal.given[0]!.map(({ at, command }) => ({ at, does: () => retell(scene, command) }));
    const openings = rehearsal.openings.map(({ at, stage: opened }) => ({ at, does: async () => { await handleOf(scene).signal(stageOpened, { stage: opened, at }); await isStored(scene); } }));
    return { scene, key: definition.key, behaviour, played: rehearsedLog(rehearsal.happenings), doings: [...acts, ...openings].toSorted((a, b) => (a.at < b.at ? -1 : 1)) };
  }

  const seed = Number(process.env['SEED']) || Date.now() % 1_000_000;
  test(`write the same event log, commit by commit, for ${tracks} tracks drawn by lot (SEED=${seed} draws them again)`, async () => {
    process.stderr.write(`rehearsal against the engine: SEED=${seed}\n`);
    const all = await Promise.all(plansOf(seed).map((plan, i) => begins(plan, seed + i)));
    const began = await stage.env.currentTimeMs();
    for (const { at, does } of all.flatMap(({ doings }) => doings).toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
      await stage.env.sleep(Math.max(1, Date.parse(at) - (await stage.env.currentTimeMs())));
      await does();
    }
    await stage.env.sleep(began + nineMonthsMs - (await stage.env.currentTimeMs()));
    const acts = new Set<string>();
    for (const { scene, key, behaviour, played } of all) {
      const real = await writtenLog(scene);
      const without = (log: typeof real) => log.map(({ act: name, tells }) => ({ act: name, tells }));
      expect({ key, behaviour, log: without(real) }).toEqual({ key, behaviour, log: without(played) });
      // Business time runs ten times as fast here: a machine that is six seconds behind writes an instant a minute late.
      for (const [n, { act: name, at }] of real.entries()) expect([key, n, name, Math.abs(at - played[n]!.at) <= toleranceMs]).toEqual([key, n, name, true]);
      for (const { act: name } of real) acts.add(name);
    }
    expect([...acts]).toEqual(expect.arrayContaining(['askApproval', 'submit', 'finishReview', 'stageOpened', 'decideGate', 'closeMeeting', 'scored', 'reminded', 'overdue', 'escalated']));
    expect(all.reduce((sum, { played }) => sum + played.length, 0)).toBeGreaterThan(tracks * 8);
  }, 180_000);
});
