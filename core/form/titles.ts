import type { Text } from '../problem.ts';
import type { Locale, Node } from './model.ts';

/** Gives the words a person knows a node by: its title in that language, else the Indonesian one, its key, its id. */
export const titleIn = (node: Node | undefined, locale: Locale): string => node?.text[locale]?.title || node?.text.id?.title || node?.key || node?.id || '–';
/** Gives the words a person knows a node by in both languages. */
export const titlesOf = (node: Node | undefined): Text => ({ id: titleIn(node, 'id'), en: titleIn(node, 'en') });
