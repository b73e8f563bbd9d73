import type { Text } from '../../problem.ts';
import { given, numberProp, optionText, questionKind } from '../question.ts';
import { optionProps, optionsOf } from './singleChoice.ts';

export const multipleChoice = questionKind({
  meta: { name: { id: 'Pilihan ganda', en: 'Multiple choice' }, about: { id: 'Beberapa pilihan sekaligus', en: 'Several options at once' }, props: { ...optionProps, properties: { ...optionProps.properties, min: { type: 'integer' }, max: { type: 'integer' }, exclusive: { type: 'string' }, oneOwner: { type: 'boolean' } } } },
  create: () => ({ options: [{ code: 'a' }, { code: 'b' }] }),
  emit: (node) => given({ type: 'array', items: { type: 'string', enum: optionsOf(node).map((option) => option.code) }, uniqueItems: true, minItems: numberProp(node, 'min'), maxItems: numberProp(node, 'max') }),
  read: ({ type, items, uniqueItems, minItems, maxItems, ...rest }) => {
    const codes = type === 'array' && uniqueItems === true && Object.keys(rest).length === 0 ? (items as { type?: unknown; enum?: unknown } | undefined) : undefined;
    const isList = codes?.type === 'string' && Array.isArray(codes.enum) && codes.enum.length > 0 && codes.enum.every((code) => typeof code === 'string');
    return isList ? given({ options: (codes.enum as string[]).map((code) => ({ code })), min: minItems, max: maxItems }) : undefined;
  },
  check: (node, value): readonly Text[] => {
    const exclusive = node.props['exclusive'];
    return Array.isArray(value) && typeof exclusive === 'string' && value.includes(exclusive) && value.length > 1
      ? [{ id: `Pilihan “${optionText(node, exclusive, 'id')}” tidak dapat digabung dengan pilihan lain.`, en: `“${optionText(node, exclusive, 'en')}” cannot be combined with others.` }]
      : [];
  },
  format: (node, value, locale) => (Array.isArray(value) ? value.map((code) => optionText(node, code, locale)).join('; ') : ''),
});
