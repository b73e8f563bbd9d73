import { api } from '../../../core/api.ts';
import { isProblem, sentence, type Text } from '../../../core/problem.ts';
import { refValues } from '../../../core/form/refs.ts';
import { notRepaired, unlockedQuestions } from '../../../core/submission/rounds.ts';
import { formOf } from '../../../core/cycle/forms.ts';
import { openQuestions } from '../../../core/cycle/nodes/task.ts';
import { taskBefore } from '../../../core/cycle/moves/graph.ts';
import type { Token } from '../../../core/cycle/track.ts';
import { loadDraft, listDrafts, type Draft } from '../../../db/drafts.ts';
import { assignedTracks, listEnrolments, type Enrolment } from '../../../db/enrolments.ts';
import { listNotes, type Note } from '../../../db/notes.ts';
import { listReviews, type Review } from '../../../db/reviews.ts';
import { contentOf, lastConfirmed, listSubmissions, type Submission, type SubmissionContent } from '../../../db/submissions.ts';
import { listViews, type TrackView } from '../../../db/trackViews.ts';
import { loadCycle, type Cycle } from '../../../db/cycles.ts';
import { agencyForm, checkAnswers, draftContent, scoreOf } from '../../answers.ts';
import type { SignedIn } from '../../auth/session.ts';
import type { Deps } from '../../deps.ts';
import { route, type Call } from '../../endpoint.ts';
import { fileRefsOf, scansIn, type Scans } from '../../file-shape.ts';
import { boundForm, frozenForm, frozenIr } from '../../frozen.ts';
import { noteShapeOf } from '../../note-shape.ts';
import { clockworkOf, reachTask, type Case, type Clockwork } from '../../reach.ts';
import { sightOf } from '../../sight.ts';
import { isMine, restingShape, taskShapeOf, tasksIn, type Progress } from '../../task-shape.ts';

/** The form key a token works on: its node's own, or that of the task before it. */
export function formKeyOf({ ir }: Pick<Case, 'ir'>, token: Token): string | undefined {
  const node = ir.nodes[token.node];
  if (node !== undefined && 'form' in node) return node.form;
  return taskBefore(ir, token.node)?.form ?? Object.keys(ir.forms)[0];
}

async function viewsFor({ db }: Deps, { pemdaId, personId, agencyId }: SignedIn, scope: Call['scope']): Promise<readonly TrackView[]> {
  if (scope === 'pemda') return listViews(db, pemdaId, {});
  if (scope === 'agency') return agencyId === undefined ? [] : listViews(db, pemdaId, { agencyId });
  return listViews(db, pemdaId, { trackIds: await assignedTracks(db, pemdaId, personId) });
}

async function progressOf(deps: Deps, { view, ir, state }: Pick<Case, 'view' | 'ir' | 'state'>, formKey: string | undefined): Promise<Progress | null> {
  const versionId = formKey === undefined ? undefined : formOf(ir, state, formKey);
  const [form, drafts] = versionId === undefined ? [] : await Promise.all([frozenForm(deps, view.pemdaId, versionId), listDrafts(deps.db, view.pemdaId, view._id)]);
  const draft = drafts?.find((one) => one.form === formKey);
  if (form === undefined || draft === undefined) return null;
  const { answered, required } = checkAnswers(agencyForm(await boundForm(deps, form, state)), draftContent(draft));
  return { answered, required };
}

type Repairs = { readonly state: Case['state']; readonly round: number; readonly draft: Draft | undefined; readonly last: Submission | undefined; readonly notes: readonly Note[] };

/** How many returned questions still wait for their repair. */
function unrepaired({ state, round, draft, last, notes }: Repairs): number {
  const replied = new Set(notes.filter((note) => note.kind === 'reply' && note.round >= round).map(({ questionId }) => questionId));
  return notRepaired(openQuestions(state), { previous: last === undefined ? { data: {}, evidence: {} } : contentOf(last), next: draftContent(draft), replied }).length;
}

async function returnedOpenOf({ db }: Deps, { view, state }: Pick<Case, 'view' | 'state'>, { form, round }: { readonly form?: string | undefined; readonly round: number }): Promise<number> {
  const { pemdaId, _id: trackId } = view;
  const [drafts, last, notes] = await Promise.all([listDrafts(db, pemdaId, trackId), lastConfirmed(db, pemdaId, { trackId, formKey: form }), listNotes(db, pemdaId, trackId)]);
  return unrepaired({ state, round, draft: drafts.find((one) => one.form === form), last, notes });
}

type Around = { readonly cycles: ReadonlyMap<string, Cycle>; readonly enrolments: ReadonlyMap<string, Enrolment> };

