import { api } from '../../../core/api.ts';
import { openQuestions } from '../../../core/cycle/nodes/task.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { reviewersOwn } from '../../../core/form/seen-by.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { listAgencies, loadAgency, nameAt } from '../../../db/agencies.ts';
import { loadCycle } from '../../../db/cycles.ts';
import type { Db } from '../../../db/db.ts';
import { listNotes, loadReasons, type Note } from '../../../db/notes.ts';
import { listScores, loadDecided } from '../../../db/scores.ts';
import { lastOfEachForm } from '../../../db/submissions.ts';
import { assignedTracks } from '../../../db/enrolments.ts';
import { listViews, type TrackView } from '../../../db/trackViews.ts';
import type { Deps } from '../../deps.ts';
import { cycleReportOf, type Party } from '../../documents/cycle-report.ts';
import { writingFor } from '../../documents/letter.ts';
import { trackReportOf } from '../../documents/track-report.ts';
import { route, type Call } from '../../endpoint.ts';
import { wordsOf } from '../../designs.ts';
import { frozenForm } from '../../frozen.ts';
import { reachCase, reachCycle } from '../../reach.ts';
import { sightOf } from '../../sight.ts';

/** The newest line that asked for a repair of each question, with its words; erased words stay blank. */
async function asked(db: Db, { pemdaId, _id, state }: TrackView, { only, sees }: { readonly only: 'open' | 'all'; readonly sees: (questionId: string) => boolean }) {
  const open = new Set(openQuestions(state));
  const lines = (await listNotes(db, pemdaId, _id)).filter((note) => note.status !== undefined && note.audience === 'all' && sees(note.questionId) && (only === 'all' || open.has(note.questionId)));
  const newest = [...new Map(lines.map((note) => [only === 'all' ? note._id : note.questionId, note])).values()];
  const texts = await loadReasons(db, pemdaId, newest.flatMap(({ reasonId }) => reasonId ?? []));
  return newest.map((note: Note) => ({ questionId: note.questionId, text: texts.get(note.reasonId ?? '')?.text ?? '', by: note.byName, status: { open: 'Terbuka', answered: 'Dijawab', accepted: 'Diterima', reopened: 'Dibuka lagi' }[note.status ?? 'open'] }));
}

async function partyOf(deps: Deps, view: TrackView, names: ReadonlyMap<string, string>): Promise<Omit<Party, 'notes' | 'decided'>> {
  const { pemdaId, _id: trackId } = view;
  const [sent, scores] = await Promise.all([lastOfEachForm(deps.db, pemdaId, trackId), listScores(deps.db, pemdaId, { trackId })]);
  return { view, name: names.get(view.agencyId) ?? view.agencyName, sent, scores };
}

async function formsOf(deps: Deps, pemdaId: string, parties: readonly Pick<Party, 'sent' | 'scores'>[]): Promise<ReadonlyMap<string, FormModel>> {
  const versions = [...new Set(parties.flatMap(({ sent, scores }) => [...sent.map(({ form }) => form), ...scores.map(({ formVersion }) => formVersion)]))];
  const found = await Promise.all(versions.map(async (version) => [version, (await frozenForm(deps, pemdaId, version))?.model] as const));
  return new Map(found.flatMap(([version, model]) => (model === undefined ? [] : [[version, model]])));
}

async function namesOf({ db }: Deps, pemdaId: string, at: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAgencies(db, pemdaId)).map((agency) => [agency._id, nameAt(agency, at).name.id]));
}

/** Gives the report of a cycle, as far as this person sees it. */
export async function ofCycle({ deps, person, scope, params, at }: Omit<Call<typeof api.cycleReport>, 'query'>) {
  const cycle = await reachCycle({ deps, person, scope }, params.cycleId);
  if (isProblem(cycle)) return cycle;
  const words = await wordsOf(deps, cycle);
  if (words === undefined) return problem('cycleNotRunning');
  const mine = scope === 'assigned' ? new Set(await assignedTracks(deps.db, person.pemdaId, person.personId, cycle._id)) : undefined;
  const views = (await listViews(deps.db, person.pemdaId, { cycleId: cycle._id })).filter(({ _id }) => mine?.has(_id) ?? true);
  const names = await namesOf(deps, person.pemdaId, at);
  const sent = await Promise.all(views.map(async (view) => partyOf(deps, view, names)));
  const forms = await formsOf(deps, person.pemdaId, sent);
  const { sees } = sightOf([...forms.values()], person.role);
  // Only a form with questions of the reviewers' own has something to add to what was sent.
  const isJudged = [...forms.values()].some((model) => reviewersOwn(model).size > 0);
  const parties = await Promise.all(sent.map(async (party): Promise<Party> => ({ ...party, notes: await asked(deps.db, party.view, { only: 'open', sees }), decided: isJudged ? await loadDecided(deps.db, person.pemdaId, party.view._id) : {} })));
  return cycleReportOf({ writing: await writingFor(deps.db, cycle, at), words, parties, forms, role: person.role });
}

/** Gives the document of one agency, as far as this person sees it. */
export async function ofTrack({ deps, person, scope, params, at }: Omit<Call<typeof api.trackReport>, 'query'>) {
  const found = await reachCase({ deps, person, scope }, params.trackId);
  if (isProblem(found)) return found;
  const { view, ir, enrolment: { reviewers } } = found;
  const [cycle, agency, names] = await Promise.all([loadCycle(deps.db, person.pemdaId, view.cycleId), loadAgency(deps.db, person.pemdaId, view.agencyId), namesOf(deps, person.pemdaId, at)]);
  if (cycle === undefined) return problem('notFound', { thing: things.cycle });
  const whole = await partyOf(deps, view, names);
  // What others decided is the agency's to read once it is published.
  const party = scope === 'agency' ? { ...whole, scores: whole.scores.filter(({ as, publishedAt }) => as === 'proposed' || publishedAt !== undefined) } : whole;
  const isOpen = scope !== 'agency' || party.scores.some(({ as }) => as !== 'proposed');
  const forms = await formsOf(deps, person.pemdaId, [party]);
  const all = isOpen || view.state.ended !== undefined ? await loadDecided(deps.db, person.pemdaId, view._id) : {};
  // The reviewers' own findings are part of the record once it is over; values they decided wait for their publication.
  const findings = new Set([...forms.values()].flatMap((model) => [...reviewersOwn(model)]));
  const decided = isOpen ? all : Object.fromEntries(Object.entries(all).filter(([id]) => findings.has(id)));
  return trackReportOf({ writing: await writingFor(deps.db, cycle, at), ir, party, about: { agency: { _id: view.agencyId, kind: agency?.kind ?? '' }, reviewers }, forms, decided, notes: await asked(deps.db, view, { only: 'all', sees: sightOf([...forms.values()], person.role).sees }), role: person.role });
}

export const reportRoutes = { cycleReport: route(api.cycleReport, ofCycle), trackReport: route(api.trackReport, ofTrack) };
