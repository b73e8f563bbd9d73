import { useOf } from '../../rule/inspect.ts';
import type { Ir, IrNode } from '../ir.ts';
import { reachable } from '../moves/graph.ts';
import { compareDecimals } from '../nodes/gate.ts';
import { factsRead, choosingRules, scoreBehind } from '../rules.ts';
import { faultAt, type Fault } from './faults.ts';

/** What every track knows of itself. */
const alwaysKnown: ReadonlySet<string> = new Set(['agency.kind', 'late', 'round', 'openNotes']);
const decimal = /^-?\d+(\.\d+)?$/;

/** Checks reviews, score gates and branch rules of a definition. */
export function checkResults(ir: Ir): readonly Fault[] {
  return ir.nodes.flatMap((node) => [...checkReview(node), ...checkGate(ir, node), ...checkRules(ir, node)]);
}

function checkReview(node: IrNode): readonly Fault[] {
  if (node.kind !== 'review') return [];
  const returns = node.returnTo === 'here' && node.maxRounds > 0;
  return [...(node.tiers.length === 0 ? [faultAt('reviewWithoutTiers', node)] : []), ...(returns && node.repair.length === 0 ? [faultAt('repairWithoutClock', node)] : [])];
}

function checkGate(ir: Ir, node: IrNode): readonly Fault[] {
  if (node.kind !== 'gate' || node.by.kind === 'person') return [];
  if (node.by.kind === 'rule') return node.by.pass === undefined ? [faultAt('ruleMissing', node, { what: { id: 'Lulus', en: 'Pass' } })] : [];
  const { score, passAt, notesAt } = node.by;
  const inOrder = decimal.test(passAt) && decimal.test(notesAt) && compareDecimals(passAt, notesAt) >= 0;
  return [...(isComputed(ir, score, node) ? [] : [faultAt('scoreUnknown', node, { what: score })]), ...(inOrder ? [] : [faultAt('gateBounds', node)])];
}

const isComputed = (ir: Ir, score: string, before: IrNode): boolean => ir.nodes.some((one) => one.kind === 'score' && one.as === score && reachable(ir, one.id).has(before.id));

function checkRules(ir: Ir, node: IrNode): readonly Fault[] {
  const rules = choosingRules(node);
  if (rules.length === 0) return [];
  const missing = node.kind === 'branch' ? node.cases.flatMap(({ when }, at) => (when === undefined || when === null ? [faultAt('ruleMissing', node, { what: { id: `baris ${at + 1}`, en: `line ${at + 1}` } })] : [])) : [];
  const refused = new Set(rules.flatMap((rule) => [...useOf(rule).forbidden]));
  const unknown = factsRead(rules).filter((fact) => !isKnown(ir, node, fact));
  return [...missing, ...[...refused].map((what) => faultAt('ruleRefused', node, { what })), ...unknown.map((what) => faultAt('factUnknown', node, { what }))];
}

/** Says whether a fact can be known at a step: always, or by a score computed or a result decided before it. */
function isKnown(ir: Ir, node: IrNode, fact: string): boolean {
  const score = scoreBehind(fact);
  if (score !== undefined) return isComputed(ir, score, node);
  const gate = /^gate\.(.+)$/.exec(fact)?.[1];
  return gate === undefined ? alwaysKnown.has(fact) : ir.nodes.some((one) => one.kind === 'gate' && one.key === gate && reachable(ir, one.id).has(node.id));
}
