import { roleNames, tierNames } from '../access.ts';
import { allowanceMs, later, reminderDelay, zoneOf } from '../cycle/clock.ts';
import { dayOf, workingDaysBetween, type Calendar } from '../cycle/calendar.ts';
import { formatDate } from '../cycle/dates.ts';
import { addedQuestions } from '../cycle/forms.ts';
import type { Ir } from '../cycle/ir.ts';
import { openQuestions } from '../cycle/nodes/task.ts';
import type { Clock, Holder, Instant, Phase, Token, TrackState } from '../cycle/track.ts';
import type { Text } from '../problem.ts';

/** Where a case stands in plain words: who holds it, what happens next by itself and when. */
export type StatusSentence = { readonly holder: Text; readonly next: Text; readonly since: Instant | null };
/** `now` and the calendar let the sentence count working days; without `token` the first token that waits speaks. */
export type Seen = { readonly now?: Instant; readonly calendar?: Calendar; readonly token?: string };

/** Says in both languages who holds a case, since when, and what comes next. */
export function statusSentence(ir: Ir, state: TrackState, seen: Seen = {}): StatusSentence {
  const token = speaker(state, seen.token);
  if (token === undefined) return { holder: { id: 'Belum mulai.', en: 'Not started yet.' }, next: nothing, since: null };
  if (state.ended !== undefined) return { holder: endedText(state), next: { id: 'Tidak ada lagi yang harus dilakukan.', en: 'Nothing is left to do.' }, since: state.ended.at };
  if (state.suspended !== undefined) return suspendedSentence(state, state.suspended.since);
  const parts = [phaseText(ir, state, token), lateText(state, token, seen), ...(state.round > 1 ? [{ id: `Putaran ${state.round}.`, en: `Round ${state.round}.` }] : [])];
  return { holder: join(parts), next: nextText(state, token), since: token.since };
}

/** Gives the token that speaks for a track: the named one, else the first that waits for somebody. */
export function speaker(state: TrackState, id?: string): Token | undefined {
  return state.tokens.find((token) => token.id === id) ?? state.tokens.find(({ phase }) => phase !== 'joined') ?? state.tokens[0];
}

/** Names who holds a case. */
export function holderName({ role, tier }: Holder): Text {
  if (role === 'system') return { id: 'Sistem', en: 'The system' };
  return tier === undefined ? roleNames[role] : tierNames[tier];
}

const nothing: Text = { id: '', en: '' };
const join = (parts: readonly Text[]): Text => ({ id: parts.map(({ id }) => id).filter((part) => part !== '').join(' '), en: parts.map(({ en }) => en).filter((part) => part !== '').join(' ') });
const dateIn = (state: TrackState, at: Instant, style: 'full' | 'date'): Text => formatDate(at, { zone: zoneOf(state), style });

function endedText(state: TrackState): Text {
  const on = dateIn(state, state.ended?.at ?? '', 'date');
  return state.status === 'withdrawn' ? { id: `Dikeluarkan dari siklus sejak ${on.id}.`, en: `Withdrawn from the cycle since ${on.en}.` } : { id: `Selesai sejak ${on.id}.`, en: `Finished since ${on.en}.` };
}

function suspendedSentence(state: TrackState, since: Instant): StatusSentence {
  const on = dateIn(state, since, 'date');
  return {
    holder: { id: `Dijeda sejak ${on.id}; semua tenggat berhenti.`, en: `Suspended since ${on.en}; every deadline stands still.` },
    next: { id: 'Berjalan lagi setelah koordinator melanjutkannya.', en: 'Goes on once the coordinator resumes it.' },
    since,
  };
}

type Words = { readonly who: Text; readonly stage: Text; readonly count: number; readonly added: number };
const phaseWords: Readonly<Record<Exclude<Phase, 'ended'>, (words: Words) => Text>> = {
  open: ({ who }) => ({ id: `Dipegang ${who.id}`, en: `With ${who.en}` }),
  returned: ({ who, count, added }) => (count === 0 && added > 0 ? { id: `${added} pertanyaan baru diminta; dipegang ${who.id}`, en: `${added} new ${added === 1 ? 'question' : 'questions'} asked; with ${who.en}` } : { id: `${count} pertanyaan dikembalikan; dipegang ${who.id}`, en: `${count} ${count === 1 ? 'question' : 'questions'} returned; with ${who.en}` }),
  inApproval: () => ({ id: 'Menunggu persetujuan kepala instansi', en: 'Waiting for the agency head’s approval' }),
  submitted: ({ who }) => ({ id: `Terkirim; menunggu reviu ${who.id}`, en: `Sent; waiting for review by ${who.en}` }),
  inReview: ({ who }) => ({ id: `Direviu ${who.id}`, en: `Under review by ${who.en}` }),
  atGate: ({ who }) => ({ id: `Menunggu keputusan hasil oleh ${who.id}`, en: `Waiting for the result decision of ${who.en}` }),
  inMeeting: () => ({ id: 'Menunggu putusan rakor', en: 'Waiting for the meeting’s decision' }),
  waitingOpen: ({ stage }) => ({ id: `Menunggu tahap ${stage.id} dibuka`, en: `Waiting until stage ${stage.en} opens` }),
  working: () => ({ id: 'Diproses sistem', en: 'Being processed by the system' }),
  joined: () => ({ id: 'Menunggu cabang lain selesai', en: 'Waiting for the other branches' }),
  closedUnsubmitted: () => ({ id: 'Ditutup tanpa kiriman; menunggu koordinator', en: 'Closed without a submission; waiting for the coordinator' }),
};

