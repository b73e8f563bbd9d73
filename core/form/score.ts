import { compare, decimalText, type Fraction, fraction, over, sum, times, zero } from '../rule/decimal.ts';
import type { AnswerPart, Answers, Band, FormModel, Locale, PointsPart, Threshold } from './model.ts';
import { kindOf, notFilled } from './question.ts';
import { questions } from './questions.ts';
import { type Explained, scoreNode, type Scored, type ScoreInput } from './score-tree.ts';
import { byQuestion, stateOf } from './state.ts';

type Words = Readonly<Record<Locale, string>>;
type PartResult = { readonly node: string; readonly title: Words; readonly met: boolean } & ({ readonly value: string; readonly atLeast: string; readonly percent: boolean } | { readonly answer: Words; readonly oneOf: Words });
export type ThresholdResult = { readonly name: string; readonly met: boolean; readonly parts: readonly PartResult[] };
/** A score with the tree that explains it. `total` has four decimals, `shown` two (four when two would contradict the band). */
export type Score = { readonly total: string; readonly shown: string; readonly grade: string; readonly label: Readonly<Record<Locale, string>>; readonly complete: boolean; readonly tree: Explained; readonly thresholds: readonly ThresholdResult[] };

/**
 * Scores an answer set. Computes exactly, rounds once at the total (half away from zero, four decimals) and decides the
 * grade on that figure; bands exclude their lower bound (PermenPANRB 88/2021; domain.md §1.4).
 */
export function score(model: FormModel, answers: Answers, overrides: ScoreInput['overrides'] = {}): Score {
  const state = stateOf(model, answers);
  const values = byQuestion(model, answers);
  const input: ScoreInput = { model, values: { ...values, ...state.computed }, hidden: state.hidden, overrides };
  const scored = scoreNode(input, model.rootId);
  const { value, tree } = scored;
  const total = decimalText(value, 4);
  const band = bandOf(model.scoring.bands, total);
  return {
    total, shown: shownTotal(model.scoring.bands, total), grade: band?.grade ?? '', label: band?.label ?? { id: '', en: '' },
    complete: isComplete(tree), tree, thresholds: model.scoring.thresholds.map((threshold) => thresholdResult(threshold, input, scored, total)),
  };
}

/** Gives the band of a total: the highest whose lower bound it exceeds; the lowest band also takes its own bound. */
export function bandOf(bands: readonly Band[], total: string): Band | undefined {
  const sorted = [...bands].sort((a, b) => compare(fraction(b.above), fraction(a.above)));
  return sorted.find((band) => compare(fraction(total), fraction(band.above)) > 0) ?? sorted.at(-1);
}

/** Shows two decimals, or four when two would fall into another band. */
export function shownTotal(bands: readonly Band[], total: string): string {
  const two = decimalText(fraction(total), 2);
  const text = bands.length && bandOf(bands, two)?.grade !== bandOf(bands, total)?.grade ? total : two;
  return text.replace('.', ',');
}

function isComplete(tree: Explained): boolean {
  return tree.children.length ? tree.children.every(isComplete) : tree.answered || tree.notApplicable;
}

function find(scored: Scored, node: string): Scored | undefined {
  if (scored.tree.node === node) return scored;
  for (const child of scored.children) {
    const found = find(child, node);
    if (found) return found;
  }
  return undefined;
}

function thresholdResult(threshold: Threshold, input: ScoreInput, scored: Scored, total: string): ThresholdResult {
  const parts = threshold.all.map((part) => ('oneOf' in part ? answerResult(part, input) : pointsResult(part, scored, total)));
  return { name: threshold.name, met: parts.every((part) => part.met), parts };
}

/** Compares exact figures, never shown ones; only the total is read as it was rounded. */
function pointsResult({ node, plus = [], label, atLeast, percent = false }: PointsPart, scored: Scored, total: string): PartResult {
  const found = [node, ...plus].map((id) => find(scored, id)).filter((each) => each !== undefined);
  const at = found[0];
  const [points, weight] = [sum(found.map((each) => each.value)), sum(found.map((each) => each.weight))];
  const value = percent ? times(over(points, weight) ?? zero, fraction(100)) : at === scored ? fraction(total) : points;
  const met = compare(value, fraction(atLeast)) >= 0;
  return { node, title: label ?? at?.tree.title ?? { id: node, en: node }, value: shownAgainst(value, fraction(atLeast), met), atLeast, percent, met };
}

function answerResult({ node: id, oneOf }: AnswerPart, { model, values, hidden }: ScoreInput): PartResult {
  const node = model.byId[id];
  const value = hidden.has(id) ? undefined : values[id];
  const said = (each: unknown, locale: Locale) => (node === undefined || each === undefined ? notFilled[locale] : questions[kindOf(node)].format(node, each, locale));
  const words = (each: (locale: Locale) => string): Words => ({ id: each('id'), en: each('en') });
  return { node: id, title: words((locale) => node?.text[locale]?.title ?? node?.text.id?.title ?? id), met: oneOf.some((each) => each === value), answer: words((locale) => said(value, locale)), oneOf: words((locale) => oneOf.map((each) => said(each, locale)).join(locale === 'id' ? ' atau ' : ' or ')) };
}

/** Two decimals, or as many as it takes not to contradict the verdict (59,996 is not 60,00). */
function shownAgainst(value: Fraction, limit: Fraction, met: boolean): string {
  const places = [2, 4, 6].find((count) => compare(fraction(decimalText(value, count)), limit) >= 0 === met) ?? 10;
  return decimalText(value, places);
}
