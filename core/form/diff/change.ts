import type { Text } from '../../problem.ts';
import type { Node } from '../model.ts';

/** Compatibility of a new version with running cases, mildest first (forms.md §5). */
export const classes = ['none', 'cosmetic', 'additive-optional', 'additive-required', 'narrowing', 'removing', 'type change'] as const;
export type DiffClass = (typeof classes)[number];
/** One difference in a sentence; the node it concerns, or the form as a whole. */
export type Change = Text & { readonly class: DiffClass; readonly nodeId: string | null };

/** Makes a change from its class and both sentences. */
export const change = (kind: DiffClass, nodeId: string | null, [id, en]: readonly [id: string, en: string]): Change => ({ class: kind, nodeId, id, en });
/** Gives the words a question is known by in both languages. */
export const titles = (node: Node | undefined, id = '–'): Text => ({ id: node?.text.id?.title ?? node?.id ?? id, en: node?.text.en?.title ?? node?.text.id?.title ?? node?.id ?? id });
