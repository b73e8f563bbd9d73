import { createBusinessTime } from './businessTime.ts';
import { createCommits } from './commits.ts';
import { createCycles } from './cycles.ts';
import type { ActivityDeps } from './deps.ts';
import { createDues } from './dues.ts';
import { createFollows } from './follows.ts';
import { createMeetings } from './meetings.ts';
import { createPendings } from './pendings.ts';
import { createPublications } from './publications.ts';
import { createRecurrences } from './recurrences.ts';
import { createScorer, createScores } from './scores.ts';
import { createIrs, createSnapshots } from './snapshots.ts';
import { createTracks } from './tracks.ts';

/** Makes every activity a worker registers; each is safe to run twice. */
export function createActivities(deps: ActivityDeps) {
  const irOf = createIrs(deps);
  const scored = createScorer(deps);
  return {
    ...createBusinessTime(deps),
    ...createCommits(deps),
    ...createCycles(deps),
    ...createDues(deps),
    ...createFollows(deps, { irOf, scored }),
    ...createMeetings(deps),
    ...createPendings(deps),
    ...createPublications(deps),
    ...createRecurrences(deps),
    ...createScores(deps, scored),
    ...createSnapshots(deps, irOf),
    ...createTracks(deps),
  };
}

export type Activities = ReturnType<typeof createActivities>;
