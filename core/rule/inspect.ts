import { operatorNames } from './evaluate.ts';

/** What a rule uses: names of answers, refs, facts, and operators outside the allow-list. */
export type RuleUse = { readonly answers: ReadonlySet<string>; readonly refs: ReadonlySet<string>; readonly facts: ReadonlySet<string>; readonly forbidden: ReadonlySet<string>; /** Parts of answers, such as columns of a table; `repeated` ones are looked for in earlier rows. */ readonly parts: readonly Part[]; /** Constants an answer is compared with. */ readonly literals: readonly Literal[] };
export type Part = { readonly of: string; readonly part: string; readonly repeated: boolean };
export type Literal = { readonly operator: string; readonly answer: string; readonly value: unknown };

/** Reads what a rule uses without running it. */
export function useOf(logic: unknown): RuleUse {
  const use = { answers: new Set<string>(), refs: new Set<string>(), facts: new Set<string>(), forbidden: new Set<string>(), parts: [] as Part[], literals: [] as Literal[] };
  visit(logic, use);
  return use;
}

type Growing = { answers: Set<string>; refs: Set<string>; facts: Set<string>; forbidden: Set<string>; parts: Part[]; literals: Literal[] };

function visit(logic: unknown, use: Growing): void {
  if (Array.isArray(logic)) return logic.forEach((item) => visit(item, use));
  if (typeof logic !== 'object' || logic === null) return;
  const operations = Object.entries(logic);
  if (operations.length !== 1) use.forbidden.add(operations.map(([operator]) => operator).join(' + ') || '{}');
  for (const [operator, args] of operations) {
    if (!operatorNames.has(operator)) use.forbidden.add(operator);
    const [named, ...parts] = Array.isArray(args) ? (args as unknown[]) : [args];
    const names = new Map([['answer', use.answers], ['repeats', use.answers], ['ref', use.refs], ['fact', use.facts]]).get(operator);
    if (names === use.answers) use.parts.push(...parts.map((part) => ({ of: String(named), part: String(part), repeated: operator === 'repeats' })));
    if (names) names.add(String(named));
    else {
      noteLiterals(operator, args, use);
      visit(args, use);
    }
  }
}

const comparisons = new Set(['in', '===', '!==', '<', '<=', '>', '>=']);

function noteLiterals(operator: string, args: unknown, use: Growing): void {
  if (!comparisons.has(operator) || !Array.isArray(args)) return;
  const [left, right] = args as [unknown, unknown];
  const named = typeof left === 'object' && left !== null && 'answer' in left ? left.answer : undefined;
  const answer = Array.isArray(named) ? (named.length === 1 ? String(named[0]) : undefined) : named === undefined ? undefined : String(named);
  if (answer !== undefined) for (const value of Array.isArray(right) ? right : [right]) if (typeof value !== 'object') use.literals.push({ operator, answer, value });
}
