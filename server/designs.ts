import { uniteDesigns, type Words } from '../core/cycle/columns.ts';
import type { Ir } from '../core/cycle/ir.ts';
import { snapshotsOf, type Designed } from '../db/cycles.ts';
import type { Deps } from './deps.ts';
import { frozenIr } from './frozen.ts';

/** Designs of a cycle never change, and only few are added: what was united stays so, and stays the same object. */
const united = new WeakMap<Ir, Map<string, Words>>();

/** Gives what a cycle's stages and steps are called, over all its designs; nothing before it was launched. */
export async function wordsOf(deps: Pick<Deps, 'db'>, cycle: Designed | undefined): Promise<Words | undefined> {
  const ids = cycle === undefined ? [] : snapshotsOf(cycle);
  const irs = (await Promise.all(ids.map((id) => frozenIr(deps, id)))).flatMap((ir) => ir ?? []);
  const newest = irs.at(-1);
  if (newest === undefined) return undefined;
  const known = united.get(newest) ?? new Map<string, Words>();
  united.set(newest, known);
  const found = known.get(ids.join()) ?? uniteDesigns(irs);
  known.set(ids.join(), found);
  return found;
}
