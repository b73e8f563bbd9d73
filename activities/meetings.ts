import type { Instant, Message } from '../core/cycle/track.ts';
import type { Db } from '../db/db.ts';
import { effectOnce } from '../db/effects.ts';
import { listEnrolments, type Enrolment } from '../db/enrolments.ts';
import { loadMeeting, type Meeting } from '../db/meetings.ts';
import { queueMessages } from '../db/outbox.ts';
import { listViews } from '../db/trackViews.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

type Call = { readonly pemdaId: string; readonly cycleId: string; readonly meetingId: string; readonly kind: 'invitation' | 'reminder'; readonly startsAt: Instant; readonly ordinal: number };

/** Makes the activity that calls people to a meeting. */
export function createMeetings(deps: ActivityDeps) {
  const { db } = deps;
  return {
    /** Invites or reminds the heads and reviewers of every agency on the agenda, once per time it is called for; a final meeting calls nobody. */
    async callToMeeting(call: Call): Promise<{ readonly called: number }> {
      const { pemdaId, meetingId } = call;
      const meeting = await loadMeeting(db, pemdaId, meetingId);
      if (meeting === undefined || meeting.status === 'final') return { called: 0 };
      const [at, concerned] = await Promise.all([businessInstant(deps, pemdaId), concernedBy(db, meeting)]);
      const key = `rakor/${meetingId}/${call.kind}/${call.startsAt}/${call.ordinal}`;
      return effectOnce(db, { id: key, pemdaId, at }, async (session) => {
        for (const { _id, cycleId, agencyId } of concerned) {
          await queueMessages(db, { pemdaId, cycleId, trackId: _id, agencyId, round: 0, at }, messagesOf(`${key}/${_id}`, { agencyId, call, meeting }), session);
        }
        return { called: concerned.length };
      });
    },
  };
}

function messagesOf(key: string, { agencyId, call, meeting }: { readonly agencyId: string; readonly call: Call; readonly meeting: Meeting }): readonly Message[] {
  const common = { kind: 'meetingWaits', stage: meeting.key ?? 'rakor', dueAt: call.startsAt } as const;
  return [{ ...common, key: `${key}/head`, to: { role: 'head', agencyId } }, { ...common, key: `${key}/evaluator`, to: { role: 'evaluator' } }];
}

/** The enrolments on the agenda; while the agenda names none, those that wait for a meeting of this cycle. */
async function concernedBy(db: Db, meeting: Meeting): Promise<readonly Enrolment[]> {
  const { pemdaId, cycleId } = meeting;
  const named = new Set(meeting.agenda.flatMap(({ trackId }) => (trackId === undefined ? [] : [trackId])));
  const waiting = named.size > 0 ? named : new Set((await listViews(db, pemdaId, { cycleId, status: ['inMeeting'] })).map(({ _id }) => _id));
  return (await listEnrolments(db, pemdaId, cycleId)).filter(({ _id }) => waiting.has(_id));
}
