import type { Tier } from '../access.ts';
import { addDays, addWorkingDays, dayOf, instantOf, weekday, workingDaysBetween, type Day } from '../cycle/calendar.ts';
import type { Behaviour, GateNode, MeetingNode } from '../cycle/ir.ts';
import { roundOf } from '../cycle/clock.ts';
import type { Actor, Command, Instant, Token, TrackState } from '../cycle/track.ts';
import type { RehearsalPlan, RehearsedAgency } from './plan.ts';

/** What somebody will do at a token, and when; nothing when nobody will. */
export type Intent = { readonly at: Instant; readonly commands: readonly Saying[] };
type Saying = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'at'> : never) : never;
/** Everything an actor decides by. */
export type Situation = { readonly plan: RehearsalPlan; readonly agency: RehearsedAgency; readonly behaviour: Behaviour; readonly state: TrackState; readonly token: Token; readonly now: Instant; readonly random: () => number };

const someone = (personId: string, role: Exclude<Actor, 'system'>['role'], more: { readonly tier?: Tier; readonly agencyId?: string } = {}): Actor => ({ personId, name: personId, position: personId, role, ...more });
const coordinator = someone('koordinator', 'coordinator');
const question = 'q1';

/** An hour of the office day, and a day so many working days on. */
const atOffice = ({ plan: { zone }, random }: Situation, day: Day): Instant => instantOf(day, `${String(8 + Math.floor(random() * 8)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`, zone);
const afterDays = (on: Situation, days: number): Instant => atOffice(on, addWorkingDays(on.plan.calendar, dayOf(on.now, on.plan.zone), Math.max(1, days)));

/** An instant within the clock of the token, at a share of its working days; one that would come too late is an hour before it ends. */
function within(on: Situation, from: number, to: number): Instant {
  const { plan: { calendar, zone }, token, now, random } = on;
  const due = token.clock?.dueAt;
  if (due === undefined) return afterDays(on, 1 + Math.floor(random() * 3));
  const days = workingDaysBetween(calendar, dayOf(now, zone), dayOf(due, zone));
  const at = afterDays(on, Math.ceil(days * (from + random() * (to - from))));
  return at < due ? at : new Date(Math.max(Date.parse(now) + 60_000, Date.parse(due) - 3_600_000)).toISOString();
}

/** Some working days after the deadline, or at once where that has passed. */
function afterDue(on: Situation): Instant {
  const { plan: { calendar, zone }, token, now, random } = on;
  const due = token.clock?.dueAt ?? now;
  const at = atOffice(on, addWorkingDays(calendar, dayOf(due > now ? due : now, zone), 1 + Math.floor(random() * 4)));
  return at > now ? at : new Date(Date.parse(now) + 60_000).toISOString();
}

const sends = ({ state, token, agency }: Situation, role: 'operator' | 'head'): Saying => {
  const round = roundOf(state, token);
  return { kind: 'submit', token: token.id, round, versionId: `v${round}.${state.auditSeq}`, hash: 'gladi', changed: [], actor: someone(`${role}.${agency.key}`, role, { agencyId: agency.key }) };
};

/** What the agency itself does: it sends, or asks its head first where the step wants that. */
function agencyActs(on: Situation): Intent | undefined {
  const { behaviour, state, token, agency, plan: { ir } } = on;
  if (behaviour === 'silent') return undefined;
  const at = behaviour === 'late' ? afterDue(on) : within(on, 0.4, 0.95);
  const node = ir.nodes[token.node];
  if (node?.kind === 'task' && node.approval !== undefined) return { at, commands: [{ kind: 'askApproval', token: token.id, round: roundOf(state, token), actor: someone(`operator.${agency.key}`, 'operator', { agencyId: agency.key }) }] };
  return { at, commands: [sends(on, 'head')] };
}

const mostReturns = 2;
const returnsNow = ({ behaviour, state }: Situation): boolean => behaviour === 'returnedTwice' && state.returnsUsed < mostReturns;

/** Stands for a reviewer who is not appointed yet: the rehearsal goes on and the findings name the gap. */
export const nobodyYet = '–';
/** Gives who reviews an agency at a tier. */
export const reviewerOf = (agency: RehearsedAgency, tier: Tier): string => agency.reviewers[tier] ?? nobodyYet;

/** A verdict: returned while the behaviour asks for it, else passed with every note accepted. */
function reviewerActs(on: Situation): Intent {
  const { state, token, agency } = on;
  const tier = token.holder.tier ?? 'member';
  const reviewer = reviewerOf(agency, tier);
  const actor = someone(reviewer, 'evaluator', { tier, agencyId: 'penilai' });
  const round = roundOf(state, token);
  const finish = (decision: 'pass' | 'return', status: 'open' | 'accepted'): Saying => {
    const earlier = state.notes[question];
    const notes = decision === 'return' || earlier !== undefined ? [{ questionId: question, noteId: status === 'accepted' ? (earlier?.noteId ?? 'n') : `n${state.auditSeq}`, status }] : [];
    return { kind: 'finishReview', token: token.id, round, decision, review: { reviewId: `r${state.auditSeq}`, hash: 'gladi', notes }, actor };
  };
  const verdicts = returnsNow(on) ? [finish('return', 'open'), finish('pass', 'accepted')] : [finish('pass', 'accepted')];
  return { at: within(on, 0.3, 0.9), commands: verdicts };
}

/** Meetings are held on Tuesdays, or the next working day, at the earliest two working days after a case arrives. */
function meetingActs(on: Situation): Intent {
  const { plan: { calendar, zone, ir }, state, token, now } = on;
  let day = addWorkingDays(calendar, dayOf(now, zone), 2);
  while (weekday(day) !== 2) day = addDays(day, 1);
  const meetingId = `${(ir.nodes[token.node] as MeetingNode).meeting}/${state.meetingsClosed.length}`;
  const returned: Saying = { kind: 'decideInMeeting', meetingId, decisionId: `d${state.auditSeq}`, decision: 'return', questionId: question, noteId: `m${state.auditSeq}`, actor: coordinator };
  return { at: instantOf(addWorkingDays(calendar, day, 0), '10:00', zone), commands: [...(returnsNow(on) ? [returned] : []), { kind: 'closeMeeting', meetingId, actor: coordinator }] };
}

/** A result: half of the punctual pass at once, everybody else passes with notes. */
function gateActs(on: Situation): Intent {
  const { token, behaviour, random, plan: { ir } } = on;
  const node = ir.nodes[token.node] as GateNode;
  const outcome = behaviour === 'punctual' && random() < 0.5 ? 'pass' : 'passWithNotes';
  return { at: within(on, 0.3, 0.9), commands: [{ kind: 'decideGate', token: token.id, outcome, reasonId: 'gladi', actor: node.by.kind === 'person' && node.by.role !== 'coordinator' ? someone(node.by.role, node.by.role) : coordinator }] };
}

const duties: Readonly<Partial<Record<Token['phase'], (on: Situation) => Intent | undefined>>> = {
  open: agencyActs,
  returned: agencyActs,
  inApproval: (on) => ({ at: within(on, 0.1, 0.8), commands: [sends(on, 'head')] }),
  submitted: reviewerActs,
  inReview: reviewerActs,
  inMeeting: meetingActs,
  atGate: gateActs,
};

/** Says what somebody will do at a token, by the behaviour of the agency; `commands` are tried in order until one is not refused, closing acts follow. */
export function intentAt(on: Situation): Intent | undefined {
  return duties[on.token.phase]?.(on);
}
