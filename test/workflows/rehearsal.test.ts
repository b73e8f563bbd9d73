import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { calendarOf } from '../../core/cycle/calendar.ts';
import type { Given, Happening, RehearsalPlan, RehearsedAgency } from '../../core/rehearsal/plan.ts';
import { rehearseCycle } from '../../core/rehearsal/run.ts';
import { loadCalendars } from '../../db/calendars.ts';
import { sampleIds } from '../../db/seed.ts';
import { agencyFacts } from '../../core/cycle/start.ts';
import type { FormModel } from '../../core/form/model.ts';
import { templates } from '../../templates/index.ts';
import { tinyForm } from '../../templates/tiny/form.ts';
import { stageOpened } from '../../workflows/messages.ts';
import { keepsHistory } from './corpus.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { compiled } from '../support/track-play.ts';
import { aStage, aTrack, retell, type Scene, type Stage } from './scene.ts';

const tracks = 20;
/** One commit of a track as both sides tell it; instants to the minute, for a real machine takes its moment. */
type Entry = { readonly act: string; readonly at: number; readonly messages: readonly string[] };
const minute = (at: string) => Math.round(Date.parse(at) / 60_000);
const said = (kind: string, role: string, dueAt: string | undefined) => `${kind} → ${role}${dueAt === undefined ? '' : ` (${dueAt.slice(0, 16)})`}`;

/** What the real workflow wrote: its audit chain, with the messages of each commit. */
async function logOf({ db, input: { trackId } }: Scene): Promise<readonly Entry[]> {
  const audit = await db.audit.find({ chain: `track/${trackId}` }).sort({ seq: 1 }).lean<{ act: string; at: string; seq: number }[]>();
  const rows = await db.outbox.find({ trackId }).lean<{ key: string; kind: string; to: { role: string }; dueAt?: string }[]>();
  const byCommit = Map.groupBy(new Map(rows.map((row) => [row.key, row])).values(), ({ key }) => Number(key.split('/').at(-1)!.split('.')[0]));
  const commits = audit.filter(({ act: name }) => name !== 'submissionReceived');
  return commits.map(({ act: name, at }, i) => ({ act: name, at: minute(at), messages: (byCommit.get(i + 1) ?? []).map(({ kind, to, dueAt }) => said(kind, to.role, dueAt)).toSorted() }));
}

function rehearsedLog(happenings: readonly Happening[], agency: number): readonly Entry[] {
  const commits = Map.groupBy(happenings.filter((each) => each.agency === agency), ({ commit }) => commit);
  return [...commits.entries()].toSorted(([a], [b]) => a - b).map(([, list]) => ({ act: list[0]!.act, at: minute(list[0]!.at), messages: list.flatMap(({ message, to, dueAt }) => (message === undefined ? [] : [said(message, to ?? '', dueAt)])).toSorted() }));
}

