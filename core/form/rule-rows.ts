import type { Logic } from './model.ts';

/** Something a row reads: an answer (or one part of it), a value from elsewhere, or a fact of a track. */
export type Term = { readonly from: 'answer' | 'ref' | 'fact'; readonly name: string; readonly part?: string };
/** Ways to make one number of several terms. */
export const folds = ['sum', 'avg', 'count', 'min', 'max', 'difference', 'percent', 'days'] as const;
export type Fold = (typeof folds)[number];
/** A computed number; `places` rounds it. `difference`, `percent` and `days` take exactly two terms. */
export type Formula = { readonly fold: Fold; readonly of: readonly Term[]; readonly places?: number };
export type Operand = Term | Formula;
/** What a row compares with: constants of its kind, or something read. */
export type RowValue = string | number | boolean | readonly (string | number)[] | Operand;

export const rowOperators = ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast', 'between', 'oneOf', 'noneOf', 'includes', 'answered', 'notAnswered'] as const;
export type RowOperator = (typeof rowOperators)[number];
/** One line of a condition. `answered` and `notAnswered` have no value; `between` has both bounds, which belong to it; `includes` asks a list of answers for one of them. */
export type Row = { readonly left: Operand; readonly operator: RowOperator; readonly value?: RowValue };
/** Lines and groups that all hold (`and`), or of which one is enough (`or`). */
export type Group = { readonly join: 'and' | 'or'; readonly rows: readonly (Row | Group)[] };

export const isGroup = (each: Row | Group): each is Group => 'join' in each;
export const isFormula = (each: Operand): each is Formula => 'fold' in each;
const isOperand = (value: RowValue): value is Operand => typeof value === 'object' && !Array.isArray(value);

const compared = { is: '===', isNot: '!==', less: '<', atMost: '<=', more: '>', atLeast: '>=' } as const;
const mirrored = { is: 'is', isNot: 'isNot', less: 'more', atMost: 'atLeast', more: 'less', atLeast: 'atMost' } as const satisfies Record<keyof typeof compared, RowOperator>;
const named = new Map<string, keyof typeof compared>(Object.entries(compared).map(([operator, sign]) => [sign, operator as keyof typeof compared]));

/** Gives the JSON Logic of rows; a group of one is that one, empty groups count for nothing, no rows give nothing. */
export function logicOf(group: Group): Logic {
  const parts = group.rows.map((each) => (isGroup(each) ? logicOf(each) : logicOfRow(each))).filter((part) => part !== undefined);
  return parts.length > 1 ? { [group.join]: parts } : parts[0];
}

function logicOfRow({ left, operator, value = '' }: Row): Logic {
  const side = logicOfOperand(left);
  if (operator === 'answered') return { answered: [side] };
  if (operator === 'notAnswered') return { '!': [{ answered: [side] }] };
  if (operator === 'between') return { and: [{ '>=': [side, (value as readonly unknown[])[0]] }, { '<=': [side, (value as readonly unknown[])[1]] }] };
  const right = isOperand(value) ? logicOfOperand(value) : value;
  if (operator === 'includes') return { in: [right, side] };
  if (operator === 'oneOf') return { in: [side, right] };
  if (operator === 'noneOf') return { '!': [{ in: [side, right] }] };
  return { [compared[operator]]: [side, right] };
}

/** Gives the JSON Logic of one side of a row, or of the value of a compute rule. */
export function logicOfOperand(operand: Operand): Logic {
  if (!isFormula(operand)) return { [operand.from]: operand.part === undefined ? operand.name : [operand.name, operand.part] };
  const of = operand.of.map(logicOfOperand);
  const plain = { sum: { sum: of }, avg: { avg: of }, count: { count: of }, min: { min: of }, max: { max: of }, difference: { '-': of }, percent: { '*': [{ div: of }, 100] }, days: { daysBetween: of } }[operand.fold];
  return operand.places === undefined ? plain : { round: [plain, operand.places] };
}

type Operation = readonly [operator: string, args: readonly unknown[]];
function operationOf(logic: unknown): Operation | undefined {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return undefined;
  const [only, ...others] = Object.entries(logic);
  return only && others.length === 0 ? [only[0], Array.isArray(only[1]) ? (only[1] as unknown[]) : [only[1]]] : undefined;
}

/** Reads a condition as rows; nothing when it says more than rows can ("beyond rows"). No condition is an empty group. */
export function rowsOf(logic: Logic): Group | undefined {
  if (logic === undefined) return { join: 'and', rows: [] };
  const read = partOf(logic);
  return read === undefined || isGroup(read) ? read : { join: 'and', rows: [read] };
}

