import type { FormModel, Node } from '../model.ts';
import { isCalmPattern, type PatternVerdicts, verdictOf } from '../pattern.ts';
import { kindOf } from '../question.ts';
import { questionSchema } from '../question-schema.ts';
import { fixBy, found, type FormProblem, placed, propOf } from './found.ts';
import { titleIn } from '../titles.ts';

type Bag = Readonly<Record<string, unknown>>;

/** Checks every pattern of the form, imported ones too: it has to be readable, anchored where it is ours, bounded and quick. */
export function patternProblems(model: FormModel, verdicts: PatternVerdicts = {}): readonly FormProblem[] {
  return Object.values(model.byId).flatMap((node) => [...ownProblems(node), ...schemasOf(node).flatMap((schema) => speedProblems(node, schema, verdicts))]);
}

/** Gives every pattern of a form once with the last question that has it, for whoever can judge them thoroughly. */
export function patternsOf(model: FormModel): ReadonlyMap<string, Node> {
  return new Map(Object.values(model.byId).flatMap((node) => schemasOf(node).flatMap(patternsIn).map((pattern) => [pattern, node] as const)));
}

const schemasOf = (node: Node) => (node.kind === undefined ? [] : strings(questionSchema(node)));
const patternsIn = (schema: Bag) => [schema['pattern'], ...Object.keys((schema['patternProperties'] as Bag | undefined) ?? {})].filter((pattern) => typeof pattern === 'string');

function ownProblems(node: Node): readonly FormProblem[] {
  const { pattern, sample } = node.props as { readonly pattern?: unknown; readonly sample?: unknown };
  if (kindOf(node) !== 'shortText' || typeof pattern !== 'string' || node.props['dialect'] !== undefined) return [];
  const anchored = pattern.startsWith('^') && pattern.endsWith('$');
  const removal = fixBy('Hapus pola', 'Delete the pattern', propOf(node, 'pattern'), propOf(node, 'sample'));
  const compiled = regExpOf(pattern);
  if (!compiled) return [placed(found('patternBroken', node, `“${titleIn(node, 'id')}”: pola tidak dapat dibaca.`, `“${titleIn(node, 'en')}”: the pattern cannot be read.`), 'props.pattern', removal)];
  return [
    ...(anchored ? [] : [placed(found('patternNotAnchored', node, `“${titleIn(node, 'id')}”: pola harus diawali ^ dan diakhiri $.`, `“${titleIn(node, 'en')}”: the pattern has to begin with ^ and end with $.`), 'props.pattern', fixBy('Tambahkan ^ dan $', 'Add ^ and $', propOf(node, 'pattern', anchoredOf(pattern))))]),
    ...(typeof sample === 'string' && isCalmPattern(pattern) && !compiled.test(sample) ? [placed(found('patternRejectsSample', node, `“${titleIn(node, 'id')}”: contoh “${sample}” tidak cocok dengan polanya.`, `“${titleIn(node, 'en')}”: the sample “${sample}” does not match the pattern.`), 'props.sample', fixBy('Hapus contoh', 'Delete the sample', propOf(node, 'sample')))] : []),
  ];
}

/** Alternatives at the top need a group, or only the outer ones would be anchored. */
function anchoredOf(pattern: string): string {
  const inner = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  return inner.includes('|') ? `^(?:${inner})$` : `^${inner}$`;
}

function speedProblems(node: Node, schema: Bag, verdicts: PatternVerdicts): readonly FormProblem[] {
  const isOwn = kindOf(node) === 'shortText';
  return [
    ...patternsIn(schema).filter((pattern) => verdictOf(pattern, verdicts) !== 'safe').map((pattern) => placed(found('patternUnsafe', node, `“${titleIn(node, 'id')}”: pola ${pattern.slice(0, 60)} belum pasti cepat diperiksa. Hindari pengulangan di dalam pengulangan.`, `“${titleIn(node, 'en')}”: pattern ${pattern.slice(0, 60)} is not certain to be quick. Avoid repetition inside repetition.`), 'props.pattern', isOwn ? fixBy('Hapus pola', 'Delete the pattern', propOf(node, 'pattern'), propOf(node, 'sample')) : undefined)),
    ...(typeof schema['pattern'] === 'string' && typeof schema['maxLength'] !== 'number' ? [placed(found('patternNoMaxLength', node, `“${titleIn(node, 'id')}”: teks berpola harus memiliki panjang terbesar.`, `“${titleIn(node, 'en')}”: text with a pattern needs a greatest length.`), 'props.max', isOwn ? fixBy('Batasi 200 huruf', 'Limit to 200 characters', propOf(node, 'max', 200)) : undefined)] : []),
  ];
}

/** Every schema inside a schema, the outer first. */
function strings(schema: unknown): readonly Bag[] {
  if (Array.isArray(schema)) return schema.flatMap(strings);
  if (typeof schema !== 'object' || schema === null) return [];
  return [schema as Bag, ...Object.values(schema).flatMap(strings)];
}

function regExpOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
