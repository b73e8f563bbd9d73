import { evaluateExact } from '../rule/evaluate.ts';
import { add, compare, decimalText, type Fraction, fraction, fractionOf, over, sum, times, zero } from '../rule/decimal.ts';
import type { FormModel, Locale, Node, ScoreRule } from './model.ts';
import { zeroPercent } from './questions/ratio.ts';
import { optionsOf } from './questions/singleChoice.ts';
import { titlesOf } from './titles.ts';

/** A value set by hand instead of the computed one. */
export type Override = { readonly value: string; readonly who: string; readonly when: string; readonly why: string };
/** One step of how a number came to be; points and weight are decimal text, `percent` is points ÷ weight. */
export type Explained = {
  readonly node: string; readonly title: Readonly<Record<Locale, string>>; readonly rule: ScoreRule['rule']; readonly weight: string; readonly points: string; readonly percent: string;
  readonly answer?: unknown; readonly value?: string; readonly answered: boolean; readonly notApplicable: boolean; readonly capped?: Readonly<Record<Locale, string>>;
  readonly override?: Override; readonly children: readonly Explained[];
};
export type ScoreInput = {
  readonly model: FormModel; readonly values: Readonly<Record<string, unknown>>; readonly hidden: ReadonlySet<string>;
  readonly overrides: Readonly<Record<string, Override>>;
  /** Nodes whose cap is being worked out: a cap that leads back to them stops there. */
  readonly capping?: ReadonlySet<string>;
};
/** A scored node: its exact points, the weight they are out of, and the step that explains them. */
export type Scored = { readonly value: Fraction; readonly weight: Fraction; readonly tree: Explained; readonly children: readonly Scored[] };

const hundred = fraction(100);
const one = fraction(1);
/** Answer "not applicable" as reviewers set it. */
export const notApplicableAnswer = '_na';

/** Scores one node and everything below it, exactly: points are out of the node's weight. */
export function scoreNode(input: ScoreInput, id: string): Scored {
  const node = input.model.byId[id]!;
  const own = node.score ?? { rule: 'sum' as const };
  return capped(input, node, isLeaf(node, own) ? leaf(input, node, own) : group(input, node, own));
}

const isLeaf = (node: Node, { rule }: ScoreRule) => ['option', 'share', 'ratio', 'expression'].includes(rule) || (rule === 'cap' && node.children.length === 0);
const text = (value: Fraction) => decimalText(value, 6).replace(/\.?0+$/, '');
const percentOf = (points: Fraction, weight: Fraction) => text(times(over(points, weight) ?? zero, hundred));
const share = ({ value, weight }: Scored): Fraction => over(value, weight) ?? zero;

type LeafValue = Fraction | 'notApplicable' | undefined;

function leaf(input: ScoreInput, node: Node, rule: ScoreRule): Scored {
  const answer = input.values[node.id];
  const override = input.overrides[node.id];
  const byHand = override && fractionOf(override.value);
  const found = byHand ?? (answer === notApplicableAnswer || input.hidden.has(node.id) ? 'notApplicable' : leafValue(node, rule, { answer, input }));
  const value = found === 'notApplicable' ? undefined : found;
  const weight = fraction(rule.weight ?? '100');
  const points = times(over(value ?? zero, fraction(rule.of ?? '100')) ?? zero, weight);
  return {
    value: points, weight, children: [],
    tree: { node: node.id, title: titlesOf(node), rule: rule.rule, weight: text(weight), points: text(points), percent: percentOf(points, weight), ...(answer === undefined ? {} : { answer }), ...(value ? { value: text(value) } : {}), answered: value !== undefined, notApplicable: found === 'notApplicable', ...(byHand && override ? { override } : {}), children: [] },
  };
}

function leafValue(node: Node, rule: ScoreRule, { answer, input }: { readonly answer: unknown; readonly input: ScoreInput }): LeafValue {
  if (rule.rule === 'expression') return evaluateExact(rule.expression, { answers: input.values });
  if (answer === undefined) return undefined;
  if (rule.rule === 'share') return fractionOf(answer);
  if (rule.rule === 'ratio') return typeof answer === 'object' ? ratioValue(node, answer as { readonly part?: unknown; readonly whole?: unknown }) : fractionOf(answer);
  return fractionOf(rule.values?.[String(answer)] ?? optionsOf(node).find((option) => option.code === answer)?.value);
}

/** Part of whole in per cent; without a denominator the question says what counts, or is not applicable. */
function ratioValue(node: Node, { part, whole }: { readonly part?: unknown; readonly whole?: unknown }): LeafValue {
  const [a, b] = [fractionOf(part), fractionOf(whole)];
  if (!a || !b) return undefined;
  if (b.n === 0n) return fractionOf(zeroPercent(node)) ?? 'notApplicable';
  return times(over(a, b) ?? zero, hundred);
}

function group(input: ScoreInput, node: Node, rule: ScoreRule): Scored {
  const children = node.children.flatMap((id) => (hasScore(input.model, id) ? [scoreNode(input, id)] : []));
  const whole = children.map((child) => child.weight).reduce(add, zero);
  const weight = rule.weight === undefined ? whole : fraction(rule.weight);
  const out = rule.notApplicable ?? 'spread';
  const counted = children.filter((child) => out !== 'spread' || !child.tree.notApplicable).map((child) => (child.tree.notApplicable && out === 'full' ? { ...child, value: child.weight } : child));
  const points = rule.rule === 'average' ? times(average(counted.map(share)), weight) : times(weightedShare(counted), rule.rule === 'weighted' ? weight : whole);
  const override = input.overrides[node.id];
  const byHand = override && fractionOf(override.value);
  const final = byHand ?? points;
  return {
    value: final, weight, children,
    tree: { node: node.id, title: titlesOf(node), rule: rule.rule, weight: text(weight), points: text(final), percent: percentOf(final, weight), answered: children.some((child) => child.tree.answered), notApplicable: children.length > 0 && children.every((child) => child.tree.notApplicable), ...(byHand && override ? { override } : {}), children: children.map((child) => child.tree) },
  };
}

function hasScore(model: FormModel, id: string): boolean {
  const node = model.byId[id];
  return node !== undefined && (node.score !== undefined || node.children.some((child) => hasScore(model, child)));
}

const average = (shares: readonly Fraction[]): Fraction => (shares.length ? over(sum(shares), fraction(shares.length)) ?? zero : zero);

/** Points per weight over the children that count: times the whole weight it spreads those that do not. */
function weightedShare(children: readonly Scored[]): Fraction {
  return over(sum(children.map((child) => child.value)), sum(children.map((child) => child.weight))) ?? zero;
}

/** Kontrol kerangka logis: not above the average share of other nodes, with the message that says so (domain.md §1.6). */
function capped(input: ScoreInput, node: Node, scored: Scored): Scored {
  const cap = node.score?.cap;
  const capping = input.capping ?? new Set();
  if (!cap || scored.tree.override || capping.has(node.id)) return scored;
  const others = cap.by.filter((id) => input.model.byId[id]).map((id) => scoreNode({ ...input, capping: new Set([...capping, node.id]) }, id)).filter((other) => !other.tree.notApplicable);
  const top = others.length ? average(others.map(share)) : one;
  if (compare(share(scored), top) <= 0) return scored;
  const limit = times(top, scored.weight);
  return { ...scored, value: limit, tree: { ...scored.tree, points: text(limit), percent: percentOf(limit, scored.weight), capped: cap.message } };
}
