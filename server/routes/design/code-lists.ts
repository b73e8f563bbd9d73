import { api } from '../../../core/api.ts';
import { problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { addCodeList, codeListVersions, listCodeLists, loadCodeList, type CodeEntry, type CodeList } from '../../../db/codeLists.ts';
import { recordAct } from '../../auditing.ts';
import { reply, route, type Call } from '../../endpoint.ts';

const shape = ({ key, version, title, source, entries, by, at }: Omit<CodeList, 'content'>) => ({ key, version, title, source, entries, by, at });

async function list({ deps: { db }, person }: Call<typeof api.codeLists>) {
  return { items: (await listCodeLists(db, person.pemdaId)).map(shape) };
}

async function one({ deps: { db }, person, params }: Call<typeof api.codeList>) {
  const row = await loadCodeList(db, person.pemdaId, params);
  return row === undefined ? problem('notFound', { thing: things.codeList }) : reply({ ...shape(row), content: [...row.content] }, {});
}

/** What a version changed against the one before it. */
function changesFrom(before: readonly CodeEntry[], after: readonly CodeEntry[]) {
  const [was, is] = [before, after].map((entries) => new Map(entries.map((entry) => [entry.code, entry]))) as [Map<string, CodeEntry>, Map<string, CodeEntry>];
  const renamed = after.filter(({ code, id, en }) => { const old = was.get(code); return old !== undefined && (old.id !== id || old.en !== en); });
  return { added: after.filter(({ code }) => !was.has(code)).length, removed: before.filter(({ code }) => !is.has(code)).length, renamed: renamed.length };
}

async function versions({ deps: { db }, person, params }: Call<typeof api.codeListVersions>) {
  const rows = await codeListVersions(db, person.pemdaId, params.key);
  if (rows.length === 0) return problem('notFound', { thing: things.codeList });
  return { items: rows.map((row, at) => ({ ...shape(row), ...changesFrom(rows[at + 1]?.content ?? [], row.content) })) };
}

async function save(call: Call<typeof api.saveCodeList>) {
  const { deps: { db }, person, body, at, tx } = call;
  const { pemdaId } = person;
  const seen = new Map<string, number>();
  const twice = body.content.flatMap(({ code }, n) => { const first = seen.get(code); seen.set(code, n); return first === undefined ? [] : [{ path: `content.${n}.code`, message: { id: `kode ${code} sudah ada pada baris ${first + 1}`, en: `the code ${code} is already in row ${first + 1}` } }]; });
  if (twice.length > 0) return problem('sheetFaults', { count: twice.length, at: twice.slice(0, 100) });
  const before = await loadCodeList(db, pemdaId, { key: body.key });
  const version = (before?.version ?? 0) + 1;
  const row = await addCodeList(db, { _id: `${pemdaId}:${body.key}:${version}`, pemdaId, key: body.key, version, title: body.title, source: body.source, entries: body.content.length, content: body.content, by: person.name, at }, tx);
  await recordAct(call, { act: 'saveCodeList', object: { kind: 'codeList', id: `${body.key}:${version}` }, after: { entries: row.entries, ...changesFrom(before?.content ?? [], row.content) } });
  return shape(row);
}

export const codeListRoutes = { codeLists: route(api.codeLists, list), codeList: route(api.codeList, one), codeListVersions: route(api.codeListVersions, versions), saveCodeList: route(api.saveCodeList, save, { limit: 8_000_000 }) };
