import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormModel } from '../../core/form/model.ts';
import { aSecondAdministrator, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story } from '../support/story.ts';

const reason = 'Salah ketik pada judul.';
const formId = 'akip-lke';
const versionId = `${formId}:1`;

describe('a correction of words of a published form version', () => {
  let server: TestServer;
  let story: Story;
  let designer: Actor;
  let second: Actor;
  let before: FormModel;
  let early: { readonly receiptId: string };
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
    designer = await story.as('administrator');
    second = await aSecondAdministrator(server);
    before = (await designer.does('formVersion', { params: { versionId } })).model as unknown as FormModel;
    await fillsIn(story, 'disdik', grades);
    early = await handsIn(story, 'disdik');
  });
  afterAll(async () => server?.close());

  const revOf = async () => (await designer.does('form', { params: { formId } })).rev;
  const changes = async (...commands: readonly unknown[]) => { await designer.does('changeFormBy', { params: { formId }, rev: await revOf(), body: { batchId: crypto.randomUUID(), commands: commands as never } }); };
  const titled = (value: string) => ({ name: 'setText', args: { id: 'q1a', locale: 'id', field: 'title', value } });
  const means = (value: 'same' | 'changed') => ({ name: 'setField', args: { ids: ['q1a'], field: 'meaning', value } });
  const corrects = async (who: Actor = designer) => who.does('correctWording', { params: { formId }, rev: await revOf(), body: { reason } });
  const shown = async (who: Actor) => (await who.does('formVersion', { params: { versionId } })) as unknown as { readonly p: number; readonly n: number; readonly hash: string; readonly model: FormModel };

  test('a draft that is the version has nothing to correct', async () => {
    expect(await designer.isRefused('correctWording', { params: { formId }, rev: await revOf(), body: { reason } })).toMatchObject({ problem: 'nothingChanged' });
  });

  test('a title has to be said to mean the same, and is refused at its place until it is', async () => {
    await changes(titled('Keberadaan dokumen'));
    const told = await designer.isRefused('correctWording', { params: { formId }, rev: await revOf(), body: { reason } });
    expect(told).toMatchObject({ problem: 'beyondWords', status: 422, details: { count: 1 }, at: [{ path: 'q1a', message: { id: expect.stringContaining('Nyatakan apakah maknanya tetap sama') } }] });
    expect((await designer.does('formVersions', { params: { formId } })).draft).toMatchObject({ p: 1, beyond: [{ path: 'q1a' }] });
  });

  test('published, everybody on the version reads the new words, and answers stay with the version', async () => {
    await changes(means('same'));
    const hash = (await shown(designer)).hash;
    expect((await designer.does('formVersions', { params: { formId } })).draft).toMatchObject({ class: 'cosmetic', beyond: [] });
    expect(await corrects()).toMatchObject({ versionId, n: 1, p: 1, reason, changes: [{ id: '“Keberadaan dokumen”: bunyi berubah, makna tetap.' }] });
    const operator = await story.as('operator.dinkes');
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    expect((await operator.does('task', { params: { taskId } })).formVersionId).toBe(versionId);
    const now = await shown(operator);
    expect([now.n, now.p, now.hash, now.model.byId['q1a']!.text.id!.title]).toEqual([1, 1, hash, 'Keberadaan dokumen']);
  });

  test('the server speaks in the new words at once, although it had read the old ones', async () => {
    const operator = await story.as('operator.dinkes');
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    const said = JSON.stringify(await operator.does('checkTask', { params: { taskId }, body: {} as never }));
    expect(said).toContain('Keberadaan dokumen');
    await changes(titled('Keberadaan dokumen rencana'), means('same'));
    await corrects();
    expect(JSON.stringify(await operator.does('checkTask', { params: { taskId }, body: {} as never }))).toContain('Keberadaan dokumen rencana');
  });

  test('the history names who, when and why, and the draft has no difference left', async () => {
    const { items, draft } = await designer.does('formVersions', { params: { formId } });
    expect(items).toHaveLength(1);
    expect(items[0]!.presentations.map(({ p, publishedBy, reason: why }) => [p, publishedBy, why])).toEqual([[2, expect.any(String), reason], [1, expect.any(String), reason]]);
    expect(draft).toMatchObject({ class: 'none', p: 3 });
    expect((await designer.does('form', { params: { formId } })).published).toBe(1);
    expect((await designer.does('audit', { query: { limit: '20' } })).items.map(({ act }) => act)).toContain('correctWording');
  });

  test('a receipt names the words that were on the screen when it was given', async () => {
    expect((await designer.does('receipt', { params: { receiptId: early.receiptId } })).formVersion).toBe(versionId);
    await fillsIn(story, 'dinkes', grades);
    expect((await handsIn(story, 'dinkes')).formVersion).toBe(`${versionId}.2`);
  });

  test('sent twice it counts once: the second finds the draft changed', async () => {
    await changes(titled('Keberadaan'), means('same'));
    const input = { params: { formId }, rev: await revOf(), body: { reason } };
    const both = await Promise.all([designer.asks('correctWording', input), designer.asks('correctWording', input)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await shown(designer)).p).toBe(3);
  });

  test('what is frozen stays frozen: the version of the collection has its first words', async () => {
    const { model } = (await server.db.formVersions.findOne({ _id: versionId }).lean()) as unknown as { readonly model: string };
    expect((JSON.parse(model) as FormModel).byId['q1a']!.text).toEqual(before.byId['q1a']!.text);
  });

  test('by two persons where the policy says so, and approved as words, not as a version', async () => {
    const { rev } = await designer.does('policies');
    await designer.does('changePolicies', { rev, body: { twoPersons: true } });
    await changes(titled('Dokumen tersedia'), means('same'));
    const at = { params: { formId }, rev: await revOf() };
    expect(await designer.isRefused('correctWording', { ...at, body: { reason } })).toMatchObject({ problem: 'secondPersonNeeded' });
    await designer.does('askToPublish', { ...at, body: { reason, wording: true } });
    expect(await designer.isRefused('correctWording', { ...at, body: { reason } })).toMatchObject({ problem: 'secondPersonOther' });
    expect((await second.does('formApproval', { params: { formId } })).waiting).toMatchObject({ mine: false, plan: { wording: true } });
    expect(await second.isRefused('publishForm', { ...at, body: { reason } })).toMatchObject({ problem: 'secondPersonDiffers' });
    await designer.does('askToPublish', { ...at, body: { reason } });
    expect(await second.isRefused('correctWording', { ...at, body: { reason } })).toMatchObject({ problem: 'secondPersonDiffers' });
    await designer.does('askToPublish', { ...at, body: { reason, wording: true } });
    expect(await corrects(second)).toMatchObject({ n: 1, p: 4 });
    await designer.does('changePolicies', { rev: rev + 1, body: { twoPersons: false } });
  });

  test('the next version begins from the corrected words', async () => {
    await changes({ name: 'setField', args: { ids: ['q1a'], field: 'classification', value: 'public' } });
    expect(await designer.isRefused('correctWording', { params: { formId }, rev: await revOf(), body: { reason } })).toMatchObject({ problem: 'beyondWords', at: [{ path: 'q1a' }] });
    const { n, changes: told } = await designer.does('publishForm', { params: { formId }, rev: await revOf(), body: { reason: 'Terbuka untuk umum.' } });
    expect([n, told.map(({ id }) => id)]).toEqual([2, ['“Dokumen tersedia”: penggolongan data internal menjadi terbuka.']]);
    expect((await designer.does('formVersions', { params: { formId } })).items.map(({ presentations }) => presentations.length)).toEqual([0, 4]);
  });
});
