import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { compileCycle } from '../../core/cycle/compile.ts';
import type { CycleDefinition, Ir } from '../../core/cycle/ir.ts';
import type { Actor, Command, ReviewSummary, Token, TrackState } from '../../core/cycle/track.ts';
import type { FormModel } from '../../core/form/model.ts';
import { canonicalJson, sha256 } from '../../db/canonical.ts';
import { loadSnapshot, saveSnapshot } from '../../db/cycles.ts';
import type { Db } from '../../db/db.ts';
import { enrol } from '../../db/enrolments.ts';
import { addDecision } from '../../db/meetings.ts';
import { sampleIds } from '../../db/seed.ts';
import { insertPending } from '../../db/submissions.ts';
import { createEngine, startTrack } from '../../server/engine.ts';
import { createWorker, type Workers } from '../../server/worker-setup.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { tinyForm } from '../../templates/tiny/form.ts';
import { act, where, workflowIds, type TrackInput } from '../../workflows/messages.ts';
import { sharedBundle } from '../support/bundle.ts';
import { aDatabaseWithTheCast, dropDatabase } from '../support/database.ts';
import { testServerPath } from '../support/engines.ts';
import './quiet.ts';

type Person = Exclude<Actor, 'system'>;
/** A command without what the scene fills in: its id, its time and its actor. */
type Wish = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'at' | 'actor'> & { readonly id?: string; readonly at?: string } : never) : never;

const pemdaId = sampleIds.pemda;
const seat = (key: string, role: Person['role'], more: Partial<Person> = {}): Person => ({ personId: sampleIds.person(key), name: `${key} (contoh)`, position: key, role, ...more });

/** The people of the scene: the agency is the health agency of the sample cast. */
export const cast = {
  operator: seat('operator.dinkes', 'operator', { agencyId: sampleIds.agency('dinkes') }),
  kepala: seat('kepala.dinkes', 'head', { agencyId: sampleIds.agency('dinkes') }),
  anggota: seat('anggota', 'evaluator', { tier: 'member' }),
  ketua: seat('ketua', 'evaluator', { tier: 'lead' }),
  koordinator: seat('koordinator', 'coordinator'),
  administrator: seat('administrator', 'administrator'),
} as const;

/** Where tracks run: a Temporal server whose time passes when it is told to, a real MongoDB, and the real worker. */
export type Stage = { readonly env: Pick<TestWorkflowEnvironment, 'client' | 'sleep' | 'currentTimeMs'>; readonly db: Db; readonly close: () => Promise<void> };

/** Raises the stage once per test file: a real MongoDB, the time-skipping Temporal server, and the real worker. */
export async function aStage(): Promise<Stage & { readonly env: TestWorkflowEnvironment; readonly workers: Workers }> {
  const [env, db] = await Promise.all([
    TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: await testServerPath() } } }),
    aDatabaseWithTheCast(),
  ]);
  const workers = await createWorker({ db, native: env.nativeConnection, engine: createEngine(env.client), now: () => env.currentTimeMs(), bundle: sharedBundle });
  const running = workers.run();
  const close = async () => {
    workers.stop();
    await running;
    await dropDatabase(db);
    await env.teardown();
  };
  return { env, db, workers, close };
}

/** One agency on its way, and what people and time can do to it. */
export type Scene = Stage & {
  readonly input: TrackInput;
  readonly workflowId: string;
  readonly state: () => Promise<TrackState>;
  readonly now: () => Promise<string>;
  /** Lets time pass without anybody doing anything. */
  readonly passes: (time: number | string) => Promise<void>;
  /** Lets time pass until an instant, plus some seconds. */
  readonly passesTo: (instant: string, plusSeconds?: number) => Promise<void>;
  readonly does: (person: Person, wish: Wish) => Promise<TrackState>;
  /** The one token of the track. */
  readonly token: () => Promise<Token>;
  /** Stores a version of the answers and sends it, or only stores it. */
  readonly handsIn: (answers?: Readonly<Record<string, string>>, more?: { readonly at?: string; readonly send?: boolean }) => Promise<{ readonly versionId: string; readonly command: Command }>;
  readonly reviews: (person: Person, decision: 'pass' | 'return', notes?: ReviewSummary['notes']) => Promise<TrackState>;
  readonly acts: () => Promise<readonly string[]>;
  /** Ends the track, so that the next one has the time to itself. */
  readonly ends: () => Promise<void>;
};

