import { compare, decimalText, type Fraction, fractionOf, sum, zero } from '../../rule/decimal.ts';
import { useOf } from '../../rule/inspect.ts';
import type { FormModel, Node, ScoreRule, Scoring, ThresholdPart } from '../model.ts';
import { levelsOf } from '../questions/gradeScale.ts';
import { optionsOf } from '../questions/singleChoice.ts';
import { codesOf } from './stand-ins.ts';
import { type Fix, fixBy, found, type FormProblem, placed, propOf } from './found.ts';
import { titleIn } from '../titles.ts';

/** Checks weights, option values, bands, thresholds and caps of a scored form. */
export function scoringProblems(model: FormModel): readonly FormProblem[] {
  if (model.scoring.mode === 'none') return [];
  return [...Object.values(model.byId).flatMap((node) => [...numberProblems(node), ...weightProblems(model, node), ...valueProblems(node), ...readProblems(model, node)]), ...bandProblems(model), ...thresholdProblems(model)];
}

const numbersOf = (node: Node): readonly string[] => [node.score?.weight, node.score?.of, ...Object.values(node.score?.values ?? {}), ...(node.score ? optionsOf(node).map((option) => option.value) : [])].filter((text) => text !== undefined);

function numberProblems(node: Node): readonly FormProblem[] {
  return numbersOf(node).filter((text) => fractionOf(text) === undefined).map((text) => placed(found('badNumber', node, `“${titleIn(node, 'id')}”: “${text}” bukan angka. Tulis desimal dengan titik.`, `“${titleIn(node, 'en')}”: “${text}” is no number. Write decimals with a point.`), 'score', numberFix(node)));
}

const scored = (node: Node, score: ScoreRule) => ({ name: 'setField', args: { ids: [node.id], field: 'score', value: score } }) as const;
const plainNumber = (text: string): string => (fractionOf(text) === undefined && fractionOf(text.trim().replace(',', '.')) !== undefined ? text.trim().replace(',', '.') : text);

/** Reads decimal commas as points, where that makes every number of the node one. */
function numberFix(node: Node): Fix | undefined {
  const { weight, of, values } = node.score ?? {};
  const score = { ...node.score, ...(weight === undefined ? {} : { weight: plainNumber(weight) }), ...(of === undefined ? {} : { of: plainNumber(of) }), ...(values ? { values: Object.fromEntries(Object.entries(values).map(([code, text]) => [code, plainNumber(text)])) } : {}) } as ScoreRule;
  const options = optionsOf(node).map((option) => (option.value === undefined ? option : { ...option, value: plainNumber(option.value) }));
  if (numbersOf({ ...node, score, props: { ...node.props, ...(options.length ? { options } : {}) } }).some((text) => fractionOf(text) === undefined)) return undefined;
  return fixBy('Ganti koma dengan titik', 'Replace comma by point', scored(node, score), ...(options.length ? [propOf(node, 'options', options)] : []));
}

function weightProblems(model: FormModel, node: Node): readonly FormProblem[] {
  if (node.score?.rule !== 'sum') return [];
  const weights = node.children.map((id) => fractionOf(model.byId[id]?.score?.weight)).filter((weight) => weight !== undefined);
  const whole = fractionOf(node.score.weight);
  return whole && weights.length > 0 && compare(sum(weights), whole) !== 0
    ? [weightProblem(node, node.score, decimalText(sum(weights), 4).replace(/\.?0+$/, ''))]
    : [];
}

function weightProblem(node: Node, score: ScoreRule, total: string): FormProblem {
  return placed(found('weightsDoNotSum', node, `“${titleIn(node, 'id')}”: jumlah bobot bagian-bagiannya ${total}, bukan ${score.weight ?? ''}.`, `“${titleIn(node, 'en')}”: the weights of its parts sum to ${total}, not ${score.weight ?? ''}.`), 'score', fixBy(`Jadikan bobotnya ${total}`, `Make its weight ${total}`, scored(node, { ...score, weight: total })));
}

const usual: Readonly<Record<string, string>> = { AA: '100', A: '90', BB: '80', B: '70', CC: '60', C: '50', D: '30', E: '0', ya: '100', sebagian: '50', tidak: '0', true: '100', false: '0' };

function valueProblems(node: Node): readonly FormProblem[] {
  const graded = node.kind === 'gradeScale' || node.kind === 'gradedChoice';
  const codes = node.kind === 'gradeScale' ? levelsOf(node) : node.kind === 'yesNoPartial' ? ['ya', 'sebagian', 'tidak'] : node.kind === 'yesNo' ? ['true', 'false'] : optionsOf(node).map((option) => option.code);
  const valueOf = (code: string) => node.score?.values?.[code] ?? optionsOf(node).find((option) => option.code === code)?.value;
  const values = Object.fromEntries(codes.map((code) => [code, valueOf(code) ?? usual[code] ?? '0']));
  if (graded && node.score === undefined) return [placed(found('unscoredInput', node, `“${titleIn(node, 'id')}” bernilai, tetapi tidak ikut dihitung.`, `“${titleIn(node, 'en')}” carries values but is not scored.`), 'score', fixBy('Ikutkan dalam nilai', 'Count it in the score', scored(node, { rule: 'option', values })))];
  if (node.score?.rule === 'ratio' && node.kind === 'ratio' && node.props['zero'] === undefined) return [placed(found('noZeroRule', node, `“${titleIn(node, 'id')}”: tentukan nilai bila penyebutnya nol.`, `“${titleIn(node, 'en')}”: state what counts when the denominator is zero.`), 'props.zero', fixBy('Anggap tidak berlaku', 'Treat as not applicable', propOf(node, 'zero', 'none')))];
  if (node.score?.rule !== 'option') return [];
  const bare = codes.filter((code) => valueOf(code) === undefined);
  return bare.length ? [placed(found('optionWithoutValue', node, `“${titleIn(node, 'id')}”: tingkat ${bare.join(', ')} belum bernilai.`, `“${titleIn(node, 'en')}”: levels ${bare.join(', ')} have no value.`), 'score', fixBy('Isi nilai yang kosong', 'Fill in the missing values', scored(node, { ...node.score, values })))] : [];
}

