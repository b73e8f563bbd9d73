import type { Locale, Node } from '../model.ts';
import { numberText, questionKind } from '../question.ts';

type Ratio = { readonly part?: number; readonly whole?: number };
/** Gives what 0 of 0 counts in per cent, from `props.zero`; nothing when it is not applicable. */
export const zeroPercent = (node: Node): number | undefined => ({ full: 100, zero: 0 })[String(node.props['zero'])];

/** Gives part ÷ whole in per cent; 0/0 follows `props.zero` ('full', 'zero' or nothing). */
export function ratioPercent(node: Node, value: Ratio): number | undefined {
  if (value.part === undefined || value.whole === undefined) return undefined;
  if (value.whole === 0) return zeroPercent(node);
  return (value.part / value.whole) * 100;
}

const ratioSchema = { type: 'object', properties: { part: { type: 'integer', minimum: 0 }, whole: { type: 'integer', minimum: 0 } }, required: ['part', 'whole'] };

export const ratio = questionKind({
  meta: { name: { id: 'Perbandingan', en: 'Ratio' }, about: { id: 'Bagian dan keseluruhan, persentasenya dihitung', en: 'Part and whole; the percentage is computed' }, props: { type: 'object', properties: { zero: { enum: ['full', 'zero', 'none'] } } } },
  create: () => ({ zero: 'none' }),
  emit: () => ratioSchema,
  read: (schema) => (JSON.stringify(schema) === JSON.stringify(ratioSchema) ? { zero: 'none' } : undefined),
  check: (_node, value) => {
    const { part, whole } = (value ?? {}) as Ratio;
    return part !== undefined && whole !== undefined && part > whole ? [{ id: `Bagian (${part}) tidak boleh melebihi keseluruhan (${whole}).`, en: `The part (${part}) may not exceed the whole (${whole}).` }] : [];
  },
  format: (node, value, locale: Locale) => {
    const { part = 0, whole = 0 } = value as Ratio;
    const percent = ratioPercent(node, { part, whole });
    return `${part}/${whole}${percent === undefined ? '' : ` = ${numberText(percent, locale, 2)}%`}`;
  },
  cell: (node, value) => {
    const percent = ratioPercent(node, (value ?? {}) as Ratio);
    return percent === undefined ? { type: 'text', value: '' } : { type: 'percent', value: percent / 100 };
  },
});
