import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import type { RoleKey } from '../../../../../core/access.ts';
import { nest } from '../../../../../core/form/clean.ts';
import type { Answers, FileRef, FormModel } from '../../../../../core/form/model.ts';
import { byQuestion } from '../../../../../core/form/state.ts';
import { useToday } from '../../../shell/moment.ts';
import type { Language } from '../../../texts/index.ts';

export const widths = ['phone', 'tablet', 'desktop'] as const;
export const waysToShow = ['fill', 'read', 'paper'] as const;
/** Where the answers in the preview come from. */
export type Source = { readonly from: 'own' } | { readonly from: 'generated'; readonly seed: number } | { readonly from: 'test'; readonly testId: string } | { readonly from: 'earlier'; readonly agencyName: string; readonly masked: readonly string[] };
type Trying = {
  readonly formId: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly evidence: Readonly<Record<string, readonly FileRef[]>>;
  readonly refs: Readonly<Record<string, unknown>>;
  readonly source: Source;
  readonly role: RoleKey;
  /** Left out, the language of the page. */
  readonly language: Language | undefined;
  readonly width: (typeof widths)[number];
  readonly as: (typeof waysToShow)[number];
  /** Left out, today in business time. */
  readonly on: string | undefined;
  /** Missing answers count as faults, as they do on sending. */
  readonly strict: boolean;
};

const fresh = (formId: string): Trying => ({ formId, values: {}, evidence: {}, refs: {}, source: { from: 'own' }, role: 'operator', language: undefined, width: 'desktop', as: 'fill', on: undefined, strict: false });
const trying = createStore<Trying>(() => fresh(''));

/** Starts anew with another form, and says when it has; what was typed for the same form stays while one goes from tab to tab. */
export function useTryingOf(formId: string): boolean {
  const begun = useStore(trying, (state) => state.formId === formId);
  useEffect(() => { if (!begun) trying.setState(fresh(formId)); }, [begun, formId]);
  return begun;
}

/** One part of what is being tried. */
export const useTrying = <T>(pick: (state: Trying) => T): T => useStore(trying, pick);
/** The day the form is looked at. */
export function useDayTried(): string {
  const today = useToday();
  return useTrying(({ on }) => on ?? today);
}
export const setTrying = (change: Partial<Omit<Trying, 'formId' | 'values' | 'evidence' | 'source'>>): void => trying.setState(change);

/** Answers one question; nothing empties it. */
export const answer = (questionId: string, value: unknown): void => trying.setState(({ values }) => {
  const { [questionId]: _, ...rest } = values;
  return { values: value === undefined ? rest : { ...rest, [questionId]: value } };
});

/** Cites a sample file for a question, or takes it away again. */
export const cite = (questionId: string, files: readonly FileRef[]): void => trying.setState(({ evidence }) => ({ evidence: { ...evidence, [questionId]: files } }));

/** Puts a whole answer set into the preview. */
export function load(model: FormModel, answers: Answers, source: Source): void {
  trying.setState({ values: byQuestion(model, answers), evidence: answers.evidence, source, strict: false });
}

export const clear = (): void => trying.setState({ values: {}, evidence: {}, source: { from: 'own' }, strict: false });

/** Gives the answers in the preview as a form takes them. */
export const answersOf = (model: FormModel, { values, evidence }: Pick<Trying, 'values' | 'evidence'>): Answers => ({ data: nest(model, values), evidence: Object.fromEntries(Object.entries(evidence).filter(([, files]) => files.length > 0)) });
export const answersNow = (model: FormModel): Answers => answersOf(model, trying.getState());
