import type { FormModel, Node } from '../model.ts';
import { isCalmPattern } from '../pattern.ts';
import { kindOf } from '../question.ts';
import { questionSchema } from '../question-schema.ts';
import { found, type FormProblem, titleOf } from './found.ts';

type Bag = Readonly<Record<string, unknown>>;

/** Checks every pattern of the form, imported ones too: it has to be readable, anchored where it is ours, bounded and quick. */
export function patternProblems(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).flatMap((node) => [...ownProblems(node), ...(node.kind === undefined ? [] : strings(questionSchema(node)).flatMap((schema) => speedProblems(node, schema)))]);
}

function ownProblems(node: Node): readonly FormProblem[] {
  const { pattern, sample } = node.props as { readonly pattern?: unknown; readonly sample?: unknown };
  if (kindOf(node) !== 'shortText' || typeof pattern !== 'string' || node.props['dialect'] !== undefined) return [];
  const anchored = pattern.startsWith('^') && pattern.endsWith('$');
  const compiled = regExpOf(pattern);
  if (!compiled) return [found('patternBroken', node, `“${titleOf(node)}”: pola tidak dapat dibaca.`, `“${titleOf(node)}”: the pattern cannot be read.`)];
  return [
    ...(anchored ? [] : [found('patternNotAnchored', node, `“${titleOf(node)}”: pola harus diawali ^ dan diakhiri $.`, `“${titleOf(node)}”: the pattern has to begin with ^ and end with $.`)]),
    ...(typeof sample === 'string' && isCalmPattern(pattern) && !compiled.test(sample) ? [found('patternRejectsSample', node, `“${titleOf(node)}”: contoh “${sample}” tidak cocok dengan polanya.`, `“${titleOf(node)}”: the sample “${sample}” does not match the pattern.`)] : []),
  ];
}

function speedProblems(node: Node, schema: Bag): readonly FormProblem[] {
  const patterns = [schema['pattern'], ...Object.keys((schema['patternProperties'] as Bag | undefined) ?? {})].filter((pattern) => typeof pattern === 'string');
  return [
    ...patterns.filter((pattern) => !isCalmPattern(pattern)).map((pattern) => found('patternUnsafe', node, `“${titleOf(node)}”: pola ${pattern.slice(0, 60)} belum pasti cepat diperiksa. Hindari pengulangan di dalam pengulangan.`, `“${titleOf(node)}”: pattern ${pattern.slice(0, 60)} is not certain to be quick. Avoid repetition inside repetition.`)),
    ...(typeof schema['pattern'] === 'string' && typeof schema['maxLength'] !== 'number' ? [found('patternNoMaxLength', node, `“${titleOf(node)}”: teks berpola harus memiliki panjang terbesar.`, `“${titleOf(node)}”: text with a pattern needs a greatest length.`)] : []),
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
