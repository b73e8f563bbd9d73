import { later, nextInstant } from '../../core/cycle/clock.ts';
import type { Instant, TrackState } from '../../core/cycle/track.ts';
import { businessNow, moveClock } from '../../db/businessTime.ts';
import { sampleIds } from '../../db/seed.ts';
import { listViews } from '../../db/trackViews.ts';
import { rearm, workflowIds } from '../../workflows/messages.ts';
import { aCompany, eventually } from './company.ts';
import type { Stage } from './scene.ts';

const pemdaId = sampleIds.pemda;
/** Business time runs so many times as fast as real time. */
const scale = 10;
/** Before each so many-th instant the clock stops half a business second short, so that the timer runs out on the server, which is up to a second late with it; the others are over when the track looks at the clock again. */
const runsOut = { each: 8, leadMs: 500 };

const isAtRest = ({ tokens }: TrackState) => tokens.every(({ awaits = [], phase }) => awaits.length === 0 && phase !== 'working');
const isDue = (state: TrackState, at: Instant) => { const next = nextInstant(state); return next !== undefined && next <= at; };

/** Raises a stage on the real Temporal server, its clocks compressed: business time runs ten times as fast and jumps from one timer of a track to the next, as a demo's clock may. */
export async function aCompressedStage(): Promise<Stage> {
  const { db, client, close } = await aCompany();
  await moveClock(db, pemdaId, { realMs: Date.now(), scale });
  const jumps = (to: Instant) => moveClock(db, pemdaId, { realMs: Date.now(), to });
  const running = async () => (await listViews(db, pemdaId, {})).map(({ state }) => state).filter(({ ended }) => ended === undefined);
  const settled = (passes: (state: TrackState) => boolean) => eventually(async () => {
    const waiting = (await running()).filter((state) => !isAtRest(state) || !passes(state));
    if (waiting.length > 0) throw new Error(`tracks that do not come to rest: ${JSON.stringify(waiting.map(({ trackId, tokens }) => ({ trackId, tokens })))}`);
  }, 30_000, 20);
  const currentTimeMs = async () => Date.parse(await businessNow(db, pemdaId));
  let jumped = 0;
  const sleep = async (time: number | string) => {
    const until = new Date((await currentTimeMs()) + Number(time)).toISOString();
    for (;;) {
      await settled(() => true);
      const all = await running();
      const at = all.flatMap((state) => nextInstant(state) ?? []).toSorted()[0];
      if (at === undefined || at > until) break;
      await jumps(later(at, (jumped += 1) % runsOut.each === 0 ? -runsOut.leadMs : 0));
      await Promise.all(all.filter((state) => isDue(state, at)).map(({ cycleId, trackId }) => client().workflow.getHandle(workflowIds.track(cycleId, trackId)).signal(rearm)));
      await settled((state) => !isDue(state, at));
    }
    await jumps(until);
  };
  return { env: { client: client(), currentTimeMs, sleep } as Stage['env'], db, close };
}
