import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormModel, Node } from '../../core/form/model.ts';
import { bindRoster, offeredAgencies, type RosterEntry } from '../../core/form/roster.ts';
import { sampleIds } from '../../db/seed.ts';
import { castOf, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, type Story } from '../support/story.ts';

const mitra: Node = { id: 'mitra', type: 'field', kind: 'agencyPicker', key: 'mitra', children: [], props: { types: ['dinas'] }, text: { id: { title: 'Mitra kerja' }, en: { title: 'Partner' } }, classification: 'internal', schemaExtra: {}, uiExtra: {} };

describe('a question that asks for an agency', () => {
  let server: TestServer;
  let story: Story;
  let designer: Actor;
  let taskId: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    designer = await castOf(server)('administrator');
    const { formId } = await designer.does('addForm', { body: { from: 'template', templateKey: 'akip-internal', formKey: 'akip-lke', title: { id: 'LKE', en: 'Worksheet' } } });
    const { model, rev } = (await designer.does('form', { params: { formId } })) as unknown as { readonly model: FormModel; readonly rev: number };
    const section = Object.values(model.byId).find(({ children }) => children.includes('q1a'))!;
    await designer.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: [{ name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: ['mitra'], byId: { mitra } } } }] as never } });
    await designer.does('publishForm', { params: { formId }, rev: rev + 1, body: { reason: 'Menanyakan mitra.' } });
    story = await aCycle(server, ['dinkes'], { forms: { lke: formId } });
    taskId = (await story.taskOf('operator.dinkes', 'dinkes')).taskId;
  });
  afterAll(async () => server?.close());

  const answers = async (value: string | null) => {
    const operator = await story.as('operator.dinkes');
    const { fields } = await operator.does('task', { params: { taskId } });
    await operator.does('saveDraft', { params: { taskId }, body: { changes: [{ question: 'mitra', value, baseRev: fields['mitra']?.rev ?? 0 }] } });
    return (await operator.does('checkTask', { params: { taskId }, body: {} as never })).items.filter(({ questionId }) => questionId === 'mitra').map(({ path, message }) => [path, message.id]);
  };
  const offered = async () => {
    const operator = await story.as('operator.dinkes');
    const { formVersionId } = await operator.does('task', { params: { taskId } });
    const { model, roster } = await operator.does('formVersion', { params: { versionId: formVersionId } });
    return offeredAgencies(bindRoster(model as unknown as FormModel, roster as readonly RosterEntry[]).byId['mitra']!);
  };

  test('offers exactly the active agencies of the wanted kind, by name', async () => {
    const rows = (await designer.does('agencies', { query: { limit: '200' } })).items;
    expect((await offered())!.toSorted()).toEqual(rows.filter(({ kind }) => kind === 'dinas').map(({ agencyId }) => agencyId).toSorted());
    expect(await offered()).toContain(sampleIds.agency('dinsos'));
  });

  test('a form that is not published yet is offered the same, each by the name it bears in business time', async () => {
    const { items } = await designer.does('roster');
    const node = { ...mitra, props: { types: ['dinas'] } };
    const draft = { byId: { mitra: node } } as unknown as FormModel;
    expect(offeredAgencies(bindRoster(draft, items).byId['mitra']!)!.toSorted()).toEqual((await offered())!.toSorted());
    const nameOf = async () => (await designer.does('roster')).items.find(({ id }) => id === sampleIds.agency('dinsos'))?.name.id;
    const before = await nameOf();
    // it is 6 July 2026 in this story, whatever the clock on the wall says
    await server.db.agencies.updateOne({ _id: sampleIds.agency('dinsos') }, { $push: { names: { name: { id: 'Dinas Baru', en: 'New Agency' }, shortName: 'Baru', from: '2026-07-20T00:00:00.000Z' } } } as never);
    expect(await nameOf()).toBe(before);
  });

  test('takes one of them, and refuses what is none at its place', async () => {
    expect(await answers(sampleIds.agency('dinsos'))).toEqual([]);
    const [place, said] = (await answers('tidak-ada'))[0]!;
    expect(place).toMatch(/\.mitra$/);
    expect(said).toContain('Mitra kerja: bukan instansi aktif');
  });

  test('refuses one of another kind, of another local government, and one that is closed', async () => {
    const other = (await designer.does('agencies', { query: { limit: '200' } })).items.find(({ kind }) => kind !== 'dinas')!;
    expect(await answers(other.agencyId)).toHaveLength(1);
    await server.db.agencies.create([{ _id: 'tetangga.dinsos', pemdaId: 'tetangga', names: [{ name: { id: 'Dinas Sosial', en: 'Social Agency' }, shortName: 'Dinsos', from: '2020-01-01T00:00:00.000Z' }], kind: 'dinas', rev: 1 }] as never);
    expect(await answers('tetangga.dinsos')).toHaveLength(1);
    await server.db.agencies.updateOne({ _id: sampleIds.agency('dinsos') }, { $set: { disabled: true } } as never);
    expect(await answers(sampleIds.agency('dinsos'))).toHaveLength(1);
    expect(await offered()).not.toContain(sampleIds.agency('dinsos'));
  });
});
