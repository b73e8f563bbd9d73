import { problem, type Problem, type Text } from '../core/problem.ts';

type Hazard = { readonly place: string; readonly why: Text; readonly deep?: true };
const prototypeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const deepest = 100;
// Keywords of JSON Schema begin with a dollar sign too; only endpoints that take schemas let them pass.
const schemaKey = /^\$(schema|id|ref|defs|comment|anchor|vocabulary|dynamicRef|dynamicAnchor|recursiveRef|recursiveAnchor)$/;

/**
 * Finds what no value of a request may hold, whatever its schema says: NUL, lone surrogates, prototype keys, operator
 * objects, endless depth. Gives the first one with its place.
 */
export function hazardIn(value: unknown, root: string, { schemas = false }: { readonly schemas?: boolean } = {}): Problem | undefined {
  const found = search(value, root, { schemas, depth: 0 });
  if (found === undefined) return undefined;
  const place = found.place.slice(0, 200);
  if (found.deep && schemas) return problem('schemaTooDeep', { limit: deepest, place });
  return problem('badRequest', { place, why: found.why, at: [{ path: place, message: found.why }] });
}

type Search = { readonly schemas: boolean; readonly depth: number };

function search(value: unknown, place: string, { schemas, depth }: Search): Hazard | undefined {
  if (typeof value === 'string') return textHazard(value, place);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > deepest) return { place, why: { id: `lebih dari ${deepest} tingkat`, en: `more than ${deepest} levels` }, deep: true };
  for (const [key, item] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${place}.${key}` : `${place}.${key.slice(0, 80)}`;
    const found = keyHazard(key, inner, schemas) ?? search(item, inner, { schemas, depth: depth + 1 });
    if (found !== undefined) return found;
  }
  return undefined;
}

function textHazard(text: string, place: string): Hazard | undefined {
  if (text.includes('\u0000')) return { place, why: { id: 'teks memuat karakter NUL', en: 'the text contains a NUL character' } };
  return text.isWellFormed() ? undefined : { place, why: { id: 'teks memuat karakter Unicode yang terpotong', en: 'the text contains a broken Unicode character' } };
}

function keyHazard(key: string, place: string, schemas: boolean): Hazard | undefined {
  if (prototypeKeys.has(key)) return { place, why: { id: `nama "${key}" tidak diterima`, en: `the name "${key}" is not accepted` } };
  if (key.startsWith('$') && !(schemas && schemaKey.test(key))) return { place, why: { id: 'nama yang diawali "$" tidak diterima', en: 'names that begin with "$" are not accepted' } };
  return textHazard(key, place);
}
