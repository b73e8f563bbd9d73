import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chains } from '../../db/audit.ts';
import type { Actor } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, reviews, until, type Story } from '../support/story.ts';

describe('the same request again counts once', () => {
  let server: TestServer;
  let story: Story;
  let administrator: Actor;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
    administrator = await story.as('administrator');
  });
  afterAll(async () => server?.close());

  const agency = { name: 'Dinas Perhubungan', shortName: 'Dishub', kind: 'dinas' };
  const addOne = { body: agency, key: 'kunci-tambah-1' };

  test('with its key: the same answer, one row, one entry in the audit', async () => {
    const first = await administrator.does('addAgency', addOne);
    const second = await administrator.does('addAgency', addOne);
    expect(second).toEqual(first);
    expect(await server.db.agencies.countDocuments({ 'names.shortName': 'Dishub' } as never)).toBe(1);
    expect(await server.db.audit.countDocuments({ chain: chains.admin('contoh'), act: 'addAgency' })).toBe(1);
  });

  test('many at once: still one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => administrator.asks('addAgency', { body: { ...agency, name: 'Dinas Pangan', shortName: 'Dispangan' }, key: 'kunci-serentak' })));
    expect(new Set(answers.map(({ body }) => body.agencyId)).size).toBe(1);
    expect(await server.db.agencies.countDocuments({ 'names.shortName': 'Dispangan' } as never)).toBe(1);
  });

  test('another body under the same key is refused, and so is a write without a key', async () => {
    expect(await administrator.isRefused('addAgency', { ...addOne, body: { ...agency, name: 'Dinas Lain' } })).toMatchObject({ problem: 'keyReused', status: 422 });
    expect((await administrator.sends('POST', '/api/agencies', JSON.stringify(agency))).body).toMatchObject({ problem: 'keyMissing', status: 400 });
  });

  test('a key belongs to one person and one act: somebody else may use the same', async () => {
    const coordinator = await story.as('koordinator');
    const answer = await coordinator.asks('remindMany', { params: { cycleId: story.cycleId }, body: { trackIds: [story.trackOf('dinkes')], preview: true }, key: addOne.key });
    expect(answer.status).toBe(200);
  });

  test('what was refused for its content may be tried again with the same key', async () => {
    expect(await administrator.isRefused('addAgency', { body: agency, key: 'kunci-ditolak' })).toMatchObject({ problem: 'alreadyExists', status: 409 });
    await administrator.does('addAgency', { body: { ...agency, name: 'Dinas Koperasi', shortName: 'Dinkop' }, key: 'kunci-ditolak' });
  });

  test('an act on a track repeated gives the same answer and moves the deadline once', async () => {
    const coordinator = await story.as('koordinator');
    const { state } = await coordinator.does('track', { params: { trackId: story.trackOf('disdik') } });
    const extend = { params: { trackId: story.trackOf('disdik') }, body: { kind: 'extend' as const, token: state.tokens[0]!.id, days: 2, reason: 'operator sakit' }, key: 'kunci-perpanjang' };
    const first = await coordinator.does('actOnTrack', extend);
    expect(first.state.tokens[0]?.clock?.dueAt).toBe('2026-07-17T16:59:00.000Z');
    expect(await coordinator.does('actOnTrack', extend)).toEqual(first);
    // Also when the stored answer was lost on the way: the track knows the act.
    await server.db.operations.deleteMany({});
    const again = await coordinator.does('actOnTrack', extend);
    expect(again.state.tokens[0]?.clock?.dueAt).toBe('2026-07-17T16:59:00.000Z');
    const { items } = await coordinator.does('trackHistory', { params: { trackId: story.trackOf('disdik') } });
    expect(items.filter(({ kind }) => kind === 'extend')).toMatchObject([{ reason: 'operator sakit' }]);
  });

  test('a double click on send is one submission with one receipt', async () => {
    await fillsIn(story, 'dinkes', grades);
    const operator = await story.as('operator.dinkes');
    const head = await story.as('kepala.dinkes');
    const { taskId, round } = await story.taskOf('operator.dinkes', 'dinkes');
    await operator.does('actOnTrack', { params: { trackId: story.trackOf('dinkes') }, body: { kind: 'askApproval', token: taskId.split('.')[1]!, round } });
    await story.taskOf('kepala.dinkes', 'dinkes');
    const id = crypto.randomUUID();
    const send = () => head.does('sendTask', { params: { taskId }, body: { round, submissionId: id }, key: id });
    const [one, two, three] = await Promise.all([send(), send(), send()]);
    expect([two.receiptId, three.receiptId]).toEqual([one.receiptId, one.receiptId]);
    expect((await send()).hash).toBe(one.hash);
    // On a full machine all three were told that the receipt follows: the track writes the entry.
    await until(async () => ((await head.does('operation', { params: { operationId: id } })).status === 'done' ? true : undefined), 'the submission to be taken');
    expect(await server.db.submissions.countDocuments({ trackId: story.trackOf('dinkes') })).toBe(1);
    expect(await server.db.audit.countDocuments({ chain: chains.track(story.trackOf('dinkes')), act: 'submit' })).toBe(1);
    expect(await head.isRefused('sendTask', { params: { taskId }, body: { round: 2, submissionId: id }, key: id })).toMatchObject({ problem: 'keyReused' });
  });

  test('a finished review repeated is one review', async () => {
    const reviewer = await story.as('anggota');
    const { taskId, round } = await story.taskOf('anggota', 'dinkes');
    const { questions } = await reviewer.does('review', { params: { taskId } });
    const changes = questions.map((question) => ({ question, verdict: 'accept' as const, note: '', internal: '', baseRev: 0 }));
    const saved = await reviewer.does('saveReview', { params: { taskId }, body: { changes } });
    expect(saved.saved).toHaveLength(questions.length);
    // The answer of an autosave got lost: the same again is no conflict.
    expect((await reviewer.does('saveReview', { params: { taskId }, body: { changes } })).conflicts).toEqual([]);
    const finish = () => reviewer.does('finishReview', { params: { taskId }, body: { round, decision: 'pass' }, key: 'kunci-selesai-1' });
    await finish();
    await server.db.operations.deleteMany({});
    expect((await finish()).state.tokens[0]).toMatchObject({ tier: 1 });
    expect(await server.db.reviews.countDocuments({ trackId: story.trackOf('dinkes'), tier: 'member' })).toBe(1);
  });
});

