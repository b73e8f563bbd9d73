import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { calendarOf } from '../../core/cycle/calendar.ts';
import type { Command } from '../../core/cycle/track.ts';
import type { Given, Happening, RehearsalPlan } from '../../core/rehearsal/plan.ts';
import { rehearseCycle } from '../../core/rehearsal/run.ts';
import { canonicalJson } from '../../db/canonical.ts';
import { loadCalendars } from '../../db/calendars.ts';
import { sampleIds } from '../../db/seed.ts';
import { insertPending } from '../../db/submissions.ts';
import { act } from '../../workflows/messages.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { compiled } from '../support/track-play.ts';
import { aStage, aTrack, storeReview, type Scene, type Stage } from './scene.ts';

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

/** Gives the real track the very command of the rehearsal, with what the server would have stored before it. */
async function tell({ db, env, input, workflowId }: Scene, command: Command): Promise<void> {
  const { pemdaId, agencyId, trackId } = input;
  if (command.kind === 'submit' && command.actor !== 'system') {
    await insertPending(db, { _id: `${trackId}.${command.versionId}`, pemdaId, agencyId, trackId, round: command.round, form: 'tiny:1', formKey: 'tiny', canonical: canonicalJson({ data: { q1: 'BB', q2: command.id }, evidence: {} }), receivedAt: command.at, idempotencyKey: command.id, by: command.actor, command });
  }
  if (command.kind === 'finishReview') await storeReview(db, input, { reviewId: `${trackId}.${command.review.reviewId}`, round: command.round, tier: 'member', notes: command.review.notes });
  const own: Command = command.kind === 'submit' ? { ...command, versionId: `${trackId}.${command.versionId}` } : command.kind === 'finishReview' ? { ...command, review: { ...command.review, reviewId: `${trackId}.${command.review.reviewId}` } } : command;
  await env.client.workflow.getHandle(workflowId).executeUpdate(act, { updateId: command.id, args: [own] });
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
      await tell(scenes[i]!, command);
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
});
