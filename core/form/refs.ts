import type { FormModel } from './model.ts';

type Values = Readonly<Record<string, unknown>>;

/** Gives the values that rules read from other places, by name: what stands in for each until it was looked up. */
export const refValues = ({ refs }: Pick<FormModel, 'refs'>): Values => Object.fromEntries(refs.map(({ name, fallback }) => [name, fallback ?? undefined]));

/** Gives the form with values found elsewhere in the place of those that stand in for them; a value that was not found keeps its stand-in. */
export function bindRefs(model: FormModel, found: Values): FormModel {
  if (!model.refs.some(({ name }) => found[name] !== undefined)) return model;
  return { ...model, refs: model.refs.map((ref) => (found[ref.name] === undefined ? ref : { ...ref, fallback: found[ref.name] })) };
}

/** Splits where a value lies: a form (or list, or “fakta”) and a question (or code, or fact) in it; nothing when it names no such place. */
export function refPlace(path: string | undefined): { readonly of: string; readonly name: string } | undefined {
  const at = (path ?? '').indexOf('/');
  const [of, name] = [path?.slice(0, at).trim() ?? '', path?.slice(at + 1).trim() ?? ''];
  return at <= 0 || name === '' ? undefined : { of, name };
}