describe('two people at once', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes']);
  });
  afterAll(async () => server?.close());

  test('the second editor of a form is told who came first; nothing is overwritten', async () => {
    const administrator = await story.as('administrator');
    const { formId, rev } = await administrator.does('addForm', { body: { from: 'blank', title: { id: 'Survei', en: 'Survey' } } });
    const { model } = await administrator.does('form', { params: { formId } });
    await administrator.does('changeForm', { params: { formId }, rev, body: { model } });
    const told = await administrator.isRefused('changeForm', { params: { formId }, rev, body: { model } });
    expect(told).toMatchObject({ problem: 'changedMeanwhile', status: 409, details: { who: expect.stringContaining('Administrator') } });
    expect(await administrator.isRefused('changeForm', { params: { formId }, body: { model } })).toMatchObject({ problem: 'revisionMissing', status: 428 });
  });

  test('two colleagues at one question: the second gets both values, the other question is saved', async () => {
    const [operator, head] = [await story.as('operator.dinkes'), await story.as('kepala.dinkes')];
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    await operator.does('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'BB', baseRev: 0 }] } });
    const result = await head.does('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'A', baseRev: 0 }, { question: 'q1b', value: 'A', baseRev: 0 }] } });
    expect(result.saved.map(({ question }) => question)).toEqual(['q1b']);
    expect(result.conflicts).toMatchObject([{ question: 'q1a', mine: { value: 'A' }, theirs: { value: 'BB' }, rev: 1, who: expect.stringContaining('Operator') }]);
  });

  test('while the head has the answers nobody edits them; taken back, they open again', async () => {
    await fillsIn(story, 'dinkes', grades);
    const operator = await story.as('operator.dinkes');
    const { taskId, round } = await story.taskOf('operator.dinkes', 'dinkes');
    const token = taskId.split('.')[1]!;
    await operator.does('actOnTrack', { params: { trackId: story.trackOf('dinkes') }, body: { kind: 'askApproval', token, round } });
    expect(await operator.isRefused('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'AA', baseRev: 2 }] } })).toMatchObject({ problem: 'withHead' });
    const { readOnly } = await operator.does('task', { params: { taskId } });
    expect(readOnly?.id).toContain('kepala instansi');
    await operator.does('actOnTrack', { params: { trackId: story.trackOf('dinkes') }, body: { kind: 'takeBack', token } });
    expect((await operator.does('task', { params: { taskId } })).readOnly).toBeNull();
  });

  test('a submission can be recalled until the reviewer makes the first mark', async () => {
    const head = await story.as('kepala.dinkes');
    await handsIn(story, 'dinkes');
    const params = { trackId: story.trackOf('dinkes') };
    const recall = { kind: 'recall' as const, token: (await head.does('track', { params })).state.tokens[0]!.id };
    await head.does('actOnTrack', { params, body: recall });
    await until(async () => ((await (await story.as('operator.dinkes')).does('tasks')).mine.length === 1 ? true : undefined), 'the task to be back');
    await handsIn(story, 'dinkes');
    const reviewer = await story.as('anggota');
    const { taskId } = await story.taskOf('anggota', 'dinkes');
    await reviewer.does('saveReview', { params: { taskId }, body: { changes: [{ question: 'q1a', verdict: null, note: 'cek lagi', internal: '', baseRev: 0 }] } });
    expect(await head.isRefused('actOnTrack', { params, body: recall })).toMatchObject({ problem: 'reviewStarted' });
    const page = await reviewer.does('review', { params: { taskId } });
    expect(page.draft['q1a']).toMatchObject({ verdict: null, note: 'cek lagi' });
    expect(await reviewer.isRefused('finishReview', { params: { taskId }, body: { round: page.round, decision: 'pass' } })).toMatchObject({ problem: 'undecided' });
    expect(await reviewer.isRefused('finishReview', { params: { taskId }, body: { round: page.round, decision: 'return' } })).toMatchObject({ problem: 'nothingReturned' });
    await reviewer.does('saveReview', { params: { taskId }, body: { changes: [{ question: 'q1b', verdict: 'revise', note: ' ', internal: '', baseRev: 0 }] } });
    expect(await reviewer.isRefused('finishReview', { params: { taskId }, body: { round: page.round, decision: 'return' } })).toMatchObject({ problem: 'noteMissing', details: { question: 'q1b' } });
    await reviews(story, { login: 'anggota', agency: 'dinkes' });
  });
});
