import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chains } from '../../db/audit.ts';
import { tellCalendars } from '../../server/calendar-moves.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, type Story } from '../support/story.ts';

describe('the calendar changes while two agencies fill in', () => {
  let server: TestServer;
  let story: Story;
  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
  });
  afterAll(async () => server?.close());

  const params = { year: '2026' };
  const localDay = { date: '2026-07-08', name: { id: 'Hari jadi kabupaten', en: 'Founding day' }, kind: 'local' as const };
  const planned = async () => {
    const administrator = await story.as('administrator');
    const { version, days, provisional, source } = await administrator.does('calendar', { params });
    return { administrator, version, body: { days: [...days, localDay], provisional, source } };
  };
  const dueOf = async (agency: string) => (await (await story.as('koordinator')).does('track', { params: { trackId: story.trackOf(agency) } })).state.tokens[0]!.clock!.dueAt;
  const before: Record<string, string> = {};

  test('first shows which deadlines would move from when to when, and moves none', async () => {
    const { administrator, body } = await planned();
    for (const agency of ['dinkes', 'disdik']) before[agency] = await dueOf(agency);
    const { days, provisional } = body;
    const shown = await administrator.does('previewCalendar', { params, body: { days, provisional } });
    expect(shown).toMatchObject({ deadlines: 2, cycles: 1, agencies: 2 });
    for (const row of shown.rows) expect(Date.parse(row.to) - Date.parse(row.from)).toBeGreaterThanOrEqual(86_400_000);
    expect(shown.rows[0]).toMatchObject({ stage: { id: expect.stringMatching(/\w/) }, cycleTitle: { id: 'Evaluasi AKIP internal 2026' } });
    expect(await dueOf('dinkes')).toBe(before['dinkes']);
    expect(await administrator.does('previewCalendar', { params, body: { days: days.filter(({ date }) => date !== localDay.date), provisional } })).toMatchObject({ deadlines: 0, rows: [] });
  });

  test('once saved with a reason, each track gets one message: deadline, agency’s notice, audit; a second round tells nobody twice', async () => {
    const { administrator, version, body } = await planned();
    const { rows } = await administrator.does('previewCalendar', { params, body: { days: body.days, provisional: body.provisional } });
    await administrator.does('changeCalendar', { params, rev: version, body: { ...body, reason: 'SK Bupati 12/2026' } });
    // Nobody answers: the tracks hear of it later, and none is lost.
    await server.stopWorker();
    const deps = { db: server.db, client: server.client };
    const trying = tellCalendars(deps);
    await server.startWorker();
    const first = await trying;
    expect(first.tracks + first.waiting).toBe(2);
    while ((await tellCalendars(deps)).tracks > 0) { /* until a look finds nothing left */ }
    for (const { trackId, to } of rows) {
      const agency = trackId === story.trackOf('dinkes') ? 'dinkes' : 'disdik';
      expect(await dueOf(agency)).toBe(to);
      const entries = await server.db.audit.find({ chain: chains.track(trackId), act: 'recount' }).lean<{ who: string; entry: { reasonId?: string } }[]>();
      expect(entries).toHaveLength(1);
      expect(await server.db.notices.countDocuments({ trackId, kind: 'calendarMoved' })).toBe(2);
    }
    expect(await server.db.calendars.countDocuments({ untold: { $exists: true } } as never)).toBe(0);
    expect(await tellCalendars(deps)).toEqual({ tracks: 0, waiting: 0 });
  });

  test('the history says who changed the calendar and what became of the deadline', async () => {
    const { items } = await (await story.as('operator.dinkes')).does('trackHistory', { params: { trackId: story.trackOf('dinkes') } });
    expect(items.map(({ sentence }) => sentence.id)).toContainEqual(expect.stringMatching(/mengubah kalender kerja; tenggat menjadi/));
  });
});
