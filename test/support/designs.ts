import { compileDesign } from '../../core/cycle/compile.ts';
import type { CycleDefinition, DefinitionNode } from '../../core/cycle/ir.ts';

/** The faults of a design by name and step. */
export const faults = (definition: CycleDefinition): readonly string[] => {
  const compiled = compileDesign(definition);
  return 'faults' in compiled ? compiled.faults.map(({ name, node }) => `${name}${node === undefined ? '' : ` at ${node}`}`) : [];
};

/** The step of a design with this key. */
export const step = (definition: CycleDefinition, key: string): DefinitionNode => definition.nodes.find((node) => node.key === key)!;
