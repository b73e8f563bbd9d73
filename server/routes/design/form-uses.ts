import { setImmediate } from 'node:timers/promises';
import { api } from '../../../core/api.ts';
import { refusal } from '../../../core/cycle/refusal.ts';
import type { Command } from '../../../core/cycle/track.ts';
import { homesFor, lossesOf, type Mapping } from '../../../core/form/carry.ts';
import type { FormModel } from '../../../core/form/model.ts';
import { formDiff } from '../../../core/form/diff.ts';
import { rehearse, type Outcome } from '../../../core/form/rehearse.ts';
import { agencyPart } from '../../../core/form/seen-by.ts';
import { titlesOf } from '../../../core/form/titles.ts';
import { isProblem, problem, sentence, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { sha256 } from '../../../db/canonical.ts';
import { versionParts } from '../../../db/forms.ts';
import { actorOf } from '../../auth/session.ts';
import { route, type Call } from '../../endpoint.ts';
import { agencyForm, answerable } from '../../answers.ts';
import { frozenForm, type FrozenForm } from '../../frozen.ts';
import { reachCase } from '../../reach.ts';
import { formOr404 } from './form-shapes.ts';
import { answersOf, usesOf, type Use } from './rehearsal.ts';

type Asking = Pick<Call<typeof api.moveForms>, 'deps' | 'person' | 'scope'>;
export type Target = { readonly versionId: string; readonly form: FrozenForm };
type Plan = { readonly command: Extract<Command, { kind: 'moveForm' }>; readonly refused: Problem | undefined; readonly outcome: Outcome; readonly before: FormModel };
export type Said = { /** Who has sent is asked for the new questions alone. */ readonly supplement: boolean; readonly target: Target; readonly mapping: Mapping; readonly reasonId: string; readonly at: string; readonly operationId: string };

const titled = (models: readonly FormModel[]) => (id: string) => titlesOf(models.map(({ byId }) => byId[id]).find((node) => node !== undefined));

/** The newest published version of a form, ready to be asked, or nothing before the first. */
export async function newestOf({ deps, person }: Pick<Asking, 'deps' | 'person'>, row: { readonly _id: string; readonly published?: number | undefined }): Promise<Target | undefined> {
  if (row.published === undefined) return undefined;
  const versionId = `${row._id}:${row.published}`;
  const form = await frozenForm(deps, person.pemdaId, versionId);
  return form && { versionId, form };
}

/** The command that would move one agency, and what stands against it: the rules of the track decide, as they will again inside it. */
export async function planOf(asking: Asking, use: Use, { supplement, target, mapping, reasonId, at, operationId }: Said): Promise<Plan | Problem> {
  const { deps, person } = asking;
  const [found, old] = await Promise.all([reachCase(asking, use.view._id), frozenForm(deps, person.pemdaId, use.versionId)]);
  if (isProblem(found)) return found;
  if (old === undefined) return problem('notFound', { thing: things.formVersion });
  const outcome = rehearse({ before: agencyForm(old), after: agencyForm(target.form), mapping }, await answersOf(asking, use));
  const gone = lossesOf(old.model, target.form.model).map(({ questionId }) => questionId).filter((id) => mapping[id] === undefined);
  const asked = supplement ? freshQuestions(old.model, target.form.model) : [];
  const opens = [...new Set([...outcome.required, ...outcome.refused, ...asked])].filter((id) => target.form.model.byId[id] !== undefined);
  const moveId = sha256(`${operationId}/${use.view._id}/${use.key}`).slice(0, 32);
  const command: Plan['command'] = { id: moveId, at, actor: actorOf(person), kind: 'moveForm', form: use.key, from: use.versionId, version: target.versionId, moveId, gone, opens, mapping, reasonId, ...(supplement ? { supplement } : {}) };
  const may = !supplement || formDiff(old.model, target.form.model).choices.includes('supplement');
  return { command, refused: may ? refusal(found.ir, found.state, command) : problem('formNotAdditive'), outcome, before: old.model };
}

/** What the agency is asked by the new version and was not by the old one. */
const freshQuestions = (before: FormModel, after: FormModel): readonly string[] => [...answerable(agencyPart(after))].filter((id) => before.byId[id] === undefined);

/** Places for answers that would lose theirs, over all the older versions in use. */
export function losses(after: FormModel, befores: readonly FormModel[]) {
  const title = titled([after, ...befores]);
  const homes = new Map(befores.flatMap((before) => lossesOf(before, after).map(({ questionId }) => [questionId, homesFor(before, after, questionId)] as const)));
  return [...homes].map(([questionId, ids]) => ({ questionId, title: title(questionId), homes: ids.map((id) => ({ questionId: id, title: title(id) })) }));
}

async function uses(call: Call<typeof api.formUses>) {
  const { deps, person, params, at } = call;
  const row = await formOr404(deps.db, person.pemdaId, params.formId);
  if (isProblem(row)) return row;
  const target = await newestOf(call, row);
  if (target === undefined) return { newest: null, lost: [], rows: [] };
  const older = (await usesOf(call, row._id)).filter(({ versionId }) => versionId !== target.versionId);
  const rows = [];
  const befores = new Map<string, FormModel>();
  for (const use of older) {
    // Whoever may publish may move: the reader's own right is asked when he acts.
    const play = (supplement: boolean) => planOf({ ...call, scope: 'pemda' }, use, { supplement, target, mapping: {}, reasonId: 'gladi', at, operationId: 'gladi' });
    const inHand = await play(false);
    if (isProblem(inHand)) continue;
    const again = inHand.refused?.problem === 'formNotMovable' ? await play(true) : undefined;
    const supplement = again !== undefined && !isProblem(again) && again.refused === undefined;
    const plan = supplement ? again : inHand;
    befores.set(use.versionId, plan.before);
    const title = titled([target.form.model, plan.before]);
    rows.push({ trackId: use.view._id, agencyName: use.view.agencyName, cycleTitle: use.cycleTitle, n: versionParts(use.versionId).n, supplement, refused: plan.refused ? sentence(plan.refused.problem, plan.refused.details) : null, lost: plan.outcome.lost.map(({ questionId }) => title(questionId)), opens: plan.command.opens.map(title), score: plan.outcome.score ?? null });
    await setImmediate();
  }
  return { newest: { versionId: target.versionId, n: versionParts(target.versionId).n }, lost: losses(target.form.model, [...befores.values()]), rows: rows.toSorted((a, b) => Number(a.refused !== null) - Number(b.refused !== null)) };
}

export const formUseRoutes = { formUses: route(api.formUses, uses) };
