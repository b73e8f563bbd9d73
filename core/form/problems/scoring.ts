import { compare, type Fraction, fractionOf, sum, zero } from '../../rule/decimal.ts';
import { useOf } from '../../rule/inspect.ts';
import type { FormModel, Node } from '../model.ts';
import { levelsOf } from '../questions/gradeScale.ts';
import { optionsOf } from '../questions/singleChoice.ts';
import { found, type FormProblem, titleOf } from './found.ts';

/** Checks weights, option values, bands, thresholds and caps of a scored form. */
export function scoringProblems(model: FormModel): readonly FormProblem[] {
  if (model.scoring.mode === 'none') return [];
  return [...Object.values(model.byId).flatMap((node) => [...numberProblems(node), ...weightProblems(model, node), ...valueProblems(node), ...readProblems(model, node)]), ...bandProblems(model), ...thresholdProblems(model)];
}

const numbersOf = (node: Node): readonly string[] => [node.score?.weight, node.score?.of, ...Object.values(node.score?.values ?? {}), ...(node.score ? optionsOf(node).map((option) => option.value) : [])].filter((text) => text !== undefined);

function numberProblems(node: Node): readonly FormProblem[] {
  return numbersOf(node).filter((text) => fractionOf(text) === undefined).map((text) => found('badNumber', node, `“${titleOf(node)}”: “${text}” bukan angka. Tulis desimal dengan titik.`, `“${titleOf(node)}”: “${text}” is no number. Write decimals with a point.`));
}

function weightProblems(model: FormModel, node: Node): readonly FormProblem[] {
  if (node.score?.rule !== 'sum') return [];
  const weights = node.children.map((id) => fractionOf(model.byId[id]?.score?.weight)).filter((weight) => weight !== undefined);
  const whole = fractionOf(node.score.weight);
  return whole && weights.length > 0 && compare(sum(weights), whole) !== 0
    ? [found('weightsDoNotSum', node, `“${titleOf(node)}”: jumlah bobot bagian-bagiannya tidak sama dengan ${node.score.weight}.`, `“${titleOf(node)}”: the weights of its parts do not sum to ${node.score.weight}.`)]
    : [];
}

function valueProblems(node: Node): readonly FormProblem[] {
  const graded = node.kind === 'gradeScale' || node.kind === 'gradedChoice';
  if (graded && node.score === undefined) return [found('unscoredInput', node, `“${titleOf(node)}” bernilai, tetapi tidak ikut dihitung.`, `“${titleOf(node)}” carries values but is not scored.`)];
  if (node.score?.rule === 'ratio' && node.kind === 'ratio' && node.props['zero'] === undefined) return [found('noZeroRule', node, `“${titleOf(node)}”: tentukan nilai bila penyebutnya nol.`, `“${titleOf(node)}”: state what counts when the denominator is zero.`)];
  if (node.score?.rule !== 'option') return [];
  const codes = node.kind === 'gradeScale' ? levelsOf(node) : node.kind === 'yesNoPartial' ? ['ya', 'sebagian', 'tidak'] : node.kind === 'yesNo' ? ['true', 'false'] : optionsOf(node).map((option) => option.code);
  const bare = codes.filter((code) => node.score?.values?.[code] === undefined && optionsOf(node).find((option) => option.code === code)?.value === undefined);
  return bare.length ? [found('optionWithoutValue', node, `“${titleOf(node)}”: tingkat ${bare.join(', ')} belum bernilai.`, `“${titleOf(node)}”: levels ${bare.join(', ')} have no value.`)] : [];
}

function readProblems(model: FormModel, node: Node): readonly FormProblem[] {
  const read = [...(node.score?.cap?.by ?? []), ...useOf(node.score?.expression).answers];
  return read.filter((id) => !Object.hasOwn(model.byId, id)).map((id) => found('unknownQuestion', node, `Nilai “${titleOf(node)}” merujuk bagian ${id} yang tidak ada.`, `The score of “${titleOf(node)}” refers to part ${id}, which does not exist.`));
}

/** Each band begins where the one below ends, so only equal bounds overlap and only a lowest bound above 0 leaves a gap. */
function bandProblems(model: FormModel): readonly FormProblem[] {
  const bounds = model.scoring.bands.map((band) => fractionOf(band.above));
  if (bounds.includes(undefined)) return [found('badNumber', undefined, 'Batas predikat harus berupa angka. Tulis desimal dengan titik.', 'The bounds of results have to be numbers. Write decimals with a point.')];
  const sorted = (bounds as Fraction[]).sort(compare);
  const overlap = sorted.some((bound, i) => i > 0 && compare(bound, sorted[i - 1]!) === 0);
  return [
    ...(overlap ? [found('bandsOverlap', undefined, 'Dua predikat memiliki batas yang sama.', 'Two results share one bound.')] : []),
    ...(sorted.length && compare(sorted[0]!, zero) > 0 ? [found('bandsGap', undefined, 'Predikat terendah harus berlaku mulai 0.', 'The lowest result has to begin at 0.')] : []),
  ];
}

function thresholdProblems(model: FormModel): readonly FormProblem[] {
  return model.scoring.thresholds.flatMap((threshold) => threshold.all.filter(({ node, atLeast }) => !Object.hasOwn(model.byId, node) || fractionOf(atLeast) === undefined).map(({ node }) =>
    found('badThreshold', model.byId[node], `Syarat “${threshold.label.id}” merujuk bagian ${node} yang tidak ada, atau batasnya bukan angka.`, `Threshold “${threshold.label.en}” refers to part ${node}, which does not exist, or its bound is no number.`)));
}