/** Puts the health agency at the start of a cycle (the tiny one unless told) and starts its track. */
export async function aTrack(stage: Stage, definition: CycleDefinition = tinyCycle, extra: Partial<TrackInput> = {}, form: FormModel = tinyForm()): Promise<Scene> {
  const { db, env } = stage;
  const cycleId = `siklus-${randomUUID().slice(0, 8)}`;
  const trackId = `jalur-${randomUUID().slice(0, 8)}`;
  const compiled = compileCycle(definition, { forms: Object.fromEntries(Object.keys(definition.forms).map((key) => [key, `${form.formId}:1`])) });
  if ('faults' in compiled) throw new Error(canonicalJson(compiled.faults));
  const snapshotId = await saveSnapshot(db, pemdaId, compiled.ir);
  await publishForm(db, form);
  const agencyId = sampleIds.agency('dinkes');
  await enrol(db, pemdaId, [{ _id: trackId, pemdaId, cycleId, agencyId, reviewers: { member: cast.anggota.personId, lead: cast.ketua.personId } }]);
  const input: TrackInput = { snapshotId, pemdaId, cycleId, trackId, agencyId, opened: [], commits: 'following', ...extra };
  await startTrack(env.client, input);
  return sceneOf(stage, input);
}

/** Gives the scene of a track that was started elsewhere. */
export function sceneOf(stage: Stage, input: TrackInput): Scene {
  const { env, db } = stage;
  const workflowId = workflowIds.track(input.cycleId, input.trackId);
  const handle = env.client.workflow.getHandle(workflowId);
  const now = async () => new Date(await env.currentTimeMs()).toISOString();
  const state = () => handle.query(where);
  const token = async () => (await state()).tokens[0] as Token;
  const send = (command: Command) => handle.executeUpdate(act, { updateId: command.id, args: [command] });
  const complete = async (actor: Actor, wish: Wish): Promise<Command> => ({ id: randomUUID(), at: await now(), actor, ...wish }) as Command;
  const does = async (person: Person, wish: Wish) => send(await complete(person, wish));
  const passes = async (time: number | string) => { await env.sleep(time as number); };
  return {
    ...stage, input, workflowId, state, now, token, does, passes,
    passesTo: async (instant, plusSeconds = 0) => passes(Math.max(1, Date.parse(instant) + plusSeconds * 1000 - (await env.currentTimeMs()))),
    handsIn: async (answers = { q1: 'BB', q2: 'Langkah berikutnya' }, more = {}) => {
      const { id: tokenId } = await token();
      const { round } = await state();
      const versionId = randomUUID();
      const canonical = canonicalJson({ data: answers, evidence: {} });
      const command = await complete(cast.kepala, { kind: 'submit', token: tokenId, round, versionId, hash: sha256(canonical), changed: Object.keys(answers), ...(more.at === undefined ? {} : { at: more.at }) });
      const { pemdaId: pemda, agencyId, trackId } = input;
      const stored = await insertPending(db, { _id: versionId, pemdaId: pemda, agencyId, trackId, round, form: 'tiny:1', formKey: 'tiny', canonical, receivedAt: command.at, idempotencyKey: command.id, by: cast.kepala, command });
      if ('problem' in stored) throw new Error(stored.message);
      if (more.send !== false) await send(command);
      return { versionId, command };
    },
    reviews: async (person, decision, notes = []) => {
      const { id: tokenId } = await token();
      const { round } = await state();
      const reviewId = randomUUID();
      await storeReview(db, input, { reviewId, round, tier: person.tier ?? 'member', notes });
      return does(person, { kind: 'finishReview', token: tokenId, round, decision, review: { reviewId, hash: sha256(reviewId), notes } });
    },
    ends: async () => { await handle.terminate('the scene is over'); },
    acts: async () => (await db.audit.find({ chain: `track/${input.trackId}` }).sort({ seq: 1 }).lean<{ act: string }[]>()).map((row) => row.act),
  };
}

