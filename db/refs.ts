import type { TrackState } from '../core/cycle/track.ts';
import type { FormModel, Ref } from '../core/form/model.ts';
import { refPlace } from '../core/form/refs.ts';
import { loadCodeList } from './codeLists.ts';
import type { Db } from './db.ts';
import { contentOf, lastConfirmed, type Submission } from './submissions.ts';
import { op } from './table.ts';

/** Whose values they are. */
export type RefOwner = Pick<TrackState, 'pemdaId' | 'trackId' | 'agencyId' | 'facts'>;
type Find = (db: Db, owner: RefOwner, place: { readonly of: string; readonly name: string }) => Promise<unknown>;

/** A fact of the track under “fakta”, else an answer of an earlier form of the same path. */
const fromStep: Find = async (db, { pemdaId, trackId, facts }, { of, name }) => {
  if (of === 'fakta') return facts[name];
  const sent = await lastConfirmed(db, pemdaId, { trackId, formKey: of });
  return sent && contentOf(sent).data[name];
};

/** The agency's newest answer to another form, in whichever cycle. */
const fromForm: Find = async (db, { pemdaId, agencyId }, { of, name }) => {
  const versions = await db.formVersions.find({ pemdaId, formId: of }, { _id: 1 }).lean<{ _id: string }[]>();
  const sent = await db.submissions.findOne({ pemdaId, agencyId, status: 'confirmed', form: op({ $in: versions.map(({ _id }) => _id) }) }).sort({ receivedAt: -1 }).lean<Submission>();
  return sent === null ? undefined : contentOf(sent).data[name];
};

/** The label of a code in the newest version of a list. */
const fromList: Find = async (db, { pemdaId }, { of, name }) => {
  const list = await loadCodeList(db, pemdaId, { key: of });
  return (list?.content as readonly { readonly code: string; readonly id: string }[] | undefined)?.find(({ code }) => code === name)?.id;
};

const sources: Readonly<Record<Ref['from'], Find>> = { step: fromStep, form: fromForm, codeList: fromList, external: async () => undefined };

/** Looks up what the rules of a form read from other places, by name; what is not there is absent. */
export async function findRefs(db: Db, owner: RefOwner, { refs }: Pick<FormModel, 'refs'>): Promise<Readonly<Record<string, unknown>>> {
  const found = await Promise.all(refs.map(async ({ name, from, path }) => { const place = refPlace(path); return [name, place === undefined ? undefined : await sources[from](db, owner, place)] as const; }));
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== null));
}
