import { pastOf } from '../cycle/checks/since.ts';
import { checkKeys, numberNodes } from '../cycle/checks/numbering.ts';
import type { CycleDefinition, Since } from '../cycle/ir.ts';

/** Gives what a deadline of a step can be counted from, entering it aside: what can have happened before, nearest kinds first. */
export function sinceChoices(definition: CycleDefinition, step: string): readonly Since[] {
  if (checkKeys(definition).length > 0) return [];
  const nodes = numberNodes(definition);
  const id = nodes.findIndex(({ key }) => key === step);
  if (id < 0) return [];
  const all: readonly Since[] = [
    { from: 'submission' }, { from: 'meeting' },
    ...definition.stages.map(({ key }): Since => ({ from: 'stage', stage: key })),
    ...nodes.filter(({ key }) => key !== step).map(({ key }): Since => ({ from: 'due', step: key })),
  ];
  return all.filter(pastOf({ nodes }, id));
}
