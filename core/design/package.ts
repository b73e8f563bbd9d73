import { z } from 'zod';
import { roleKeys } from '../access.ts';
import { compileDesign } from '../cycle/compile.ts';
import type { CycleDefinition } from '../cycle/ir.ts';
import { readDefinition } from '../cycle/shape.ts';
import { canonicalJson, hashOf } from '../form/canonical.ts';
import { type FormPackage, openPackage, packForm } from '../form/package.ts';
import { redTests } from '../form/form-tests.ts';
import type { FormModel } from '../form/model.ts';
import { refPlace } from '../form/refs.ts';
import { redCycleTests } from '../rehearsal/cycle-tests.ts';
import { isProblem, problem, type Problem, type Text } from '../problem.ts';
import { editedForms, editedSteps, marksOf, type Marks } from './package-spots.ts';
import type { PackedRole } from './roles.ts';

type Day = { readonly date: string; readonly name: { readonly id: string; readonly en: string }; readonly kind: string };
export type PackedCalendar = { readonly year: number; readonly provisional: boolean; readonly days: readonly Day[] };
/** A code list that a form of the package asks with, in the version it was made with. */
export type PackedCodeList = { readonly key: string; readonly version: number; readonly title: Text; readonly source: string; readonly content: readonly { readonly code: string; readonly id: string; readonly en: string }[] };
export type PackedSetup = { readonly scoreMode: 'subComponent' | 'criteria'; readonly releaseScores: boolean };
/** What a package carries beside forms and definition: whom a cycle takes in, the calendars its dates were made with, who works in it, its code lists, and how it is set up. The last three are absent in packages of earlier versions. */
type Around = { readonly invites: readonly string[]; readonly calendars: readonly PackedCalendar[]; readonly roles?: readonly PackedRole[]; readonly codeLists?: readonly PackedCodeList[]; readonly setup?: PackedSetup };

/** A cycle as one file. Forms stand under the form key of the definition; every part has its seal, so that an edit by hand is named. */
export type CyclePackage = Around & { readonly siklus: 'cycle'; readonly format: 1; readonly definition: CycleDefinition; readonly forms: Readonly<Record<string, FormPackage>>; readonly seals: Readonly<Record<'definition' | 'forms' | 'around', string>>; readonly marks?: Marks };
export type OpenedCycle = Around & { readonly definition: CycleDefinition; readonly forms: Readonly<Record<string, FormModel>> };

type Parts = Pick<CyclePackage, 'definition' | 'forms' | keyof Around>;

// What an older version did not pack is not sealed either: its packages keep their seals.
const sealsOf = ({ definition, forms, invites, calendars, roles, codeLists, setup }: Parts): CyclePackage['seals'] => ({ definition: hashOf(definition), forms: hashOf(forms), around: hashOf(Object.fromEntries(Object.entries({ invites, calendars, roles, codeLists, setup }).filter(([, part]) => part !== undefined))) });

/** Packs a cycle; packing the same again gives the same bytes. */
export function packCycle({ definition, forms, invites, calendars, roles = [], codeLists = [], setup }: OpenedCycle): CyclePackage {
  const packed = Object.fromEntries(Object.entries(forms).map(([key, model]) => [key, packForm(model)]));
  const parts = { definition, forms: packed, invites: [...invites], calendars: [...calendars], roles: [...roles], codeLists: [...codeLists], ...(setup === undefined ? {} : { setup }) };
  return { siklus: 'cycle', format: 1, ...parts, seals: sealsOf(parts), marks: marksOf(definition) };
}

