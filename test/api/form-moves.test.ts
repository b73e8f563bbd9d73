import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormModel, Node } from '../../core/form/model.ts';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story, until } from '../support/story.ts';

const aQuestion = (id: string, title: string): Node => ({ id, type: 'field', kind: 'longText', key: id, children: [], props: {}, required: true, text: { id: { title }, en: { title: `${title} (en)` } }, classification: 'internal', schemaExtra: {}, uiExtra: {} });

describe('moving running agencies to a newer form version', () => {
  let server: TestServer;
  let story: Story;
  let designer: Actor;
  let formId: string;
  let causeId: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik', 'dinsos']);
    designer = await story.as('administrator');
    formId = (await designer.does('forms', { query: {} })).items[0]!.formId;
    await fillsIn(story, 'disdik', grades);
    await handsIn(story, 'disdik');
    const { byId } = (await designer.does('form', { params: { formId } })).model as unknown as FormModel;
    causeId = Object.values(byId).find(({ kind, id }) => kind === 'longText' && id.endsWith('_sebab'))!.id;
    await writes('dinkes', causeId, 'Petugas berganti pada Maret.');
    const section = Object.values(byId).find(({ children }) => children.includes(causeId))!;
    await changes({ name: 'removeRule', args: { id: 'r1a_sebab' } }, { name: 'remove', args: { ids: [causeId] } }, { name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: ['uraian_sebab'], byId: { uraian_sebab: aQuestion('uraian_sebab', 'Uraian sebab') } } } }, { name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: ['nomor_sk'], byId: { nomor_sk: aQuestion('nomor_sk', 'Nomor SK') } } } });
    const { rev } = await designer.does('form', { params: { formId } });
    await designer.does('publishForm', { params: { formId }, rev, body: { reason: 'Nomor SK diminta.' } });
  });
  afterAll(async () => server?.close());

  const changes = async (...commands: readonly unknown[]) => {
    const { rev } = await designer.does('form', { params: { formId } });
    await designer.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: commands as never } });
  };
  const writes = async (agency: string, question: string, value: string) => {
    const task = await story.taskOf(`operator.${agency}`, agency);
    await (await story.as(`operator.${agency}`)).does('saveDraft', { params: { taskId: task.taskId }, body: { changes: [{ question, value, baseRev: 0 }] } });
  };
  const fieldsOf = async (agency: string) => {
    const task = await story.taskOf(`operator.${agency}`, agency);
    return (await (await story.as(`operator.${agency}`)).does('task', { params: { taskId: task.taskId } }));
  };

  test('everybody who works with the old version is listed, with what moving would mean and why some cannot', async () => {
    const found = await designer.does('formUses', { params: { formId } });
    expect(found.newest).toMatchObject({ n: 2 });
    expect(found.rows).toHaveLength(3);
    const dinkes = found.rows.find(({ trackId }) => trackId === story.trackOf('dinkes'))!;
    expect(dinkes).toMatchObject({ n: 1, refused: null });
    expect(dinkes.lost).toHaveLength(1);
    expect(dinkes.opens).toEqual(expect.arrayContaining([{ id: 'Nomor SK', en: 'Nomor SK (en)' }, { id: 'Uraian sebab', en: 'Uraian sebab (en)' }]));
    const disdik = found.rows.find(({ trackId }) => trackId === story.trackOf('disdik'))!;
    expect(disdik.refused?.id).toContain('tidak sedang mengisi');
    expect(found.lost.find(({ questionId }) => questionId === causeId)!.homes.map(({ questionId }) => questionId)).toEqual(['nomor_sk', 'uraian_sebab']);
  });

  test('a mapping to a question that cannot take the answer is refused whole', async () => {
    const { newest } = await designer.does('formUses', { params: { formId } });
    const refused = await designer.isRefused('moveForms', { params: { formId }, body: { versionId: newest!.versionId, trackIds: [story.trackOf('dinkes')], mapping: { [causeId]: 'tidak_ada' }, reason: 'Nomor SK diminta.' } });
    expect(refused).toMatchObject({ problem: 'badRequest' });
    expect(refused.details['place']).toContain(causeId);
  });

  test('who is chosen and has it in hand moves, with the answer in its new place; who has sent stays and says why; the others are left alone', async () => {
    const { newest } = await designer.does('formUses', { params: { formId } });
    const { rows } = await designer.does('moveForms', { params: { formId }, body: { versionId: newest!.versionId, trackIds: [story.trackOf('dinkes'), story.trackOf('disdik')], mapping: { [causeId]: 'uraian_sebab' }, reason: 'Nomor SK diminta.' } });
    expect(rows.map(({ done }) => done).toSorted()).toEqual([false, true]);
    const moved = await until(async () => { const page = await fieldsOf('dinkes'); return 'uraian_sebab' in page.fields ? page : undefined; }, 'the draft of dinkes moved');
    expect(moved.fields['uraian_sebab']).toMatchObject({ value: 'Petugas berganti pada Maret.' });
    expect(moved.fields).not.toHaveProperty([causeId]);
    expect(moved.formVersionId).toBe(`${formId}:2`);
    const left = await designer.does('formUses', { params: { formId } });
    expect(left.rows.map(({ trackId }) => trackId).toSorted()).toEqual([story.trackOf('disdik'), story.trackOf('dinsos')].toSorted());
    expect((await fieldsOf('dinsos')).formVersionId).toBe(`${formId}:1`);
  });

  test('the agency hands in under the version it was moved to', async () => {
    await writes('dinkes', 'nomor_sk', '800/12/2026');
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
    const sent = await server.db.submissions.findOne({ trackId: story.trackOf('dinkes') }).lean<{ form: string }>();
    expect(sent?.form).toBe(`${formId}:2`);
  });

  test('who has sent is asked for the new questions alone: all else stays locked, it counts as no return, and the reviewer sees what came', async () => {
    const { byId } = (await designer.does('form', { params: { formId } })).model as unknown as FormModel;
    const section = Object.values(byId).find(({ children }) => children.includes('nomor_sk'))!;
    await changes({ name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: ['tautan'], byId: { tautan: { ...aQuestion('tautan', 'Tautan publikasi'), required: false } } } } });
    const { rev } = await designer.does('form', { params: { formId } });
    await designer.does('publishForm', { params: { formId }, rev, body: { reason: 'Tautan diminta.' } });
    const { newest, rows } = await designer.does('formUses', { params: { formId } });
    const row = (agency: string) => rows.find(({ trackId }) => trackId === story.trackOf(agency))!;
    expect(row('dinkes')).toMatchObject({ n: 2, supplement: true, refused: null, opens: [{ id: 'Tautan publikasi', en: 'Tautan publikasi (en)' }] });
    // Against version 1 more has changed than questions that came: that agency keeps its version.
    expect(row('disdik')).toMatchObject({ n: 1, supplement: false });
    const asks = (...supplements: readonly string[]) => designer.does('moveForms', { params: { formId }, body: { versionId: newest!.versionId, trackIds: [], supplements: supplements.map((agency) => story.trackOf(agency)), mapping: {}, reason: 'Tautan diminta.' } });
    const done = await asks('dinkes', 'disdik');
    expect(done.rows.find(({ trackId }) => trackId === story.trackOf('dinkes'))).toMatchObject({ done: true });
    expect(done.rows.find(({ trackId }) => trackId === story.trackOf('disdik'))!.refused?.id).toContain('hanya menambah');
    const page = await until(async () => { const found = await fieldsOf('dinkes'); return found.unlocked?.includes('tautan') ? found : undefined; }, 'the new question open');
    expect(page).toMatchObject({ unlocked: ['tautan'], formVersionId: `${formId}:3`, task: { round: 2, title: { id: 'Lengkapi pertanyaan baru' }, returned: 0 }, state: { returnsUsed: 0 } });
    expect(page.task.sentence.holder.id).toContain('1 pertanyaan baru diminta');
    expect(page.task.dueAt).not.toBeNull();
    expect(page.fields['nomor_sk']).toMatchObject({ value: '800/12/2026' });
    const operator = await story.as('operator.dinkes');
    expect((await operator.isRefused('saveDraft', { params: { taskId: page.task.taskId }, body: { changes: [{ question: 'nomor_sk', value: 'lain', baseRev: page.fields['nomor_sk']!.rev }] } })).problem).toBe('lockedQuestion');
    await writes('dinkes', 'tautan', 'https://contoh.go.id/renja');
    await handsIn(story, 'dinkes');
    const member = await story.as('anggota');
    const review = await until(async () => { const { taskId } = await story.taskOf('anggota', 'dinkes'); const found = await member.does('review', { params: { taskId } }); return found.round === 2 ? found : undefined; }, 'the answers before the reviewer again');
    expect(review.changed).toEqual(['tautan']);
    expect(review.answers.data).toMatchObject({ tautan: 'https://contoh.go.id/renja', nomor_sk: '800/12/2026' });
  });

  test('a reviewer who has begun is not interrupted', async () => {
    const member = await story.as('anggota');
    const { taskId } = await story.taskOf('anggota', 'dinkes');
    await member.does('saveReview', { params: { taskId }, body: { changes: [{ question: 'tautan', verdict: 'accept', note: '', internal: '', baseRev: 0 }] } });
    const { byId } = (await designer.does('form', { params: { formId } })).model as unknown as FormModel;
    await changes({ name: 'insert', args: { parentId: Object.values(byId).find(({ children }) => children.includes('nomor_sk'))!.id, index: 0, tree: { rootIds: ['lagi'], byId: { lagi: aQuestion('lagi', 'Satu lagi') } } } });
    const { rev } = await designer.does('form', { params: { formId } });
    await designer.does('publishForm', { params: { formId }, rev, body: { reason: 'Satu lagi.' } });
    const { newest } = await designer.does('formUses', { params: { formId } });
    const { rows } = await designer.does('moveForms', { params: { formId }, body: { versionId: newest!.versionId, trackIds: [], supplements: [story.trackOf('dinkes')], mapping: {}, reason: 'Satu lagi.' } });
    expect(rows[0]).toMatchObject({ done: false });
    expect(rows[0]!.refused?.id).toContain('sedang direviu');
  });
});
