import { compare, decimalText, type Fraction, fraction, fractionOf, less, sum, zero } from '../rule/decimal.ts';
import type { Command } from './commands/command.ts';
import type { FormModel, Node, ScoreRule } from './model.ts';
import { kindOf } from './question.ts';

/** One line of the weights tree: what its children weigh together, and what they should. */
export type WeightRow = {
  readonly id: string; readonly depth: number; readonly isGroup: boolean; /** A weight of its own has an effect: the part around it adds up or weighs. */ readonly weighs: boolean; readonly score: ScoreRule | undefined;
  /** Sum of the children's weights, where they are added up or weighed. */
  readonly sum?: string;
  readonly wanted?: string;
  /** How far the sum is from what is wanted, with its sign: what is missing is negative. */
  readonly off?: string;
};

const valued: ReadonlySet<string> = new Set(['gradeScale', 'gradedChoice', 'singleChoice', 'yesNo', 'yesNoPartial', 'integer', 'decimal', 'percent', 'ratio', 'currency', 'computed']);
/** Says whether a question can carry points at all. */
const canScore = (node: Node): boolean => node.type !== 'info' && valued.has(kindOf(node));
const isGroup = (node: Node) => node.type === 'form' || node.type === 'page' || node.type === 'section';
const plain = (value: Fraction): string => { const text = decimalText(value, 6); return text.includes('.') ? text.replace(/\.?0+$/, '') : text; };

/** Gives the weights tree in reading order: the form, its parts, and the questions that carry points or could. */
export function weightRows(model: FormModel): readonly WeightRow[] {
  const rows: WeightRow[] = [];
  const seen = new Set<string>();
  const visit = (id: string, depth: number, weighs: boolean) => {
    const node = Object.hasOwn(model.byId, id) ? model.byId[id] : undefined;
    if (!node || seen.has(id) || !(isGroup(node) || canScore(node) || node.score)) return;
    seen.add(id);
    rows.push({ id, depth, isGroup: isGroup(node), weighs, score: node.score, ...sumsOf(model, node) });
    for (const child of node.children) visit(child, depth + 1, node.score?.rule !== 'average' && node.score?.rule !== 'expression');
  };
  visit(model.rootId, 0, true);
  return rows;
}

/** Children of a sum weigh together what their parent weighs, the whole form 100; a weighted mean may have any sum. */
function sumsOf(model: FormModel, node: Node): Pick<WeightRow, 'sum' | 'wanted' | 'off'> {
  const rule = node.score?.rule;
  const weights = node.children.map((id) => fractionOf(model.byId[id]?.score?.weight)).filter((weight) => weight !== undefined);
  if (weights.length === 0 || (rule !== 'sum' && rule !== 'weighted')) return {};
  const found = sum(weights);
  if (rule === 'weighted') return { sum: plain(found) };
  const wanted = node.id === model.rootId ? fraction(100) : fractionOf(node.score?.weight);
  return wanted === undefined ? { sum: plain(found) } : { sum: plain(found), wanted: plain(wanted), ...(compare(found, wanted) === 0 ? {} : { off: plain(less(found, wanted)) }) };
}

/** Gives the commands that share a part's weight evenly among its scored children; the last takes what does not divide. */
export function evenWeights(model: FormModel, id: string): readonly Command[] {
  const node = model.byId[id];
  const whole = id === model.rootId ? fraction(100) : fractionOf(node?.score?.weight);
  const children = (node?.children ?? []).flatMap((child) => (model.byId[child]?.score ? [model.byId[child]!] : []));
  if (!whole || children.length === 0) return [];
  const hundredths = Math.floor(Number(decimalText(whole, 2)) * 100 / children.length + 1e-9);
  const each = fraction((hundredths / 100).toFixed(2));
  const others = children.slice(1).reduce((total) => sum([total, each]), zero);
  return children.map((child, i) => ({ name: 'setField', args: { ids: [child.id], field: 'score', value: { ...child.score!, weight: plain(i === children.length - 1 ? less(whole, others) : each) } } }));
}
