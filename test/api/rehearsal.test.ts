import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormModel } from '../../core/form/model.ts';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, type Story } from '../support/story.ts';

describe('the rehearsal of a form change', () => {
  let server: TestServer;
  let story: Story;
  let designer: Actor;
  let formId: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
    designer = await story.as('administrator');
    formId = (await designer.does('forms', { query: {} })).items[0]!.formId;
  });
  afterAll(async () => server?.close());

  const changes = async (...commands: readonly unknown[]) => {
    const { rev } = await designer.does('form', { params: { formId } });
    await designer.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: commands as never } });
  };
  const model = async () => (await designer.does('form', { params: { formId } })).model as unknown as FormModel;

  test('a draft that is still the published form touches nobody', async () => {
    expect(await designer.does('rehearseForm', { params: { formId } })).toMatchObject({ total: 2, untouched: 2, rows: [] });
  });

  test('it names for each agency what loses its place and what has to be filled in, by the words of the form', async () => {
    const operator = await story.as('operator.dinkes');
    const task = (await operator.does('tasks', { query: {} })).mine[0]!;
    const { byId } = await model();
    const [graded, other] = Object.values(byId).filter((node) => node.kind === 'gradeScale');
    await operator.does('saveDraft', { params: { taskId: task.taskId }, body: { changes: [{ question: graded!.id, value: 'B', baseRev: 0 }] } });
    const section = Object.values(byId).find((node) => node.children.includes(other!.id))!;
    await changes({ name: 'remove', args: { ids: [graded!.id] } }, { name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: ['q_baru'], byId: { q_baru: { id: 'q_baru', type: 'field', kind: 'shortText', key: 'k_baru', children: [], props: { max: 50 }, required: true, text: { id: { title: 'Nomor SK' }, en: { title: 'Decree number' } }, classification: 'internal', schemaExtra: {}, uiExtra: {} } } } } });
    const found = await designer.does('rehearseForm', { params: { formId } });
    expect(found).toMatchObject({ total: 2, required: 2, lost: 1 });
    const dinkes = found.rows.find(({ lost }) => lost.length > 0)!;
    expect(dinkes.lost).toEqual([{ id: graded!.text.id!.title, en: graded!.text.en!.title }]);
    expect(dinkes.required).toContainEqual({ id: 'Nomor SK', en: 'Decree number' });
    expect(dinkes.agencyName).toContain('Kesehatan');
  });

  test('nothing of the running cycle was changed by it', async () => {
    const operator = await story.as('operator.dinkes');
    const task = (await operator.does('tasks', { query: {} })).mine[0]!;
    const { fields } = await operator.does('task', { params: { taskId: task.taskId } });
    expect(Object.values(fields).map(({ value }) => value)).toContain('B');
  });
});
