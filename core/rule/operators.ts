import { add, compare, decimalText, type Fraction, fraction, fractionOf, less, numberOf, over, sum, times } from './decimal.ts';
import { isRepeat } from './row-marks.ts';

/** What a rule may read: answers by question id, or facts of a track by name; refs of earlier steps; the row it is asked of, among the rows of its table. */
export type RuleContext = { readonly answers?: Readonly<Record<string, unknown>>; readonly refs?: Readonly<Record<string, unknown>>; readonly facts?: Readonly<Record<string, unknown>>; readonly row?: { readonly rows: readonly unknown[]; readonly at: number } };
type Operator = (args: readonly unknown[], context: RuleContext) => unknown;

// JSON has no bigint, so no answer can pass for one of our fractions.
const isFraction = (value: unknown): value is Fraction => typeof value === 'object' && value !== null && typeof (value as Fraction).n === 'bigint';
/** Turns an exact intermediate value into what JSON can hold. */
export const plainValue = (value: unknown): unknown => (isFraction(value) ? numberOf(value) : Array.isArray(value) ? value.map(plainValue) : value);
/** Reads a value as an exact number; nothing when it is no number. */
export const exactValue = (value: unknown): Fraction | undefined => (isFraction(value) ? value : typeof value === 'number' ? fractionOf(value) : undefined);
/** Says whether a value counts as true; an exact zero does not. */
export const isTrue = (value: unknown): boolean => (isFraction(value) ? value.n !== 0n : Array.isArray(value) ? value.length > 0 : Boolean(value));

const own = (bag: unknown, name: unknown): unknown =>
  typeof bag === 'object' && bag !== null && typeof name === 'string' && Object.hasOwn(bag, name) ? (bag as Readonly<Record<string, unknown>>)[name] : undefined;
const answered = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
const list = (args: readonly unknown[]): readonly unknown[] => args.flat().filter(answered);
const numbers = (args: readonly unknown[]): readonly Fraction[] => list(args).map(exactValue).filter((value) => value !== undefined);

/** One answer; with a second name, a part of it: a column of a table as a list, or one property. */
function answer([id, part]: readonly unknown[], { answers }: RuleContext): unknown {
  const value = own(answers, id);
  if (part === undefined) return value;
  return Array.isArray(value) ? value.map((row) => own(row, part)).filter(answered) : own(value, part);
}

/** Order of two answered values of one sort; nothing when they cannot be compared. */
function order(args: readonly unknown[]): number | undefined {
  const [a, b] = args;
  if (args.length !== 2 || !answered(a) || !answered(b)) return undefined;
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : a < b ? -1 : 1;
  const [x, y] = [exactValue(a), exactValue(b)];
  return x && y ? compare(x, y) : undefined;
}
const ordered = (test: (sign: number) => boolean): Operator => (args) => {
  const sign = order(args);
  return sign !== undefined && test(sign);
};

/** Equality of two answered values; different sorts are never equal. */
function isSame(args: readonly unknown[]): boolean | undefined {
  if (args.length !== 2 || !args.every(answered)) return undefined;
  return order(args) === 0 || args[0] === args[1];
}

/** Folds numbers; one operand without a number leaves the result unanswered. */
const fold = (join: (a: Fraction, b: Fraction) => Fraction): Operator => (args) => {
  const parts = args.flat();
  const found = numbers(parts);
  return found.length === parts.length && found.length > 0 ? found.reduce(join) : undefined;
};
const extreme = (sign: number): Operator => (args) => {
  const found = numbers(args);
  return found.length ? found.reduce((a, b) => (compare(a, b) === sign ? a : b)) : undefined;
};
const dayNumber = (value: unknown): number => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) / 86_400_000 : Number.NaN);

/** The allow-list (forms.md §3). Arithmetic is exact; every comparison with an unanswered side is false; names are own properties only. */
export const operators = {
  answer,
  ref: ([name], { refs }) => own(refs, name),
  /** With `number` behind its name, decimal text – scores are kept as it – is read as the exact number. */
  fact: ([name, as], { facts }) => { const value = own(facts, name); return as === 'number' && typeof value === 'string' ? (fractionOf(value) ?? value) : value; },
  /** Names the table, then columns: an earlier row of it has the same cells there. */
  repeats: ([, ...columns], { row }) => row !== undefined && isRepeat(row, columns),
  answered: (args) => args.length > 0 && answered(args[0]),
  '!': ([value]) => !isTrue(value),
  in: ([value, among]) => {
    const parts = answered(value) && Array.isArray(among) ? among.map(plainValue) : [];
    return (Array.isArray(value) ? value : [value]).some((item) => parts.includes(plainValue(item)));
  },
  '===': (args) => isSame(args) === true,
  '!==': (args) => isSame(args) === false,
  '<': ordered((sign) => sign < 0),
  '<=': ordered((sign) => sign <= 0),
  '>': ordered((sign) => sign > 0),
  '>=': ordered((sign) => sign >= 0),
  '+': fold(add),
  '-': (args) => (args.length === 1 ? fold(less)([0, ...args], {}) : fold(less)(args, {})),
  '*': fold(times),
  div: (args) => {
    const [a, b] = args.map(exactValue);
    return a && b ? over(a, b) : undefined;
  },
  round: ([value, places]) => {
    const exact = exactValue(value);
    return exact && fraction(decimalText(exact, typeof places === 'number' && places >= 0 && places <= 10 ? Math.trunc(places) : 0));
  },
  min: extreme(-1),
  max: extreme(1),
  sum: (args) => sum(numbers(args)),
  avg: (args) => {
    const found = numbers(args);
    return found.length ? over(sum(found), fraction(found.length)) : undefined;
  },
  count: (args) => list(args).length,
  daysBetween: ([from, to]) => {
    const days = dayNumber(to) - dayNumber(from);
    return Number.isNaN(days) ? undefined : days;
  },
} as const satisfies Readonly<Record<string, Operator>>;
