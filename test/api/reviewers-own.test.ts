import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Node } from '../../core/form/model.ts';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, until, type Story } from '../support/story.ts';

const node = (id: string, more: Partial<Node>): Node => ({ id, type: 'field', key: id, children: [], props: {}, text: { id: { title: id }, en: { title: id } }, classification: 'internal', schemaExtra: {}, uiExtra: {}, ...more });
const columns = [{ key: 'indikator', kind: 'shortText', required: true, text: { id: { title: 'Indikator' }, en: { title: 'Indicator' } } }, { key: 'sesuai', kind: 'yesNo', required: true, text: { id: { title: 'Sesuai' }, en: { title: 'Conforms' } } }];
/** A checklist of the reviewers, a statement only the head makes, and a remark the operator does not see. */
const more = { periksa: node('periksa', { type: 'section', edit: ['evaluator'], children: ['uji', 'ringkas', 'sebab'] }), ringkas: node('ringkas', { kind: 'yesNo' }), sebab: node('sebab', { kind: 'shortText', required: true }), uji: node('uji', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 5, columns } }) };

describe('a part of a form that its reviewers answer', () => {
  let server: TestServer;
  let story: Story;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    administrator = await (await aCycle(server, ['dinsos'])).as('administrator');
    const { formId } = (await administrator.does('forms', { query: {} })).items[0]!;
    const { model, rev } = await administrator.does('form', { params: { formId } });
    const { rootId, byId } = model as unknown as { rootId: string; byId: Record<string, Node> };
    const page = byId[rootId]!.children.at(-1)!;
    const section = Object.values(byId).find(({ type }) => type === 'section')!;
    const commands = [
      { name: 'insert', args: { parentId: page, index: byId[page]!.children.length, tree: { rootIds: ['periksa'], byId: more } } },
      { name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: ['pernyataan', 'bisik', 'tertutup'], byId: { tertutup: node('tertutup', { kind: 'shortText', see: ['head'] }), pernyataan: node('pernyataan', { kind: 'shortText', required: true, edit: ['head'] }), bisik: node('bisik', { kind: 'shortText', see: ['head', 'evaluator'] }) } } } },
      { name: 'setRule', args: { rule: { id: 'semua', effect: 'limit', each: 'uji', targets: ['uji'], when: { '===': [{ answer: ['uji', 'sesuai'] }, false] }, text: { id: 'indikator ini belum sesuai.', en: 'this indicator does not conform.' } } } },
      { name: 'setRule', args: { rule: { id: 'mengapa', effect: 'show', targets: ['sebab'], when: { '===': [{ answer: 'ringkas' }, false] } } } },
    ];
    await administrator.does('changeFormBy', { params: { formId }, rev, body: { batchId: crypto.randomUUID(), commands: commands as never } });
    await administrator.does('publishForm', { params: { formId }, rev: (await administrator.does('form', { params: { formId } })).rev, body: { reason: 'Uji oleh penilai.' } });
    story = await aCycle(server, ['dinkes']);
  });
  afterAll(async () => server?.close());

  const saves = async (login: string, question: string, value: unknown) => {
    const { taskId } = await story.taskOf(login, 'dinkes');
    return { person: await story.as(login), input: { params: { taskId }, body: { changes: [{ question, value, baseRev: 0 }] } } };
  };

  test('is no question to the agency: it is not asked for, cannot be written, and nothing keeps the answers from being sent', async () => {
    for (const question of ['uji', 'pernyataan', 'bisik']) {
      const { person, input } = await saves('operator.dinkes', question, question === 'uji' ? [] : 'Tulisan');
      expect((await person.isRefused('saveDraft', input)).problem).toBe(question === 'uji' ? 'badRequest' : 'lockedQuestion');
    }
    await fillsIn(story, 'dinkes', grades);
    const operator = await story.as('operator.dinkes');
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    // What only the head writes is told to the operator as the head's.
    expect((await operator.does('checkTask', { params: { taskId }, body: {} })).items).toMatchObject([{ questionId: 'pernyataan', message: { id: expect.stringContaining('diisi kepala instansi') } }]);
    const asHead = await story.as('kepala.dinkes');
    const own = { params: { taskId }, body: { changes: [{ question: 'pernyataan', value: 'Isi sesuai keadaan.', baseRev: 0 }] } };
    expect((await asHead.does('checkTask', { params: { taskId }, body: {} })).items.map(({ questionId }) => questionId)).toEqual(['pernyataan']);
    await asHead.does('saveDraft', own);
    await asHead.does('saveDraft', { params: { taskId }, body: { changes: [{ question: 'bisik', value: 'Untuk penilai saja.', baseRev: 0 }] } });
    await asHead.does('saveDraft', { params: { taskId }, body: { changes: [{ question: 'tertutup', value: 'Hanya untuk kepala.', baseRev: 0 }] } });
    expect(Object.keys((await operator.does('task', { params: { taskId } })).fields)).not.toContain('bisik');
    expect(Object.keys((await asHead.does('task', { params: { taskId } })).fields)).toContain('bisik');
    await handsIn(story, 'dinkes');
  });

  test('is asked of the reviewer: incomplete it is kept and not passed on, returned to the agency it cannot be', async () => {
    const reviewer = await story.as('anggota');
    const { taskId, round } = await story.taskOf('anggota', 'dinkes');
    const page = await reviewer.does('review', { params: { taskId } });
    expect(page.questions).toEqual(expect.arrayContaining(['uji', 'ringkas']));
    // What the form keeps from evaluators neither stands here nor is asked of them.
    expect([...page.questions, ...Object.keys(page.answers.data)]).not.toContain('tertutup');
    expect(Object.keys(page.answers.data)).toContain('bisik');
    const mark = async (question: string, grade: unknown, verdict: 'accept' | 'revise' = 'accept') => ({ params: { taskId }, body: { changes: [{ question, verdict, grade, note: 'Catatan', internal: '', baseRev: (await reviewer.does('review', { params: { taskId } })).draft[question]?.rev ?? 0 }] } });
    expect(await reviewer.isRefused('saveReview', await mark('uji', null, 'revise'))).toMatchObject({ problem: 'badRequest' });
    for (const question of page.questions.filter((id) => id !== 'uji')) await reviewer.does('saveReview', await mark(question, null));
    // A rule asks for more by what the reviewer answers.
    const asks = async () => (await reviewer.does('review', { params: { taskId } })).questions.includes('sebab');
    expect(await asks()).toBe(false);
    await reviewer.does('saveReview', await mark('ringkas', false));
    expect(await asks()).toBe(true);
    await reviewer.does('saveReview', await mark('sebab', null));
    expect(await reviewer.isRefused('finishReview', { params: { taskId }, body: { round, decision: 'pass' } })).toMatchObject({ problem: 'ownAnswers', details: { count: 2 } });
    await reviewer.does('saveReview', await mark('ringkas', true));
    expect(await asks()).toBe(false);
    expect(await reviewer.isRefused('finishReview', { params: { taskId }, body: { round, decision: 'pass' } })).toMatchObject({ problem: 'ownAnswers', details: { count: 1 } });
    await reviewer.does('saveReview', await mark('uji', [{ _row: 'u1', indikator: 'Angka kemiskinan' }]));
    expect(await reviewer.isRefused('finishReview', { params: { taskId }, body: { round, decision: 'pass' } })).toMatchObject({ problem: 'ownAnswers' });
    // A limit of the form on what reviewers find holds until they pass it on, row by row.
    await reviewer.does('saveReview', await mark('uji', [{ _row: 'u1', indikator: 'Angka kemiskinan', sesuai: false }]));
    expect(await reviewer.isRefused('finishReview', { params: { taskId }, body: { round, decision: 'pass' } })).toMatchObject({ problem: 'ownAnswers', at: [{ path: 'uji', message: { id: 'baris 1: indikator ini belum sesuai.' } }] });
    await reviewer.does('saveReview', await mark('uji', [{ _row: 'u1', indikator: 'Angka kemiskinan', sesuai: true }]));
    await reviewer.does('finishReview', { params: { taskId }, body: { round, decision: 'pass' } });
  });

  test('stands before the tier above as the one below found it, and in the document once it is decided', async () => {
    const lead = await story.as('ketua');
    const { taskId } = await story.taskOf('ketua', 'dinkes');
    const page = await until(async () => { const found = await lead.does('review', { params: { taskId } }); return found.proposals['uji'] ? found : undefined; }, 'the proposal of the member');
    expect(page.proposals['uji']).toMatchObject({ verdict: 'accept', grade: [{ indikator: 'Angka kemiskinan', sesuai: true }] });
    expect(page.questions).toContain('uji');
    // Accepted as it is, it needs no value and no reason of the tier above.
    const mark = (question: string) => lead.does('saveReview', { params: { taskId }, body: { changes: [{ question, verdict: 'accept', note: '', internal: '', baseRev: 0 }] } });
    for (const question of page.questions) await mark(question);
    await lead.does('finishReview', { params: { taskId }, body: { round: page.round, decision: 'pass' } });
    const report = await administrator.does('trackReport', { params: { trackId: story.trackOf('dinkes') } });
    // Nor does paper tell its reader what the form keeps from that role.
    expect(report.forms.flatMap(({ sections }) => sections.flatMap(({ lines }) => lines.map(({ question }) => question)))).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(bisik|tertutup)$/)]));
    const line = report.forms[0]!.sections.flatMap(({ lines }) => lines).find(({ question }) => question === 'uji')!;
    expect(line.rows!.lines).toEqual([['Angka kemiskinan', 'Ya']]);
  });
});
