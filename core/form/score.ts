import { compare, decimalText, type Fraction, fraction } from '../rule/decimal.ts';
import type { Answers, Band, FormModel, Locale, Threshold } from './model.ts';
import { type Explained, scoreNode, type ScoreInput } from './score-tree.ts';
import { byQuestion, stateOf } from './state.ts';

export type ThresholdResult = { readonly name: string; readonly met: boolean; readonly parts: readonly { readonly node: string; readonly title: Readonly<Record<Locale, string>>; readonly value: string; readonly atLeast: string; readonly percent: boolean; readonly met: boolean }[] };
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
  const { value, tree } = scoreNode(input, model.rootId);
  const total = decimalText(value, 4);
  const band = bandOf(model.scoring.bands, total);
  return {
    total, shown: shownTotal(model.scoring.bands, total), grade: band?.grade ?? '', label: band?.label ?? { id: '', en: '' },
    complete: isComplete(tree), tree, thresholds: model.scoring.thresholds.map((threshold) => thresholdResult(threshold, tree)),
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

function find(tree: Explained, node: string): Explained | undefined {
  if (tree.node === node) return tree;
  for (const child of tree.children) {
    const found = find(child, node);
    if (found) return found;
  }
  return undefined;
}

function thresholdResult(threshold: Threshold, tree: Explained): ThresholdResult {
  const parts = threshold.all.map(({ node, atLeast, percent = false }) => {
    const at = find(tree, node);
    const value: Fraction = at ? fraction(percent ? at.percent : at.points) : fraction(0);
    return { node, title: at?.title ?? { id: node, en: node }, value: decimalText(value, 2), atLeast, percent, met: compare(value, fraction(atLeast)) >= 0 };
  });
  return { name: threshold.name, met: parts.every((part) => part.met), parts };
}
