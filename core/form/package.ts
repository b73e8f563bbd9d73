import { type Problem, problem } from '../problem.ts';
import { hashOf } from './canonical.ts';
import { publishedForm } from './compile.ts';
import type { FormModel } from './model.ts';
import { kindNames } from './problems.ts';

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
  if (typeof pack.model !== 'object' || pack.model === null || typeof pack.model.byId !== 'object') return refuse('model formulir tidak ada');
  if (hashOf(pack.model) !== pack.sha256) return refuse('sidik paket tidak cocok dengan isinya');
  const odd = Object.values(pack.model.byId).find((node) => node.kind !== undefined && !kindNames.has(node.kind));
  return odd ? refuse(`jenis pertanyaan ${String(odd.kind)} tidak dikenal`) : pack.model;
}
