import { defaultMethods, LogicEngine } from 'json-logic-engine';
import type { Fraction } from './decimal.ts';
import { exactValue, isTrue, operators, plainValue, type RuleContext } from './operators.ts';

export type { RuleContext } from './operators.ts';

/** Operators that must not evaluate all their arguments first. */
const lazy = { and: defaultMethods.and, or: defaultMethods.or, if: defaultMethods.if } as const;
/** Names a rule may use; anything else is refused at publish and evaluates to nothing. */
export const operatorNames: ReadonlySet<string> = new Set([...Object.keys(operators), ...Object.keys(lazy)]);

const engine = ownEngine();

/** Interprets only, never compiles (needs no eval); looks operators up without a prototype, so `constructor` is none. */
function ownEngine(): LogicEngine {
  const made = new LogicEngine({} as never, { disableInline: true, disableInterpretedOptimization: true, maxDepth: 40 } as never);
  made.methods = Object.assign(Object.create(null), operators, lazy);
  made.truthy = isTrue;
  return made;
}

function run(logic: unknown, context: RuleContext): unknown {
  try {
    return engine.run(logic as never, context);
  } catch {
    return undefined;
  }
}

/** Gives the value of a rule; a broken or forbidden rule gives undefined. */
export function evaluate(logic: unknown, context: RuleContext): unknown {
  return plainValue(run(logic, context));
}

/** Gives the value of a rule as an exact number; nothing when it is no number. */
export function evaluateExact(logic: unknown, context: RuleContext): Fraction | undefined {
  return exactValue(run(logic, context));
}

/** Says whether a rule holds. */
export function holds(logic: unknown, context: RuleContext): boolean {
  return isTrue(run(logic, context));
}

/** Says whether a rule over a track's facts holds (gates, branches). */
export function evaluateFacts(logic: unknown, facts: Readonly<Record<string, unknown>>): boolean {
  return holds(logic, { facts });
}
