import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

const districts = [{ code: '01', id: 'Kecamatan Satu', en: 'District One' }, { code: '02', id: 'Kecamatan Dua', en: 'District Two' }];
const list = { key: 'kecamatan', title: { id: 'Kecamatan', en: 'Districts' }, source: 'data contoh' };

describe('code lists', () => {
  let server: TestServer;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer();
    administrator = await castOf(server)('administrator');
  });
  afterAll(async () => server?.close());

  test('a saved list is version 1; a change is the next version and says what changed; the old one stays as it was', async () => {
    expect(await administrator.does('saveCodeList', { body: { ...list, content: districts } })).toMatchObject({ version: 1, entries: 2 });
    const changed = [{ ...districts[0]!, id: 'Kecamatan Satu Baru' }, { code: '03', id: 'Kecamatan Tiga', en: 'District Three' }];
    expect(await administrator.does('saveCodeList', { body: { ...list, content: changed } })).toMatchObject({ version: 2 });
    const { items } = await administrator.does('codeListVersions', { params: { key: 'kecamatan' } });
    expect(items.map(({ version, added, removed, renamed }) => ({ version, added, removed, renamed }))).toEqual([{ version: 2, added: 1, removed: 1, renamed: 1 }, { version: 1, added: 2, removed: 0, renamed: 0 }]);
    expect((await administrator.does('codeList', { params: { key: 'kecamatan', version: '1' } })).content).toEqual(districts);
    expect((await administrator.does('codeLists')).items.filter(({ key }) => key === 'kecamatan')).toHaveLength(1);
  });

  test('the same request again is the same version', async () => {
    const key = crypto.randomUUID();
    const body = { ...list, key: 'sumber-dana', content: districts };
    const [one, other] = [await administrator.does('saveCodeList', { body, key }), await administrator.does('saveCodeList', { body, key })];
    expect(other).toEqual(one);
    expect((await administrator.does('codeListVersions', { params: { key: 'sumber-dana' } })).items).toHaveLength(1);
  });

  test('the demo has a region list that says it is no official one, and a region question takes it', async () => {
    const { title, source, entries, content } = await administrator.does('codeList', { params: { key: 'wilayah', version: '1' } });
    expect([title.id, source, entries]).toEqual(['Wilayah (data contoh)', expect.stringContaining('bukan kode wilayah resmi'), content.length]);
    expect(content.every(({ code }) => /^99(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(code))).toBe(true);
    const levels = content.map(({ code }) => code.split('.').length);
    expect([1, 2, 3, 4].map((depth) => levels.filter((each) => each === depth).length)).toEqual([1, 2, 24 + 5, 325 + 5 + 29]);
  });

  test('the official regions of an area become the next version, with their source; what is the same is taken once', async () => {
    const { source, provinces } = await administrator.does('officialProvinces');
    const count = (depth: number) => provinces.flatMap((province) => [province, ...province.regencies]).filter(({ code }) => code.split('.').length === depth).length;
    // Kepmendagri 300.2.2-2138/2025: 38 provinces, 416 regencies and 98 cities
    expect([source, count(1), count(2)]).toEqual([expect.stringContaining('300.2.2-2138 Tahun 2025'), 38, 416 + 98]);
    const params = { area: '35.13' };
    // Kabupaten Probolinggo: 24 districts with 325 desa and 5 kelurahan (domain.md §7)
    expect(await administrator.does('officialRegions', { params })).toMatchObject({ title: { id: 'Wilayah Kabupaten Probolinggo' }, levels: [1, 1, 24, 330], before: 1, same: false, added: 356, removed: 391 });
    const taken = await administrator.does('takeOfficialRegions', { params });
    expect([taken.version, taken.entries, taken.source]).toEqual([2, 356, source]);
    const { content } = await administrator.does('codeList', { params: { key: 'wilayah', version: '2' } });
    expect(content.slice(0, 3)).toEqual([{ code: '35', id: 'Jawa Timur', en: 'Jawa Timur' }, { code: '35.13', id: 'Kabupaten Probolinggo', en: 'Probolinggo Regency' }, { code: '35.13.01', id: 'Sukapura', en: 'Sukapura' }]);
    expect(await administrator.does('takeOfficialRegions', { params })).toEqual(taken);
    expect(await administrator.does('officialRegions', { params })).toMatchObject({ before: 2, same: true, added: 0, removed: 0, renamed: 0 });
    expect((await administrator.does('officialRegions', { params: { area: '35' } })).levels).toEqual([1, 38, 666, 0]);
    expect((await administrator.does('officialRegions', { params: { area: 'indonesia' } })).levels).toEqual([38, 514, 0, 0]);
    expect((await administrator.does('codeListVersions', { params: { key: 'wilayah' } })).items).toHaveLength(2);
  });

  test('an area that the official list does not have is named, and nothing is taken', async () => {
    const versions = async () => (await administrator.does('codeListVersions', { params: { key: 'wilayah' } })).items.length;
    const before = await versions();
    expect(await administrator.isRefused('takeOfficialRegions', { params: { area: '35.99' } })).toMatchObject({ problem: 'regionUnknown', status: 404, message: expect.stringContaining('Kode 35.99') });
    expect(await administrator.isRefused('takeOfficialRegions', { params: { area: '35.13.01' } })).toMatchObject({ problem: 'badRequest' });
    expect(await versions()).toBe(before);
  });

  test('a code that stands twice is named with its lines, and nothing is stored', async () => {
    const refused = await administrator.isRefused('saveCodeList', { body: { ...list, key: 'ganda', content: [...districts, districts[0]!] } });
    expect(refused).toMatchObject({ problem: 'sheetFaults' });
    expect(JSON.stringify(refused)).toContain('content.2.code');
    expect(await administrator.isRefused('codeListVersions', { params: { key: 'ganda' } })).toMatchObject({ problem: 'notFound' });
  });

  test('a question takes the entries of a version; the form keeps them when the list moves on, and undo gives the question back', async () => {
    const { formId } = await administrator.does('addForm', { body: { from: 'blank', title: { id: 'Pelapor', en: 'Reporter' } } });
    const modelOf = async () => (await administrator.does('form', { params: { formId } }));
    const first = await modelOf();
    const node = { id: 'kec', type: 'field', kind: 'codeList', key: 'kec', children: [], props: { list: '' }, text: { id: { title: 'Kecamatan' }, en: { title: 'District' } }, classification: 'internal', schemaExtra: {}, uiExtra: {} };
    const commands = [{ name: 'insert', args: { parentId: 's1', index: 0, tree: { rootIds: ['kec'], byId: { kec: node } } } }, { name: 'takeList', args: { id: 'kec', list: 'kecamatan', version: 1, entries: districts } }];
    await administrator.does('changeFormBy', { params: { formId }, rev: first.rev, body: { batchId: crypto.randomUUID(), commands } });
    const taken = (await modelOf()).model.byId['kec']!;
    expect(taken).toMatchObject({ props: { list: 'kecamatan', version: 1 }, text: { id: { options: { '01': 'Kecamatan Satu', '02': 'Kecamatan Dua' } } } });
    const { items } = await administrator.does('formChanges', { params: { formId } });
    expect(items[0]!.about.map(({ id }) => id).join(' ')).toContain('daftar kecamatan versi 1');
  });
});
