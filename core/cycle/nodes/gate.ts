import type { RoleKey } from '../../access.ts';
import { evaluateFacts } from '../../rule/evaluate.ts';
import type { GateBy, GateNode, GateOutcome } from '../ir.ts';
import { factsOf } from '../moves/commit.ts';
import { amend, askClock, tell, type Flow, type Going } from '../moves/flow.ts';
import { moveStage } from '../moves/stages.ts';
import { factsRead, scoreBehind } from '../rules.ts';
import type { Token, TrackState } from '../track.ts';

/** Asks for a result: a score or rules decide by themselves; without a score they read, or by definition, a person does. */
export function enterGate(flow: Flow, token: Token, node: GateNode): Going {
  const moved = moveStage(flow, token, node.stage);
  const score = node.by.kind === 'score' ? flow.state.facts[`score.${node.by.score}`] : undefined;
  if (node.by.kind === 'score' && isDecimal(score)) return passGate(moved.flow, moved.token, node, outcomeOf(score, node.by));
  const byRule = node.by.kind === 'rule' ? ruled(factsOf(flow.state), node.by) : undefined;
  if (byRule !== undefined) return passGate(moved.flow, moved.token, node, byRule);
  const role = decider(node);
  const waiting: Token = { ...moved.token, phase: 'atGate', holder: { role } };
  const told = node.clock === undefined ? tell(moved.flow, waiting, { kind: 'reviewAsked', to: [role] }) : moved.flow;
  return { flow: askClock(told, waiting, { purpose: 'gate' }), go: [] };
}

/** Gives the role that decides at a gate; where a score was to decide or to be read and is missing, the coordinator does. */
export function decider(node: GateNode): RoleKey {
  return node.by.kind === 'person' ? node.by.role : 'coordinator';
}

/** Records the outcome of a gate and goes its way. */
export function passGate(flow: Flow, token: Token, node: GateNode, outcome: GateOutcome): Going {
  return { flow: amend(flow, { facts: { ...flow.state.facts, [`gate.${node.key}`]: outcome } }), go: [{ token: token.id, to: node.to[outcome] }] };
}

/** What rules come to; nothing while a score that they read is not computed. */
function ruled(facts: TrackState['facts'], { pass, notes }: Extract<GateBy, { kind: 'rule' }>): GateOutcome | undefined {
  if (factsRead([pass, notes]).some((fact) => scoreBehind(fact) !== undefined && facts[fact] === undefined)) return undefined;
  if (evaluateFacts(pass, facts)) return 'pass';
  return evaluateFacts(notes, facts) ? 'passWithNotes' : 'fail';
}

function outcomeOf(score: string, { passAt, notesAt }: { readonly passAt: string; readonly notesAt: string }): GateOutcome {
  if (compareDecimals(score, passAt) >= 0) return 'pass';
  return compareDecimals(score, notesAt) >= 0 ? 'passWithNotes' : 'fail';
}

const decimal = /^-?\d+(\.\d+)?$/;

function isDecimal(value: unknown): value is string {
  return typeof value === 'string' && decimal.test(value);
}

/** Compares two decimals written as text, exactly: below zero when the first is smaller. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(fraction(a).length, fraction(b).length);
  const [left, right] = [scaled(a, places), scaled(b, places)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const fraction = (text: string): string => text.split('.')[1] ?? '';

function scaled(text: string, places: number): bigint {
  const [whole = '0'] = text.split('.');
  return BigInt(`${whole}${fraction(text).padEnd(places, '0')}`);
}