/** Names the code lists that forms ask with or read; without a version the newest is meant. */
export function listsIn(models: readonly FormModel[]): readonly { readonly key: string; readonly version?: number }[] {
  const asked = models.flatMap(({ byId }) => Object.values(byId).flatMap(({ kind, props }) => (kind === 'codeList' && typeof props['list'] === 'string' && props['list'] !== '' ? [{ key: props['list'], ...(typeof props['version'] === 'number' ? { version: props['version'] } : {}) }] : [])));
  const read = models.flatMap(({ refs }) => refs.flatMap(({ from, path }) => (from === 'codeList' ? [{ key: refPlace(path)?.of ?? '' }] : []))).filter(({ key }) => key !== '');
  return [...new Map([...asked, ...read].map((one) => [canonicalJson(one), one])).values()];
}

const codeList = z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), version: z.number().int().min(1), title: z.object({ id: z.string(), en: z.string() }), source: z.string().max(300), content: z.array(z.object({ code: z.string().max(60), id: z.string(), en: z.string() })).min(1).max(20_000) });

/** Opens a package; refuses by name what is no package, newer than this program, edited by hand, no sound design, or holds a form whose own tests fail. */
export function openCycle(value: unknown): OpenedCycle | Problem {
  const pack = value as CyclePackage;
  if (typeof value !== 'object' || value === null || pack.siklus !== 'cycle') return problem('badRequest', { place: 'package', why: { id: 'bukan paket siklus Siklus', en: 'it is no cycle package of Siklus' } });
  if (pack.format !== 1) return problem('definitionTooNew', { format: String(pack.format) });
  const definition = readDefinition(pack.definition);
  if (isProblem(definition)) return definition;
  const around = z.object({ invites: z.array(z.unknown()), calendars: z.array(z.object({ year: z.number(), days: z.array(z.object({ date: z.string() }).loose()) }).loose()), roles: z.array(z.object({ key: z.string(), acts: z.record(z.string(), z.unknown()) }).loose()).optional(), codeLists: z.array(codeList).max(50).optional(), setup: z.object({ scoreMode: z.enum(['subComponent', 'criteria']), releaseScores: z.boolean() }).optional(), forms: z.record(z.string(), z.unknown()) }).safeParse(pack);
  if (!around.success) return problem('badRequest', { place: 'package', why: { id: 'formulir, peserta, kalender, atau daftar kode tidak terbaca', en: 'forms, participants, calendar or code lists cannot be read' } });
  const now = sealsOf(pack);
  const spots = { definition: () => editedSteps(definition, pack.marks), forms: () => editedForms(pack.forms), around: () => 'kalender, peran, daftar kode, dan daftar peserta' } as const;
  const edited = (Object.keys(spots) as (keyof typeof spots)[]).filter((part) => pack.seals?.[part] !== now[part]);
  if (edited.length > 0) return problem('packageEdited', { where: edited.map((part) => spots[part]()).join(', ') });
  const compiled = compileDesign(definition);
  if ('faults' in compiled) return problem('packageDesignBroken', { count: compiled.faults.length, at: compiled.faults.map(({ node, message }) => ({ path: node ?? '', message })) });
  const failed = redCycleTests(definition, compiled)[0];
  if (failed !== undefined) return problem('packageCycleTestRed', { test: failed.test.title });
  const forms: Record<string, FormModel> = {};
  for (const [key, packed] of Object.entries(pack.forms)) {
    const model = openPackage(packed);
    if (isProblem(model)) return model;
    const red = redTests(model)[0];
    if (red !== undefined) return problem('packageTestRed', { form: model.byId[model.rootId]?.text.id?.title ?? model.formId, test: red.test.title });
    forms[key] = model;
  }
  const missing = Object.keys(definition.forms).find((key) => forms[key] === undefined);
  return missing === undefined ? { definition, forms, invites: pack.invites.map(String), calendars: pack.calendars, roles: (pack.roles ?? []).filter(({ key }) => roleKeys.includes(key)), codeLists: pack.codeLists ?? [], ...(pack.setup === undefined ? {} : { setup: pack.setup }) } : problem('badRequest', { place: `package/forms/${missing}`, why: { id: 'formulir yang dipakai siklus ini tidak ada di dalam paket', en: 'the form this cycle uses is not in the package' } });
}
