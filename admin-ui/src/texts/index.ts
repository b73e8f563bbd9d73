import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Text } from '../../../core/problem.ts';
import type { words as id } from './id/all.ts';

/** The same keys with other words: what the English file of a feature has to be. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type Language = 'id' | 'en';

// a phone on a slow network loads one language; the other comes when it is asked for
const loads: Readonly<Record<Language, () => Promise<Words<typeof id>>>> = {
  id: async () => (await import('./id/all.ts')).words,
  en: async () => (await import('./en/all.ts')).words,
};

type Path<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Path<T[K], `${P}${K}.`> }[keyof T & string];
type Singular<S> = S extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : S;
/** Every text by its path, "shell.nav.tasks"; of a plural pair only the stem. */
export type TextKey = Singular<Path<typeof id>>;
/** Gives a text; `count` chooses between `_one` and `_other`. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;

const kept = 'siklus.language';

/** Starts the texts in the language this browser used last; Indonesian otherwise. */
export async function startTexts(): Promise<void> {
  const language: Language = localStorage.getItem(kept) === 'en' ? 'en' : 'id';
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language, fallbackLng: false, initAsync: false,
    resources: { [language]: { translation: await loads[language]() } },
    interpolation: { escapeValue: false },
  });
}

/** Changes the language in place: answers, focus and place on the page stay. Without network the old one stays until the words come. */
export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await loads[language]());
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Gives the texts in one language, for a part of the page that is read in another than the rest. */
export async function textsIn(language: Language): Promise<typeof i18next> {
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await loads[language]());
  return i18next.cloneInstance({ lng: language });
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'id';
}

/** Gives `say(text)`: a sentence of the data in the chosen language; missing English shows the Indonesian. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => text[language] || text.id, [language]);
}

/** Says a text outside React (toasts). */
export const say = (text: Text): string => (i18next.language === 'en' && text.en ? text.en : text.id);

/** The texts of the chosen language. The keys are typed here and not by i18next, whose types grow too deep for this many texts. */
export function useTexts(): { readonly t: Translate } {
  const { t } = useTranslation();
  return { t: t as unknown as Translate };
}

/** A text outside React (toasts). */
export const translate: Translate = (key, values) => (i18next.t as unknown as Translate)(key, values);
