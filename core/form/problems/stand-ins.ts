import { holds } from '../../rule/evaluate.ts';
import type { FormModel, Logic, Node } from '../model.ts';
import { kindOf } from '../question.ts';
import { questionSchema } from '../question-schema.ts';
import { levelsOf } from '../questions/gradeScale.ts';
import { optionsOf } from '../questions/singleChoice.ts';

/** Answers by question id that a condition may meet; unanswered ones are absent. */
export type Answered = Readonly<Record<string, unknown>>;
type Compared = { readonly constants: unknown[]; ordered: boolean; compared: boolean };

const most = 1500;
const comparing: ReadonlySet<string> = new Set(['===', '!==', '<', '<=', '>', '>=', 'in']);
const reading: ReadonlySet<string> = new Set(['answer', 'ref', 'fact']);

/** Gives the codes an answer can have, where they are given. */
export function codesOf(node: Node): readonly string[] | undefined {
  if (node.kind === 'gradeScale') return levelsOf(node);
  if (node.kind === 'yesNoPartial') return ['ya', 'sebagian', 'tidak'];
  return ['singleChoice', 'multipleChoice', 'gradedChoice'].includes(node.kind ?? '') ? optionsOf(node).map((option) => option.code) : undefined;
}

/**
 * Gives every set of answers the conditions can tell apart: between two constants of a range one value stands for all.
 * Nothing when a condition does more than compare single answers with constants, or there are too many sets.
 */
export function casesOf(model: FormModel, conditions: readonly Logic[]): readonly Answered[] | undefined {
  const known = new Map<string, Compared>();
  if (!conditions.every((logic) => gather(logic, known))) return undefined;
  let cases: readonly Answered[] = [{}];
  for (const [id, compared] of known) {
    const node = Object.hasOwn(model.byId, id) ? model.byId[id] : undefined;
    const values = node && standIns(node, compared);
    if (!values || cases.length * (values.length + 1) > most) return undefined;
    cases = cases.flatMap((before) => [before, ...values.map((value) => ({ ...before, [id]: value }))]);
  }
  return cases;
}

/** Says whether a condition never holds, always holds, or depends on the answers ('open', also when it cannot be decided). */
export function verdictOn(model: FormModel, when: Logic): 'never' | 'always' | 'open' {
  const cases = casesOf(model, [when]);
  if (!cases || cases.length < 2) return 'open';
  const met = cases.filter((answers) => holds(when, { answers })).length;
  return met === 0 ? 'never' : met === cases.length ? 'always' : 'open';
}

function operationOf(logic: unknown): readonly [string, readonly unknown[]] | undefined {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return undefined;
  const [only, ...others] = Object.entries(logic);
  return only && others.length === 0 ? [only[0], Array.isArray(only[1]) ? (only[1] as unknown[]) : [only[1]]] : undefined;
}
function answerOf(logic: unknown): string | undefined {
  const [operator, args] = operationOf(logic) ?? [];
  return operator === 'answer' && args!.length === 1 && typeof args![0] === 'string' ? args![0] : undefined;
}
const isConstant = (value: unknown): boolean => value === null || typeof value !== 'object' || (Array.isArray(value) && value.every((each) => each === null || typeof each !== 'object'));

/** Notes what each answer is compared with; false when the condition does anything else with an answer. */
function gather(logic: Logic, known: Map<string, Compared>): boolean {
  const operation = operationOf(logic);
  if (!operation) return isConstant(logic);
  const [operator, args] = operation;
  const entry = (id: string) => { const made = known.get(id) ?? { constants: [], ordered: false, compared: false }; known.set(id, made); return made; };
  if (operator === 'answered' && args.length === 1) { const id = answerOf(args[0]); if (id !== undefined) entry(id); return id !== undefined; }
  if (comparing.has(operator) && args.length === 2) {
    const id = answerOf(args[0]);
    if (id === undefined || !isConstant(args[1])) return false;
    const seen = entry(id);
    seen.compared = true;
    seen.ordered ||= operator.startsWith('<') || operator.startsWith('>');
    seen.constants.push(...(Array.isArray(args[1]) ? (args[1] as unknown[]) : [args[1]]));
    return true;
  }
  const truth = answerOf(logic);
  if (truth !== undefined) { Object.assign(entry(truth), { compared: true }).constants.push(true); return true; }
  return !reading.has(operator) && ['and', 'or', '!', 'if'].includes(operator) && args.every((arg) => gather(arg, known));
}

function standIns(node: Node, { constants, ordered, compared }: Compared): readonly unknown[] | undefined {
  const codes = codesOf(node);
  const kind = kindOf(node);
  if (kind === 'multipleChoice') return compared ? subsets(codes ?? [], constants) : [['x']];
  if (codes) return ordered ? codes : [...codes.filter((code) => constants.includes(code)), ...codes.filter((code) => !constants.includes(code)).slice(0, 1)];
  if (!compared) return [true];
  const schema = questionSchema(node);
  if (schema['type'] === 'boolean') return [true, false];
  if (schema['type'] === 'number' || schema['type'] === 'integer') return numbers(schema, constants.filter((each) => typeof each === 'number'));
  if (kind === 'date') return dates(node, constants.filter((each) => typeof each === 'string'));
  return schema['type'] === 'string' && !ordered ? [...new Set(constants.filter((each) => typeof each === 'string' && each !== '')), '\u0000'] : undefined;
}

function subsets(codes: readonly string[], constants: readonly unknown[]): readonly unknown[] | undefined {
  const told = codes.filter((code) => constants.includes(code));
  const other = codes.find((code) => !constants.includes(code));
  if (told.length > 6) return undefined;
  const all = told.reduce<readonly (readonly string[])[]>((sets, code) => sets.flatMap((set) => [set, [...set, code]]), [[]]);
  return [...all.filter((set) => set.length > 0), ...(other === undefined ? [] : [[other]])];
}

function numbers(schema: Readonly<Record<string, unknown>>, constants: readonly number[]): readonly number[] {
  const [least, greatest] = [schema['minimum'], schema['maximum']].map((bound) => (typeof bound === 'number' ? bound : undefined));
  const sorted = [...new Set([...constants, ...[least, greatest].filter((bound) => bound !== undefined)])].sort((a, b) => a - b);
  const whole = schema['type'] === 'integer';
  const near = sorted.flatMap((value, i) => (whole ? [Math.ceil(value) - 1, value, Math.floor(value) + 1] : [value, i + 1 < sorted.length ? (value + sorted[i + 1]!) / 2 : value + 1, ...(i === 0 ? [value - 1] : [])]));
  return [...new Set(near.length ? near : [0])].filter((value) => (least === undefined || value >= least) && (greatest === undefined || value <= greatest) && (!whole || Number.isInteger(value)));
}

function dates(node: Node, constants: readonly string[]): readonly string[] | undefined {
  const { from, to } = node.props as { readonly from?: unknown; readonly to?: unknown };
  const near = [...constants, ...[from, to].filter((each) => typeof each === 'string')].flatMap((value) => {
    const day = Date.parse(`${value}T00:00:00Z`);
    return Number.isNaN(day) ? [] : [-1, 0, 1].map((step) => new Date(day + step * 86_400_000).toISOString().slice(0, 10));
  });
  if (constants.some((value) => !near.includes(value))) return undefined;
  return [...new Set(near)].filter((value) => (typeof from !== 'string' || value >= from) && (typeof to !== 'string' || value <= to));
}
