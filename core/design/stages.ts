import type { CycleDefinition, DefinitionNode } from '../cycle/ir.ts';
import { stagesOf } from '../cycle/moves/graph.ts';
import { freeKey } from './fresh.ts';
import { redirect } from './pointers.ts';

type Stage = CycleDefinition['stages'][number];

/** Adds a stage behind another one, or at the end. */
export function addStage(definition: CycleDefinition, after?: string): { readonly definition: CycleDefinition; readonly key: string } {
  const key = freeKey(new Set([...definition.stages, ...definition.nodes].map((each) => each.key)), 'tahap');
  const at = after === undefined ? definition.stages.length - 1 : definition.stages.findIndex((stage) => stage.key === after);
  const stage: Stage = { key, owner: 'coordinator', title: { id: 'Tahap baru', en: 'New stage' } };
  return { key, definition: { ...definition, stages: definition.stages.toSpliced(at + 1, 0, stage) } };
}

/** Changes the title or the owner of a stage. */
export function setStage(definition: CycleDefinition, key: string, patch: Partial<Omit<Stage, 'key'>>): CycleDefinition {
  return { ...definition, stages: definition.stages.map((stage) => (stage.key === key ? { ...stage, ...patch } : stage)) };
}

/** Moves a stage one column; the matrix shows stages in this order. */
export function moveStage(definition: CycleDefinition, key: string, by: -1 | 1): CycleDefinition {
  const at = definition.stages.findIndex((stage) => stage.key === key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= definition.stages.length) return definition;
  const stages = [...definition.stages];
  [stages[at], stages[to]] = [stages[to]!, stages[at]!];
  return { ...definition, stages };
}

/** Says which steps count under a stage, or mark its beginning. */
export function stepsIn({ nodes }: CycleDefinition, stage: string): readonly DefinitionNode[] {
  return nodes.filter((node) => stagesOf(node).includes(stage));
}

/** Takes an empty stage out; one that steps count under stays. */
export function removeStage(definition: CycleDefinition, key: string): CycleDefinition {
  return stepsIn(definition, key).length > 0 || definition.stages.length === 1 ? definition : { ...definition, stages: definition.stages.filter((stage) => stage.key !== key) };
}

/** Gives the stages whose beginning no step marks yet; a step that marks one bears its key. */
export function unmarkedStages({ stages, nodes }: CycleDefinition): readonly Stage[] {
  const taken = new Set(nodes.map(({ key }) => key));
  return stages.filter(({ key }) => !taken.has(key));
}

/** Has a step mark the beginning of another stage: it takes its key, and all that led to it follows. */
export function markStage(definition: CycleDefinition, key: string, stage: string): CycleDefinition {
  if (!unmarkedStages(definition).some((each) => each.key === stage)) return definition;
  const nodes = definition.nodes.map((node) => redirect(node.key === key ? { ...node, key: stage } : node, (to) => (to === key ? stage : to)));
  return { ...definition, nodes, start: definition.start === key ? stage : definition.start };
}

/** Gives a stage and the step that marks its beginning to a role: it is told of the beginning and reminded of the deadline. */
export function giveStage(definition: CycleDefinition, key: string, owner: Stage['owner']): CycleDefinition {
  return { ...setStage(definition, key, { owner }), nodes: definition.nodes.map((node) => (node.key === key && node.kind === 'stage' ? { ...node, owner } : node)) };
}
