import type { Language } from '../../../texts/index.ts';

/** Decimal text as the language writes it. */
export const decimal = (text: string, language: Language): string => (language === 'id' ? text.replace('.', ',') : text);
/** The same with its sign: what is missing, what is too much. */
export const signed = (text: string, language: Language): string => decimal(text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`, language);
