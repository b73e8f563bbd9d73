import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormModel } from '../../core/form/model.ts';
import { tryAnswers } from '../../core/form/try.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story, until } from '../support/story.ts';

type Data = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe('a form is tried with answers that were really given', () => {
  let server: TestServer;
  let story: Story;
  const formId = 'akip-lke';
  const sets = async () => (await story.as('administrator')).does('answerSets', { params: { formId } });
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes']);
    await fillsIn(story, 'dinkes', grades);
    await handsIn(story, 'dinkes');
    await until(async () => ((await sets()).total > 0 ? true : undefined), 'the confirmed submission');
  });
  afterAll(async () => server?.close());

  test('the list says who gave them, when, and in which cycle, and no answer', async () => {
    const { items, total } = await sets();
    expect(total).toBe(1);
    expect(items).toMatchObject([{ agencyName: 'Dinas Kesehatan', cycleTitle: { id: 'Evaluasi AKIP internal 2026' }, version: 'akip-lke:1', round: 1 }]);
    expect(JSON.stringify(items)).not.toContain('BB');
  });

  test('they score in the preview what they scored in earnest; files of others are only samples, and the reading is in the audit', async () => {
    const administrator = await story.as('administrator');
    const { model } = await administrator.does('form', { params: { formId } });
    const [first] = (await sets()).items;
    const read = await administrator.does('readAnswerSet', { params: { formId, submissionId: first!.submissionId }, body: {} });
    expect(tryAnswers(model as FormModel, read.answers as never).score).toMatchObject({ total: '63.0000', grade: 'B' });
    expect(JSON.stringify(read.answers.evidence)).not.toContain('Renstra');
    expect(Object.values(read.answers.evidence)[0]).toMatchObject([{ name: expect.stringMatching(/^contoh-bukti-\d+\.pdf$/) }]);
    const entries = await server.db.audit.find({ act: 'readAnswerSet' }).lean<{ readonly entry: { readonly object?: { readonly id: string } } }[]>();
    expect(entries.map(({ entry }) => entry.object?.id)).toEqual([first!.submissionId]);
  });

  test('an answer the draft calls personal is replaced by a sample of its kind and named as masked', async () => {
    const administrator = await story.as('administrator');
    const { model, rev } = await administrator.does('form', { params: { formId } });
    const form = model as FormModel;
    const [question] = Object.keys(grades);
    const guarded = { ...form, byId: { ...form.byId, [question!]: { ...form.byId[question!]!, classification: 'personal' as const } } };
    await administrator.does('changeForm', { params: { formId }, rev, body: { model: guarded } });
    const [first] = (await sets()).items;
    const { answers, masked } = await administrator.does('readAnswerSet', { params: { formId, submissionId: first!.submissionId }, body: {} });
    expect(masked).toContain(question);
    const stored = await server.db.submissions.findById(first!.submissionId).lean<{ canonical: string }>();
    expect((JSON.parse(stored!.canonical) as { data: Record<string, unknown> }).data[question!]).toBe(grades[question!]);
    expect(typeof Object.values(answers.data as Data).find((section) => question! in section)?.[question!]).toBe('string');
  });

  test('while a test of the form is red it is not published, and the refusal names that test', async () => {
    const administrator = await story.as('administrator');
    const { model, rev } = await administrator.does('form', { params: { formId } });
    const form = model as FormModel;
    const red = { ...form, tests: form.tests.map((each, i) => (i === 0 ? { ...each, expect: { total: '1.0000' } } : each)) };
    const saved = await administrator.does('changeForm', { params: { formId }, rev, body: { model: red } });
    const told = await administrator.isRefused('publishForm', { params: { formId }, rev: saved.rev, body: { reason: 'Coba terbit' } });
    expect(told).toMatchObject({ problem: 'formBroken', status: 422 });
    expect(JSON.stringify(told)).toContain(form.tests[0]!.title);
    await administrator.does('changeForm', { params: { formId }, rev: saved.rev, body: { model: form } });
  });

  test('only who edits forms reads them, and only for a form they belong to', async () => {
    const [first] = (await sets()).items;
    for (const login of ['koordinator', 'operator.dinkes']) {
      const person = await story.as(login);
      expect(await person.isRefused('answerSets', { params: { formId } })).toMatchObject({ problem: 'notAllowed' });
      expect(await person.isRefused('readAnswerSet', { params: { formId, submissionId: first!.submissionId }, body: {} })).toMatchObject({ problem: 'notAllowed' });
    }
    const administrator = await story.as('administrator');
    const other = await administrator.does('addForm', { body: { from: 'blank', title: { id: 'Formulir lain', en: 'Another form' } } });
    expect((await administrator.does('answerSets', { params: { formId: other.formId } })).total).toBe(0);
    expect(await administrator.isRefused('readAnswerSet', { params: { formId: other.formId, submissionId: first!.submissionId }, body: {} })).toMatchObject({ problem: 'notFound' });
  });
});
