import type { ClientSession, Connection } from 'mongoose';
import type { Db } from './db.ts';
import { insert, table } from './table.ts';

/** Corrected words of a published form version, shown in its place: inserted, never updated. `_id` is `<formId>:<n>.<p>`; answers keep naming `<formId>:<n>`. */
export type FormPresentation = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly formId: string;
  readonly versionId: string;
  readonly n: number;
  readonly p: number;
  /** Canonical JSON text of the version's model in these words. */
  readonly model: string;
  readonly uiSchema: unknown;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly reason: string;
};

export const defineFormPresentations = (connection: Connection) =>
  table<FormPresentation>(
    connection,
    'formPresentations',
    { _id: 'text', pemdaId: 'text', formId: 'text', versionId: 'text', n: 'number', p: 'number', model: 'text', uiSchema: 'any', publishedBy: 'text', publishedAt: 'text', reason: 'text' },
    [[{ pemdaId: 1, versionId: 1, p: -1 }, { unique: true }], [{ pemdaId: 1, formId: 1 }]],
  );

/** Loads the newest words of a version, or nothing while nobody has corrected it. */
export async function newestPresentation(db: Db, pemdaId: string, versionId: string): Promise<FormPresentation | undefined> {
  return (await db.formPresentations.findOne({ pemdaId, versionId }).sort({ p: -1 }).lean<FormPresentation>()) ?? undefined;
}

/** Gives the number of the newest words of a version, 0 while nobody has corrected it. */
export async function newestWording(db: Db, pemdaId: string, versionId: string): Promise<number> {
  return (await db.formPresentations.findOne({ pemdaId, versionId }, { p: 1 }).sort({ p: -1 }).lean<Pick<FormPresentation, 'p'>>())?.p ?? 0;
}

/** Gives the number of the words of a version that were shown at an instant, 0 before the first correction. */
export async function wordingAt(db: Db, { pemdaId, versionId, at }: { readonly pemdaId: string; readonly versionId: string; readonly at: string }): Promise<number> {
  const rows = await db.formPresentations.find({ pemdaId, versionId }, { p: 1, publishedAt: 1 }).lean<Pick<FormPresentation, 'p' | 'publishedAt'>[]>();
  return Math.max(0, ...rows.filter(({ publishedAt }) => publishedAt <= at).map(({ p }) => p));
}

/** Lists the corrections of all versions of a form with their words, newest first. */
export async function listFormPresentations(db: Db, pemdaId: string, formId: string): Promise<readonly FormPresentation[]> {
  return db.formPresentations.find({ pemdaId, formId }, { uiSchema: 0 }).sort({ n: -1, p: -1 }).lean<FormPresentation[]>();
}

/** Adds corrected words; of two publishing the same number at once the second gets a duplicate error. */
export async function addFormPresentation(db: Db, presentation: FormPresentation, session?: ClientSession): Promise<FormPresentation> {
  return insert(db.formPresentations, presentation, session);
}
