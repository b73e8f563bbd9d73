import { api } from '../../../core/api.ts';
import type { Mapping } from '../../../core/form/carry.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { isProblem, problem, sentence, type Problem } from '../../../core/problem.ts';
import { canonicalJson } from '../../../db/canonical.ts';
import { versionParts } from '../../../db/forms.ts';
import { sendAct } from '../../acting.ts';
import { route, type Call } from '../../endpoint.ts';
import { frozenForm } from '../../frozen.ts';
import { inOneTransaction } from '../../repeat.ts';
import { keepReason } from '../process/tracks.ts';
import { asksApproval, declinesApproval, secondPersonFault, showsApproval, type Asked, type Subject } from './approvals.ts';
import { formOr404 } from './form-shapes.ts';
import { losses, newestOf, planOf, type Said, type Target } from './form-uses.ts';
import { usesOf, type Use } from './rehearsal.ts';

/** A mapping names questions that lose answers and homes that may take them; anything else is refused whole. */
function mappingFault(mapping: Mapping, after: FormModel, befores: readonly FormModel[]): Problem | undefined {
  const homes = new Map(losses(after, befores).map((loss) => [loss.questionId, new Set(loss.homes.map(({ questionId }) => questionId))]));
  const wrong = Object.entries(mapping).find(([from, to]) => homes.get(from)?.has(to) !== true);
  return wrong && problem('badRequest', { place: `body.mapping.${wrong[0]}`, why: { id: 'pertanyaan tujuan tidak dapat menampung jawaban ini', en: 'the question chosen cannot hold this answer' } });
}

async function moveOne(call: Call<typeof api.moveForms>, use: Use, said: Said) {
  const row = { trackId: use.view._id, agencyName: use.view.agencyName, done: false };
  const plan = await planOf(call, use, said);
  const refused = isProblem(plan) ? plan : plan.refused;
  if (isProblem(plan) || refused !== undefined) return { ...row, refused: sentence(refused!.problem, refused!.details) };
  const state = await sendAct(call.deps, { cycleId: use.view.cycleId, trackId: use.view._id }, plan.command);
  return isProblem(state) ? { ...row, refused: sentence(state.problem, state.details) } : { ...row, done: true, refused: null };
}

type Wanted = Pick<Call<typeof api.askToMove>, 'deps' | 'person' | 'params' | 'body'>;
type Move = { readonly target: Target; readonly chosen: readonly Use[]; readonly subject: Subject };

/** Reads what is to be moved where, and says what is wrong with it as a whole. */
async function moveOf(call: Wanted): Promise<Move | Problem> {
  const { deps, person, params, body: { versionId, mapping, trackIds, supplements = [] } } = call;
  const row = await formOr404(deps.db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const target = await newestOf(call, row);
  if (target === undefined || target.versionId !== versionId) return problem('formNotNewest');
  const wanted = new Set([...trackIds, ...supplements]);
  if (wanted.size === 0) return problem('badRequest', { place: 'body.trackIds', why: { id: 'pilih paling sedikit satu instansi', en: 'choose at least one agency' } });
  const chosen = (await usesOf(call, row._id)).filter((use) => wanted.has(use.view._id) && use.versionId !== target.versionId);
  const befores = (await Promise.all([...new Set(chosen.map((use) => use.versionId))].map((id) => frozenForm(deps, person.pemdaId, id)))).flatMap((form) => form?.model ?? []);
  const plan = canonicalJson({ versionId, trackIds: trackIds.toSorted(), supplements: supplements.toSorted(), mapping });
  // Asked again after everybody has moved there is nothing left that a mapping could miss.
  const fault = chosen.length > 0 ? mappingFault(mapping, target.form.model, befores) : undefined;
  return fault ?? { target, chosen, subject: { ...moveSubject(target.versionId), plan } };
}

/** The subject of approvals for moves to one version; what exactly is moved stands in its plan. */
function moveSubject(versionId: string): Subject {
  const { formId, n } = versionParts(versionId);
  return { formId: `move~${formId}`, rev: n };
}

async function moves(call: Call<typeof api.moveForms>) {
  const { deps, person, body, operationId, at } = call;
  const move = await moveOf(call);
  if (isProblem(move)) return move;
  const { target, chosen, subject } = move;
  const alone = isMapped(body) ? await inOneTransaction(deps.db, (tx) => secondPersonFault(call, subject, tx)) : undefined;
  if (alone !== undefined) return alone;
  const asked = new Set(body.supplements);
  const reasonId = await keepReason(deps, person, { id: `alasan.${operationId}`, text: body.reason, agencyId: '', at });
  const rows = [];
  for (const use of chosen) rows.push(await moveOne(call, use, { supplement: asked.has(use.view._id), target, mapping: body.mapping, reasonId, at, operationId }));
  return { rows };
}

const isMapped = ({ mapping }: { readonly mapping: Mapping }) => Object.keys(mapping).length > 0;

/** What waits for the newest version; before the first there is nothing to wait for. */
async function ofNewest({ deps, person, params }: Pick<Wanted, 'deps' | 'person' | 'params'>): Promise<Asked | Problem> {
  const row = await formOr404(deps.db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  return { subject: moveSubject(`${row._id}:${row.published ?? 0}`), object: { kind: 'form', id: row._id } };
}

/** What somebody asks for: answers stay where they are without a mapping, and then nobody has to agree. */
async function ofMove(call: Wanted): Promise<Asked | Problem> {
  if (!isMapped(call.body)) return problem('badRequest', { place: 'body.mapping', why: { id: 'pemindahan tanpa pengalihan jawaban tidak memerlukan persetujuan', en: 'a move that sends no answers elsewhere needs no approval' } });
  const move = await moveOf(call);
  return isProblem(move) ? move : { subject: move.subject, object: { kind: 'form', id: call.params.formId } };
}

export const formMoveRoutes = {
  moveForms: route(api.moveForms, moves, { repeatBy: 'update' }),
  moveApproval: route(api.moveApproval, showsApproval(ofNewest)), askToMove: route(api.askToMove, asksApproval('askToMove', ofMove)), declineToMove: route(api.declineToMove, declinesApproval('declineToMove', ofNewest)),
};
