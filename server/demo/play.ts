import { addWorkingDays, calendarOf, instantOf } from '../../core/cycle/calendar.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { demoPassword } from '../../core/samples/cast.ts';
import { demoCalendar, demoPlan, type DemoStep } from '../../core/samples/demo-plan.ts';
import { acts, type Stage } from './acts.ts';
import { type Person, signIn } from './person.ts';

const dayMs = 86_400_000;
const calendar = calendarOf(holidayYears);
type Say = (line: string) => void;

/**
 * Plays the demo cycle through the real API: launch from the template, then every agency's acts in the order of their
 * working days, the clock jumping in between. Nothing is written past the API, so the demo is as true as real work.
 */
export async function playDemo(base: string, say: Say): Promise<void> {
  const signedIn = new Map<string, Promise<Person>>();
  const person = (login: string) => {
    if (!signedIn.has(login)) signedIn.set(login, signIn(base, login, demoPassword));
    return signedIn.get(login)!;
  };
  const cycleId = await launch(await person('administrator'));
  say('Siklus demo diluncurkan; perjalanan 12 instansi dimainkan …');
  // The promise is kept, not its value: agencies that come to one meeting at once share it.
  const meetings = new Map<string, Promise<string>>();
  const meetingId = (key: string) => {
    if (!meetings.has(key)) meetings.set(key, person('koordinator').then((coordinator) => plan(coordinator, cycleId, key)));
    return meetings.get(key)!;
  };
  const stages = await stagesOf(await person('koordinator'), { cycleId, person, meetingId });
  const days = [...new Set(demoPlan.flatMap((track) => track.steps.map((step) => step.day)))].sort((a, b) => a - b);
  for (const day of days) {
    await jumpTo(await person('administrator'), addWorkingDays(calendar, demoCalendar.start, day));
    await Promise.all(demoPlan.map(async (track) => {
      for (const step of track.steps.filter((each) => each.day === day)) await (acts[step.act] as (stage: Stage, step: DemoStep) => Promise<void>)(stages.get(track.agency)!, step);
    }));
    const today = addWorkingDays(calendar, demoCalendar.start, day);
    for (const meeting of demoCalendar.meetings) if (meeting.held && meeting.date === today) await finish(await person('koordinator'), await meetingId(meeting.key));
    say(`  hari kerja ke-${day} selesai`);
  }
  await jumpTo(await person('administrator'), demoCalendar.today);
  for (const meeting of demoCalendar.meetings) if (!meeting.held) await meetingId(meeting.key);
}

async function launch(administrator: Person): Promise<string> {
  const { items } = await administrator.call('agencies', { query: { limit: '200' } });
  const people = (await administrator.call('people', { query: { limit: '200', role: 'evaluator' } })).items;
  const seat = (login: string) => people.find((each) => each.login === login)!.personId;
  const evaluated = demoPlan.map((track) => ({ track, agency: items.find((each) => agencyKeyOf(each) === track.agency)! }));
  const { cycleId, rev } = await administrator.call('addCycle', { body: { templateKey: 'akip-internal', title: { id: 'Evaluasi AKIP internal 2026', en: 'Internal AKIP evaluation 2026' } } });
  const { setup } = await administrator.call('cycle', { params: { cycleId } });
  const assignments = evaluated.map(({ track, agency }) => ({ agencyId: agency.agencyId, reviewers: { member: seat(track.member), lead: seat('ketua'), controller: seat('dalnis'), inspector: seat('inspektur') } }));
  await administrator.call('changeCycle', { params: { cycleId }, rev, body: { ...setup, period: '2026', launchDate: demoCalendar.start, agencyIds: evaluated.map(({ agency }) => agency.agencyId), assignments } });
  await administrator.call('launchCycle', { params: { cycleId } });
  return cycleId;
}

/** The sample agencies carry their key as the lower-case short name. */
const agencyKeyOf = ({ shortName }: { readonly shortName: string }) => shortName.toLowerCase().replace('kec. contoh ', 'kec').replace(/\W/g, '');

async function stagesOf(coordinator: Person, shared: Pick<Stage, 'cycleId' | 'person' | 'meetingId'>): Promise<ReadonlyMap<string, Stage>> {
  for (let tries = 0; tries < 150; tries += 1) {
    const { rows } = await coordinator.call('matrix', { params: { cycleId: shared.cycleId } });
    const agencies = new Map((await coordinator.call('agencies', { query: { limit: '200' } })).items.map((each) => [each.agencyId, each]));
    const open = rows.filter((row) => row.dueAt !== null);
    if (open.length === demoPlan.length) {
      return new Map(open.map((row) => {
        const key = agencyKeyOf(agencies.get(row.agencyId)!);
        return [key, { ...shared, trackId: row.trackId, agencyName: row.name, agencyKey: key, member: demoPlan.find((track) => track.agency === key)!.member }];
      }));
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  throw new Error('the tracks of the demo did not open');
}

async function plan(coordinator: Person, cycleId: string, key: string): Promise<string> {
  const { title, date, at } = demoCalendar.meetings.find((meeting) => meeting.key === key)!;
  const body = { title, startsAt: instantOf(date, at, 'WIB'), place: 'Ruang Rapat Sekretariat Daerah (contoh)', mode: 'hybrid' as const };
  return (await coordinator.call('addMeeting', { params: { cycleId }, body })).meetingId;
}

/** Ends a meeting as a minute taker does: who was there, what was said, minutes locked. */
async function finish(coordinator: Person, meetingId: string): Promise<void> {
  const { rev, attendance } = await coordinator.call('meeting', { params: { meetingId } });
  const minutes = 'Rapat dibuka pukul 09.00 WIB oleh pimpinan rapat. Setiap instansi menyampaikan tindak lanjut; keputusan tercatat pada tabel. Rapat ditutup pukul 11.30 WIB. (Data contoh)';
  await coordinator.call('changeMeeting', { params: { meetingId }, rev, body: { attendance: attendance.map((one) => ({ ...one, present: true })), minutes } });
  await coordinator.call('finaliseMeeting', { params: { meetingId }, body: {} });
}

/** Moves the demo clock forward to a day, never back. */
async function jumpTo(administrator: Person, date: string): Promise<void> {
  const { now } = await administrator.call('demo');
  const today = Math.floor((Date.parse(now!) + 7 * 3_600_000) / dayMs);
  const days = Date.parse(`${date}T00:00:00Z`) / dayMs - today;
  if (days > 0) await administrator.call('demoJump', { body: { days } });
}
