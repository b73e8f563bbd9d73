import { outsideRules, sectionsOf } from './compile.ts';
import type { FormModel, Node } from './model.ts';
import type { Cleaned } from './clean.ts';

/** What one section's schema is checked against: its answers by key, and `_r` with the rules it cannot say itself. */
export type SectionData = { readonly section: Node; readonly data: Readonly<Record<string, unknown>> };

/** Gives the data of every section that is not hidden, as its compiled validator expects it; hidden sections are not checked. */
export function sectionData(model: FormModel, { answers, state }: Cleaned): readonly SectionData[] {
  return sectionsOf(model).filter((section) => !state.hidden.has(section.id)).map((section) => {
    const part = section.key === undefined ? looseAnswers(model, answers.data) : answers.data[section.key];
    const told = outsideRules(model, section);
    const flags = told.filter((rule) => state.holding.has(rule.id)).map((rule) => [rule.id, true] as const);
    return { section, data: { ...(part as Readonly<Record<string, unknown>> | undefined), ...(told.length ? { _r: Object.fromEntries(flags) } : {}) } };
  });
}

function looseAnswers(model: FormModel, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keyed = new Set(sectionsOf(model).map((section) => section.key));
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keyed.has(key)));
}
