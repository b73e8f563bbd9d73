import type { RoleKey } from '../../../core/access.ts';
import { api } from '../../../core/api.ts';
import { formOf } from '../../../core/cycle/forms.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { unlockedQuestions } from '../../../core/submission/rounds.ts';
import type { CheckItem } from '../../../core/form/check.ts';
import type { FileRef, FormModel } from '../../../core/form/model.ts';
import { agencyPart, seenBy } from '../../../core/form/seen-by.ts';
import { canonicalJson } from '../../../db/canonical.ts';
import { saveFields, loadDraft } from '../../../db/drafts.ts';
import { listEvidence } from '../../../db/evidence.ts';
import { listSubmissions } from '../../../db/submissions.ts';
import { agencyForm, answerable, checkAnswers, dependentsOf, draftContent, isEmptyAnswer } from '../../answers.ts';
import { route, type Call } from '../../endpoint.ts';
import { boundForm, frozenForm } from '../../frozen.ts';
import { reachTask } from '../../reach.ts';
import { formKeyOf, whyReadOnly } from './tasks.ts';

type Save = Call<typeof api.saveDraft>;
type Changes = Save['body']['changes'];
const longestAnswer = 100_000;

const refuse = (place: string, why: string): Problem => problem('badRequest', { place, why, at: [{ path: place, message: why }] });

/** A change has to be about a question of this form, open in this round, and of a sane size. */
function faultIn(changes: Changes, { model, unlocked, role }: { readonly model: FormModel; readonly unlocked: readonly string[] | null; readonly role: RoleKey }): Problem | undefined {
  const known = answerable(agencyPart(model));
  const { unseen, readOnly } = seenBy(model, role);
  const open = unlocked === null ? undefined : new Set([...unlocked, ...dependentsOf(model, unlocked)]);
  for (const [index, { question, value }] of changes.entries()) {
    const place = `body.changes.${index}`;
    if (!known.has(question)) return refuse(`${place}.question`, `pertanyaan "${question}" tidak ada dalam formulir ini`);
    if (unseen.has(question) || readOnly.has(question)) return problem('lockedQuestion', { question, at: [{ path: `${place}.question`, message: { id: 'diisi oleh peran lain', en: 'filled in by another role' } }] });
    if (value !== undefined && canonicalJson(value).length > longestAnswer) return refuse(`${place}.value`, `lebih dari ${longestAnswer / 1000}.000 huruf`);
    if (open !== undefined && !open.has(question)) return problem('lockedQuestion', { question, at: [{ path: `${place}.question`, message: { id: 'tidak dibuka pada putaran ini', en: 'not open in this round' } }] });
  }
  return undefined;
}

/** Takes what is known of each cited file from the store, not from the request; a file of another agency is not there. */
async function citedFiles({ deps, person }: Pick<Save, 'deps' | 'person'>, changes: Changes): Promise<ReadonlyMap<string, FileRef> | Problem> {
  const ids = [...new Set(changes.flatMap(({ evidence = [] }) => evidence.map(({ fileId }) => fileId)))];
  if (ids.length === 0) return new Map();
  const rows = await listEvidence(deps.db, person.pemdaId, { ids, agencyId: person.agencyId ?? '' });
  const known = new Map(rows.filter(({ status }) => status !== 'refused').map(({ _id, name, size, mime, sha256 }) => [_id, { fileId: _id, name, size, mime, sha256 }]));
  return ids.every((id) => known.has(id)) ? known : problem('notFound', { thing: things.file });
}

async function saveDraft({ deps, person, scope, params, body, at }: Save) {
  const found = await reachTask({ deps, person, scope }, params.taskId);
  if (isProblem(found)) return found;
  const { view, token, ir, state } = found;
  const formKey = formKeyOf(found, token) ?? '';
  const [form, versions, files] = await Promise.all([frozenForm(deps, person.pemdaId, formOf(ir, state, formKey) ?? ''), listSubmissions(deps.db, person.pemdaId, view._id), citedFiles({ deps, person }, body.changes)]);
  if (form === undefined) return problem('notFound', { thing: things.form });
  if (token.phase === 'inApproval') return problem('withHead');
  if (whyReadOnly(found, { person, pending: versions.some((version) => version.formKey === formKey && version.status === 'pending') }) !== null) return problem(state.suspended === undefined ? 'closed' : 'suspended');
  const fault = faultIn(body.changes, { model: form.model, role: person.role, unlocked: unlockedQuestions(ir, state, token) });
  if (fault !== undefined) return fault;
  if (isProblem(files)) return files;
  const changes = body.changes.map(({ question, value, evidence, baseRev }) => ({
    question, baseRev, ...(value === undefined ? {} : { value: isEmptyAnswer(value) ? null : value }), ...(evidence === undefined ? {} : { files: evidence.flatMap(({ fileId }) => files.get(fileId) ?? []) }),
  }));
  const result = await saveFields(deps.db, person.pemdaId, { trackId: view._id, form: formKey, by: { personId: person.personId, name: person.name }, at, changes });
  if (isProblem(result)) return result;
  const conflicts = result.conflicts.map(({ question, mine, theirs }) => ({ question, mine: { value: mine.value ?? null, evidence: mine.files ?? [] }, theirs: { value: theirs.value, evidence: theirs.files }, rev: theirs.rev, who: theirs.byName, when: theirs.at }));
  return { saved: result.saved, conflicts };
}

const itemShape = ({ questionId, section, path, title, message }: { readonly questionId: string; readonly section: string; readonly path: string; readonly title: { id: string; en: string }; readonly message: { id: string; en: string } }) => ({ questionId, section, path, title: short(title), message: short(message) });
const short = ({ id, en }: { readonly id: string; readonly en: string }) => ({ id: id.slice(0, 500), en: en.slice(0, 500) });

const byHead = { id: 'Isian kepala instansi belum lengkap.', en: 'The head’s own answers are not complete.' };

async function checkTask({ deps, person, scope, params }: Call<typeof api.checkTask>) {
  const found = await reachTask({ deps, person, scope }, params.taskId);
  if (isProblem(found)) return found;
  const formKey = formKeyOf(found, found.token) ?? '';
  const [form, draft] = await Promise.all([frozenForm(deps, person.pemdaId, formOf(found.ir, found.state, formKey) ?? ''), loadDraft(deps.db, person.pemdaId, found.view._id, formKey)]);
  if (form === undefined) return problem('notFound', { thing: things.form });
  const { items, warnings, answered, required } = checkAnswers(agencyForm(await boundForm(deps, form, found.state)), draftContent(draft));
  // What another role of the agency has to fill in is told as such: approval is asked for once everything is there.
  const { unseen, readOnly } = seenBy(form.model, person.role);
  const told = (item: CheckItem): CheckItem => (unseen.has(item.questionId) ? { ...item, questionId: 'kepala', section: '', path: '', title: byHead, message: byHead } : readOnly.has(item.questionId) ? { ...item, message: { id: `${item.title.id}: diisi kepala instansi sebelum persetujuan diminta.`, en: `${item.title.en}: filled in by the head before approval is asked for.` } } : item);
  return { items: items.map(told).map(itemShape), warnings: warnings.filter(({ questionId }) => !unseen.has(questionId)).map(itemShape), answered, required };
}

export const draftRoutes = { saveDraft: route(api.saveDraft, saveDraft), checkTask: route(api.checkTask, checkTask) };
