import Form from '@rjsf/core';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { schemaItems } from '../../../../core/form/check.ts';
import { questionsIn } from '../../../../core/form/compile.ts';
import type { Node } from '../../../../core/form/model.ts';
import { useLanguage } from '../../texts/index.ts';
import { useAnswering, useDesk } from './answering.tsx';
import { fields, templates, widgets } from './rjsf-parts.tsx';
import { sectionDataOf } from './section-data.ts';

// nothing is filled in for people: an untouched question stays unanswered
const noDefaults = { emptyObjectFields: 'skipDefaults', allOf: 'skipDefaults', arrayMinItems: { populate: 'never' }, constAsDefaults: 'never', mergeDefaultsIntoFormData: 'useFormDataIfPresent' } as const;

const none: readonly unknown[] = [];

/**
 * One rjsf form for the open section (forms.md §6: a form per section is the fast way). It decides which questions are drawn and
 * where; each input takes its answer from the store, so the form is drawn again only when another set of questions is shown.
 */
export function SectionForm({ section }: { section: Node }) {
  const language = useLanguage();
  const { store, keeper, validatorOf } = useDesk();
  const published = useAnswering((state) => state.published);
  const compiled = published.sections.find((each) => each.nodeId === section.id);
  const uiSchema = useMemo(() => {
    const ui = published.uiSchema[language] as UiSchema;
    return section.key ? (ui[section.key] as UiSchema) : ui;
  }, [published, language, section.key]);
  const data = useSectionData(section);
  const validator = validatorOf(section.id);
  if (!compiled) return null;
  const leave = () => {
    const state = store.getState();
    store.recheck(schemaItems(state.model, section.id, validator.errors(sectionDataOf(state.model, section, state))));
    void keeper.flush();
  };
  return (
    <Form
      tagName="div" schema={compiled.schema as RJSFSchema} uiSchema={uiSchema} formData={data} validator={validator.rjsf}
      widgets={widgets} fields={fields} templates={templates} idPrefix={section.id} onBlur={leave}
      noValidate noHtml5Validate showErrorList={false} experimental_defaultFormStateBehavior={noDefaults}
    ><></></Form>
  );
}

/** The section's answers as they were when something last changed which of its questions are shown. */
function useSectionData(section: Node): Readonly<Record<string, unknown>> {
  const { store } = useDesk();
  const model = useAnswering((state) => state.model);
  const questions = useMemo(() => questionsIn(model, section), [model, section]);
  const shown = useAnswering(useShallow(({ form }) => questions.filter(({ id }) => !form.hidden.has(id))));
  // a schema that came with conditions of its own may read any answer
  const read = useAnswering(useShallow(({ values }) => (Object.keys(section.schemaExtra).length > 0 ? questions.map(({ id }) => values[id]) : none)));
  return useMemo(() => sectionDataOf(model, section, store.getState()), [store, model, section, shown, read]);
}
