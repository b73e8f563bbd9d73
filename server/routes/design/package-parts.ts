import type { PackedCalendar, PackedCodeList } from '../../../core/design/package.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import type { FormModel, Node } from '../../../core/form/model.ts';
import { isProblem, type Problem } from '../../../core/problem.ts';
import { addCalendar, loadCalendars } from '../../../db/calendars.ts';
import { addCodeList, codeListVersions } from '../../../db/codeLists.ts';
import { addForm, changeForm, loadForm, loadFormVersion, type FormRow } from '../../../db/forms.ts';
import { newId } from '../../../db/ids.ts';
import { templates } from '../../../templates/index.ts';
import type { Call } from '../../endpoint.ts';

/** Who takes a package in, and the transaction it is taken in by. */
export type Taking = Pick<Call, 'deps' | 'at' | 'tx'> & { readonly person: NonNullable<Call['person']> };
export type KeptForm = { readonly formId: string; readonly title: string; readonly added: boolean };
/** The version a code list of the package has here: list → its version there → the one here. */
type Versions = ReadonlyMap<string, number>;

const listAt = (key: string, version: number): string => `${key}:${version}`;

/** Takes the code lists in that are not here with the same content; gives the version each has here. */
export async function keepCodeLists({ deps: { db }, person, at, tx }: Taking, lists: readonly PackedCodeList[]): Promise<Versions> {
  const kept = new Map<string, number>();
  for (const { key, version, title, source, content } of lists) {
    const here = await codeListVersions(db, person.pemdaId, key);
    const same = here.find((one) => canonicalJson(one.content) === canonicalJson(content));
    const next = same?.version ?? (here[0]?.version ?? 0) + 1;
    if (same === undefined) await addCodeList(db, { _id: `${person.pemdaId}:${key}:${next}`, pemdaId: person.pemdaId, key, version: next, title, source, entries: content.length, content: [...content], by: person.name, at }, tx);
    kept.set(listAt(key, version), next);
  }
  return kept;
}

/** Gives a form that names the versions its code lists have here. */
export function withListsHere(model: FormModel, versions: Versions): FormModel {
  const here = (node: Node): Node => {
    const version = node.kind === 'codeList' ? versions.get(listAt(String(node.props['list']), Number(node.props['version']))) : undefined;
    return version === undefined || version === node.props['version'] ? node : { ...node, props: { ...node.props, version } };
  };
  return { ...model, byId: Object.fromEntries(Object.entries(model.byId).map(([id, node]) => [id, here(node)])) };
}

/** Takes calendars in of years that have none here. */
export async function keepCalendars({ deps: { db }, person, at, tx }: Taking, calendars: readonly PackedCalendar[], years: readonly number[]): Promise<void> {
  const here = new Set((await loadCalendars(db, person.pemdaId)).map(({ year }) => year));
  for (const { year, provisional, days } of calendars.filter((one) => years.includes(one.year) && !here.has(one.year))) {
    await addCalendar(db, { pemdaId: person.pemdaId, year, version: 1, days: days as never, provisional, source: { id: 'Dari paket siklus', en: 'From a cycle package' }, publishedBy: person.name, publishedAt: at }, tx);
  }
}

/**
 * Gives the id under which a form of the package is kept here: the same form is used again, another one of that name gets a new id.
 * `follow`: a form here whose draft is as it was published takes the one of the package as its next draft.
 */
export async function keepForm(taking: Taking, model: FormModel, follow: boolean): Promise<KeptForm | Problem> {
  const { deps: { db }, person, at, tx } = taking;
  const title = model.byId[model.rootId]?.text.id?.title ?? model.formId;
  const here = await loadForm(db, person.pemdaId, model.formId);
  if (here !== undefined && here.draft === canonicalJson(model)) return { formId: here._id, title, added: false };
  if (here !== undefined && follow && (await isAsPublished(taking, here))) {
    const changed = await changeForm(db, person.pemdaId, { id: here._id, rev: here.rev, by: person.name, at, set: { draft: canonicalJson(model), title }, session: tx });
    return isProblem(changed) ? changed : { formId: here._id, title, added: true };
  }
  const taken = here !== undefined || (await db.forms.exists({ _id: model.formId }).lean()) !== null || templates.some(({ forms }) => forms[model.formId] !== undefined);
  const formId = taken ? `${model.formId.slice(0, 80)}-${newId().slice(0, 6)}` : model.formId;
  await addForm(db, { _id: formId, pemdaId: person.pemdaId, title, draft: canonicalJson({ ...model, formId }), rev: 1, updatedBy: person.name, updatedAt: at }, tx);
  return { formId, title, added: true };
}

/** Says whether nobody has changed the draft since its newest version: then nothing is lost when another takes its place. */
async function isAsPublished({ deps: { db }, person }: Taking, { _id, published, draft }: FormRow): Promise<boolean> {
  const version = published === undefined ? undefined : await loadFormVersion(db, person.pemdaId, `${_id}:${published}`);
  return version !== undefined && canonicalJson(JSON.parse(version.model)) === canonicalJson(JSON.parse(draft));
}
