import { api } from '../../../core/api.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { loadCycle } from '../../../db/cycles.ts';
import { listAgencyDrafts } from '../../../db/drafts.ts';
import { countTwins, listEvidence, listUses, removeEvidence, type Evidence } from '../../../db/evidence.ts';
import { listViews } from '../../../db/trackViews.ts';
import { route, type Call } from '../../endpoint.ts';
import { fileRefOf } from '../../file-shape.ts';
import { mentions, pageOf } from '../../paging.ts';
import { questionTitles } from '../../question-titles.ts';
import { agenciesOf, reachFile } from '../../reach-file.ts';

const fileShape = (file: Evidence) => ({ ...fileRefOf(file), uploadedAt: file.at, uploadedBy: file.uploadedByName });

async function library({ deps, person, scope, query }: Call<typeof api.evidence>) {
  const { pemdaId, agencyId } = person;
  const agencies = await agenciesOf({ deps, person, scope });
  const all = await listEvidence(deps.db, pemdaId, scope === 'agency' ? { agencyId: agencyId ?? '' } : {});
  const { items, next, total } = pageOf(all.filter((file) => agencies?.has(file.agencyId) !== false && mentions(query.q, file.name)), query);
  const [uses, drafts] = await Promise.all([listUses(deps.db, pemdaId, items.map(({ _id }) => _id)), scope === 'agency' ? listAgencyDrafts(deps.db, pemdaId, agencyId ?? '') : []]);
  const cited = new Set(drafts.flatMap(({ fields }) => Object.values(fields).flatMap(({ files }) => files.map(({ fileId }) => fileId))));
  const views = await listViews(deps.db, pemdaId, { trackIds: [...new Set(uses.map(({ trackId }) => trackId))] });
  const questionTitle = await questionTitles(deps, pemdaId, views.map(({ state }) => state));
  const titles = new Map(await Promise.all([...new Set(uses.map(({ cycleId }) => cycleId))].map(async (id) => [id, (await loadCycle(deps.db, pemdaId, id))?.title ?? { id, en: id }] as const)));
  return {
    items: items.map((file) => {
      // A question asked again in a later round is the same place.
      const own = [...new Map(uses.filter(({ fileId }) => fileId === file._id).map((use) => [`${use.trackId}/${use.questionId}`, use])).values()];
      return { ...fileShape(file), uses: own.map(({ trackId, cycleId, questionId }) => ({ trackId, cycleTitle: titles.get(cycleId)!, questionId, questionTitle: questionTitle(questionId) })), canRemove: scope === 'agency' && own.length === 0 && !cited.has(file._id) };
    }),
    next, total,
  };
}

async function file({ deps, person, scope, params }: Call<typeof api.evidenceFile>) {
  const found = await reachFile({ deps, person, scope }, params.fileId);
  if (isProblem(found)) return found;
  // Only those who compare agencies learn that another one uploaded the same bytes.
  return { ...fileShape(found), alsoAt: scope === 'agency' ? 0 : await countTwins(deps.db, person.pemdaId, found) };
}

async function remove({ deps, person, scope, params }: Call<typeof api.removeEvidence>) {
  const found = await reachFile({ deps, person, scope }, params.fileId);
  if (isProblem(found)) return found;
  if (person.agencyId === undefined) return problem('notFound', { thing: things.file });
  const removed = await removeEvidence(deps.db, person.pemdaId, person.agencyId, found._id);
  return isProblem(removed) ? removed : { ok: true as const };
}

export const evidenceRoutes = { evidence: route(api.evidence, library), evidenceFile: route(api.evidenceFile, file), removeEvidence: route(api.removeEvidence, remove) };
