import { problem, type Problem } from '../core/problem.ts';

type Hazard = { readonly place: string; readonly why: string; readonly deep?: true };
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
  if (depth > deepest) return { place, why: `lebih dari ${deepest} tingkat`, deep: true };
  for (const [key, item] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${place}.${key}` : `${place}.${key.slice(0, 80)}`;
    const found = keyHazard(key, inner, schemas) ?? search(item, inner, { schemas, depth: depth + 1 });
    if (found !== undefined) return found;
  }
  return undefined;
}

function textHazard(text: string, place: string): Hazard | undefined {
  if (text.includes('\u0000')) return { place, why: 'teks memuat karakter NUL' };
  return text.isWellFormed() ? undefined : { place, why: 'teks memuat karakter Unicode yang terpotong' };
}

function keyHazard(key: string, place: string, schemas: boolean): Hazard | undefined {
  if (prototypeKeys.has(key)) return { place, why: `nama "${key}" tidak diterima` };
  if (key.startsWith('$') && !(schemas && schemaKey.test(key))) return { place, why: 'nama yang diawali "$" tidak diterima' };
  return textHazard(key, place);
}
