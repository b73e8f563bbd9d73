import type { Text } from '../../problem.ts';
import type { Node } from '../model.ts';

/** Compatibility of a new version with running cases, mildest first (forms.md §5). */
export const classes = ['none', 'cosmetic', 'additive-optional', 'additive-required', 'narrowing', 'removing', 'type change'] as const;
export type DiffClass = (typeof classes)[number];
/** What may happen to running cases: keep their version, take the new one, or take it with only the new questions open. */
export const runningChoices = ['stay', 'move', 'supplement'] as const;
export type RunningChoice = (typeof runningChoices)[number];

/** What running cases may do under each class, the default first (forms.md §5); a move under `mapped` needs a second approval. */
export const choicesOf = {
  none: ['stay'], cosmetic: ['stay', 'move'], 'additive-optional': ['stay', 'move', 'supplement'], 'additive-required': ['stay', 'supplement'],
  narrowing: ['stay', 'move'], removing: ['stay', 'move'], 'type change': ['stay', 'move'],
} as const satisfies Record<DiffClass, readonly RunningChoice[]>;

/** One difference in a sentence; the node it concerns, or the form as a whole. `asks` waits for a word on the meaning. */
export type Change = Text & { readonly class: DiffClass; readonly nodeId: string | null; readonly asks?: 'meaning' };

/** Makes a change from its class and both sentences. */
export const change = (kind: DiffClass, nodeId: string | null, [id, en]: readonly [id: string, en: string]): Change => ({ class: kind, nodeId, id, en });
/** Gives the words a question is known by in both languages. */
export const titles = (node: Node | undefined, id = '–'): Text => ({ id: node?.text.id?.title ?? node?.id ?? id, en: node?.text.en?.title ?? node?.text.id?.title ?? node?.id ?? id });
/** Gives the maker of sentences about one node: its name stands in front. */
export const about = (node: Node) => (kind: DiffClass, id: string, en: string): Change => change(kind, node.id, [`“${titles(node).id}”${id}`, `“${titles(node).en}”${en}`]);
