import hashForSchema from '@rjsf/utils/lib/hashForSchema.js';
import type { Ir } from '../core/cycle/ir.ts';
import type { SchemaError } from '../core/form/check.ts';
import type { CompiledSection } from '../core/form/compile.ts';
import type { FormModel } from '../core/form/model.ts';
import { bindRefs } from '../core/form/refs.ts';
import { asksForAgency, bindRoster, type RosterEntry } from '../core/form/roster.ts';
import { listAgencies, nameAt } from '../db/agencies.ts';
import { loadSnapshot } from '../db/cycles.ts';
import type { Db } from '../db/db.ts';
import { newestWording } from '../db/formPresentations.ts';
import { loadFormVersion, type FormVersion } from '../db/forms.ts';
import { findRefs, type RefOwner } from '../db/refs.ts';
import { briefly } from './briefly.ts';
import type { Deps } from './deps.ts';
import { businessTimeOf } from './time.ts';

type SectionCheck = (data: unknown) => readonly SchemaError[];
/** A published form ready to be asked: its model and the checks compiled at publish, by section. */
export type FrozenForm = { readonly version: FormVersion; readonly model: FormModel; readonly checks: ReadonlyMap<string, SectionCheck> };

const most = 40;
/** What never changes is read once; the oldest goes when there are too many. One memory per database, for tests share a process. */
const irs = new WeakMap<object, Map<string, Ir>>();
const forms = new WeakMap<object, Map<string, FrozenForm>>();

function remembered<T>(store: WeakMap<object, Map<string, T>>, owner: object): Map<string, T> {
  const found = store.get(owner) ?? new Map<string, T>();
  store.set(owner, found);
  return found;
}

async function recall<T>(known: Map<string, T>, key: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
  const found = known.get(key) ?? await load();
  if (found === undefined) return undefined;
  known.delete(key);
  known.set(key, found);
  const oldest = known.keys().next().value;
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return found;
}

/** Gives a compiled cycle by its hash. */
export async function frozenIr({ db }: Pick<Deps, 'db'>, snapshotId: string): Promise<Ir | undefined> {
  return recall(remembered(irs, db), snapshotId, () => loadSnapshot(db, snapshotId));
}

type Rostered = Pick<Deps, 'db' | 'settings' | 'now'>;

/** Gives the agencies of a local government by the names they bear now, in business time. */
export async function rosterOf(deps: Rostered, pemdaId: string): Promise<RosterEntry[]> {
  const [agencies, at] = await Promise.all([listAgencies(deps.db, pemdaId), businessTimeOf(deps, pemdaId, deps.now())]);
  return agencies.map((agency) => ({ id: agency._id, kind: agency.kind, name: nameAt(agency, at).name, active: agency.disabled !== true }));
}

/** Gives a published form version of a local government in its newest words and with its roster: those are asked for each time, the rest is remembered. */
export async function frozenForm(deps: Rostered, pemdaId: string, versionId: string): Promise<FrozenForm | undefined> {
  const form = await rememberedForm(deps.db, pemdaId, versionId);
  if (form === undefined || !asksForAgency(form.model)) return form;
  return { ...form, model: bindRoster(form.model, await rosterOf(deps, pemdaId)) };
}

async function rememberedForm(db: Db, pemdaId: string, versionId: string): Promise<FrozenForm | undefined> {
  const wording = await briefly(db, `wording ${pemdaId} ${versionId}`, () => newestWording(db, pemdaId, versionId));
  return recall(remembered(forms, db), `${pemdaId}/${versionId}.${wording}`, async () => {
    const version = await loadFormVersion(db, pemdaId, versionId);
    if (version === undefined) return undefined;
    return { version, model: JSON.parse(version.model) as FormModel, checks: await checksOf(version) };
  });
}

/** Gives a form for one path: what its rules read from other places is looked up. */
export async function boundForm({ db }: Pick<Deps, 'db'>, form: FrozenForm, owner: RefOwner): Promise<FrozenForm> {
  return form.model.refs.length === 0 ? form : { ...form, model: bindRefs(form.model, await findRefs(db, owner, form.model)) };
}

type Validate = ((data: unknown) => boolean) & { errors?: readonly SchemaError[] | null };
type Module = { readonly sections?: Readonly<Record<string, Readonly<Record<string, Validate>>>> };

/** Loads the very code the browser checks with; it was compiled here and is nothing a person wrote. */
async function checksOf(version: FormVersion): Promise<ReadonlyMap<string, SectionCheck>> {
  if (version.validatorCode === undefined) return new Map();
  const code = Buffer.from(version.validatorCode).toString('base64');
  const module = await import(`data:text/javascript;base64,${code}`) as Module;
  const sections = version.sections as readonly CompiledSection[];
  return new Map(sections.flatMap(({ nodeId, schema }): [string, SectionCheck][] => {
    const validate = module.sections?.[nodeId]?.[hashForSchema(schema as never)];
    return validate === undefined ? [] : [[nodeId, (data) => (validate(data) ? [] : [...(validate.errors ?? [])])]];
  }));
}
