import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Command } from '../../core/form/commands.ts';
import { castOf } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

const title = (value: string): Command => ({ name: 'setText', args: { id: 'root', locale: 'id', field: 'title', value } });
const help = (value: string): Command => ({ name: 'setText', args: { id: 'root', locale: 'id', field: 'help', value } });

describe('designers change a form by commands', () => {
  let server: TestServer;
  beforeAll(async () => { server = await aServer(); });
  afterAll(async () => server?.close());

  const begin = async () => {
    const designer = await castOf(server)('administrator');
    const { formId, rev } = await designer.does('addForm', { body: { from: 'blank', title: { id: 'Formulir uji', en: 'Test form' } } });
    const { model } = await designer.does('form', { params: { formId } });
    const forThis = (commands: readonly Command[]) => commands.map((command) => JSON.parse(JSON.stringify(command).replaceAll('"root"', JSON.stringify(model.rootId)))) as never;
    const send = (commands: readonly Command[], ifMatch: number, batchId: string = crypto.randomUUID()) => ({ params: { formId }, body: { batchId, commands: forThis(commands) }, rev: ifMatch });
    return { designer, formId, rev, send, read: () => designer.does('form', { params: { formId } }) };
  };
  const titleIn = (form: Awaited<ReturnType<Awaited<ReturnType<typeof begin>>['read']>>) => (form.model as { byId: Record<string, { text: { id?: { title: string; help?: string } } }>; rootId: string }).byId[(form.model as { rootId: string }).rootId]!.text.id;

  test('a batch changes the draft, is listed in words with what takes it back, and counts once however often it comes', async () => {
    const { designer, formId, rev, send, read } = await begin();
    const batch = send([title('Judul baru')], rev);
    const first = await designer.does('changeFormBy', batch);
    expect(first.rev).toBe(rev + 1);
    expect(await designer.does('changeFormBy', batch)).toEqual(first);
    expect(titleIn(await read())?.title).toBe('Judul baru');
    const { items } = await designer.does('formChanges', { params: { formId } });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ rev: rev + 1, about: [{ id: expect.stringContaining('judul') }] });
    expect(items[0]!.undo).toHaveLength(1);
  });

  test('whoever sends commands for a draft that has moved on is told who moved it, and nothing is stored', async () => {
    const { designer, rev, send, read } = await begin();
    await designer.does('changeFormBy', send([title('Yang pertama')], rev));
    expect(await designer.isRefused('changeFormBy', send([help('Yang kedua')], rev))).toMatchObject({ problem: 'changedMeanwhile', status: 409 });
    expect(titleIn(await read())).toMatchObject({ title: 'Yang pertama' });
    expect(titleIn(await read())?.help).toBeUndefined();
  });

  test('two tabs of one person are known for what they are and where the other is; a tab that is closed is gone at once', async () => {
    const { designer, formId } = await begin();
    const here = (tabId: string, section: string | null) => designer.does('presentInForm', { params: { formId }, body: { tabId, section } });
    expect((await here('tab-satu', 's1')).others).toEqual([]);
    expect((await here('tab-dua', null)).others).toEqual([{ personId: expect.any(String), name: expect.any(String), own: true, section: 's1' }]);
    expect((await here('tab-satu', null)).others).toEqual([expect.objectContaining({ section: null })]);
    await designer.does('presentInForm', { params: { formId }, body: { tabId: 'tab-dua', section: null, leaving: true } });
    expect((await here('tab-satu', null)).others).toEqual([]);
  });

  test('a batch is done whole or not at all', async () => {
    const { designer, rev, send, read } = await begin();
    const before = await read();
    expect(await designer.isRefused('changeFormBy', send([title('Separuh'), { name: 'remove', args: { ids: ['tidak-ada'] } }], rev))).toMatchObject({ status: 404 });
    expect(await read()).toEqual(before);
  });

  test.each<[string, unknown]>([
    ['a command nobody knows', { name: 'hapusSemua', args: {} }], ['a command without what it needs', { name: 'move', args: {} }], ['arguments of the wrong kind', { name: 'setProp', args: { ids: 7, prop: 'x' } }],
    ['a name that reaches behind objects', { name: 'setProp', args: { ids: ['root'], prop: 'constructor', value: 1 } }], ['a node that is none', { name: 'insert', args: { parentId: 'root', index: 0, tree: { rootIds: ['n'], byId: { n: { id: 'n', type: 'karangan' } } } } }],
    ['a whole form that is none', { name: 'replace', args: { model: { format: 9 } } }],
  ])('%s is refused and changes nothing', async (_what, command) => {
    const { designer, rev, send, read } = await begin();
    const before = await read();
    const refused = await designer.isRefused('changeFormBy', send([command as Command], rev));
    expect(refused.problem).not.toBe('revisionMissing');
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(await read()).toEqual(before);
  });
});
