import { evaluate } from '../rule/evaluate.ts';
import { add, compare, decimalText, type Fraction, fraction, over, sum, times, zero } from '../rule/decimal.ts';
import type { FormModel, Locale, Node, ScoreRule } from './model.ts';
import { ratioPercent } from './questions/ratio.ts';
import { optionsOf } from './questions/singleChoice.ts';

/** One step of how a number came to be; points and weight are decimal text, `percent` is points ÷ weight. */
export type Explained = {
  readonly node: string; readonly title: Readonly<Record<Locale, string>>; readonly rule: ScoreRule['rule']; readonly weight: string; readonly points: string; readonly percent: string;
  readonly answer?: unknown; readonly value?: string; readonly answered: boolean; readonly notApplicable: boolean; readonly capped?: Readonly<Record<Locale, string>>;
  readonly override?: { readonly value: string; readonly who: string; readonly when: string; readonly why: string }; readonly children: readonly Explained[];
};
export type ScoreInput = {
  readonly model: FormModel; readonly values: Readonly<Record<string, unknown>>; readonly hidden: ReadonlySet<string>;
  /** A value set by hand instead of the computed one, with who, when and why. */
  readonly overrides: Readonly<Record<string, { readonly value: string; readonly who: string; readonly when: string; readonly why: string }>>;
};
type Scored = { readonly value: Fraction; readonly tree: Explained };

const hundred = fraction(100);
/** Answer "not applicable" as reviewers set it. */
export const notApplicableAnswer = '_na';

/** Scores one node and everything below it. Questions give 0–100, groups give points of their weight. */
export function scoreNode(input: ScoreInput, id: string): Scored {
  const node = input.model.byId[id]!;
  const own = node.score ?? { rule: 'sum' as const };
  const scored = own.rule === 'option' || own.rule === 'share' || own.rule === 'ratio' || own.rule === 'expression' ? leaf(input, node, own) : group(input, node, own);
  return capped(input, node, scored);
}

const titleOf = (node: Node) => ({ id: node.text.id?.title ?? node.id, en: node.text.en?.title ?? node.text.id?.title ?? node.id });
const text = (value: Fraction) => decimalText(value, 6).replace(/\.?0+$/, '');

function leaf(input: ScoreInput, node: Node, rule: ScoreRule): Scored {
  const answer = input.values[node.id];
  const override = input.overrides[node.id];
  const value = override ? fraction(override.value) : leafValue(node, rule, answer, input);
  const notApplicable = answer === notApplicableAnswer || input.hidden.has(node.id);
  const weight = rule.weight ?? '100';
  const scale = fraction(rule.of ?? '100');
  const points = times(over(value ?? zero, scale) ?? zero, fraction(weight));
  return {
    value: points,
    tree: { node: node.id, title: titleOf(node), rule: rule.rule, weight, points: text(points), percent: percentOf(points, fraction(weight)), ...(answer === undefined ? {} : { answer }), ...(value ? { value: text(value) } : {}), answered: value !== undefined, notApplicable, ...(override ? { override } : {}), children: [] },
  };
}

function leafValue(node: Node, rule: ScoreRule, answer: unknown, input: ScoreInput): Fraction | undefined {
  if (rule.rule === 'expression') return asFraction(evaluate(rule.expression, { answers: input.values }));
  if (answer === undefined || answer === notApplicableAnswer) return undefined;
  if (rule.rule === 'share') return asFraction(answer);
  if (rule.rule === 'ratio') return asFraction(typeof answer === 'object' ? ratioPercent(node, answer as { part?: number; whole?: number }) : answer);
  const points = rule.values?.[String(answer)] ?? optionsOf(node).find((option) => option.code === answer)?.value;
  return points === undefined ? undefined : fraction(points);
}

const asFraction = (value: unknown): Fraction | undefined => (typeof value === 'number' && Number.isFinite(value) ? fraction(value.toFixed(10).replace(/\.?0+$/, '')) : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? fraction(value) : undefined);

function group(input: ScoreInput, node: Node, rule: ScoreRule): Scored {
  const children = node.children.flatMap((id) => (hasScore(input.model, id) ? [scoreNode(input, id)] : []));
  const counted = children.filter((child) => !(child.tree.notApplicable && (rule.notApplicable ?? 'spread') === 'spread'));
  const weight = rule.weight ?? text(sum(children.map((child) => fraction(child.tree.weight))));
  const points = rule.rule === 'average' ? average(counted, fraction(weight)) : rule.rule === 'weighted' ? weighted(counted, fraction(weight)) : sum(children.map((child) => child.value));
  const override = input.overrides[node.id];
  const final = override ? fraction(override.value) : points;
  return {
    value: final,
    tree: { node: node.id, title: titleOf(node), rule: rule.rule, weight, points: text(final), percent: percentOf(final, fraction(weight)), answered: children.some((child) => child.tree.answered), notApplicable: children.length > 0 && children.every((child) => child.tree.notApplicable), ...(override ? { override } : {}), children: children.map((child) => child.tree) },
  };
}

function hasScore(model: FormModel, id: string): boolean {
  const node = model.byId[id];
  return node !== undefined && (node.score !== undefined || node.children.some((child) => hasScore(model, child)));
}

/** The mean of the children's shares, times the weight. */
function average(children: readonly Scored[], weight: Fraction): Fraction {
  if (children.length === 0) return zero;
  const shares = children.map((child) => over(child.value, fraction(child.tree.weight)) ?? zero);
  return times(over(sum(shares), fraction(children.length)) ?? zero, weight);
}

/** The children's shares weighted by their weights, spread over those that count. */
function weighted(children: readonly Scored[], weight: Fraction): Fraction {
  const whole = children.map((child) => fraction(child.tree.weight)).reduce(add, zero);
  return times(over(sum(children.map((child) => child.value)), whole) ?? zero, weight);
}

/** Kontrol kerangka logis: not above the average share of other nodes, with the message that says so. */
function capped(input: ScoreInput, node: Node, scored: Scored): Scored {
  const cap = node.score?.cap;
  if (!cap || scored.tree.override) return scored;
  const shares = cap.by.map((id) => { const other = scoreNode({ ...input }, id); return over(other.value, fraction(other.tree.weight)) ?? zero; });
  const limit = times(over(sum(shares), fraction(Math.max(1, shares.length))) ?? zero, fraction(scored.tree.weight));
  if (compare(scored.value, limit) <= 0) return scored;
  return { value: limit, tree: { ...scored.tree, points: text(limit), percent: percentOf(limit, fraction(scored.tree.weight)), capped: cap.message } };
}

const percentOf = (points: Fraction, weight: Fraction) => text(times(over(points, weight) ?? zero, hundred));