function readProblems(model: FormModel, node: Node): readonly FormProblem[] {
  const read = [...(node.score?.cap?.by ?? []), ...useOf(node.score?.expression).answers];
  return read.filter((id) => !Object.hasOwn(model.byId, id)).map((id) => placed(found('unknownQuestion', node, `Nilai “${titleIn(node, 'id')}” merujuk bagian ${id} yang tidak ada.`, `The score of “${titleIn(node, 'en')}” refers to part ${id}, which does not exist.`), 'score', capFix(model, node, id)));
}

function capFix(model: FormModel, node: Node, missing: string): Fix | undefined {
  const { cap, ...rest } = node.score ?? { rule: 'sum' as const };
  if (!cap?.by.includes(missing)) return undefined;
  const by = cap.by.filter((id) => Object.hasOwn(model.byId, id));
  return fixBy('Lepas rujukannya', 'Drop the reference', scored(node, by.length ? { ...rest, cap: { ...cap, by } } : rest));
}

const scoringBy = (field: keyof Scoring, value: unknown) => ({ name: 'setScoring', args: { field, value } }) as const;

/** Each band begins where the one below ends, so only equal bounds overlap and only a lowest bound above 0 leaves a gap. */
function bandProblems(model: FormModel): readonly FormProblem[] {
  const { bands } = model.scoring;
  const bounds = bands.map((band) => fractionOf(band.above));
  if (bounds.includes(undefined)) return [placed(found('badNumber', undefined, 'Batas predikat harus berupa angka. Tulis desimal dengan titik.', 'The bounds of results have to be numbers. Write decimals with a point.'), 'scoring.bands', fixBy('Ganti koma dengan titik', 'Replace comma by point', scoringBy('bands', bands.map((band) => ({ ...band, above: plainNumber(band.above) })))))];
  const sorted = (bounds as Fraction[]).toSorted(compare);
  const same = (a: string, b: string) => compare(fractionOf(a) ?? zero, fractionOf(b) ?? zero) === 0;
  const lowest = bands.findIndex((band) => sorted[0] !== undefined && compare(fractionOf(band.above) ?? zero, sorted[0]) === 0);
  const overlap = sorted.some((bound, i) => i > 0 && compare(bound, sorted[i - 1]!) === 0);
  return [
    ...(overlap ? [placed(found('bandsOverlap', undefined, 'Dua predikat memiliki batas yang sama.', 'Two results share one bound.'), 'scoring.bands', fixBy('Pertahankan yang pertama', 'Keep the first', scoringBy('bands', bands.filter((band, i) => bands.findIndex((each) => same(each.above, band.above)) === i))))] : []),
    ...(sorted.length && compare(sorted[0]!, zero) > 0 ? [placed(found('bandsGap', undefined, 'Predikat terendah harus berlaku mulai 0.', 'The lowest result has to begin at 0.'), 'scoring.bands', fixBy('Mulai dari 0', 'Begin at 0', scoringBy('bands', bands.map((band, i) => (i === lowest ? { ...band, above: '0' } : band)))))] : []),
  ];
}

function thresholdProblems(model: FormModel): readonly FormProblem[] {
  const { thresholds } = model.scoring;
  const isThere = (id: string) => Object.hasOwn(model.byId, id);
  const isOffered = (id: string, answer: unknown) => codesOf(model.byId[id]!)?.includes(String(answer)) ?? true;
  const isBad = (part: ThresholdPart) => ('oneOf' in part ? !isThere(part.node) || part.oneOf.some((answer) => !isOffered(part.node, answer)) : [part.node, ...(part.plus ?? [])].some((id) => !isThere(id)) || fractionOf(part.atLeast) === undefined);
  const kept = thresholds.map((each) => ({ ...each, all: each.all.map((part) => ('oneOf' in part ? part : { ...part, atLeast: plainNumber(part.atLeast) })).filter((part) => !isBad(part)) })).filter((each) => each.all.length > 0);
  return thresholds.flatMap((threshold) => threshold.all.filter(isBad).map(({ node }) =>
    placed(found('badThreshold', model.byId[node], `Syarat “${threshold.label.id}” merujuk bagian ${node} yang tidak ada, batasnya bukan angka, atau jawabannya tidak ditawarkan.`, `Threshold “${threshold.label.en}” refers to part ${node}, which does not exist, or its bound is no number, or its answer is not offered.`), 'scoring.thresholds', fixBy('Lepas syarat yang rusak', 'Drop the broken threshold', scoringBy('thresholds', kept)))));
}
