import { api } from '../../../core/api.ts';
import { roundOf } from '../../../core/cycle/clock.ts';
import { roundsUsedUp } from '../../../core/cycle/commands/review.ts';
import { formOf } from '../../../core/cycle/forms.ts';
import { refusal } from '../../../core/cycle/refusal.ts';
import type { Command, Token } from '../../../core/cycle/track.ts';
import { reviewersOwn } from '../../../core/form/seen-by.ts';
import { isProblem, problem, sentence, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { changedQuestions, changedUnasked } from '../../../core/submission/rounds.ts';
import { asksRepair, changedInRound, proposalsFor, settledFor } from '../../../core/submission/tiers.ts';
import { sha256 } from '../../../db/canonical.ts';
import { listNotes } from '../../../db/notes.ts';
import { listReviews, openReview, saveVerdicts, sealReview, unsealReview, type Review, type Verdict, type VerdictChange } from '../../../db/reviews.ts';
import { loadDecided, listScores } from '../../../db/scores.ts';
import { contentOf, listSubmissions, type SubmissionContent } from '../../../db/submissions.ts';
import { sendAct } from '../../acting.ts';
import { checkAnswers, dependentsOf, scoreOf } from '../../answers.ts';
import { actorOf } from '../../auth/session.ts';
import { route, type Call } from '../../endpoint.ts';
import { fileRefsOf, scansIn, type Scans } from '../../file-shape.ts';
import { boundForm, frozenForm, type FrozenForm } from '../../frozen.ts';
import { isGradeOf, ownValues, questionsToJudge, tierAt, whyNotFinish, whyNotJudge } from '../../judging.ts';
import { noteShapeOf } from '../../note-shape.ts';
import { clockworkOf, reachCase, reachTask, taskParts, type Case } from '../../reach.ts';
import { sightOf, type Sight } from '../../sight.ts';
import { trackShapeOf } from '../../task-shape.ts';
import { formKeyOf, shapeOf } from './tasks.ts';

type Found = Case & { readonly token: Token };
type Asking = Pick<Call<typeof api.review>, 'deps' | 'person'>;

/** Everything a review stands on: the answers sent, what changed, what was judged before, and what is left to judge. */
async function groundOf({ deps, person }: Asking, found: Found) {
  const { view, ir, token, state } = found;
  const formKey = formKeyOf(found, token) ?? '';
  const formVersionId = formOf(ir, state, formKey) ?? '';
  const [frozen, versions, reviews, decided] = await Promise.all([frozenForm(deps, person.pemdaId, formVersionId), listSubmissions(deps.db, person.pemdaId, view._id), listReviews(deps.db, person.pemdaId, view._id), loadDecided(deps.db, person.pemdaId, view._id)]);
  const form = frozen && (await boundForm(deps, frozen, state));
  const confirmed = versions.filter((version) => version.formKey === formKey && version.status === 'confirmed');
  const [current, previous] = [confirmed.at(-1), confirmed.at(-2)];
  const content: SubmissionContent = current === undefined ? { data: {}, evidence: {} } : contentOf(current);
  const changed = previous === undefined ? [] : changedQuestions(contentOf(previous), content);
  const asked = Object.keys(state.notes);
  const unasked = form === undefined || previous === undefined ? [] : changedUnasked(changed, asked, dependentsOf(form.model, asked));
  const published = reviews.filter(({ publishedAt }) => publishedAt !== undefined);
  const standing = { tier: tierAt(found, person), changedIn: changedInRound(confirmed.map((version) => ({ round: version.round, content: contentOf(version) }))) };
  const proposals = proposalsFor(published, standing);
  const draft = reviews.find((one) => one.publishedAt === undefined && one.tier === standing.tier && one.round === roundOf(state, token));
  // Rules read what the reviewers fill in themselves as it stands now.
  const checked = form && checkAnswers(form, { ...content, data: { ...content.data, ...ownValues(form.model, { verdicts: draft?.verdicts ?? {}, proposals, decided }) } });
  const sight = sightOf([form?.model], person.role);
  const toJudge = form === undefined || checked === undefined ? [] : questionsToJudge({ model: form.model, checked, settled: settledFor(published, { ...standing, notes: state.notes }) });
  return { form, formVersionId, content, previous: previous === undefined ? null : contentOf(previous), changed, unasked, published, draft, decided, proposals, state: checked?.state ?? { required: new Set<string>(), limits: [] }, questions: toJudge.filter(sight.sees), sight };
}

type Shown = { readonly sight: Sight; readonly scans: Scans };
const answersShape = ({ data, evidence }: SubmissionContent, { sight, scans }: Shown) => ({ data: sight.of(data), evidence: Object.fromEntries(Object.entries(sight.of(evidence)).map(([id, files]) => [id, fileRefsOf(files, scans)])) });

const fieldShape = ({ verdict, grade, note, internal, rev, byName, at }: Verdict) => ({ verdict: verdict === 'pending' ? null : verdict, grade: grade ?? null, note: note ?? '', internal: internal ?? '', rev, by: byName, at });

function earlierShape(reviews: readonly Review[], sight: Sight) {
  return reviews.map(({ tier, round, verdicts, publishedAt }) => ({
    tier, round, by: Object.values(verdicts)[0]?.byName ?? '', at: publishedAt ?? '',
    verdicts: Object.fromEntries(Object.entries(sight.of(verdicts)).flatMap(([id, { verdict, grade, note }]) => (verdict === 'pending' ? [] : [[id, { verdict, grade: grade ?? null, note: note ?? '' }]]))),
  })).filter(({ at }) => at !== '');
}

/** The values that would be decided now: those decided before, with the draft's grades in their place. */
function decidedValues(decided: Awaited<ReturnType<typeof loadDecided>>, draft: Review | undefined): Readonly<Record<string, unknown>> {
  const before = Object.entries(decided).map(([id, { value, notApplicable }]) => [id, notApplicable === true ? '_na' : value]);
  const now = Object.entries(draft?.verdicts ?? {}).flatMap(([id, { verdict, grade }]) => (verdict === 'notApplicable' ? [[id, '_na']] : grade === undefined || grade === null ? [] : [[id, grade]]));
  return Object.fromEntries([...before, ...now]) as Record<string, unknown>;
}

async function review({ deps, person, scope, params, at }: Call<typeof api.review>) {
  const found = await reachTask({ deps, person, scope }, params.taskId);
  if (isProblem(found)) return found;
  const { view, state, token } = found;
  const { pemdaId } = person;
  const ground = await groundOf({ deps, person }, found);
  const [notes, scores, clockwork, scans] = await Promise.all([listNotes(deps.db, pemdaId, view._id), listScores(deps.db, pemdaId, { trackId: view._id, as: 'proposed' }), clockworkOf(deps, pemdaId, at), scansIn(deps.db, pemdaId, [ground.content, ...(ground.previous === null ? [] : [ground.previous])])]);
  const tier = tierAt(found, person);
  const round = roundOf(state, token);
  const barred = whyNotJudge(found, person);
  const { form, draft, decided, sight } = ground;
  const proposed = form === undefined ? null : scoreOf(form.model, ground.content, { as: 'proposed', at: scores[0]?.at ?? at });
  return {
    task: shapeOf(found, clockwork, person), formVersionId: ground.formVersionId, round, tier, answers: answersShape(ground.content, { sight, scans }), previous: ground.previous === null ? null : answersShape(ground.previous, { sight, scans }), changed: ground.changed.filter(sight.sees), changedUnasked: ground.unasked.filter(sight.sees),
    draft: Object.fromEntries(Object.entries(sight.of(draft?.verdicts ?? {})).map(([id, verdict]) => [id, fieldShape(verdict)])), earlier: earlierShape(ground.published, sight), notes: notes.filter(({ questionId }) => sight.sees(questionId)).map((note) => noteShapeOf(note, state)),
    decided: Object.fromEntries(Object.entries(sight.of(decided)).map(([id, { value, byName, role, at: when, source }]) => [id, { value, by: byName, role, at: when, source }])), questions: ground.questions, proposals: sight.of(ground.proposals),
    proposed: sight.score(proposed), decidedScore: sight.score(form === undefined ? null : scoreOf(form.model, ground.content, { as: 'decided', at, decided: decidedValues(decided, draft) })), refused: barred === undefined ? null : sentence(barred.problem, barred.details),
  };
}

type Save = Call<typeof api.saveReview>;
type Change = Save['body']['changes'][number];

function faultIn(changes: readonly Change[], form: FrozenForm | undefined): Problem | undefined {
  for (const [index, { question, grade, verdict }] of changes.entries()) {
    const place = `body.changes.${index}`;
    if (form?.model.byId[question] === undefined) return problem('badRequest', { place: `${place}.question`, why: { id: `pertanyaan "${question}" tidak ada dalam formulir ini`, en: `the question "${question}" is not in this form` } });
    if (asksRepair({ verdict }) && reviewersOwn(form.model).has(question)) return problem('badRequest', { place: `${place}.verdict`, why: { id: 'pertanyaan ini diisi penilai, sehingga tidak dapat dikembalikan kepada instansi', en: 'this question is answered by the evaluator, so it cannot be returned to the agency' } });
    if (!isGradeOf(form.model, question, grade)) return problem('badRequest', { place: `${place}.grade`, why: { id: 'bukan tingkat pertanyaan ini', en: 'it is no grade of this question' } });
  }
  return undefined;
}

/** The first mark a reviewer makes begins the review: from then on the agency cannot recall. */
async function begin({ deps, person, at }: Save, found: Found): Promise<Problem | undefined> {
  if (found.token.phase !== 'submitted') return undefined;
  const { view, token, ir, state } = found;
  const id = sha256(`mulai/${view._id}/${token.id}/${roundOf(state, token)}/${String(token.holder.tier)}/${state.rev}`).slice(0, 32);
  const command: Command = { id, at, actor: actorOf(person), kind: 'beginReview', token: token.id };
  const refused = refusal(ir, state, command);
  if (refused !== undefined) return refused;
  const after = await sendAct(deps, { cycleId: view.cycleId, trackId: view._id }, command);
  return isProblem(after) ? after : undefined;
}

async function saveReview(call: Save) {
  const { deps, person, scope, params, body, at } = call;
  const found = await reachTask({ deps, person, scope }, params.taskId);
  if (isProblem(found)) return found;
  const barred = whyNotJudge(found, person);
  if (barred !== undefined) return barred;
  const { view, token, ir, state } = found;
  const form = await frozenForm(deps, person.pemdaId, formOf(ir, state, formKeyOf(found, token) ?? '') ?? '');
  const fault = faultIn(body.changes, form) ?? await begin(call, found);
  if (fault !== undefined) return fault;
  const { _id: reviewId } = await openReview(deps.db, person.pemdaId, { trackId: view._id, agencyId: view.agencyId, round: roundOf(state, token), tier: tierAt(found, person) });
  const openNotes = await openNotesOf(call, found);
  const changes = body.changes.map((change) => ({ question: change.question, baseRev: change.baseRev, verdict: wantedIn(change), openNote: openNotes(change) }));
  const result = await saveVerdicts(deps.db, person.pemdaId, { reviewId, by: { personId: person.personId, name: person.name }, at, changes });
  if (isProblem(result)) return result;
  const mine = Object.fromEntries(body.changes.map(({ question, verdict, grade, note, internal }) => [question, { verdict, grade: grade ?? null, note, internal }]));
  const conflicts = result.conflicts.map(({ question, theirs }) => ({ question, mine: mine[question]!, theirs: theirs === undefined ? null : fieldShape(theirs), rev: theirs?.rev ?? 0, who: theirs?.byName ?? '?', when: theirs?.at ?? at }));
  return { saved: result.saved, conflicts };
}

const wantedIn = ({ verdict, grade, note, internal }: Change): VerdictChange['verdict'] => ({ verdict: verdict ?? 'pending', ...(grade === undefined || grade === null ? {} : { grade }), note, internal });

/** Tells of a change which open note of a lower tier it touches, and whether it only confirms it: asked again in the same words. */
async function openNotesOf({ deps, person, body }: Save, found: Found): Promise<(change: Change) => VerdictChange['openNote']> {
  const { notes } = found.state;
  if (!body.changes.some(({ question }) => notes[question]?.status === 'open')) return () => undefined;
  const { proposals } = await groundOf({ deps, person }, found);
  return ({ question, verdict, note }) => {
    const open = notes[question];
    if (open?.status !== 'open') return undefined;
    return { noteId: open.noteId, confirmed: asksRepair({ verdict }) && proposals[question] !== undefined && asksRepair(proposals[question]) && proposals[question].note === note };
  };
}

/** Publishes a review with one message to the track: its verdicts are sealed first, and opened again when the track refuses. */
async function finishReview({ deps, person, scope, params, body, at, operationId }: Call<typeof api.finishReview>) {
  const asking = { deps, person, scope };
  const known = await reachCase(asking, taskParts(params.taskId).trackId);
  if (isProblem(known)) return known;
  const clockwork = await clockworkOf(deps, person.pemdaId, at);
  if (known.state.seen.includes(operationId)) return trackShapeOf(known, clockwork, person);
  const found = await reachTask(asking, params.taskId);
  if (isProblem(found)) return found;
  const barred = whyNotJudge(found, person);
  if (barred !== undefined) return barred;
  const { view, token, ir, state } = found;
  const round = roundOf(state, token);
  if (body.round !== round) return problem('staleRound', { sent: body.round, current: round });
  const { questions, proposals, decided, content, form, state: told } = await groundOf({ deps, person }, found);
  if (form === undefined) return problem('notFound', { thing: things.form });
  const draft = await openReview(deps.db, person.pemdaId, { trackId: view._id, agencyId: view.agencyId, round, tier: tierAt(found, person) });
  const unfinished = whyNotFinish(draft, { decision: body.decision, questions, proposals, decided, own: content.data, model: form.model, state: told, isLastRound: roundsUsedUp(ir, token) !== undefined });
  if (unfinished !== undefined) return unfinished;
  const summary = await sealReview(deps.db, person.pemdaId, draft._id, state.notes);
  if (isProblem(summary)) return summary;
  const command: Command = { id: operationId, at, actor: actorOf(person), kind: 'finishReview', token: token.id, round, decision: body.decision, review: summary };
  const after = refusal(ir, state, command) ?? await sendAct(deps, { cycleId: view.cycleId, trackId: view._id }, command);
  if (!isProblem(after)) return trackShapeOf({ ...found, state: after }, clockwork, person);
  // Without an answer it may still be applied: it stays sealed, and the same request again finds out.
  if (after.problem !== 'unavailable') await unsealReview(deps.db, person.pemdaId, draft._id);
  return after;
}

export const reviewRoutes = { review: route(api.review, review), saveReview: route(api.saveReview, saveReview), finishReview: route(api.finishReview, finishReview, { repeatBy: 'update' }) };
