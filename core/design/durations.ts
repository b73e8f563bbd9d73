import type { CycleDefinition, DefinitionNode } from '../cycle/ir.ts';

/** Puts working days under the clocks named by their keys (`<step>`, `<step>.approval`, `<step>.<tier>`, `<step>.repair`); a fixed date stays as it is. */
export function withClocks(definition: CycleDefinition, days: Readonly<Record<string, number>>): CycleDefinition {
  const set = <C extends { readonly due: { readonly kind: string } }>(clock: C, key: string): C => (days[key] !== undefined && clock.due.kind === 'workingDays' ? { ...clock, due: { ...clock.due, days: days[key] } } : clock);
  const nodes = definition.nodes.map((node): DefinitionNode => {
    if (node.kind === 'task') return { ...node, clock: set(node.clock, node.key), ...(node.approval ? { approval: { ...node.approval, clock: set(node.approval.clock, `${node.key}.approval`) } } : {}) };
    if (node.kind === 'review') return { ...node, tiers: node.tiers.map((tier) => ({ ...tier, clock: set(tier.clock, `${node.key}.${tier.tier}`) })), repair: node.repair.map((clock) => set(clock, `${node.key}.repair`)) };
    return (node.kind === 'gate' || node.kind === 'stage') && node.clock ? { ...node, clock: set(node.clock, node.key) } : node;
  });
  return { ...definition, nodes };
}