function partOf(logic: unknown): Row | Group | undefined {
  const operation = operationOf(logic);
  if (!operation) return undefined;
  const [operator, args] = operation;
  if (operator !== 'and' && operator !== 'or') return rowOf(operation);
  const range = operator === 'and' ? rangeOf(args) : undefined;
  if (range) return range;
  const rows = args.map(partOf);
  return rows.length > 1 && rows.every((row) => row !== undefined) ? { join: operator, rows } : undefined;
}

/** Reads two bounds of one thing as one row. */
function rangeOf(parts: readonly unknown[]): Row | undefined {
  const [low, high] = parts.map(partOf);
  if (parts.length !== 2 || !low || !high || isGroup(low) || isGroup(high) || low.operator !== 'atLeast' || high.operator !== 'atMost') return undefined;
  const [from, to] = [low.value, high.value];
  const isBound = (value: unknown): value is string | number => typeof value === 'number' || typeof value === 'string';
  return isBound(from) && isBound(to) && typeof from === typeof to && JSON.stringify(low.left) === JSON.stringify(high.left) ? { left: low.left, operator: 'between', value: [from, to] } : undefined;
}

function rowOf([operator, args]: Operation): Row | undefined {
  if (operator === '!') return negated(args);
  const left = operandOf(args[0]);
  if (!left) return turned(operator, args);
  if (operator === 'answered') return args.length === 1 ? { left, operator } : undefined;
  const value = valueOf(args[1]);
  if (value === undefined || args.length !== 2) return undefined;
  if (operator === 'in') return Array.isArray(value) ? { left, operator: 'oneOf', value } : undefined;
  const sign = named.get(operator);
  return sign && !Array.isArray(value) ? { left, operator: sign, value } : undefined;
}

/** Reads a comparison that has its constant first: a bound below, or a code looked for in an answer. */
function turned(operator: string, args: readonly unknown[]): Row | undefined {
  const [value, side] = args;
  const left = operandOf(side);
  if (!left || args.length !== 2 || !['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  const sign = operator === 'in' ? 'includes' : named.has(operator) ? mirrored[named.get(operator)!] : undefined;
  return sign && { left, operator: sign, value: value as string | number | boolean };
}

function negated(args: readonly unknown[]): Row | undefined {
  const inner = args.length === 1 ? operationOf(args[0]) : undefined;
  const row = inner && (inner[0] === 'in' || inner[0] === 'answered') ? rowOf(inner) : undefined;
  if (!row || row.operator === 'includes') return undefined;
  return { ...row, operator: row.operator === 'oneOf' ? 'noneOf' : 'notAnswered' };
}

function valueOf(value: unknown): RowValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string' || typeof each === 'number') ? (value as (string | number)[]) : undefined;
  return operandOf(value);
}

/** Reads one side of a row, or the value of a compute rule; nothing when it is built otherwise. */
export function operandOf(logic: Logic): Operand | undefined {
  const operation = operationOf(logic);
  return operation && (termOf(operation) ?? formulaOf(operation));
}

function termOf([from, args]: Operation): Term | undefined {
  const [name, part] = args;
  if ((from !== 'answer' && from !== 'ref' && from !== 'fact') || typeof name !== 'string') return undefined;
  if (args.length === 1) return { from, name };
  return args.length === 2 && typeof part === 'string' ? { from, name, part } : undefined;
}

const foldOf: Readonly<Record<string, Fold>> = { sum: 'sum', avg: 'avg', count: 'count', min: 'min', max: 'max', '-': 'difference', daysBetween: 'days' };
const pairs: ReadonlySet<Fold> = new Set(['difference', 'percent', 'days']);

function formulaOf([operator, args]: Operation): Formula | undefined {
  if (operator === 'round') {
    const inner = operationOf(args[0]);
    const formula = inner && inner[0] !== 'round' ? formulaOf(inner) : undefined;
    return formula && args.length === 2 && typeof args[1] === 'number' ? { ...formula, places: args[1] } : undefined;
  }
  const divided = operator === '*' && args.length === 2 && args[1] === 100 ? operationOf(args[0]) : undefined;
  const fold = divided?.[0] === 'div' ? 'percent' : Object.hasOwn(foldOf, operator) ? foldOf[operator] : undefined;
  const of = (divided?.[1] ?? args).map((each) => { const inner = operationOf(each); return inner && termOf(inner); });
  if (!fold || of.length === 0 || !of.every((term) => term !== undefined)) return undefined;
  return pairs.has(fold) && of.length !== 2 ? undefined : { fold, of };
}
