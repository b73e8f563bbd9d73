import { isProblem, type Problem, problem } from '../problem.ts';
import { hashOf } from './canonical.ts';
import { publishedForm } from './compile.ts';
import type { FormModel } from './model.ts';
import { readModel } from './shape.ts';

const parts = ['byId', 'rules', 'scoring', 'refs', 'tests', 'source'] as const;
type Part = (typeof parts)[number];
/** What people call each part of a package. */
const partNames = { byId: 'pertanyaan dan teks', rules: 'aturan', scoring: 'penilaian', refs: 'rujukan', tests: 'uji', source: 'skema asal' } as const satisfies Record<Part, string>;
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
  const refuse = (why: string) => problem('badRequest', { place: 'package', why });
  if (typeof value !== 'object' || value === null || (value as FormPackage).siklus !== 'form') return refuse('bukan paket formulir Siklus');
  const pack = value as FormPackage;
  if (pack.format !== 1) return refuse(`format ${String(pack.format)} lebih baru daripada sistem ini`);
  const model = readModel(pack.model);
  if (isProblem(model)) return model;
  if (hashOf(pack.model) === pack.sha256) return model;
  const now = sealsOf(model);
  const edited = parts.filter((part) => pack.seals?.[part] !== now[part]).map((part) => partNames[part]);
  return problem('packageEdited', { where: edited.join(', ') || 'kepala paket' });
}
