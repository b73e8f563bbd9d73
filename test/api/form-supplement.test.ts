import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTests } from '../../core/design/edit.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story, until } from '../support/story.ts';

const link: Node = { id: 'tautan', type: 'field', kind: 'longText', key: 'tautan', children: [], props: {}, text: { id: { title: 'Tautan publikasi' }, en: { title: 'Publication link' } }, classification: 'internal', schemaExtra: {}, uiExtra: {} };

describe('new questions for those who have sent, in a cycle without a repair deadline', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes'], { design: (usual) => setTests({ ...usual, nodes: usual.nodes.map((node) => (node.kind === 'review' ? { ...node, maxRounds: 0, repair: [] } : node)) }, []) });
  });
  afterAll(async () => server?.close());

  // Once the agency was said to be under review, and kept its old form for good.
  test('the agency gets the round without a due date, answers, and is before its reviewer again', async () => {
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
    const designer = await story.as('administrator');
    const { formId } = (await designer.does('forms', { query: {} })).items[0]!;
    const { model, rev } = await designer.does('form', { params: { formId } });
    const section = Object.values((model as unknown as FormModel).byId).find(({ children }) => children.includes('q1a1'))!;
    const added = await designer.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: [{ name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: [link.id], byId: { [link.id]: link } } } }] as never } });
    await designer.does('publishForm', { params: { formId }, rev: added.rev, body: { reason: 'Tautan diminta.' } });
    const { newest, rows } = await designer.does('formUses', { params: { formId } });
    expect(rows).toMatchObject([{ supplement: true, refused: null, opens: [{ id: 'Tautan publikasi', en: 'Publication link' }] }]);
    const key = crypto.randomUUID();
    const asks = () => designer.does('moveForms', { params: { formId }, key, body: { versionId: newest!.versionId, trackIds: [], supplements: [story.trackOf('dinkes')], mapping: {}, reason: 'Tautan diminta.' } });
    const first = await asks();
    expect(first.rows).toMatchObject([{ done: true, refused: null }]);
    expect(await asks()).toEqual(first);
    const task = await until(async () => { const found = await story.taskOf('operator.dinkes', 'dinkes'); return found.phase === 'returned' ? found : undefined; }, 'the new question asked');
    expect(task).toMatchObject({ round: 2, dueAt: null, late: false, title: { id: 'Lengkapi pertanyaan baru' } });
    const operator = await story.as('operator.dinkes');
    expect((await operator.does('task', { params: { taskId: task.taskId } })).unlocked).toEqual(['tautan']);
    await until(async () => (await operator.does('notices', {})).items.find(({ title }) => title.en.includes('The form was updated: 1')), 'the agency told');
    await operator.does('saveDraft', { params: { taskId: task.taskId }, body: { changes: [{ question: 'tautan', value: 'https://contoh.go.id/renja', baseRev: 0 }] } });
    await handsIn(story, 'dinkes');
    const member = await story.as('anggota');
    const review = await until(async () => { const found = await member.does('review', { params: { taskId: (await story.taskOf('anggota', 'dinkes')).taskId } }); return found.round === 2 ? found : undefined; }, 'the answers before the reviewer again');
    expect(review.changed).toEqual(['tautan']);
  });
});
