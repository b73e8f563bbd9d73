import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormModel, Node } from '../../core/form/model.ts';
import { findRefs } from '../../db/refs.ts';
import { sampleIds } from '../../db/seed.ts';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, until, type Story } from '../support/story.ts';

const why: Node = { id: 'alasan_turun', type: 'field', kind: 'shortText', key: 'alasan_turun', children: [], props: {}, required: true, text: { id: { title: 'Alasan' }, en: { title: 'Reason' } }, classification: 'internal', schemaExtra: {}, uiExtra: {} };

describe('rules that read what an agency answered elsewhere', () => {
  let server: TestServer;
  let administrator: Actor;
  let story: Story;
  const question = Object.keys(grades)[0]!;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    const before = await aCycle(server, ['dinkes', 'disdik']);
    administrator = await before.as('administrator');
    await fillsIn(before, 'dinkes', grades);
    await handsIn(before, 'dinkes');
    await until(async () => (await server.db.submissions.findOne({ trackId: before.trackOf('dinkes'), status: 'confirmed' }).lean()) ?? undefined, 'the answers of the cycle before');
    const { formId } = (await administrator.does('forms', { query: {} })).items[0]!;
    const { model, rev } = await administrator.does('form', { params: { formId } });
    const section = Object.values((model as unknown as FormModel).byId).find(({ type }) => type === 'section')!;
    const commands = [
      { name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: [why.id], byId: { [why.id]: why } } } },
      { name: 'setRef', args: { ref: { name: 'dulu', from: 'form', path: `${formId}/${question}`, fallback: null } } },
      { name: 'setRule', args: { rule: { id: 'r_dulu', effect: 'show', targets: [why.id], when: { '===': [{ ref: 'dulu' }, grades[question]] } } } },
    ];
    await administrator.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: commands as never } });
    await administrator.does('publishForm', { params: { formId }, rev: (await administrator.does('form', { params: { formId } })).rev, body: { reason: 'Bandingkan dengan siklus lalu.' } });
    story = await aCycle(server, ['dinkes', 'disdik']);
  });
  afterAll(async () => server?.close());

  const asked = async (agency: string) => {
    const operator = await story.as(`operator.${agency}`);
    const { taskId } = await story.taskOf(`operator.${agency}`, agency);
    const { refs } = await operator.does('task', { params: { taskId } });
    const { items } = await operator.does('checkTask', { params: { taskId }, body: {} });
    return { refs, asksWhy: items.some(({ questionId }) => questionId === why.id) };
  };

  test('find the newest answer of the agency to that form; an agency without one is asked as if it were unanswered', async () => {
    expect(await asked('dinkes')).toEqual({ refs: { dulu: grades[question] }, asksWhy: true });
    expect(await asked('disdik')).toEqual({ refs: {}, asksWhy: false });
  });

  test('count when the answers are sent as they do on the page', async () => {
    await fillsIn(story, 'dinkes', grades);
    await expect(handsIn(story, 'dinkes')).rejects.toThrow(/answersRefused|alasan_turun/);
  });

  test('a value names an earlier form of the path, a fact of it, another form, or a code of a list', async () => {
    const { pemda, agency } = sampleIds;
    const owner = { pemdaId: pemda, agencyId: agency('dinkes'), trackId: story.trackOf('dinkes'), facts: { 'score.proposed': '63.00' } };
    const refs = [{ name: 'nilai', from: 'step', path: 'fakta/score.proposed' }, { name: 'tiada', from: 'step', path: 'usulan/angka' }, { name: 'tanpa', from: 'form', path: 'angka' }, { name: 'kode', from: 'codeList', path: 'tidak-ada/1' }, { name: 'luar', from: 'external', path: 'a/b' }] as const;
    expect(await findRefs(server.db, owner, { refs })).toEqual({ nilai: '63.00' });
  });
});
