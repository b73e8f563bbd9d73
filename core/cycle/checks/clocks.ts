import type { ClockRule, DueRule, IrNode } from '../ir.ts';
import { rulesOf } from '../moves/graph.ts';
import { faultAt, type Fault } from './faults.ts';

const time = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Reminders go out at this local hour (core/cycle/calendar.ts). */
const reminderTime = '07:30';
const mostDays = 400;

/** Checks every due rule of a step: it can be computed, reminds before its deadline and escalates after it. */
export function checkClocks(node: IrNode): readonly Fault[] {
  return rulesOf(node).flatMap((rule) => checkClock(node, rule));
}

function checkClock(node: IrNode, rule: ClockRule): readonly Fault[] {
  const unclear = whyUnclear(rule);
  const late = rule.reminders.some((offset) => offset > 0 || (offset === 0 && rule.due.at <= reminderTime)) || (rule.repeatEvery !== undefined && !isDays(rule.repeatEvery, 1));
  const early = rule.escalation.some(({ after }) => !isDays(after, 1));
  return [
    ...(unclear === undefined ? [] : [faultAt('dueUnclear', node, { what: unclear })]),
    ...(late ? [faultAt('reminderAfterDue', node)] : []),
    ...(early ? [faultAt('escalationBeforeDue', node)] : []),
  ];
}

function isDays(days: number, from: number): boolean {
  return Number.isInteger(days) && days >= from && days <= mostDays;
}

function whyUnclear({ due, late }: ClockRule): string | undefined {
  if (!time.test(due.at)) return `jam ${due.at}`;
  if (late.policy === 'grace' && !isDays(late.days, 1)) return `masa tenggang ${late.days} hari kerja`;
  return whyNoDay(due);
}

function whyNoDay(due: DueRule): string | undefined {
  if (due.kind === 'workingDays') return isDays(due.days, 0) ? undefined : `${due.days} hari kerja`;
  return isDate(due.date) ? undefined : `tanggal ${due.date}`;
}

/** Says whether a text is a day that exists. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00.000Z`)) && new Date(Date.parse(`${text}T00:00:00.000Z`)).toISOString().slice(0, 10) === text;
}
