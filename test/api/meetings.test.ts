import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, reviews, until, type Story } from '../support/story.ts';

describe('a coordination meeting', () => {
  let server: TestServer;
  let story: Story;
  let meetingId: string;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
    for (const agency of ['dinkes', 'disdik']) {
      await fillsIn(story, agency, grades);
      await handsIn(story, agency);
      await reviews(story, { login: 'anggota', agency });
      await reviews(story, { login: 'ketua', agency });
    }
    const coordinator = await story.as('koordinator');
    ({ meetingId } = await coordinator.does('addMeeting', { params: { cycleId: story.cycleId }, body: { title: 'Rakor tindak lanjut', startsAt: '2026-08-03T02:00:00.000Z', place: 'Aula', mode: 'onsite' } }));
  });
  afterAll(async () => server?.close());

  const room = async () => (await story.as('koordinator')).does('meeting', { params: { meetingId } });
  const decide = (trackId: string, more: object) => ({ params: { meetingId }, body: { trackId, itemId: null, questionId: null, decision: 'postpone' as const, instruction: '', actionItem: null, ...more } });

  test('prepares its own agenda from the cases that wait, and calls those concerned', async () => {
    const { agendaItems, attendance, invited } = await room();
    expect(agendaItems.map(({ agencyName }) => agencyName).toSorted()).toEqual(['Dinas Kesehatan', 'Dinas Pendidikan']);
    expect(attendance.map(({ position }) => position)).toEqual(expect.arrayContaining(['Kepala Dinas Kesehatan', 'Kepala Dinas Pendidikan', 'Ketua Tim Evaluasi']));
    expect(invited).toBe(attendance.length);
  });

  test('a decision without what it needs is refused, and leaves nothing behind', async () => {
    const coordinator = await story.as('koordinator');
    const trackId = story.trackOf('dinkes');
    expect(await coordinator.isRefused('decideInMeeting', decide(trackId, { decision: 'return', instruction: 'perbaiki' }))).toMatchObject({ problem: 'badRequest', details: { place: 'body.questionId' } });
    expect(await coordinator.isRefused('decideInMeeting', decide(trackId, { decision: 'return', questionId: 'q1a' }))).toMatchObject({ problem: 'noteMissing' });
    expect(await coordinator.isRefused('decideInMeeting', decide(trackId, { decision: 'score', questionId: 'q1a', grade: 'Z' }))).toMatchObject({ problem: 'badRequest', details: { place: 'body.grade' } });
    expect(await coordinator.isRefused('decideInMeeting', decide(trackId, { decision: 'extend' }))).toMatchObject({ problem: 'badRequest', details: { place: 'body.days' } });
    expect(await server.db.decisions.countDocuments({})).toBe(0);
  });

  test('a return opens the question with its instruction, and its homework lands with the agency', async () => {
    const coordinator = await story.as('koordinator');
    const trackId = story.trackOf('dinkes');
    await coordinator.does('decideInMeeting', decide(trackId, { decision: 'return', questionId: 'q1b', instruction: 'Unggah SK IKU 2026.', actionItem: { what: 'Terbitkan SK IKU', who: 'Operator Dinas Kesehatan', dueAt: '2026-08-18T16:59:00.000Z', evidence: 'SK IKU' } }));
    await coordinator.does('closeCase', { params: { meetingId }, body: { trackIds: [trackId] } });
    expect((await room()).agendaItems.toSorted((a, b) => a.agencyName.localeCompare(b.agencyName))).toMatchObject([{ agencyName: 'Dinas Kesehatan', decided: true, why: { id: 'Sudah diputus pada rakor ini.' } }, { agencyName: 'Dinas Pendidikan', decided: false, why: { id: 'Menunggu putusan rakor.' } }]);
    const { taskId } = await story.taskOf('operator.dinkes', 'dinkes');
    const page = await (await story.as('operator.dinkes')).does('task', { params: { taskId } });
    expect(page.unlocked).toEqual(['q1b']);
    expect(page.notes).toMatchObject([{ questionId: 'q1b', kind: 'decision', text: 'Unggah SK IKU 2026.', status: 'open' }]);
    const { items, counts } = await (await story.as('operator.dinkes')).does('actionItems');
    expect(items).toMatchObject([{ number: 'RTL-01', status: 'open', late: false }]);
    expect(counts).toMatchObject({ open: 1, done: 0, percent: '0,00' });
  });

  test('an agency sees its own case in the room, not its neighbour’s, and not the minutes before they are final', async () => {
    const { rev } = await room();
    await (await story.as('koordinator')).does('changeMeeting', { params: { meetingId }, rev, body: { minutes: 'Rahasia sampai final.', status: 'open' } });
    const seen = await (await story.as('kepala.disdik')).does('meeting', { params: { meetingId } });
    expect(seen.agendaItems.map(({ agencyName }) => agencyName)).toEqual(['Dinas Pendidikan']);
    expect([seen.decisions, seen.actionItems, seen.minutes]).toEqual([[], [], '']);
    expect(seen.attendance.every(({ agencyId }) => agencyId === 'contoh.disdik')).toBe(true);
  });

  test('the agency reports its homework, and only the verifier makes it done', async () => {
    const operator = await story.as('operator.dinkes');
    const item = (await operator.does('actionItems')).items[0]!;
    const params = { actionItemId: item.actionItemId };
    const reported = await operator.does('reportActionItem', { params, rev: item.rev, body: { progress: 60, report: 'Konsep sudah ada', done: false } });
    expect(reported).toMatchObject({ status: 'in_progress', progress: 60 });
    const coordinator = await story.as('koordinator');
    expect(await coordinator.isRefused('verifyActionItem', { params, rev: reported.rev, body: { accept: true, remark: '' } })).toMatchObject({ problem: 'notInReview' });
    const sent = await operator.does('reportActionItem', { params, rev: reported.rev, body: { progress: 100, report: 'SK terbit', done: true } });
    expect(sent.status).toBe('submitted');
    expect(await operator.isRefused('verifyActionItem', { params, rev: sent.rev, body: { accept: true, remark: '' } })).toMatchObject({ problem: 'notAllowed' });
    expect(await coordinator.does('verifyActionItem', { params, rev: sent.rev, body: { accept: true, remark: '' } })).toMatchObject({ status: 'done', progress: 100 });
    expect((await coordinator.does('actionItems', { query: { cycleId: story.cycleId } })).counts.percent).toBe('100,00');
  });

  test('final minutes let the last case go on, and nothing can be changed any more', async () => {
    const coordinator = await story.as('koordinator');
    const final = await coordinator.does('finaliseMeeting', { params: { meetingId }, body: {} });
    expect(final.status).toBe('final');
    await until(async () => ((await coordinator.does('track', { params: { trackId: story.trackOf('disdik') } })).state.tokens.every(({ phase }) => phase !== 'inMeeting') ? true : undefined), 'the case to go on');
    expect(await coordinator.isRefused('changeMeeting', { params: { meetingId }, rev: final.rev, body: { minutes: 'lain' } })).toMatchObject({ problem: 'meetingFinal' });
    expect(await coordinator.isRefused('decideInMeeting', decide(story.trackOf('disdik'), {}))).toMatchObject({ problem: 'meetingFinal' });
    const record = await coordinator.does('meetingRecord', { params: { meetingId } });
    expect(record).toMatchObject({ number: 'BA/01/RAKOR/VIII/2026', final: true, rows: [{ agencyName: 'Dinas Kesehatan', instruction: 'Unggah SK IKU 2026.' }] });
  });

  test('the coordinator extends and reminds many at once, and sees beforehand what it would do', async () => {
    const coordinator = await story.as('koordinator');
    const params = { cycleId: story.cycleId };
    const trackIds = [story.trackOf('dinkes'), story.trackOf('disdik'), 'tidak-ada'];
    const before = await coordinator.does('extendMany', { params, body: { trackIds, days: 2, reason: 'listrik padam', preview: true } });
    expect(before.rows.map(({ done, refused }) => [done, refused === null])).toEqual([[false, true], [false, false], [false, false]]);
    const after = await coordinator.does('extendMany', { params, body: { trackIds, days: 2, reason: 'listrik padam', preview: false } });
    expect(after.rows[0]).toMatchObject({ done: true, to: before.rows[0]?.to });
    const { now } = await (await story.as('operator.dinkes')).does('me');
    expect((await (await story.as('operator.dinkes')).does('task', { params: { taskId: (await story.taskOf('operator.dinkes', 'dinkes')).taskId } })).task.dueAt).toBe(before.rows[0]?.to);
    const reminded = await coordinator.does('remindMany', { params, body: { trackIds, preview: false } });
    expect(reminded.rows[0]).toMatchObject({ recipients: ['Operator Dinas Kesehatan (contoh)'], skipped: null });
    const notices = (await (await story.as('operator.dinkes')).does('notices')).items;
    expect(notices[0]).toMatchObject({ title: { id: 'Pengingat: Perbaiki' }, read: false });
    await (await story.as('operator.dinkes')).does('readNotices', { body: { upTo: now } });
  });
});
