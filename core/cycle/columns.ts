import type { Ir } from './ir.ts';

/** What screens name stages and steps by. */
export type Words = Pick<Ir, 'stages' | 'nodes'>;

/**
 * Gives the stages and steps of a cycle over its designs, oldest first: those of the newest in its order, and each one
 * that only an earlier design has behind its predecessor there. One design is given back as it is.
 */
export function uniteDesigns(designs: readonly Ir[]): Words {
  const [newest, ...older] = designs.toReversed();
  if (newest === undefined) return { stages: [], nodes: [] };
  return older.reduce<Words>((so, { stages, nodes }) => ({
    stages: stages.reduce((columns, stage, at) => (columns.some(({ key }) => key === stage.key) ? columns : columns.toSpliced(columns.findIndex(({ key }) => key === stages[at - 1]?.key) + 1, 0, stage)), so.stages),
    nodes: [...so.nodes, ...nodes.filter(({ key }) => !so.nodes.some((one) => one.key === key))],
  }), newest);
}
