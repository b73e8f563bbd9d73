import { defaultMethods, LogicEngine } from 'json-logic-engine';

/** What a rule may read: answers by question id, or facts of a track by name; refs of earlier steps. */
export type RuleContext = { readonly answers?: Readonly<Record<string, unknown>>; readonly refs?: Readonly<Record<string, unknown>>; readonly facts?: Readonly<Record<string, unknown>> };

const own = (bag: Readonly<Record<string, unknown>> | undefined, name: unknown): unknown =>
  bag !== undefined && typeof name === 'string' && Object.hasOwn(bag, name) ? bag[name] : undefined;
const one = (args: unknown): unknown => (Array.isArray(args) ? args[0] : args);
const answered = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
const list = (args: unknown): readonly unknown[] => (Array.isArray(args) ? args.flat().filter(answered) : answered(args) ? [args] : []);
const numbers = (args: unknown): readonly number[] => list(args).filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
const comparable = (args: unknown): args is [unknown, unknown] => Array.isArray(args) && args.length === 2 && answered(args[0]) && answered(args[1]);
const ordered = (test: (a: number | string, b: number | string) => boolean) => (args: unknown) =>
  comparable(args) && typeof args[0] === typeof args[1] && (typeof args[0] === 'number' || typeof args[0] === 'string') && test(args[0], args[1] as number | string);
const dayNumber = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) / 86_400_000 : Number.NaN);
const reduce = (from: number, join: (a: number, b: number) => number) => (args: unknown) => {
  const found = numbers(args);
  return found.length === (Array.isArray(args) ? args.flat().length : 1) ? found.slice(1).reduce(join, found[0] ?? from) : undefined;
};

/** The allow-list (forms.md §3). Every comparison with an unanswered side is false; names are own properties only. */
export const operators = {
  answer: (args: unknown, context: RuleContext) => own(context.answers, one(args)),
  ref: (args: unknown, context: RuleContext) => own(context.refs, one(args)),
  fact: (args: unknown, context: RuleContext) => own(context.facts, one(args)),
  answered: (args: unknown) => answered(one(args)),
  '!': (args: unknown) => !one(args),
  in: (args: unknown) => Array.isArray(args) && answered(args[0]) && Array.isArray(args[1]) && (Array.isArray(args[0]) ? args[0].some((item) => (args[1] as unknown[]).includes(item)) : args[1].includes(args[0])),
  '===': (args: unknown) => comparable(args) && args[0] === args[1],
  '!==': (args: unknown) => comparable(args) && args[0] !== args[1],
  '<': ordered((a, b) => a < b),
  '<=': ordered((a, b) => a <= b),
  '>': ordered((a, b) => a > b),
  '>=': ordered((a, b) => a >= b),
  '+': reduce(0, (a, b) => a + b),
  '-': reduce(0, (a, b) => a - b),
  '*': reduce(1, (a, b) => a * b),
  div: (args: unknown) => {
    const [a, b] = numbers(args);
    return a === undefined || b === undefined || b === 0 ? undefined : a / b;
  },
  round: (args: unknown) => {
    const [value, places = 0] = numbers(args);
    if (value === undefined) return undefined;
    const scale = 10 ** places;
    return (Math.sign(value) * Math.round(Math.abs(value) * scale + 1e-9)) / scale;
  },
  min: (args: unknown) => { const found = numbers(args); return found.length ? Math.min(...found) : undefined; },
  max: (args: unknown) => { const found = numbers(args); return found.length ? Math.max(...found) : undefined; },
  sum: (args: unknown) => numbers(args).reduce((a, b) => a + b, 0),
  avg: (args: unknown) => { const found = numbers(args); return found.length ? found.reduce((a, b) => a + b, 0) / found.length : undefined; },
  count: (args: unknown) => list(args).length,
  daysBetween: (args: unknown) => {
    const [from, to] = Array.isArray(args) ? args.map(dayNumber) : [];
    return from === undefined || to === undefined || Number.isNaN(from + to) ? undefined : to - from;
  },
} as const;

/** Operators that must not evaluate all their arguments first. */
const lazy = { and: defaultMethods.and, or: defaultMethods.or, if: defaultMethods.if } as const;
/** Names a rule may use; anything else is refused at publish and evaluates to false. */
export const operatorNames: ReadonlySet<string> = new Set([...Object.keys(operators), ...Object.keys(lazy)]);

const engine = new LogicEngine({ ...operators, ...lazy } as never, { disableInline: true, disableInterpretedOptimization: true, maxDepth: 40 } as never);

/** Gives the value of a rule (interpreted, never compiled); a broken or forbidden rule gives undefined. */
export function evaluate(logic: unknown, context: RuleContext): unknown {
  try {
    return engine.run(logic as never, context);
  } catch {
    return undefined;
  }
}

/** Says whether a rule holds. */
export function holds(logic: unknown, context: RuleContext): boolean {
  return Boolean(evaluate(logic, context));
}

/** Says whether a rule over a track's facts holds (gates, branches). */
export function evaluateFacts(logic: unknown, facts: Readonly<Record<string, unknown>>): boolean {
  return holds(logic, { facts });
}
