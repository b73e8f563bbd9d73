import { api } from '../../../core/api.ts';
import { addDays, addWorkingDays, calendarOf, isWorkingDay } from '../../../core/cycle/calendar.ts';
import { formatDay } from '../../../core/cycle/dates.ts';
import { problem, type Problem } from '../../../core/problem.ts';
import { addCalendar, loadCalendars, type Calendar } from '../../../db/calendars.ts';
import { saveReason } from '../../../db/notes.ts';
import { actorOf } from '../../auth/session.ts';
import { recordAct } from '../../auditing.ts';
import { movesOf, plannedChange } from '../../calendar-moves.ts';
import { route, type Call } from '../../endpoint.ts';

function workingDaysOf(years: readonly Calendar[], year: number): readonly number[] {
  const calendar = calendarOf(years);
  const counts = Array.from({ length: 12 }, () => 0);
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) if (isWorkingDay(calendar, day)) counts[Number(day.slice(5, 7)) - 1]! += 1;
  return counts;
}

async function calendar({ deps, person, params }: Call<typeof api.calendar>) {
  const years = await loadCalendars(deps.db, person.pemdaId);
  const { year } = params;
  const found = years.find((one) => one.year === year);
  const workingDays = workingDaysOf(years, year);
  if (found === undefined) return { year, version: 0, provisional: true, source: '', days: [], workingDays };
  return { year, version: found.version, provisional: found.provisional, source: found.source.id, days: found.days, workingDays };
}

function outsideOf(days: readonly { readonly date: string }[], year: number): Problem | undefined {
  const odd = days.find(({ date }) => !date.startsWith(`${year}-`));
  return odd === undefined ? undefined : problem('badRequest', { place: 'body.days', why: { id: `tanggal ${odd.date} bukan dalam tahun ${year}`, en: `the date ${odd.date} is not in the year ${year}` } });
}

async function change(call: Call<typeof api.changeCalendar>) {
  const { deps, person, params, body, rev, at, tx } = call;
  const { pemdaId } = person;
  const odd = outsideOf(body.days, params.year);
  if (odd !== undefined) return odd;
  const found = (await loadCalendars(deps.db, pemdaId)).find((one) => one.year === params.year);
  const now = found?.version ?? 0;
  if (now !== rev) return problem('changedMeanwhile', { thing: { id: 'Kalender', en: 'The calendar' }, who: found?.publishedBy ?? '?', when: found?.publishedAt ?? '?', rev: now });
  const source = { id: body.source, en: body.source };
  const days = body.days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const { reasonId } = await saveReason(deps.db, pemdaId, { text: body.reason, by: person.personId, at, session: tx });
  await addCalendar(deps.db, { pemdaId, year: params.year, version: now + 1, days, provisional: body.provisional, source, publishedBy: person.name, publishedAt: at, untold: { actor: actorOf(person), reasonId } }, tx);
  await recordAct(call, { act: 'changeCalendar', object: { kind: 'calendar', id: String(params.year) }, reasonId, before: { version: now, days: found?.days.length ?? 0 }, after: { version: now + 1, days: days.length } });
  return { version: now + 1 };
}

/** The deadlines that people see: the running clock of each task, not the one held meanwhile nor a stage's own. */
async function preview({ deps, person, params, body, at }: Call<typeof api.previewCalendar>) {
  const odd = outsideOf(body.days, params.year);
  if (odd !== undefined) return odd;
  const moves = await movesOf(deps.db, person.pemdaId, await plannedChange(deps.db, person.pemdaId, { year: { year: params.year, ...body }, now: at }));
  const rows = moves.flatMap(({ view, cycleTitle, stageTitle, clocks }) => clocks.filter(({ slot, from, clock }) => slot === 'clock' && clock.dueAt !== from).map(({ token, from, clock }) => ({ trackId: view._id, cycleId: view.cycleId, cycleTitle, agencyName: view.agencyName, stage: stageTitle(token), from, to: clock.dueAt })));
  const count = (of: (row: (typeof rows)[number]) => string) => new Set(rows.map(of)).size;
  return { deadlines: rows.length, cycles: count(({ cycleId }) => cycleId), agencies: count(({ agencyName }) => agencyName), rows };
}

async function compute({ deps, person, query }: Call<typeof api.computeDay>) {
  const calendar = calendarOf(await loadCalendars(deps.db, person.pemdaId));
  const date = addWorkingDays(calendar, query.from, query.days);
  const [start, end] = [formatDay(query.from, 'date'), formatDay(date, 'day')];
  return { date, provisional: !calendar.settled.has(Number(date.slice(0, 4))), sentence: { id: `${start.id} + ${query.days} hari kerja = ${end.id}`, en: `${start.en} + ${query.days} working days = ${end.en}` } };
}

export const calendarRoutes = { computeDay: route(api.computeDay, compute), calendar: route(api.calendar, calendar), changeCalendar: route(api.changeCalendar, change), previewCalendar: route(api.previewCalendar, preview) };
