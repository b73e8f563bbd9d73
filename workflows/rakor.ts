import { condition, setHandler } from '@temporalio/workflow';
import type { Instant } from '../core/cycle/track.ts';
import { durable } from './durable.ts';
import { meetingFinalised, meetingMoved, rearm, type RakorInput } from './messages.ts';
import { waitUntil } from './timer.ts';

const tooLateMs = 12 * 3_600_000;

/**
 * Invitations, reminders and the clock of one meeting. Decisions are not here: each is an Update of the track it
 * concerns. Ends when the minutes are final.
 */
export async function rakor(input: RakorInput): Promise<void> {
  const { pemdaId, cycleId, meetingId } = input;
  const run = { plan: { startsAt: input.startsAt, remindAt: input.remindAt }, turn: 0, final: false };
  setHandler(meetingMoved, (plan) => { run.plan = plan; run.turn += 1; });
  setHandler(rearm, () => { run.turn += 1; });
  setHandler(meetingFinalised, () => { run.final = true; });
  const call = (kind: 'invitation' | 'reminder', startsAt: Instant, ordinal: number) =>
    durable('callToMeeting', { pemdaId, cycleId, meetingId, kind, startsAt, ordinal });
  while (!run.final) {
    const { turn, plan } = run;
    const stop = () => run.final || run.turn !== turn;
    // Re-running it is harmless: the key of an invitation holds the time it invites to.
    await call('invitation', plan.startsAt, 0);
    for (const [ordinal, instant] of plan.remindAt.entries()) {
      const at = stop() ? undefined : await waitUntil({ pemdaId }, instant, stop);
      // A meeting called at short notice has reminders that were over before they were planned; nor does one help after it began.
      const isLate = at !== undefined && Date.parse(at) - Date.parse(instant) > tooLateMs;
      if (at !== undefined && !isLate && at < plan.startsAt) await call('reminder', plan.startsAt, ordinal + 1);
    }
    await condition(stop);
  }
}
