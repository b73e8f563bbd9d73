import type { Answer } from '../../api.tsx';

export type FormAnswer = Answer<'form'>;

/** Colour of a class of change (core/form/diff.ts): what it asks of those who fill the form in. */
export const classTone: Readonly<Record<string, string>> = { none: 'sk-tone-neutral', cosmetic: 'sk-tone-neutral', 'additive-optional': 'sk-tone-info', 'additive-required': 'sk-tone-warn', narrowing: 'sk-tone-warn', removing: 'sk-tone-bad', 'type change': 'sk-tone-bad' };
