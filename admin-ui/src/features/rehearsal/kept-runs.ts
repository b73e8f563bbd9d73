import type { RunSummary } from '../../../../core/rehearsal/summary.ts';

const most = 6;
const keyOf = (cycleId: string) => `siklus.rehearsal.${cycleId}`;

/** Gives the last runs of a cycle, newest first: they stay while the browser tab does, so that two designs can be compared. */
export function keptRuns(cycleId: string): readonly RunSummary[] {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(cycleId)) ?? '[]') as readonly RunSummary[];
  } catch {
    return [];
  }
}

/** Keeps one more run and gives all that are kept; a full storage keeps nothing and harms nothing. */
export function keepRun(cycleId: string, run: RunSummary): readonly RunSummary[] {
  const runs = [run, ...keptRuns(cycleId)].slice(0, most);
  try {
    sessionStorage.setItem(keyOf(cycleId), JSON.stringify(runs));
  } catch { /* The runs of this page are still compared. */ }
  return runs;
}
