import type { ClientSession, Connection } from 'mongoose';
import type { Problem } from '../core/problem.ts';
import { things } from '../core/things.ts';
import type { Db } from './db.ts';
import { newestPresentation } from './formPresentations.ts';
import { updateRevision } from './revision.ts';
import type { RevisionChange } from './revision.ts';
import { insert, table } from './table.ts';

/** A form being edited: `draft` is the canonical JSON text of its model. */
export type FormRow = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly title: string;
  readonly draft: string;
  readonly rev: number;
  readonly updatedBy?: string | undefined;
  readonly updatedAt?: string | undefined;
  readonly templateKey?: string | undefined;
  /** Number of the newest published version; absent before the first. */
  readonly published?: number | undefined;
  readonly archived?: boolean | undefined;
};

/** A published form version: written once, never changed. `_id` is `<formId>:<n>`. */
export type FormVersion = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly formId: string;
  readonly n: number;
  /** Canonical JSON text of the model. */
  readonly model: string;
  readonly hash: string;
  readonly sections: unknown;
  readonly uiSchema: unknown;
  readonly validatorCode?: string | undefined;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly reason: string;
};

/** Splits the id of a version, `<formId>:<n>`. */
export function versionParts(versionId: string): { readonly formId: string; readonly n: number } {
  const at = versionId.lastIndexOf(':');
  return { formId: versionId.slice(0, at), n: Number(versionId.slice(at + 1)) };
}

export const defineForms = (connection: Connection) =>
  table<FormRow>(connection, 'forms', { _id: 'text', pemdaId: 'text', title: 'text', draft: 'text', rev: 'number', updatedBy: 'text?', updatedAt: 'text?', templateKey: 'text?', published: 'number?', archived: 'flag?' }, [[{ pemdaId: 1, updatedAt: -1 }]]);

export const defineFormVersions = (connection: Connection) =>
  table<FormVersion>(
    connection,
    'formVersions',
    { _id: 'text', pemdaId: 'text', formId: 'text', n: 'number', model: 'text', hash: 'text', sections: 'any', uiSchema: 'any', validatorCode: 'text?', publishedBy: 'text', publishedAt: 'text', reason: 'text' },
    [[{ pemdaId: 1, formId: 1, n: -1 }, { unique: true }]],
  );

/** Loads one form of this local government, or nothing. */
export async function loadForm(db: Db, pemdaId: string, formId: string): Promise<FormRow | undefined> {
  return (await db.forms.findOne({ _id: formId, pemdaId }).lean<FormRow>()) ?? undefined;
}

/** Lists the forms of a local government without their drafts, last changed first. */
export async function listForms(db: Db, pemdaId: string): Promise<readonly Omit<FormRow, 'draft'>[]> {
  return db.forms.find({ pemdaId }, { draft: 0 }).sort({ updatedAt: -1 }).lean<Omit<FormRow, 'draft'>[]>();
}

/** Adds a form. */
export async function addForm(db: Db, form: FormRow, session?: ClientSession): Promise<FormRow> {
  return insert(db.forms, form, session);
}

/** Changes a form's draft if it still has revision `rev`; otherwise tells who changed it. */
export async function changeForm(db: Db, pemdaId: string, change: RevisionChange<FormRow>): Promise<FormRow | Problem> {
  return updateRevision(db.forms, pemdaId, { ...change, thing: things.form });
}

/** Adds a published version; of two publishing at once the second gets a duplicate error. */
export async function addFormVersion(db: Db, version: FormVersion, session?: ClientSession): Promise<FormVersion> {
  return insert(db.formVersions, version, session);
}

/** A published version as it is shown: in the words of its newest correction `p`, 0 while there is none. What answers are checked by is the version's own. */
export type ShownVersion = FormVersion & { readonly p: number };

/** Loads a published version by its id `<formId>:<n>` in its newest words, or nothing. */
export async function loadFormVersion(db: Db, pemdaId: string, versionId: string): Promise<ShownVersion | undefined> {
  const [version, words] = await Promise.all([loadVersionAsPublished(db, pemdaId, versionId), newestPresentation(db, pemdaId, versionId)]);
  return version && { ...version, ...(words && { model: words.model, uiSchema: words.uiSchema }), p: words?.p ?? 0 };
}

/** Loads a published version exactly as it was frozen, whatever was corrected since, or nothing. */
export async function loadVersionAsPublished(db: Db, pemdaId: string, versionId: string): Promise<FormVersion | undefined> {
  return (await db.formVersions.findOne({ _id: versionId, pemdaId }).lean<FormVersion>()) ?? undefined;
}

/** Lists the versions of a form without their bodies, newest first. */
export async function listFormVersions(db: Db, pemdaId: string, formId: string): Promise<readonly Pick<FormVersion, '_id' | 'n' | 'hash' | 'publishedBy' | 'publishedAt' | 'reason'>[]> {
  return db.formVersions.find({ pemdaId, formId }, { n: 1, hash: 1, publishedBy: 1, publishedAt: 1, reason: 1 }).sort({ n: -1 }).lean<FormVersion[]>();
}
