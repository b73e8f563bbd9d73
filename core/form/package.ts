import { isProblem, type Problem, problem, type Text } from '../problem.ts';
import { hashOf } from './canonical.ts';
import { publishedForm } from './compile.ts';
import type { FormModel } from './model.ts';
import { readModel } from './shape.ts';

const parts = ['byId', 'rules', 'scoring', 'refs', 'tests', 'source'] as const;
type Part = (typeof parts)[number];
/** What people call each part of a package. */
const partNames = {
  byId: { id: 'pertanyaan dan teks', en: 'questions and texts' }, rules: { id: 'aturan', en: 'rules' }, scoring: { id: 'penilaian', en: 'scoring' }, refs: { id: 'rujukan', en: 'references' }, tests: { id: 'uji', en: 'tests' }, source: { id: 'skema asal', en: 'imported schema' },
} as const satisfies Record<Part, Text>;
const packageHead: Text = { id: 'kepala paket', en: 'the head of the package' };
type Seals = Readonly<Record<Part, string>>;
/** A form as one file: model with texts, rules and tests, its content hash, a hash over the whole, and one per part that tells where a file was edited. */
export type FormPackage = { readonly siklus: 'form'; readonly format: 1; readonly model: FormModel; readonly contentHash: string; readonly sha256: string; readonly seals?: Seals };

const sealsOf = (model: FormModel): Seals => Object.fromEntries(parts.map((part) => [part, hashOf(model[part] ?? null)])) as Seals;

/** Packs a model; opening it again gives equal hashes. */
export function packForm(model: FormModel): FormPackage {
  return { siklus: 'form', format: 1, model, contentHash: publishedForm(model).hash, sha256: hashOf(model), seals: sealsOf(model) };
}

/** Opens a package; a newer format, a file edited by hand or an unknown kind is refused by name. */
export function openPackage(value: unknown): FormModel | Problem {
  const refuse = (why: Text) => problem('badRequest', { place: 'package', why });
  if (typeof value !== 'object' || value === null || (value as FormPackage).siklus !== 'form') return refuse({ id: 'bukan paket formulir Siklus', en: 'this is no form package of Siklus' });
  const pack = value as FormPackage;
  if (pack.format !== 1) return refuse({ id: `format ${String(pack.format)} lebih baru daripada sistem ini`, en: `format ${String(pack.format)} is newer than this system` });
  const model = readModel(pack.model);
  if (isProblem(model)) return model;
  if (hashOf(pack.model) === pack.sha256) return model;
  const now = sealsOf(model);
  const edited = parts.filter((part) => pack.seals?.[part] !== now[part]).map((part) => partNames[part]);
  const listed = (locale: keyof Text) => (edited.length > 0 ? edited : [packageHead]).map((part) => part[locale]).join(', ');
  return problem('packageEdited', { where: { id: listed('id'), en: listed('en') } });
}
