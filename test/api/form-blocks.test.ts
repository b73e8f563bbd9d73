import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { castOf } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const;
const question = (id: string, title: string) => ({ ...plain, id, type: 'field', kind: 'yesNo', key: id, text: { id: { title } } });
const content = (...titles: readonly string[]) => ({
  tree: { rootIds: ['s'], byId: { s: { ...plain, id: 's', type: 'section', key: 's', children: titles.map((_, n) => `q${n}`), text: { id: { title: 'Bagian' } } }, ...Object.fromEntries(titles.map((title, n) => [`q${n}`, question(`q${n}`, title)])) } },
  rules: [],
});

describe('blocks of questions that forms share', () => {
  let server: TestServer;
  beforeAll(async () => { server = await aServer(); });
  afterAll(async () => server?.close());
  const designer = () => castOf(server)('administrator');

  test('a saved block is listed once with its newest version, and every version stays as it was', async () => {
    const { does } = await designer();
    const first = await does('saveFormBlock', { body: { title: 'Identitas instansi', content: content('Nama') } });
    expect(first).toMatchObject({ version: 1, title: 'Identitas instansi', questions: 1 });
    const second = await does('saveFormBlock', { body: { blockId: first.blockId, title: 'Identitas instansi', content: content('Nama', 'Alamat') } });
    expect(second).toMatchObject({ blockId: first.blockId, version: 2, questions: 2 });
    const { items } = await does('formBlocks');
    expect(items.filter(({ blockId }) => blockId === first.blockId)).toEqual([second]);
    const old = await does('formBlock', { params: { blockId: first.blockId, version: '1' } as never });
    expect(old.content).toEqual(content('Nama'));
    expect(await server.db.audit.countDocuments({ act: 'saveFormBlock' })).toBe(2);
  });

  test('what is no part of a form is refused, and nothing is saved', async () => {
    const { does, isRefused } = await designer();
    const before = (await does('formBlocks')).items.length;
    const { tree } = content('Nama');
    const odd = { ...tree.byId.s, kind: 'jenis-lain' };
    expect(await isRefused('saveFormBlock', { body: { title: 'Rusak', content: { tree: { ...tree, byId: { ...tree.byId, s: odd } }, rules: [] } } })).toMatchObject({ status: 400 });
    expect(await isRefused('saveFormBlock', { body: { title: 'Rusak', content: { tree: { rootIds: ['tidak-ada'], byId: tree.byId }, rules: [] } } })).toMatchObject({ status: 400 });
    expect(await isRefused('saveFormBlock', { body: { blockId: 'tidak-ada', title: 'Rusak', content: content('Nama') } })).toMatchObject({ status: 404 });
    expect((await does('formBlocks')).items).toHaveLength(before);
  });

  test('only those who design forms see and save blocks', async () => {
    const operator = await castOf(server)('operator.dinkes');
    expect(await operator.isRefused('formBlocks')).toMatchObject({ status: 403 });
    expect(await operator.isRefused('saveFormBlock', { body: { title: 'Milik orang lain', content: content('Nama') } })).toMatchObject({ status: 403 });
  });
});
