import { useOf } from '../../rule/inspect.ts';
import type { Ir, IrNode } from '../ir.ts';
import { reachable } from '../moves/graph.ts';
import { compareDecimals } from '../nodes/gate.ts';
import { faultAt, type Fault } from './faults.ts';

const decimal = /^-?\d+(\.\d+)?$/;

/** Checks reviews, score gates and branch rules of a definition. */
export function checkResults(ir: Ir): readonly Fault[] {
  return ir.nodes.flatMap((node) => [...checkReview(node), ...checkGate(ir, node), ...checkRules(node)]);
}

function checkReview(node: IrNode): readonly Fault[] {
  if (node.kind !== 'review') return [];
  const returns = node.returnTo === 'here' && node.maxRounds > 0;
  return [...(node.tiers.length === 0 ? [faultAt('reviewWithoutTiers', node)] : []), ...(returns && node.repair.length === 0 ? [faultAt('repairWithoutClock', node)] : [])];
}

function checkGate(ir: Ir, node: IrNode): readonly Fault[] {
  if (node.kind !== 'gate' || node.by.kind !== 'score') return [];
  const { score, passAt, notesAt } = node.by;
  const computed = ir.nodes.some((one) => one.kind === 'score' && one.as === score && reachable(ir, one.id).has(node.id));
  const inOrder = decimal.test(passAt) && decimal.test(notesAt) && compareDecimals(passAt, notesAt) >= 0;
  return [...(computed ? [] : [faultAt('scoreUnknown', node, { what: score })]), ...(inOrder ? [] : [faultAt('gateBounds', node)])];
}

function checkRules(node: IrNode): readonly Fault[] {
  if (node.kind !== 'branch') return [];
  const refused = new Set(node.cases.flatMap(({ when }) => [...useOf(when).forbidden]));
  return [...refused].map((what) => faultAt('ruleRefused', node, { what }));
}
