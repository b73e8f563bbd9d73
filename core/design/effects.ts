import type { Ir } from '../cycle/ir.ts';
import type { TrackState } from '../cycle/track.ts';
import type { Text } from '../problem.ts';

/** What a move to another design brings an agency: stages that lie ahead now, such as it has passed already, and such as it will not go through any more. */
export type DesignEffects = { readonly adds: readonly Text[]; readonly passed: readonly Text[]; readonly drops: readonly Text[] };

/** Compares where a track stood in its design with where it stands in the other. */
export function designEffects(before: Ir, after: Ir, { was, is }: { readonly was: TrackState; readonly is: TrackState }): DesignEffects {
  const fresh = after.stages.filter(({ key }) => !before.stages.some((one) => one.key === key));
  const has = (status: string) => ({ key }: { readonly key: string }) => is.cells[key]?.status === status;
  const titles = (stages: Ir['stages']) => stages.map(({ title }) => title);
  return { adds: titles(fresh.filter(has('locked'))), passed: titles(fresh.filter(has('skipped'))), drops: titles(before.stages.filter(({ key }) => was.cells[key]?.status === 'locked' && !after.stages.some((one) => one.key === key))) };
}