type Reviewed = { readonly reviewId: string; readonly round: number; readonly tier: string; readonly notes: ReviewSummary['notes'] };

/** Gives the track a command that was thought out elsewhere, with what the server would have stored before it; its ids become this track's own. */
export async function retell(scene: Scene, command: Command): Promise<void> {
  const { db, env, input, workflowId } = scene;
  const { pemdaId: pemda, agencyId, trackId } = input;
  const own = (id: string) => `${trackId}.${id}`;
  if (command.kind === 'submit' && command.actor !== 'system') {
    const ir = (await loadSnapshot(db, input.snapshotId)) as Ir;
    const node = ir.nodes[(await scene.state()).tokens.find(({ id }) => id === command.token)?.node ?? -1];
    const formKey = node !== undefined && 'form' in node ? node.form : 'tiny';
    const stored = await insertPending(db, { _id: own(command.versionId), pemdaId: pemda, agencyId, trackId, round: command.round, form: ir.forms[formKey] ?? '', formKey, canonical: canonicalJson({ data: { q1: 'BB', q2: command.id }, evidence: {} }), receivedAt: command.at, idempotencyKey: command.id, by: command.actor, command });
    if ('problem' in stored) throw new Error(`${stored.message} ${canonicalJson(command)}`);
  }
  if (command.kind === 'finishReview') await storeReview(db, input, { reviewId: own(command.review.reviewId), round: command.round, tier: (command.actor !== 'system' && command.actor.tier) || 'member', notes: command.review.notes });
  if (command.kind === 'decideInMeeting' && command.actor !== 'system') {
    const { decision, decisionId, meetingId, questionId, noteId, at, actor } = command;
    await addDecision(db, { _id: own(decisionId), pemdaId: pemda, agencyId, cycleId: input.cycleId, meetingId, trackId, decision, ...(questionId ? { questionId } : {}), ...(noteId ? { noteId: own(noteId) } : {}), at, by: actor.personId, byName: actor.name });
  }
  const told: Command = command.kind === 'decideInMeeting' ? { ...command, decisionId: own(command.decisionId), ...(command.noteId ? { noteId: own(command.noteId) } : {}) } : command.kind === 'submit' ? { ...command, versionId: own(command.versionId) } : command.kind === 'finishReview' ? { ...command, review: { ...command.review, reviewId: own(command.review.reviewId) } } : command;
  await env.client.workflow.getHandle(workflowId).executeUpdate(act, { updateId: command.id, args: [told] });
}

async function storeReview(db: Db, { pemdaId: pemda, agencyId, trackId }: TrackInput, { reviewId, round, tier, notes }: Reviewed): Promise<void> {
  const written = { rev: 1, by: cast.anggota.personId, byName: cast.anggota.name, at: '2026-01-01T00:00:00.000Z' };
  const verdicts = Object.fromEntries(notes.map(({ questionId, noteId, status }) => [questionId, { ...written, verdict: status === 'open' ? 'revise' : 'accept', note: 'Lengkapi', noteId }]));
  const n = (await db.reviews.countDocuments({ pemdaId: pemda, trackId, round, tier } as never)) + 1;
  await db.reviews.create([{ _id: reviewId, pemdaId: pemda, agencyId, trackId, round, tier, n, verdicts }] as never);
}

async function publishForm(db: Db, model: FormModel): Promise<void> {
  const text = canonicalJson(model);
  const row = { pemdaId, formId: model.formId, n: 1, model: text, hash: sha256(text), sections: [], uiSchema: {}, publishedBy: 'administrator', publishedAt: '2026-01-01T00:00:00.000Z', reason: 'uji' };
  await db.formVersions.updateOne({ _id: `${model.formId}:1` }, { $setOnInsert: row } as never, { upsert: true });
}
