import type { Node } from '../model.ts';
import { optionText, questionKind } from '../question.ts';

export type Option = { readonly code: string; readonly value?: string; readonly retired?: boolean };
/** Gives the options of a choice question; retired ones stay valid for old answers only. */
export const optionsOf = (node: Node): readonly Option[] => (Array.isArray(node.props['options']) ? (node.props['options'] as Option[]) : []);
export const optionProps = { type: 'object', properties: { options: { type: 'array', maxItems: 500, items: { type: 'object', properties: { code: { type: 'string' }, value: { type: 'string' }, retired: { type: 'boolean' } }, required: ['code'] } } } } as const;

export const singleChoice = questionKind({
  meta: { name: { id: 'Pilihan tunggal', en: 'Single choice' }, about: { id: 'Satu dari beberapa pilihan', en: 'One of several options' }, props: optionProps },
  create: () => ({ options: [{ code: 'a' }, { code: 'b' }] }),
  emit: (node) => ({ type: 'string', enum: optionsOf(node).map((option) => option.code) }),
  read: ({ type, enum: codes, ...rest }) =>
    type === 'string' && Array.isArray(codes) && codes.length > 0 && codes.every((code) => typeof code === 'string') && Object.keys(rest).length === 0 ? { options: codes.map((code: string) => ({ code })) } : undefined,
  format: optionText,
});
