import type { Db } from './db.ts';
import type { Submission } from './submissions.ts';
import { op } from './table.ts';

/** A submission without its answers. */
export type AnswerSet = Pick<Submission, '_id' | 'agencyId' | 'trackId' | 'form' | 'round' | 'receivedAt'>;
const head = { agencyId: 1, trackId: 1, form: 1, round: 1, receivedAt: 1 } as const;

/** Gives the forms that share their questions with a form: itself, its template, and other forms made from that template. */
export async function lineageOf(db: Db, pemdaId: string, form: { readonly _id: string; readonly templateKey?: string | undefined }): Promise<readonly string[]> {
  const { _id, templateKey } = form;
  const kin = await db.forms.find({ pemdaId, templateKey: op({ $in: [_id, ...(templateKey === undefined ? [] : [templateKey])] }) }, { _id: 1 }).lean<{ readonly _id: string }[]>();
  return [...new Set([_id, ...(templateKey === undefined ? [] : [templateKey]), ...kin.map((each) => each._id)])];
}

/** Lists confirmed submissions of these forms, newest first, up to a limit, with how many there are. */
export async function listAnswerSets(db: Db, pemdaId: string, { formIds, limit }: { readonly formIds: readonly string[]; readonly limit: number }): Promise<{ readonly items: readonly AnswerSet[]; readonly total: number }> {
  const versions = await db.formVersions.find({ pemdaId, formId: op({ $in: [...formIds] }) }, { _id: 1 }).lean<{ readonly _id: string }[]>();
  const filter = { pemdaId, status: 'confirmed', form: op({ $in: versions.map((version) => version._id) }) } as const;
  const [items, total] = await Promise.all([db.submissions.find(filter, head).sort({ receivedAt: -1 }).limit(limit).lean<AnswerSet[]>(), db.submissions.countDocuments(filter)]);
  return { items, total };
}
