import type { Locale, Node } from '../model.ts';
import { numberProp, optionText, questionKind } from '../question.ts';
import { optionProps, optionsOf } from './singleChoice.ts';

const codesIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((code): code is string => typeof code === 'string') : []);
/** Gives how many places have to be filled: `props.top`, else one for each option that is still offered. */
export function placesIn(node: Node): number {
  const offered = optionsOf(node).filter((option) => !option.retired).length;
  return Math.min(numberProp(node, 'top') ?? offered, offered);
}

function moves(node: Node, before: readonly string[], after: readonly string[], locale: Locale): string {
  const place = (codes: readonly string[], code: string) => (codes.includes(code) ? String(codes.indexOf(code) + 1) : '–');
  return [...new Set([...after, ...before])].filter((code) => before.indexOf(code) !== after.indexOf(code)).map((code) => `${optionText(node, code, locale)}: ${place(before, code)} → ${place(after, code)}`).join('; ');
}

/** The order is the answer: the first code is the most important one. */
export const ranking = questionKind({
  meta: { name: { id: 'Peringkat', en: 'Ranking' }, about: { id: 'Pilihan diurutkan dari yang terpenting', en: 'Options put in order, the most important first' }, props: { ...optionProps, properties: { ...optionProps.properties, top: { type: 'integer', minimum: 2, maximum: 20 } } } },
  create: () => ({ options: [{ code: 'a' }, { code: 'b' }, { code: 'c' }] }),
  emit: (node) => ({ type: 'array', items: { type: 'string', enum: optionsOf(node).map((option) => option.code) }, uniqueItems: true, minItems: placesIn(node), maxItems: placesIn(node) }),
  read: ({ type, items, uniqueItems, minItems, maxItems, ...rest }) => {
    const codes = type === 'array' && uniqueItems === true && Object.keys(rest).length === 0 ? (items as { type?: unknown; enum?: unknown } | undefined) : undefined;
    const isOrder = codes?.type === 'string' && Array.isArray(codes.enum) && codes.enum.length > 1 && codes.enum.every((code) => typeof code === 'string') && typeof minItems === 'number' && minItems > 1 && minItems === maxItems && minItems <= codes.enum.length;
    if (!isOrder) return undefined;
    const list = codes.enum as string[];
    return { options: list.map((code) => ({ code })), ...(minItems === list.length ? {} : { top: minItems }) };
  },
  format: (node, value, locale) => codesIn(value).map((code, at) => `${at + 1}. ${optionText(node, code, locale)}`).join('; '),
  diff: (node, before, after, locale) => (JSON.stringify(before) === JSON.stringify(after) ? undefined : moves(node, codesIn(before), codesIn(after), locale)),
  cell: (node, value) => ({ type: 'text', value: codesIn(value).map((code) => optionText(node, code, 'id')).join(' > ') }),
});
