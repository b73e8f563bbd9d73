import { api } from '../../../core/api.ts';
import { adopt, goneSteps, type StepMapping } from '../../../core/cycle/adopt.ts';
import { calendarOf, type Calendar } from '../../../core/cycle/calendar.ts';
import type { Words } from '../../../core/cycle/columns.ts';
import { tiersIn, type Ir } from '../../../core/cycle/ir.ts';
import { redesignedClocks } from '../../../core/cycle/recount.ts';
import { refusal } from '../../../core/cycle/refusal.ts';
import type { Command, TrackState } from '../../../core/cycle/track.ts';
import { designEffects } from '../../../core/design/effects.ts';
import { isProblem, problem, sentence, type Problem, type Text } from '../../../core/problem.ts';
import { loadCalendars } from '../../../db/calendars.ts';
import { sha256 } from '../../../db/canonical.ts';
import { snapshotsOf } from '../../../db/cycles.ts';
import type { Enrolment } from '../../../db/enrolments.ts';
import { listViews, type TrackView } from '../../../db/trackViews.ts';
import { sendAct } from '../../acting.ts';
import { actorOf, type SignedIn } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { route, type Call } from '../../endpoint.ts';
import { tellDesignAdded } from '../../engine.ts';
import { frozenIr } from '../../frozen.ts';
import { keepReason } from '../process/tracks.ts';
import { cycleOr404 } from './form-shapes.ts';

/** The design agencies are moved to. */
export type Target = { readonly ir: Ir; readonly snapshotId: string; readonly edition: number };
type Asking = { readonly deps: Deps; readonly person: SignedIn; readonly at: string };
type Move = Extract<Command, { kind: 'moveDesign' }>;
type Plan = { readonly command: Move; readonly before: Ir; readonly there: TrackState | Problem; readonly refused: Problem | undefined };
type Wanted = { readonly target: Target; readonly mapping: StepMapping; readonly calendar: Calendar; readonly id: string; readonly reasonId: string };

/** The command that would move one agency, and what stands against it: the rules of the track decide, as they will again inside it. */
async function planOf({ deps, person, at }: Asking, { state }: TrackView, { target, mapping, calendar, id, reasonId }: Wanted): Promise<Plan | undefined> {
  const before = await frozenIr(deps, state.snapshotId);
  if (before === undefined) return undefined;
  const known = Object.fromEntries(Object.entries(mapping).filter(([gone]) => before.nodes.some(({ key }) => key === gone)));
  const there = adopt({ before, after: target.ir, mapping: known }, state, target.snapshotId);
  const clocks = isProblem(there) ? [] : redesignedClocks({ ir: before, state }, { ir: target.ir, state: there }, { calendar, now: at });
  const command: Move = { id, at, actor: actorOf(person), kind: 'moveDesign', from: state.snapshotId, to: target.snapshotId, edition: target.edition, mapping: known, clocks, reasonId };
  return { command, before, there, refused: refusal(before, state, command, target.ir) };
}

type Seen = { readonly reviewers: Enrolment['reviewers'] | undefined; readonly target: Target; readonly mapping: StepMapping; readonly snapshots: readonly string[]; readonly words: Words | undefined; readonly calendar: Calendar };

/** Says what a move would mean for one agency. */
export async function rowOf(asking: Asking, view: TrackView, { target, mapping, snapshots, words, calendar, reviewers = {} }: Seen) {
  // Whoever may launch may move: the reader's own right is asked when he acts.
  const plan = await planOf({ ...asking, person: { ...asking.person, role: 'administrator' } }, view, { target, mapping, calendar, id: 'pratinjau', reasonId: 'pratinjau' });
  if (plan === undefined) return undefined;
  const { state } = view;
  const named = (key: string): Text => [...target.ir.stages, ...(words?.stages ?? [])].find((stage) => stage.key === key)?.title ?? { id: key, en: key };
  const { there } = plan;
  const effects = isProblem(there) ? { adds: [], passed: [], drops: [] } : designEffects(plan.before, target.ir, { was: state, is: there });
  const clocks = plan.command.clocks.filter(({ slot, from, clock }) => slot === 'clock' && clock.dueAt !== from).map(({ token, from, clock }) => ({ stage: named(state.tokens.find(({ id }) => id === token)?.stage ?? ''), from, to: clock.dueAt }));
  return {
    trackId: view._id, agencyName: view.agencyName, edition: snapshots.lastIndexOf(state.snapshotId) + 1, stage: named(view.stage ?? state.tokens[0]?.stage ?? ''),
    refused: plan.refused ? sentence(plan.refused.problem, plan.refused.details) : null, adds: [...effects.adds], passed: [...effects.passed], drops: [...effects.drops], clocks, unmanned: tiersIn(target.ir).filter((tier) => reviewers[tier] === undefined),
  };
}

/** Gives the steps without a place in a design at which some of these agencies stand, with those that could take their place. */
export async function goneAt(deps: Deps, views: readonly TrackView[], after: Ir) {
  const found = new Map<string, { key: string; title: Text; homes: { key: string; title: Text }[] }>();
  for (const { state } of views) {
    const before = await frozenIr(deps, state.snapshotId);
    if (before === undefined) continue;
    const stood = new Set(state.tokens.map(({ node }) => node));
    for (const { node, homes } of goneSteps({ before, after })) if (stood.has(node.id)) found.set(node.key, { key: node.key, title: node.title, homes: homes.map(({ key, title }) => ({ key, title })) });
  }
  return [...found.values()];
}

async function moves(call: Call<typeof api.moveDesigns>) {
  const { deps, person, params, body, operationId, at } = call;
  const cycle = await cycleOr404(deps.db, person.pemdaId, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const ir = cycle.snapshotId === undefined ? undefined : await frozenIr(deps, cycle.snapshotId);
  if (ir === undefined || snapshotsOf(cycle).length !== body.edition) return problem('designNotNewest');
  const target: Target = { ir, snapshotId: cycle.snapshotId!, edition: body.edition };
  const wrong = Object.values(body.mapping).find((home) => !ir.nodes.some(({ key }) => key === home));
  if (wrong !== undefined) return problem('noSuchNode', { node: wrong });
  const calendar = calendarOf(await loadCalendars(deps.db, person.pemdaId));
  const reasonId = await keepReason(deps, person, { id: `alasan.${operationId}`, text: body.reason, agencyId: '', at });
  const rows = [];
  for (const view of await listViews(deps.db, person.pemdaId, { cycleId: cycle._id, trackIds: body.trackIds })) {
    const row = { trackId: view._id, agencyName: view.agencyName };
    const id = sha256(`${operationId}/${view._id}`).slice(0, 32);
    // Moved already by this very request, or by another one.
    if (view.state.snapshotId === target.snapshotId) { rows.push({ ...row, done: true, refused: null }); continue; }
    const plan = await planOf(call, view, { target, mapping: body.mapping, calendar, id, reasonId });
    const refused = plan === undefined ? problem('notFound', { thing: { id: 'Rancangan siklus', en: 'The cycle design' } }) : plan.refused;
    const ended = refused ?? await sendAct(deps, { cycleId: cycle._id, trackId: view._id }, plan!.command);
    rows.push(isProblem(ended) ? { ...row, done: false, refused: sentence(ended.problem, ended.details) } : { ...row, done: true, refused: null });
  }
  // Who moved may be the last the others waited for.
  await tellDesignAdded(deps, cycle._id);
  return { rows };
}

export const designMoveRoutes = { moveDesigns: route(api.moveDesigns, moves, { repeatBy: 'update' }) };