async function around({ db }: Deps, pemdaId: string, views: readonly TrackView[]): Promise<Around> {
  const ids = [...new Set(views.map(({ cycleId }) => cycleId))];
  const [cycles, enrolments] = await Promise.all([Promise.all(ids.map((id) => loadCycle(db, pemdaId, id))), Promise.all(ids.map((id) => listEnrolments(db, pemdaId, id)))]);
  return { cycles: new Map(cycles.flatMap((cycle) => (cycle === undefined ? [] : [[cycle._id, cycle]]))), enrolments: new Map(enrolments.flat().map((row) => [row._id, row])) };
}

type TaskRow = { readonly shape: ReturnType<typeof taskShapeOf>; readonly urgency: number };
const shapes = (rows: readonly TaskRow[]) => rows.toSorted((a, b) => a.urgency - b.urgency).map(({ shape }) => shape);

async function tasks({ deps, person, scope, query, at }: Call<typeof api.tasks>) {
  const views = await viewsFor(deps, person, scope);
  const [{ cycles, enrolments }, clockwork] = await Promise.all([around(deps, person.pemdaId, views), clockworkOf(deps, person.pemdaId, at)]);
  const mine: TaskRow[] = [];
  const waiting: TaskRow[] = [];
  const finished: TaskRow[] = [];
  for (const view of views) {
    const [ir, cycle] = [await frozenIr(deps, view.state.snapshotId), cycles.get(view.cycleId)];
    if (ir === undefined || cycle === undefined || cycle.status === 'archived') continue;
    const about = { view, state: view.state, ir, cycle };
    const duties = tasksIn(about, clockwork);
    if (duties.length === 0) (view.state.ended === undefined ? waiting : finished).push({ shape: restingShape(about, clockwork, person), urgency: Number.MAX_SAFE_INTEGER });
    for (const task of duties) {
      const own = isMine(person, { state: view.state, reviewers: enrolments.get(view._id)?.reviewers ?? {} }, task);
      const progress = own && scope === 'agency' ? await progressOf(deps, about, task.form) : null;
      const returnedOpen = own && scope === 'agency' && task.returned > 0 ? await returnedOpenOf(deps, about, { ...task, form: task.form ?? Object.keys(ir.forms)[0] }) : task.returned;
      (own ? mine : waiting).push({ shape: taskShapeOf(about, task, { person, progress, returnedOpen }), urgency: task.urgency });
    }
  }
  const showsOthers = scope !== 'pemda' || query.show === 'all';
  return { mine: shapes(mine), waiting: showsOthers ? shapes(waiting) : [], finished: shapes(finished) };
}

/** Why the answers cannot be edited now by this person; null when they can. */
export function whyReadOnly(found: Case & { readonly token: Token }, { person, pending }: { readonly person: SignedIn; readonly pending: boolean }): Text | null {
  if (person.role !== 'operator' && person.role !== 'head') return { id: 'Isian hanya dapat diubah oleh instansi pemiliknya.', en: 'Only the agency itself can change its answers.' };
  if (pending) return { id: 'Kiriman Anda sudah aman dan sedang diterapkan.', en: 'Your submission is safe and being applied.' };
  if (found.token.phase === 'inApproval') return sentence('withHead');
  const unlocked = unlockedQuestions(found.ir, found.state, found.token);
  if (unlocked !== null && unlocked.length === 0) return found.state.suspended === undefined ? { id: 'Isian sudah terkirim, sehingga tidak dapat diubah pada tahap ini.', en: 'The answers were sent, so they cannot be changed at this stage.' } : sentence('suspended');
  return null;
}

type Field = { readonly value: unknown; readonly evidence: ReturnType<typeof fileRefsOf>; readonly rev: number; readonly by: string | null; readonly at: string | null };

/** The agency sees its draft; everybody else what was sent. */
function fieldsOf(draft: Draft | undefined, last: Submission | undefined, { isOwn, scans }: { readonly isOwn: boolean; readonly scans: Scans }): Readonly<Record<string, Field>> {
  if (isOwn && draft !== undefined) return Object.fromEntries(Object.entries(draft.fields).map(([id, { value, files, rev, byName, at }]) => [id, { value, evidence: fileRefsOf(files, scans), rev, by: byName, at }]));
  if (last === undefined) return {};
  const { data, evidence } = contentOf(last);
  return Object.fromEntries([...new Set([...Object.keys(data), ...Object.keys(evidence)])].map((id) => [id, { value: data[id] ?? null, evidence: fileRefsOf(evidence[id] ?? [], scans), rev: 0, by: last.by.name, at: last.receivedAt }]));
}

