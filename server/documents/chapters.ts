import type { RoleKey } from '../../core/access.ts';
import type { Chapter } from '../../core/cycle/ir.ts';
import type { FormModel } from '../../core/form/model.ts';
import type { Party } from './cycle-report.ts';
import { linesBySection } from './report-answers.ts';

type Reading = { readonly parties: readonly Party[]; readonly forms: ReadonlyMap<string, FormModel>; /** Who reads it: what a form keeps from this role is left out. */ readonly role: RoleKey };

/** Writes the chapters of a compiled report from the sections agencies sent last: prose as its paragraphs, the rest as one table per agency and section. A part nobody has answered stays, empty. */
export function chaptersOf(chapters: readonly Chapter[], { parties, forms, role }: Reading) {
  const answered = parties.flatMap(({ name, sent, decided }) => sent.flatMap((each) => {
    const model = forms.get(each.form);
    return model === undefined ? [] : linesBySection(model, { sent: each, decided, role }).map((one) => ({ ...one, form: each.formKey, agency: name }));
  }));
  return chapters.map(({ title, parts }) => ({
    title,
    parts: parts.map(({ title: heading, form, sections, prose }) => {
      const found = sections.flatMap((id) => answered.filter((one) => one.form === form && one.section.id === id));
      const texts = prose === true ? found.flatMap(({ lines }) => lines.flatMap(({ answer }) => answer.split('\n').filter((text) => text.trim() !== ''))) : [];
      const tables = prose === true ? [] : found.map(({ section, agency, lines }) => ({ caption: `${section.text.id?.title ?? section.id} – ${agency}`, lines: lines.map(({ question, answer }) => [question, answer]) }));
      return { title: heading, texts, tables };
    }),
  }));
}
