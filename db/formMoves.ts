import type { ClientSession, Connection } from 'mongoose';
import { carryOver, type Content, type Loss, type Mapping } from '../core/form/carry.ts';
import type { FormModel } from '../core/form/model.ts';
import type { Db } from './db.ts';
import type { Draft, DraftField } from './drafts.ts';
import { draftId } from './drafts.ts';
import { loadFormVersion } from './forms.ts';
import { insert, table } from './table.ts';

/** What became of an agency's draft when its track went to another form version: answers without a place are kept here word for word. */
export type FormMove = {
  readonly _id: string;
  readonly pemdaId: string;
  readonly agencyId: string;
  readonly trackId: string;
  readonly form: string;
  readonly from: string;
  readonly version: string;
  readonly lost: readonly (Loss & { readonly field: DraftField })[];
  readonly at: string;
};

export const defineFormMoves = (connection: Connection) => table<FormMove>(connection, 'formMoves', { _id: 'text', pemdaId: 'text', agencyId: 'text', trackId: 'text', form: 'text', from: 'text', version: 'text', lost: 'any', at: 'text' }, [[{ pemdaId: 1, trackId: 1, at: -1 }]]);

type Move = Omit<FormMove, '_id' | 'lost'> & { readonly moveId: string; readonly opens: readonly string[]; readonly mapping?: Mapping | undefined };

/** Carries the draft of a track to another version in the commit's transaction; done again it finds its own row and changes nothing. */
export async function moveDraft(db: Db, { moveId, opens, mapping, ...move }: Move, session: ClientSession): Promise<void> {
  const { pemdaId, trackId, form, from, version, at } = move;
  if ((await db.formMoves.findById(moveId, undefined, { session }).lean()) !== null) return;
  const [before, after, draft] = await Promise.all([loadFormVersion(db, pemdaId, from), loadFormVersion(db, pemdaId, version), db.drafts.findOne({ _id: draftId(trackId, form), pemdaId }, undefined, { session }).lean<Draft>()]);
  if (before === undefined || after === undefined) throw new Error(`form version ${from} or ${version} is not stored`);
  const fields = Object.entries(draft?.fields ?? {});
  const content: Content = { data: Object.fromEntries(fields.map(([id, { value }]) => [id, value])), evidence: Object.fromEntries(fields.map(([id, { files }]) => [id, files])) };
  const carried = carryOver({ before: JSON.parse(before.model) as FormModel, after: JSON.parse(after.model) as FormModel }, content, mapping);
  const gone = new Map(carried.lost.filter(({ why }) => why !== 'part').map((loss) => [loss.questionId, loss]));
  const homeOf = (id: string) => (gone.has(id) ? undefined : carried.moved[id]);
  const kept = Object.fromEntries(fields.flatMap(([id, field]) => { const home = homeOf(id); return home === undefined ? [] : [[home, { ...field, value: carried.content.data[home] ?? field.value }]]; }));
  const unlocked = draft?.unlocked === undefined ? {} : { unlocked: [...new Set([...draft.unlocked, ...opens])] };
  if (draft !== null) await db.drafts.updateOne({ _id: draft._id, pemdaId }, { $set: { fields: kept, updatedAt: at, ...unlocked } } as never, { session });
  await insert(db.formMoves, { _id: moveId, ...move, lost: fields.flatMap(([id, field]) => { const loss = gone.get(id); return loss === undefined ? [] : [{ ...loss, field }]; }) }, session);
}
