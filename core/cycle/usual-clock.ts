import type { ClockRule } from './ir.ts';

type Escalation = ClockRule['escalation'];

/** Whom a late agency task is told to: its head on the first working day, the regional secretary on the fifth. */
export const agencyLadder: Escalation = [{ after: 1, to: 'head' }, { after: 5, to: 'secretary' }];

/** Whom a late head or evaluator is told to: the coordinator first, for nobody above them sits in the agency. */
export const officeLadder: Escalation = [{ after: 1, to: 'coordinator' }, { after: 5, to: 'secretary' }];

const usualReminders = [-7, -3, -1, 0] as const;

/**
 * Makes the usual clock: due at 23.59 after so many working days, reminders H-7, H-3, H-1 and H as far as they
 * fall inside it, then every second working day; late work is accepted and marked.
 */
export function workingDays(days: number, escalation: Escalation = agencyLadder): ClockRule {
  return {
    due: { kind: 'workingDays', days, at: '23:59' },
    reminders: usualReminders.filter((offset) => -offset <= days),
    repeatEvery: 2,
    escalation,
    late: { policy: 'accept' },
  };
}