/** Every question over the confirmed rounds, earliest first. */
function roundsOf(versions: readonly Submission[], scans: Scans) {
  const rounds: Record<string, { round: number; data: unknown; evidence: ReturnType<typeof fileRefsOf>; at: string }[]> = {};
  for (const version of versions) {
    const { data, evidence } = contentOf(version);
    for (const id of new Set([...Object.keys(data), ...Object.keys(evidence)])) (rounds[id] ??= []).push({ round: version.round, data: data[id] ?? null, evidence: fileRefsOf(evidence[id] ?? [], scans), at: version.receivedAt });
  }
  return rounds;
}

type Accepted = Readonly<Record<string, { readonly by: string; readonly at: string }>>;

/** Who accepted which question last; one that was noted again since, or sent back by a higher tier, is not accepted. */
export function acceptedIn(reviews: readonly Review[], { state }: Pick<Case, 'state'>): Accepted {
  const accepted: Record<string, { by: string; at: string }> = {};
  for (const { verdicts, publishedAt, decision } of reviews) {
    for (const [id, { verdict, byName, at }] of Object.entries(verdicts)) {
      const fine = verdict === 'accept' || verdict === 'notApplicable';
      if (!fine) delete accepted[id];
      else if (decision !== 'sendBack') accepted[id] = { by: byName, at: publishedAt ?? at };
    }
  }
  return Object.fromEntries(Object.entries(accepted).filter(([id]) => state.notes[id] === undefined || state.notes[id].status === 'accepted'));
}

async function task({ deps, person, scope, params, at }: Call<typeof api.task>) {
  const found = await reachTask({ deps, person, scope }, params.taskId);
  if (isProblem(found)) return found;
  const { view, token, ir, state } = found;
  const { pemdaId } = person;
  const formKey = formKeyOf(found, token) ?? '';
  const formVersionId = formOf(ir, state, formKey) ?? '';
  const [form, draft, versions, notes, reviews, clockwork] = await Promise.all([
    frozenForm(deps, pemdaId, formVersionId), loadDraft(deps.db, pemdaId, view._id, formKey), listSubmissions(deps.db, pemdaId, view._id), listNotes(deps.db, pemdaId, view._id), listReviews(deps.db, pemdaId, view._id, true), clockworkOf(deps, pemdaId, at),
  ]);
  const own = versions.filter((version) => version.formKey === formKey);
  const confirmed = own.filter(({ status }) => status === 'confirmed');
  const isOwn = scope === 'agency';
  const content: SubmissionContent = isOwn ? draftContent(draft) : confirmed.length > 0 ? contentOf(confirmed.at(-1)!) : { data: {}, evidence: {} };
  const [bound, scans] = await Promise.all([form && boundForm(deps, form, state), scansIn(deps.db, pemdaId, [content, ...confirmed.map(contentOf)])]);
  const checked = bound === undefined ? undefined : checkAnswers(agencyForm(bound), content);
  const sight = sightOf([form?.model], person.role);
  const shape = shapeOf(found, clockwork, person);
  return {
    task: { ...shape, ...(isOwn && shape.returned > 0 && { returnedOpen: unrepaired({ state, round: shape.round, draft, last: confirmed.at(-1), notes }) }), progress: checked === undefined ? null : { answered: checked.answered, required: checked.required } },
    state, formVersionId, refs: bound === undefined ? {} : refValues(bound.model), fields: sight.of(fieldsOf(draft, confirmed.at(-1), { isOwn, scans })), unlocked: unlockedQuestions(ir, state, token),
    accepted: sight.of(acceptedIn(reviews, found)), notes: notes.filter((note) => (note.audience === 'all' || !isOwn) && sight.sees(note.questionId)).map((note) => noteShapeOf(note, state)),
    rounds: sight.of(roundsOf(confirmed, scans)), score: sight.score(bound === undefined || checked === undefined ? null : scoreOf(bound.model, checked.content, { as: 'draft', at })),
    readOnly: whyReadOnly(found, { person, pending: own.some(({ status }) => status === 'pending') }), receiptIds: versions.filter(({ status }) => status === 'confirmed' || status === 'pending').map(({ _id }) => _id),
  };
}

/** The duty at this token, or a resting one while it lays nothing on anybody. */
export function shapeOf(found: Case & { readonly token: Token }, clockwork: Clockwork, person: SignedIn) {
  const duty = tasksIn(found, clockwork).find(({ token }) => token === found.token.id);
  return duty === undefined ? restingShape(found, clockwork, person) : taskShapeOf(found, duty, { person });
}

export const taskRoutes = { tasks: route(api.tasks, tasks), task: route(api.task, task) };
