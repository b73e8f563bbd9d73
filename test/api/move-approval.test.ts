import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormModel, Node } from '../../core/form/model.ts';
import { aSecondAdministrator, type Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story } from '../support/story.ts';

const reason = 'Sebab diuraikan di tempat baru.';
const aQuestion = (id: string, title: string): Node => ({ id, type: 'field', kind: 'longText', key: id, children: [], props: {}, text: { id: { title }, en: { title: `${title} (en)` } }, classification: 'internal', schemaExtra: {}, uiExtra: {} });

describe('carrying answers to other questions takes two persons where the policy says so', () => {
  let server: TestServer;
  let story: Story;
  let first: Actor;
  let second: Actor;
  let formId: string;
  let causeId: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik', 'dinsos']);
    first = await story.as('administrator');
    second = await aSecondAdministrator(server);
    formId = (await first.does('forms', { query: {} })).items[0]!.formId;
    await fillsIn(story, 'disdik', grades);
    await handsIn(story, 'disdik');
    const { model, rev } = await first.does('form', { params: { formId } });
    const { byId } = model as unknown as FormModel;
    causeId = Object.values(byId).find(({ kind, id }) => kind === 'longText' && id.endsWith('_sebab'))!.id;
    const section = Object.values(byId).find(({ children }) => children.includes(causeId))!;
    const inserted = (id: string, title: string) => ({ name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: [id], byId: { [id]: aQuestion(id, title) } } } });
    const commands = [{ name: 'removeRule', args: { id: 'r1a_sebab' } }, { name: 'remove', args: { ids: [causeId] } }, inserted('uraian_sebab', 'Uraian sebab'), inserted('rencana_sebab', 'Rencana')];
    await first.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: commands as never } });
    await first.does('publishForm', { params: { formId }, rev: rev + 1, body: { reason } });
    const policies = await first.does('policies');
    await first.does('changePolicies', { rev: policies.rev, body: { twoPersons: true } });
  });
  afterAll(async () => server?.close());

  const plan = (agencies: readonly string[], to?: string) => ({ versionId: `${formId}:2`, trackIds: agencies.map((agency) => story.trackOf(agency)), mapping: to === undefined ? {} : { [causeId]: to } });
  const asks = (what: ReturnType<typeof plan>) => ({ params: { formId }, body: { ...what, reason } });
  const versionOf = async (agency: string) => (await first.does('formUses', { params: { formId } })).rows.some(({ trackId }) => trackId === story.trackOf(agency)) ? 1 : 2;
  const both = () => plan(['dinkes', 'disdik'], 'uraian_sebab');

  test('alone nobody carries answers over, whoever asked may not agree, and nobody moves', async () => {
    expect(await first.isRefused('moveForms', asks(both()))).toMatchObject({ problem: 'secondPersonNeeded', status: 409 });
    expect(await first.does('askToMove', asks(both()))).toMatchObject({ mine: true, reason, plan: { mapping: { [causeId]: 'uraian_sebab' } } });
    expect(await first.isRefused('moveForms', asks(both()))).toMatchObject({ problem: 'secondPersonOther' });
    expect(await versionOf('dinkes')).toBe(1);
  });

  test('it holds for exactly that mapping and those agencies', async () => {
    expect(await second.does('moveApproval', { params: { formId } })).toMatchObject({ needed: true, waiting: { mine: false, reason, plan: { versionId: `${formId}:2`, mapping: { [causeId]: 'uraian_sebab' } } } });
    for (const other of [plan(['dinkes', 'disdik'], 'rencana_sebab'), plan(['dinkes'], 'uraian_sebab'), plan(['dinkes', 'disdik', 'dinsos'], 'uraian_sebab')]) expect(await second.isRefused('moveForms', asks(other))).toMatchObject({ problem: 'secondPersonDiffers' });
    expect(await versionOf('dinkes')).toBe(1);
  });

  test('another request waits until the first is decided; who declines says why', async () => {
    expect(await second.isRefused('askToMove', asks(plan(['dinkes'], 'rencana_sebab')))).toMatchObject({ problem: 'approvalWaiting' });
    await second.does('declineToMove', { params: { formId }, body: { reason: 'Disdik sedang direviu.' } });
    expect((await first.does('moveApproval', { params: { formId } })).waiting).toBeNull();
    expect(await second.isRefused('moveForms', asks(both()))).toMatchObject({ problem: 'secondPersonNeeded' });
  });

  test('a mapping that cannot hold is refused when it is asked for, and without a mapping nobody has to agree', async () => {
    expect(await first.isRefused('askToMove', asks(plan(['dinkes'], 'tidak_ada')))).toMatchObject({ problem: 'badRequest' });
    expect(await first.isRefused('askToMove', asks(plan(['dinkes'])))).toMatchObject({ problem: 'badRequest' });
    const { rows } = await first.does('moveForms', asks(plan(['dinsos'])));
    expect(rows).toMatchObject([{ done: true }]);
    expect(await versionOf('dinsos')).toBe(2);
  });

  test('asked by one and done by the other; the same request again needs no new approval, a new one does', async () => {
    await first.does('askToMove', asks(both()));
    const request = { ...asks(both()), key: crypto.randomUUID() };
    const { rows } = await second.does('moveForms', request);
    expect(rows.filter(({ done }) => done).map(({ trackId }) => trackId)).toEqual([story.trackOf('dinkes')]);
    expect(await versionOf('dinkes')).toBe(2);
    // as if the server had stopped before it could write its answer down
    await server.db.operations.deleteMany({ status: 'done' });
    expect((await second.does('moveForms', request)).rows).toMatchObject([{ trackId: story.trackOf('disdik'), done: false }]);
    expect(await second.isRefused('moveForms', asks(plan(['disdik'], 'uraian_sebab')))).toMatchObject({ problem: 'secondPersonNeeded' });
    // a request that comes again when everybody has moved was once told that its mapping is wrong
    await first.does('askToMove', asks(plan(['dinkes'], 'uraian_sebab')));
    expect((await second.does('moveForms', asks(plan(['dinkes'], 'uraian_sebab')))).rows).toEqual([]);
    const acts = (await first.does('audit', { query: { limit: '50' } })).items.map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['askToMove', 'declineToMove']));
  });
});
