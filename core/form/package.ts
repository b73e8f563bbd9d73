import { isProblem, type Problem, problem } from '../problem.ts';
import { hashOf } from './canonical.ts';
import { publishedForm } from './compile.ts';
import type { FormModel } from './model.ts';
import { readModel } from './shape.ts';

/** A form as one file: model with texts, rules and tests, its content hash, and a hash over the whole. */
export type FormPackage = { readonly siklus: 'form'; readonly format: 1; readonly model: FormModel; readonly contentHash: string; readonly sha256: string };

/** Packs a model; opening it again gives equal hashes. */
export function packForm(model: FormModel): FormPackage {
  return { siklus: 'form', format: 1, model, contentHash: publishedForm(model).hash, sha256: hashOf(model) };
}

/** Opens a package; a newer format, a wrong hash or an unknown kind is refused by name. */
export function openPackage(value: unknown): FormModel | Problem {
  const refuse = (why: string) => problem('badRequest', { place: 'package', why });
  if (typeof value !== 'object' || value === null || (value as FormPackage).siklus !== 'form') return refuse('bukan paket formulir Siklus');
  const pack = value as FormPackage;
  if (pack.format !== 1) return refuse(`format ${String(pack.format)} lebih baru daripada sistem ini`);
  const model = readModel(pack.model);
  if (isProblem(model)) return model;
  return hashOf(pack.model) === pack.sha256 ? model : refuse('sidik paket tidak cocok dengan isinya');
}
