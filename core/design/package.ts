import { z } from 'zod';
import { roleKeys } from '../access.ts';
import type { CycleDefinition } from '../cycle/ir.ts';
import { readDefinition } from '../cycle/shape.ts';
import { hashOf } from '../form/canonical.ts';
import { type FormPackage, openPackage, packForm } from '../form/package.ts';
import { redTests } from '../form/form-tests.ts';
import type { FormModel } from '../form/model.ts';
import { isProblem, problem, type Problem } from '../problem.ts';
import type { PackedRole } from './roles.ts';

type Day = { readonly date: string; readonly name: { readonly id: string; readonly en: string }; readonly kind: string };
export type PackedCalendar = { readonly year: number; readonly provisional: boolean; readonly days: readonly Day[] };
/** What a package carries beside forms and definition: whom a cycle takes in, the calendars its dates were made with, and who works in it. */
type Around = { readonly invites: readonly string[]; readonly calendars: readonly PackedCalendar[]; /** The roles it gives work to; absent in packages of earlier versions. */ readonly roles?: readonly PackedRole[] };

/** A cycle as one file. Forms stand under the form key of the definition; every part has its seal, so that an edit by hand is named. */
export type CyclePackage = Around & { readonly siklus: 'cycle'; readonly format: 1; readonly definition: CycleDefinition; readonly forms: Readonly<Record<string, FormPackage>>; readonly seals: Readonly<Record<'definition' | 'forms' | 'around', string>> };
export type OpenedCycle = Around & { readonly definition: CycleDefinition; readonly forms: Readonly<Record<string, FormModel>> };

const partNames = { definition: 'tahap dan langkah', forms: 'formulir', around: 'kalender, peran, dan daftar peserta' } as const;

const sealsOf = ({ definition, forms, invites, calendars, roles }: Pick<CyclePackage, 'definition' | 'forms' | 'invites' | 'calendars' | 'roles'>): CyclePackage['seals'] => ({ definition: hashOf(definition), forms: hashOf(forms), around: hashOf({ invites, calendars, ...(roles === undefined ? {} : { roles }) }) });

/** Packs a cycle; packing the same again gives the same bytes. */
export function packCycle({ definition, forms, invites, calendars, roles = [] }: OpenedCycle): CyclePackage {
  const packed = Object.fromEntries(Object.entries(forms).map(([key, model]) => [key, packForm(model)]));
  const parts = { definition, forms: packed, invites: [...invites], calendars: [...calendars], roles: [...roles] };
  return { siklus: 'cycle', format: 1, ...parts, seals: sealsOf(parts) };
}

/** Opens a package; refuses by name what is no package, newer than this program, edited by hand, or holds a form whose own tests fail. */
export function openCycle(value: unknown): OpenedCycle | Problem {
  const pack = value as CyclePackage;
  if (typeof value !== 'object' || value === null || pack.siklus !== 'cycle') return problem('badRequest', { place: 'package', why: 'bukan paket siklus Siklus' });
  if (pack.format !== 1) return problem('definitionTooNew', { format: String(pack.format) });
  const definition = readDefinition(pack.definition);
  if (isProblem(definition)) return definition;
  const around = z.object({ invites: z.array(z.unknown()), calendars: z.array(z.object({ year: z.number(), days: z.array(z.object({ date: z.string() }).loose()) }).loose()), roles: z.array(z.object({ key: z.string(), acts: z.record(z.string(), z.unknown()) }).loose()).optional(), forms: z.record(z.string(), z.unknown()) }).safeParse(pack);
  if (!around.success) return problem('badRequest', { place: 'package', why: 'formulir, peserta, atau kalender tidak ada' });
  const now = sealsOf(pack);
  const edited = (Object.keys(partNames) as (keyof typeof partNames)[]).filter((part) => pack.seals?.[part] !== now[part]);
  if (edited.length > 0) return problem('packageEdited', { where: edited.map((part) => partNames[part]).join(', ') });
  const forms: Record<string, FormModel> = {};
  for (const [key, packed] of Object.entries(pack.forms)) {
    const model = openPackage(packed);
    if (isProblem(model)) return model;
    const red = redTests(model)[0];
    if (red !== undefined) return problem('packageTestRed', { form: model.byId[model.rootId]?.text.id?.title ?? model.formId, test: red.test.title });
    forms[key] = model;
  }
  const missing = Object.keys(definition.forms).find((key) => forms[key] === undefined);
  return missing === undefined ? { definition, forms, invites: pack.invites.map(String), calendars: pack.calendars, roles: (pack.roles ?? []).filter(({ key }) => roleKeys.includes(key)) } : problem('badRequest', { place: `package/forms/${missing}`, why: 'formulir yang dipakai siklus ini tidak ada di dalam paket' });
}
