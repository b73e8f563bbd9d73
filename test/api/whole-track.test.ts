import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyAudit } from '../../db/audit.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, reviews, until, type Story } from '../support/story.ts';

describe('one agency goes through the whole AKIP cycle', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
  });
  afterAll(async () => server?.close());

  test('the administrator launches it from the template, and the operator finds the task with its deadline', async () => {
    const task = await story.taskOf('operator.dinkes', 'dinkes');
    expect(task).toMatchObject({ duty: 'fill', phase: 'open', round: 1, dueAt: '2026-07-15T16:59:00.000Z' });
  });

  test('what is missing is named before anything is sent', async () => {
    const operator = await story.as('operator.dinkes');
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    const { items, required } = await operator.does('checkTask', { params: { taskId } });
    expect(required).toBe(12);
    expect(items.map(({ questionId }) => questionId)).toContain('q1a');
  });

  test('the operator answers with evidence and the head sends: the receipt tells when, what and what comes next', async () => {
    await fillsIn(story, 'dinkes', grades);
    const receipt = await handsIn(story, 'dinkes');
    expect(receipt).toMatchObject({ round: 1, late: false, pending: false, answers: 12, evidence: 12, agencyName: 'Dinas Kesehatan' });
    expect(receipt.number).toMatch(/^TT-2026-[0-9A-Z]{8}-1-[0-9A-F]{8}$/);
    const nobody = await (await fetch(`${server.base}/api/verify/${receipt.number}`)).json();
    expect(nobody).toMatchObject({ genuine: true, number: receipt.number });
  });

  test('the evaluator returns two questions and accepts the rest; only those two open again', async () => {
    await reviews(story, { login: 'anggota', agency: 'dinkes', returned: { q1c: 'Lampirkan pedoman teknis.', q2b: 'Indikator belum SMART.' } });
    const operator = await story.as('operator.dinkes');
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    const page = await operator.does('task', { params: { taskId } });
    expect(page.task).toMatchObject({ duty: 'revise', round: 2, returned: 2 });
    expect(page.unlocked).toEqual(['q1c', 'q2b']);
    expect(page.notes.map(({ questionId, text, status }) => [questionId, text, status])).toEqual(expect.arrayContaining([['q1c', 'Lampirkan pedoman teknis.', 'open'], ['q2b', 'Indikator belum SMART.', 'open']]));
    const refused = await operator.isRefused('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'AA', baseRev: page.fields['q1a']?.rev ?? 0 }] } });
    expect(refused).toMatchObject({ problem: 'lockedQuestion', details: { question: 'q1a' } });
  });

  test('both repaired, the head sends again, the member accepts and the lead passes it on to the meeting', async () => {
    await fillsIn(story, 'dinkes', { q1c: 'B', q2b: 'B' });
    expect(await handsIn(story, 'dinkes')).toMatchObject({ round: 2, pending: false });
    await reviews(story, { login: 'anggota', agency: 'dinkes' });
    await reviews(story, { login: 'ketua', agency: 'dinkes' });
    const coordinator = await story.as('koordinator');
    const { state } = await coordinator.does('track', { params: { trackId: story.trackOf('dinkes') } });
    expect(state.tokens[0]).toMatchObject({ phase: 'inMeeting', stage: 'rakor' });
  });

  test('the meeting decides a grade, gives homework, and closes the case: the score is computed with its explanation', async () => {
    const coordinator = await story.as('koordinator');
    const trackId = story.trackOf('dinkes');
    const { meetingId } = await coordinator.does('addMeeting', { params: { cycleId: story.cycleId }, body: { title: 'Rakor tindak lanjut SAKIP', startsAt: '2026-08-03T02:00:00.000Z', place: 'Aula Setda', mode: 'hybrid' } });
    const room = await coordinator.does('meeting', { params: { meetingId } });
    expect(room.agendaItems.map((item) => item.agencyName)).toEqual(['Dinas Kesehatan']);
    const decided = await coordinator.does('decideInMeeting', { params: { meetingId }, body: { trackId, itemId: null, questionId: 'q1a', decision: 'score', grade: 'A', instruction: 'Ditetapkan A.', actionItem: { what: 'Terbitkan SK IKU 2026', who: 'Operator Dinas Kesehatan', dueAt: '2026-08-18T16:59:00.000Z', evidence: 'SK IKU' } } });
    expect(decided.decisions).toMatchObject([{ questionId: 'q1a', decision: 'score', grade: 'A', instruction: 'Ditetapkan A.' }]);
    expect(decided.actionItems).toMatchObject([{ number: 'RTL-01', status: 'open' }]);
    await coordinator.does('closeCase', { params: { meetingId }, body: { trackIds: [trackId] } });
    const row = await until(async () => (await coordinator.does('scores', { params: { cycleId: story.cycleId } })).rows.find((one) => one.trackId === trackId && one.decided !== null), 'the decided score');
    expect(row.decided?.shown).not.toBe(row.proposed?.shown);
    const record = await coordinator.does('meetingRecord', { params: { meetingId } });
    expect(record.opening.join(' ')).toContain('Senin tanggal Tiga bulan Agustus tahun Dua Ribu Dua Puluh Enam');
    const final = await coordinator.does('finaliseMeeting', { params: { meetingId }, body: {} });
    expect(final.status).toBe('final');
  });

  test('the agency reads its history in words, and every link of the audit chain fits', async () => {
    const head = await story.as('kepala.dinkes');
    const { items } = await head.does('trackHistory', { params: { trackId: story.trackOf('dinkes') } });
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['submit', 'finishReview', 'decideInMeeting', 'scored', 'published']));
    expect(await verifyAudit(server.db)).toMatchObject({ whole: true, firstBad: null });
    const { state } = await head.does('track', { params: { trackId: story.trackOf('dinkes') } });
    expect(state.ended?.outcome).toBe('finished');
  });

  test('the other agency noticed nothing of it', async () => {
    const other = await story.as('operator.disdik');
    expect((await other.does('tasks')).mine).toMatchObject([{ duty: 'fill', phase: 'open', round: 1 }]);
    expect(await other.isRefused('track', { params: { trackId: story.trackOf('dinkes') } })).toMatchObject({ problem: 'notFound', status: 404 });
  });
});
