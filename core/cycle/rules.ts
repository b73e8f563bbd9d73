import { useOf } from '../rule/inspect.ts';
import type { DefinitionNode, IrNode, Logic } from './ir.ts';

/** Gives the rules by which a step chooses: those of a branch line by line, of a result decided by rules. */
export function choosingRules(node: IrNode | DefinitionNode): readonly Logic[] {
  if (node.kind === 'branch') return node.cases.map(({ when }) => when);
  return node.kind === 'gate' && node.by.kind === 'rule' ? [node.by.pass, node.by.notes].filter((rule) => rule !== undefined) : [];
}

/** Gives the facts that rules read. */
export const factsRead = (rules: readonly Logic[]): readonly string[] => [...new Set(rules.flatMap((rule) => [...useOf(rule).facts]))];

const computed = /^(?:score|grade|threshold)\.([^.]+)/;
/** Gives the score step, by the name it computes as, that a fact comes from. */
export const scoreBehind = (fact: string): string | undefined => computed.exec(fact)?.[1];