describe('the rehearsal and the real engine', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await aStage(); }, 120_000);
  afterAll(async () => { await stage?.close(); }, 60_000);

  test(`write the same event log, commit by commit, for ${tracks} tracks that behave at random`, async () => {
    const { db, env } = stage;
    const scenes: Scene[] = [];
    for (let i = 0; i < tracks; i += 1) scenes.push(await aTrack(stage, tinyCycle));
    await env.sleep(1_000);
    const starts = await Promise.all(scenes.map(async (scene) => (await db.audit.findOne({ chain: `track/${scene.input.trackId}`, seq: 1 }).lean<{ at: string }>())!.at));
    const key = sampleIds.agency('dinkes');
    const calendar = calendarOf(await loadCalendars(db, sampleIds.pemda));
    const plan = (startsAt: string): RehearsalPlan => ({
      ir: compiled(tinyCycle), calendar, zone: 'WIB', startsAt, until: new Date(Date.parse(startsAt) + 120 * 86_400_000).toISOString(), seed: 20261125, mix: { punctual: 30, late: 30, returnedTwice: 30, silent: 10 },
      agencies: Array.from({ length: tracks }, () => ({ key, name: 'Dinas Kesehatan', kind: 'dinas', reviewers: { member: 'anggota' }, staffed: { operator: true, head: true } })),
    });
    // Every real track began a moment apart: each is compared with the rehearsal that starts at its instant.
    const rehearsals = starts.map((at) => rehearseCycle(plan(at)));
    const acts = rehearsals.flatMap((rehearsal, i) => rehearsal.given[i]!.map((given: Given) => ({ ...given, i }))).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    expect(acts.length).toBeGreaterThan(tracks * 3);
    for (const { at, command, i } of acts) {
      await env.sleep(Math.max(1, Date.parse(at) - (await env.currentTimeMs())));
      await retell(scenes[i]!, command);
    }
    await env.sleep('130 days');
    let compared = 0;
    for (const [i, scene] of scenes.entries()) {
      const [real, played] = [await logOf(scene), rehearsedLog(rehearsals[i]!.happenings, i)];
      expect(real.map(({ act: name, messages }) => ({ act: name, messages }))).toEqual(played.map(({ act: name, messages }) => ({ act: name, messages })));
      for (const [n, { at }] of real.entries()) expect(Math.abs(at - played[n]!.at)).toBeLessThanOrEqual(2);
      compared += real.reduce((sum, { messages }) => sum + 1 + messages.length, 0);
    }
    expect(compared).toBeGreaterThan(tracks * 15);
  }, 300_000);

  // One track of each template, returned as often as its cycle lets it: the longest way through. Recorded once per release for the replay corpus.
  const wbk: FormModel = { ...tinyForm(), formId: 'tiny-wbk', scoring: { ...tinyForm().scoring, thresholds: [{ name: 'wbk', label: { id: 'WBK', en: 'WBK' }, all: [{ node: 'tiny', atLeast: '0' }] }] } };
  test.each(templates.map(({ key, definition }) => [key, definition] as const))('%s: the longest way is the same in the engine, under 2,000 events and 1 MB, and kept for replay', async (key, definition) => {
    const { db, env } = stage;
    const facts = agencyFacts('dinas');
    const scene = await aTrack(stage, definition, { facts }, wbk);
    await env.sleep(1_000);
    const startsAt = (await db.audit.findOne({ chain: `track/${scene.input.trackId}`, seq: 1 }).lean<{ at: string }>())!.at;
    const agency: RehearsedAgency = { key: sampleIds.agency('dinkes'), name: 'Dinas Kesehatan', kind: 'dinas', reviewers: { member: 'anggota', lead: 'ketua', controller: 'dalnis', inspector: 'inspektur' }, staffed: { operator: true, head: true } };
    const plan = (seed: number): RehearsalPlan => ({ ir: compiled(definition), calendar: calendarOf(calendars), zone: 'WIB', startsAt, until: new Date(Date.parse(startsAt) + 500 * 86_400_000).toISOString(), seed, mix: { punctual: 0, late: 0, returnedTwice: 1, silent: 0 }, agencies: [agency] });
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
    const [real, played] = [await logOf(scene), rehearsedLog(rehearsal.happenings, 0)];
    expect(real.map(({ act: name, messages }) => ({ act: name, messages }))).toEqual(played.map(({ act: name, messages }) => ({ act: name, messages })));
    const history = await env.client.workflow.getHandle(scene.workflowId).fetchHistory();
    const bytes = historyToJSON(history).length;
    process.stderr.write(`${key}: ${history.events?.length} events, ${Math.round(bytes / 1024)} KB as JSON\n`);
    expect(history.events?.length).toBeLessThan(2_000);
    expect(bytes).toBeLessThan(1_000_000);
    await keepsHistory(env.client, scene.workflowId, `template-${key}`);
  }, 120_000);
});
