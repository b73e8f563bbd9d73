import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { calendarOf } from '../../core/cycle/calendar.ts';
import type { RehearsalPlan, RehearsedAgency } from '../../core/rehearsal/plan.ts';
import { rehearseCycle } from '../../core/rehearsal/run.ts';
import { loadCalendars } from '../../db/calendars.ts';
import { sampleIds } from '../../db/seed.ts';
import { agencyFacts } from '../../core/cycle/start.ts';
import type { FormModel } from '../../core/form/model.ts';
import { templates } from '../../templates/index.ts';
import { tinyForm } from '../../templates/tiny/form.ts';
import { stageOpened } from '../../workflows/messages.ts';
import { keepsHistory } from './corpus.ts';
import { rehearsedLog, writtenLog } from './event-log.ts';
import { compiled } from '../support/track-play.ts';
import { aStage, aTrack, retell, type Stage } from './scene.ts';

describe('the rehearsal and the engine', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await aStage(); }, 120_000);
  afterAll(async () => { await stage?.close(); }, 60_000);

  // One track of each template, returned as often as its cycle lets it: the longest way through. Recorded once per release for the replay corpus.
  const wbk: FormModel = { ...tinyForm(), formId: 'tiny-wbk', scoring: { ...tinyForm().scoring, thresholds: [{ name: 'wbk', label: { id: 'WBK', en: 'WBK' }, all: [{ node: 'tiny', atLeast: '0' }] }] } };
  test.each(templates.map(({ key, definition }) => [key, definition] as const))('%s: the longest way is the same in the engine, under 2,000 events and 1 MB, and kept for replay', async (key, definition) => {
    const { db, env } = stage;
    const facts = agencyFacts('dinas');
    const scene = await aTrack(stage, definition, { facts }, wbk);
    await env.sleep(1_000);
    const startsAt = (await db.audit.findOne({ chain: `track/${scene.input.trackId}`, seq: 1 }).lean<{ at: string }>())!.at;
    const agency: RehearsedAgency = { key: sampleIds.agency('dinkes'), name: 'Dinas Kesehatan', kind: 'dinas', reviewers: { member: 'anggota', lead: 'ketua', controller: 'dalnis', inspector: 'inspektur' }, staffed: { operator: true, head: true } };
    const plan = (seed: number): RehearsalPlan => ({ ir: compiled(definition), vacant: [], calendar: calendarOf(calendars), zone: 'WIB', startsAt, until: new Date(Date.parse(startsAt) + 500 * 86_400_000).toISOString(), seed, mix: { punctual: 0, late: 0, returnedTwice: 1, silent: 0 }, agencies: [agency] });
    const calendars = await loadCalendars(db, sampleIds.pemda);
    // Bounds are met in the engine, so the rehearsal that meets them is the one to compare with.
    const rehearsal = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => rehearseCycle(plan(seed))).find(({ paths }) => paths[0]!.outcome !== 'guidance')!;
    const steps = [...rehearsal.given[0]!.map((given) => ({ at: given.at, command: given.command })), ...rehearsal.openings.map(({ at, stage: opened }) => ({ at, opened }))].toSorted((a, b) => (a.at < b.at ? -1 : 1));
    for (const each of steps) {
      await env.sleep(Math.max(1, Date.parse(each.at) - (await env.currentTimeMs())));
      if ('command' in each) await retell(scene, each.command);
      else await env.client.workflow.getHandle(scene.workflowId).signal(stageOpened, { stage: each.opened, at: each.at });
    }
    expect(await env.client.workflow.getHandle(scene.workflowId).result()).toBe(rehearsal.paths[0]!.outcome);
    const [real, played] = [await writtenLog(scene), rehearsedLog(rehearsal.happenings)];
    expect(real.map(({ act: name, tells }) => ({ act: name, tells }))).toEqual(played.map(({ act: name, tells }) => ({ act: name, tells })));
    const history = await env.client.workflow.getHandle(scene.workflowId).fetchHistory();
    const bytes = historyToJSON(history).length;
    process.stderr.write(`${key}: ${history.events?.length} events, ${Math.round(bytes / 1024)} KB as JSON\n`);
    expect(history.events?.length).toBeLessThan(2_000);
    expect(bytes).toBeLessThan(1_000_000);
    await keepsHistory(env.client, scene.workflowId, `template-${key}`);
  }, 120_000);
});
