import { describe, expect, test } from '@jest/globals';
import { blankForm } from '../../core/form/blank.ts';
import { blockContent, blockUpdate, linkedBlock, type BlockContent } from '../../core/form/blocks.ts';
import { applyCommands, type Command } from '../../core/form/commands.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { readModel } from '../../core/form/shape.ts';
import { isProblem } from '../../core/problem.ts';

const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const satisfies Partial<Node>;
const ask = (id: string, title: string, more: Partial<Node> = {}): Node => ({ ...plain, id, type: 'field', kind: 'yesNo', key: id, text: { id: { title }, en: { title: `${title} (en)` } }, ...more });
const part = (children: readonly string[]): Node => ({ ...plain, id: 'identitas', type: 'section', key: 'identitas', children, text: { id: { title: 'Identitas' }, en: { title: 'Identity' } } });
const content = (nodes: readonly Node[], rules: BlockContent['rules'] = []): BlockContent => ({ tree: { rootIds: ['identitas'], byId: Object.fromEntries([part(nodes.map(({ id }) => id)), ...nodes].map((node) => [node.id, node])) }, rules });

const showReason = { id: 'r1', effect: 'show', targets: ['alasan'], when: { '===': [{ answer: 'ada' }, false] } } as const;
const first = content([ask('nama', 'Nama instansi'), ask('ada', 'Ada dokumen'), ask('alasan', 'Alasan')], [showReason]);
const second = content([ask('ada', 'Dokumen tersedia', { required: true }), ask('nama', 'Nama instansi'), ask('tahun', 'Tahun dokumen')], [{ id: 'r2', effect: 'require', targets: ['tahun'], when: { '===': [{ answer: 'ada' }, true] } }]);

const did = (model: FormModel, commands: readonly Command[]): FormModel => {
  const applied = applyCommands(model, commands);
  if (isProblem(applied)) throw new Error(applied.message);
  return applied.model;
};
const origin = { blockId: 'blok-1', version: 1 };
const placedIn = (model: FormModel, instance: string): FormModel => {
  const block = linkedBlock(first, { ...origin, instance, key: (key) => `${key}_${instance}` });
  return did(model, [{ name: 'insert', args: { parentId: model.rootId, index: 1, tree: block.tree } }, ...block.rules.map((rule): Command => ({ name: 'setRule', args: { rule } }))]);
};
const blank = blankForm('f1', { id: 'Formulir', en: 'Form' });
const titles = (model: FormModel, id: string) => model.byId[id]!.children.map((child) => model.byId[child]!.text.id!.title);
const update = (model: FormModel, instance: string) => blockUpdate(model, `identitas:${instance}`, { before: first, after: second, blockId: 'blok-1', version: 2 });

describe('a block linked into a form', () => {
  test('carries its origin, its rules speak of its own questions, and the form stays a form', () => {
    const model = placedIn(blank, 'x1');
    expect(isProblem(readModel(model))).toBe(false);
    expect(model.byId['identitas:x1']!.fromBlock).toEqual(origin);
    expect(model.byId['ada:x1']!.fromBlock).toBeUndefined();
    expect(model.rules).toEqual([{ ...showReason, id: 'r1:x1', targets: ['alasan:x1'], when: { '===': [{ answer: 'ada:x1' }, false] } }]);
  });

  test('stands twice in one form, and each place is brought up to date by itself', () => {
    const twice = placedIn(placedIn(blank, 'x1'), 'x2');
    const updated = did(twice, update(twice, 'x2').commands);
    expect(titles(updated, 'identitas:x1')).toEqual(['Nama instansi', 'Ada dokumen', 'Alasan']);
    expect(titles(updated, 'identitas:x2')).toEqual(['Dokumen tersedia', 'Nama instansi', 'Tahun dokumen']);
    expect([updated.byId['identitas:x1']!.fromBlock!.version, updated.byId['identitas:x2']!.fromBlock!.version]).toEqual([1, 2]);
  });
});

describe('a newer version of the block', () => {
  const model = placedIn(blank, 'x1');

  test('says in words what would change, and does exactly that', () => {
    const { commands, changes, replaced } = update(model, 'x1');
    expect(changes.map(({ id }) => id).join(' | ')).toMatch(/kewajiban mengisi.*judul.*Menambah “Tahun dokumen”.*Menghapus “Alasan”.*Memindahkan.*aturan r2:x1.*Menghapus aturan r1:x1/);
    expect(replaced).toEqual([]);
    const updated = did(model, commands);
    expect(titles(updated, 'identitas:x1')).toEqual(['Dokumen tersedia', 'Nama instansi', 'Tahun dokumen']);
    expect(updated.byId['ada:x1']).toMatchObject({ required: true, key: 'ada_x1' });
    expect(updated.rules.map(({ id, targets }) => [id, targets])).toEqual([['r2:x1', ['tahun:x1']]]);
  });

  test('one undo brings the form back to the letter', () => {
    const applied = applyCommands(model, update(model, 'x1').commands);
    if (isProblem(applied)) throw new Error(applied.message);
    expect(did(applied.model, applied.undo)).toEqual(model);
  });

  test('keeps what was changed here alone, and names what gives way', () => {
    const own = did(model, [
      { name: 'setText', args: { id: 'nama:x1', locale: 'id', field: 'title', value: 'Nama perangkat daerah' } },
      { name: 'setText', args: { id: 'ada:x1', locale: 'id', field: 'title', value: 'Apakah ada dokumen' } },
    ]);
    const { commands, replaced } = update(own, 'x1');
    expect(replaced).toEqual([{ id: '“Apakah ada dokumen”: perubahan Anda diganti', en: '“Ada dokumen (en)”: your change gives way' }]);
    expect(titles(did(own, commands), 'identitas:x1')).toEqual(['Dokumen tersedia', 'Nama perangkat daerah', 'Tahun dokumen']);
  });

  test('a question deleted here stays deleted, and an equal version changes nothing but the number', () => {
    const without = did(model, [{ name: 'remove', args: { ids: ['ada:x1'] } }]);
    expect(titles(did(without, update(without, 'x1').commands), 'identitas:x1')).toEqual(['Nama instansi', 'Tahun dokumen']);
    const { commands, changes } = blockUpdate(model, 'identitas:x1', { before: first, after: first, blockId: 'blok-1', version: 3 });
    expect(changes).toEqual([]);
    expect(did(model, commands).byId['identitas:x1']!.fromBlock!.version).toBe(3);
  });

  test('a linked block that was changed here becomes the next version under the block\'s own names', () => {
    const own = did(model, [{ name: 'setText', args: { id: 'nama:x1', locale: 'id', field: 'title', value: 'Nama perangkat daerah' } }]);
    const next = blockContent(own, ['identitas:x1'], 'identitas:x1');
    expect([next.tree.rootIds, Object.keys(next.tree.byId).sort(), next.rules.map(({ id, targets }) => [id, targets])]).toEqual([['identitas'], ['ada', 'alasan', 'identitas', 'nama'], [['r1', ['alasan']]]]);
    const elsewhere = placedIn(blank, 'x2');
    const { changes, commands } = blockUpdate(elsewhere, 'identitas:x2', { before: first, after: next, blockId: 'blok-1', version: 2 });
    expect(changes).toHaveLength(1);
    expect(titles(did(elsewhere, commands), 'identitas:x2')[0]).toBe('Nama perangkat daerah');
  });
});
