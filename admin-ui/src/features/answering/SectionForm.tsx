import Form, { type IChangeEvent } from '@rjsf/core';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo } from 'react';
import { schemaItems } from '../../../../core/form/check.ts';
import { questionsIn } from '../../../../core/form/compile.ts';
import { isDeepEmpty } from '../../../../core/form/emptiness.ts';
import type { Node } from '../../../../core/form/model.ts';
import { useLanguage } from '../../texts/index.ts';
import { useAnswering, useDesk } from './answering.tsx';
import { fields, templates, widgets } from './rjsf-parts.tsx';

// nothing is filled in for people: an untouched question stays unanswered
const noDefaults = { emptyObjectFields: 'skipDefaults', allOf: 'skipDefaults', arrayMinItems: { populate: 'never' }, constAsDefaults: 'never', mergeDefaultsIntoFormData: 'useFormDataIfPresent' } as const;

const same = (a: unknown, b: unknown) => a === b || (isDeepEmpty(a) && isDeepEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

/** One rjsf form for the open section (forms.md §6: a form per section is the fast way); answers live in the store outside. */
export function SectionForm({ section }: { section: Node }) {
  const language = useLanguage();
  const { store, keeper, validatorOf } = useDesk();
  const published = useAnswering((state) => state.published);
  const data = useAnswering((state) => state.sectionData[section.id]);
  const compiled = published.sections.find((each) => each.nodeId === section.id);
  const uiSchema = useMemo(() => {
    const ui = published.uiSchema[language] as UiSchema;
    return section.key ? (ui[section.key] as UiSchema) : ui;
  }, [published, language, section.key]);
  const keys = useMemo(() => new Map(questionsIn(published.model, section).map((node) => [node.key ?? '', node.id])), [published.model, section]);
  const validator = validatorOf(section.id);
  if (!compiled) return null;
  const change = ({ formData }: IChangeEvent, fieldId?: string) => {
    const now = store.getState().sectionData[section.id] ?? {};
    const next = (formData ?? {}) as Record<string, unknown>;
    // only the field that was touched: an answer that a condition takes off the form stays where it is
    const touched = (key: string) => fieldId === undefined || fieldId === `${section.id}_${key}` || fieldId.startsWith(`${section.id}_${key}_`);
    for (const [key, questionId] of keys) if (touched(key) && !same(next[key], now[key]) && store.getState().places.get(questionId)?.node.kind !== 'computed') store.setValue(questionId, next[key]);
  };
  const leave = () => {
    const { model } = published;
    store.recheck();
    const found = schemaItems(model, section.id, validator.errors(store.getState().sectionData[section.id]));
    store.setState((state) => ({ problems: [...state.problems.filter((item) => item.section !== section.id || ['required', 'own', 'evidence', 'limit'].includes(item.keyword)), ...found] }));
    void keeper.flush();
  };
  return (
    <Form
      tagName="div" schema={compiled.schema as RJSFSchema} uiSchema={uiSchema} formData={data} validator={validator.rjsf}
      widgets={widgets} fields={fields} templates={templates} idPrefix={section.id} onChange={change} onBlur={leave}
      noValidate noHtml5Validate showErrorList={false} experimental_defaultFormStateBehavior={noDefaults}
    ><></></Form>
  );
}
