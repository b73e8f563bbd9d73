import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { id, instant, text, words } from './shapes.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const entry = z.strictObject({ code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/), id: words(300).min(1), en: words(300) });
const list = z.object({ key: z.string(), version: z.number().int(), title: text, source: z.string(), entries: z.number().int(), by: z.string(), at: instant });
const change = { added: z.number().int(), removed: z.number().int(), renamed: z.number().int() };
const area = z.strictObject({ area: z.string().regex(/^(indonesia|[0-9]{2}(\.[0-9]{2})?)$/) });
const official = { path: '/api/official-regions/:area', params: area } as const;

/** Reference lists (master data) that questions take their codes from; a version never changes. */
export const codeListEndpoints = {
  codeLists: { method: 'get', path: '/api/code-lists', act: 'seeForms', write: 'safe', about: 'The newest version of every code list, by title', answer: z.object({ items: z.array(list) }) },
  codeList: { method: 'get', path: '/api/code-lists/:key/:version', act: 'seeForms', write: 'safe', about: 'One version with its entries (cacheable for ever)', params: z.strictObject({ key: id, version: z.coerce.number().int().min(1) }), answer: list.extend({ content: z.array(entry) }) },
  codeListVersions: { method: 'get', path: '/api/code-lists/:key', act: 'seeForms', write: 'safe', about: 'Every version of a list, newest first, with what changed in numbers', params: z.strictObject({ key: id }), answer: z.object({ items: z.array(list.extend(change)) }) },
  saveCodeList: { method: 'post', path: '/api/code-lists', act: 'editForms', write: 'key', about: 'Adds a list, or the next version of one; published forms keep the version they were published with', body: z.strictObject({ key, title: text, source: words(300), content: z.array(entry).min(1).max(20_000) }), answer: list },
  officialProvinces: { method: 'get', path: '/api/official-regions', act: 'seeForms', write: 'safe', about: 'The provinces with their regencies and cities as the official region list names them, and its source', answer: z.object({ source: z.string(), provinces: z.array(entry.extend({ regencies: z.array(entry) })) }) },
  officialRegions: { ...official, method: 'get', act: 'seeForms', write: 'safe', about: 'What the official region list holds of an area and two levels below it, and what taking it would change', answer: z.object({ title: text, source: z.string(), levels: z.array(z.number().int()), before: z.number().int().nullable(), same: z.boolean(), ...change }) },
  takeOfficialRegions: { ...official, method: 'post', act: 'editForms', write: 'key', about: 'Makes the official regions of an area the next version of the region list; the version there is when it holds the same already', body: z.strictObject({}), answer: list },
} as const satisfies Record<string, Endpoint>;