function phaseText(ir: Ir, state: TrackState, token: Token): Text {
  if (token.phase === 'ended') return endedText(state);
  const stage = ir.stages.find(({ key }) => key === token.stage)?.title ?? { id: token.stage, en: token.stage };
  const text = phaseWords[token.phase]({ who: holderName(token.holder), stage, count: openQuestions(state).length, added: addedQuestions(state, token).length });
  const since = dateIn(state, token.since, 'date');
  return { id: `${text.id} sejak ${since.id}.`, en: `${text.en} since ${since.en}.` };
}

function lateText(state: TrackState, { clock }: Token, { now, calendar }: Seen): Text {
  if (clock?.overdueSince === undefined) return nothing;
  if (now === undefined || calendar === undefined) return { id: 'Terlambat.', en: 'Late.' };
  const days = workingDaysBetween(calendar, dayOf(clock.dueAt, zoneOf(state)), dayOf(now, zoneOf(state)));
  return days < 1 ? { id: 'Terlambat, hari ini juga.', en: 'Late, still the same day.' } : { id: `Terlambat ${days} hari kerja.`, en: `Late by ${days} working ${days === 1 ? 'day' : 'days'}.` };
}

const ladderNames = { head: { id: 'kepala instansi', en: 'the agency head' }, coordinator: { id: 'koordinator', en: 'the coordinator' }, secretary: { id: 'Sekretaris Daerah', en: 'the Regional Secretary' } } as const;
const whenPast: Readonly<Record<Clock['late'], Text>> = {
  accept: { id: 'Bila lewat: kiriman tetap diterima dan ditandai terlambat.', en: 'After that: it is still accepted and marked late.' },
  grace: { id: 'Bila lewat: diterima sebagai terlambat sampai masa tenggang berakhir.', en: 'After that: accepted as late until the grace period ends.' },
  close: { id: 'Bila lewat: tahap ditutup.', en: 'After that: the stage closes.' },
};

const stillAccepted: Text = { id: 'Kiriman masih diterima dan ditandai terlambat.', en: 'It is still accepted and marked late.' };

function nextText(state: TrackState, token: Token): Text {
  const { clock, phase } = token;
  if (phase === 'waitingOpen' && clock !== undefined) return coming({ id: 'dibuka', en: 'it opens' }, dateIn(state, clock.dueAt, 'full'));
  if (clock === undefined) return { id: 'Tidak ada tenggat yang berjalan.', en: 'No deadline is running.' };
  const event = nextEvent(state, token, clock);
  const due = clock.overdueSince === undefined ? dueText(state, clock, isAgencys(token)) : clock.late === 'accept' && isAgencys(token) ? stillAccepted : nothing;
  const said = event === undefined ? nothing : coming(event.text, dateIn(state, event.at, 'full'));
  const text = join([due, said]);
  return text.id === '' ? { id: 'Tidak ada lagi yang terjadi dengan sendirinya.', en: 'Nothing more happens by itself.' } : text;
}

function isAgencys({ holder }: Token): boolean {
  return holder.role === 'operator' || holder.role === 'head';
}

function dueText(state: TrackState, clock: Clock, withConsequence: boolean): Text {
  const due = dateIn(state, clock.dueAt, 'full');
  const mark = clock.provisional ? { id: ' (sementara)', en: ' (provisional)' } : nothing;
  return join([{ id: `Tenggat ${due.id}${mark.id}.`, en: `Deadline ${due.en}${mark.en}.` }, withConsequence ? whenPast[clock.late] : nothing]);
}

function coming(what: Text, when: Text): Text {
  return { id: `Berikutnya: ${what.id}, ${when.id}.`, en: `Next: ${what.en}, ${when.en}.` };
}

function nextEvent(state: TrackState, token: Token, clock: Clock): { readonly at: Instant; readonly text: Text } | undefined {
  const reminders = clock.remindAt.map(({ at }) => ({ at, order: later(at, reminderDelay(state.agencyId)), text: { id: 'pengingat', en: 'a reminder' } }));
  const ladder = clock.escalateAt.map(({ at, to }) => ({ at, order: at, text: { id: `eskalasi ke ${ladderNames[to].id}`, en: `escalation to ${ladderNames[to].en}` } }));
  const graceUntil = token.phase === 'closedUnsubmitted' ? undefined : clock.graceUntil;
  const grace = clock.overdueSince === undefined || graceUntil === undefined ? [] : [{ at: graceUntil, order: later(graceUntil, allowanceMs), text: { id: 'masa tenggang berakhir dan tahap ditutup', en: 'the grace period ends and the stage closes' } }];
  const ahead = clock.overdueSince === undefined ? reminders.filter(({ at }) => at < clock.dueAt) : [...reminders, ...ladder, ...grace];
  return ahead.toSorted((a, b) => (a.order < b.order ? -1 : 1))[0];
}
