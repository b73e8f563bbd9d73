import { api } from '../../../core/api.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { depthOf, regionLevels, regionList } from '../../../core/form/questions/regionPicker.ts';
import { addCodeList, codeListVersions, listCodeLists, loadCodeList, type CodeEntry, type CodeList } from '../../../db/codeLists.ts';
import { recordAct, type Place } from '../../auditing.ts';
import { officialProvinces, officialRegions, officialSource } from '../../official-regions.ts';
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

type Version = Pick<CodeList, 'key' | 'title' | 'source' | 'content'>;

/** Adds what a list holds from now on as its next version; the change is told in the audit. */
async function addVersion(call: Place, list: Version, before: CodeList | undefined) {
  const { deps: { db }, person: { pemdaId, name }, at, tx } = call;
  const version = (before?.version ?? 0) + 1;
  const row = await addCodeList(db, { ...list, _id: `${pemdaId}:${list.key}:${version}`, pemdaId, version, entries: list.content.length, by: name, at }, tx);
  await recordAct(call, { act: 'saveCodeList', object: { kind: 'codeList', id: `${list.key}:${version}` }, after: { entries: row.entries, ...changesFrom(before?.content ?? [], row.content) } });
  return shape(row);
}

async function save(call: Call<typeof api.saveCodeList>) {
  const { deps: { db }, person: { pemdaId }, body } = call;
  const seen = new Map<string, number>();
  const twice = body.content.flatMap(({ code }, n) => { const first = seen.get(code); seen.set(code, n); return first === undefined ? [] : [{ path: `content.${n}.code`, message: { id: `kode ${code} sudah ada pada baris ${first + 1}`, en: `the code ${code} is already in row ${first + 1}` } }]; });
  if (twice.length > 0) return problem('sheetFaults', { count: twice.length, at: twice.slice(0, 100) });
  return addVersion(call, body, await loadCodeList(db, pemdaId, { key: body.key }));
}

async function provinces() {
  return reply({ source: officialSource, provinces: [...await officialProvinces()] }, {});
}

/** Reads the official regions of an area beside the region list of today. */
async function compared({ deps: { db }, person, params: { area } }: Call<typeof api.officialRegions | typeof api.takeOfficialRegions>) {
  const found = await officialRegions(area);
  if (found === undefined) return problem('regionUnknown', { code: area });
  const before = await loadCodeList(db, person.pemdaId, { key: regionList });
  const same = before?.source === officialSource && JSON.stringify(before.content) === JSON.stringify(found.content);
  return { list: { ...found, key: regionList, source: officialSource }, before, same };
}

async function official(call: Call<typeof api.officialRegions>) {
  const told = await compared(call);
  if (isProblem(told)) return told;
  const { list: { title, source, content }, before, same } = told;
  const levels = regionLevels.map((_, at) => content.filter(({ code }) => depthOf(code) === at + 1).length);
  return { title, source, levels, before: before?.version ?? null, same, ...changesFrom(before?.content ?? [], content) };
}

async function takeOfficial(call: Call<typeof api.takeOfficialRegions>) {
  const told = await compared(call);
  if (isProblem(told)) return told;
  return told.same && told.before ? shape(told.before) : addVersion(call, told.list, told.before);
}

export const codeListRoutes = {
  codeLists: route(api.codeLists, list), codeList: route(api.codeList, one), codeListVersions: route(api.codeListVersions, versions), saveCodeList: route(api.saveCodeList, save, { limit: 8_000_000 }),
  officialProvinces: route(api.officialProvinces, provinces), officialRegions: route(api.officialRegions, official), takeOfficialRegions: route(api.takeOfficialRegions, takeOfficial),
};
