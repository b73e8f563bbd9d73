import { Checkbox, NativeSelect, NumberInput, TagsInput, MultiSelect } from '@mantine/core';
import type { FieldProps, FieldTemplateProps, ObjectFieldTemplateProps, RegistryFieldsType, RegistryWidgetsType, TemplatesType, ValidatorType, WidgetProps } from '@rjsf/utils';
import type { ComponentType } from 'react';
import { useTexts } from '../../../texts/index.ts';
import classes from './canvas.module.css';
import { DraftField } from './DraftField.tsx';
import { enumWords, isEnumWord } from './prop-words.ts';

// Built once: new widgets or templates per render would draw every field again (forms.md §9.5).

/** The meta-schemas have no conditions, so nothing has to be compiled; each field checks its own bounds. */
export const metaValidator = { isValid: () => true, validateFormData: () => ({ errors: [], errorSchema: {} }), rawValidation: () => ({ errors: [] }), toErrorList: () => [], reset: () => undefined } as unknown as ValidatorType;

const empty = (next: string) => (next === '' ? undefined : next);

function TextWidget({ value, onChange, label, id, schema }: WidgetProps) {
  const { t } = useTexts();
  const { pattern } = schema;
  return <DraftField id={id} label={label} value={typeof value === 'string' ? value : ''} fault={(text) => (pattern && text !== '' && !new RegExp(pattern, 'u').test(text) ? t('builder.canvas.badForm') : undefined)} onDone={(next) => onChange(empty(next))} />;
}

function NumberWidget({ value, onChange, label, id, schema }: WidgetProps) {
  const { t } = useTexts();
  const { minimum, maximum, type } = schema;
  const hint = minimum !== undefined && maximum !== undefined ? t('builder.canvas.between', { min: minimum, max: maximum }) : minimum !== undefined && minimum > 0 ? t('builder.canvas.atLeast', { min: minimum }) : undefined;
  return <NumberInput id={id} label={label} description={hint} value={typeof value === 'number' ? value : ''} {...(minimum !== undefined && { min: minimum })} {...(maximum !== undefined && { max: maximum })} clampBehavior="blur" allowDecimal={type !== 'integer'} decimalSeparator="," onChange={(next) => inBounds(next, schema) && onChange(next === '' ? undefined : Number(next))} />;
}
const inBounds = (next: string | number, { minimum = -Infinity, maximum = Infinity }: WidgetProps['schema']) => next === '' || (typeof next === 'number' && next >= minimum && next <= maximum);

function ChoiceWidget({ value, onChange, label, id, schema }: WidgetProps) {
  const { t } = useTexts();
  const codes = (schema.enum ?? []) as readonly string[];
  return <NativeSelect id={id} label={label} value={typeof value === 'string' ? value : ''} onChange={({ currentTarget }) => onChange(empty(currentTarget.value))} data={[{ value: '', label: t('builder.canvas.unset') }, ...codes.map((code) => ({ value: code, label: isEnumWord(code) ? t(enumWords[code]) : code }))]} />;
}

function SwitchWidget({ value, onChange, label, id }: WidgetProps) {
  return <Checkbox id={id} label={label} checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked || undefined)} />;
}

function DateWidget({ value, onChange, label, id }: WidgetProps) {
  return <DraftField id={id} label={label} placeholder="2026-12-31" value={typeof value === 'string' ? value : ''} fault={(text) => (text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text) ? undefined : '2026-12-31')} onDone={(next) => onChange(empty(next))} />;
}

/** A list of words: from a fixed set, or typed freely. */
function ListField({ formData, onChange, fieldPathId, uiSchema, schema }: FieldProps) {
  const { t } = useTexts();
  const label = String((uiSchema as { 'ui:title'?: string } | undefined)?.['ui:title'] ?? '');
  const codes = (schema.items as { enum?: readonly string[] } | undefined)?.enum;
  const value = Array.isArray(formData) ? (formData as string[]) : [];
  const told = (next: readonly string[]) => onChange(next.length > 0 ? next : undefined, fieldPathId.path);
  if (codes) return <MultiSelect id={fieldPathId.$id} label={label} data={codes.map((code) => ({ value: code, label: isEnumWord(code) ? t(enumWords[code]) : code }))} value={value} onChange={told} />;
  return <TagsInput id={fieldPathId.$id} label={label} value={value} onChange={told} />;
}

export const metaWidgets = { TextWidget, URLWidget: TextWidget, EmailWidget: TextWidget, TextareaWidget: TextWidget, UpDownWidget: NumberWidget, SelectWidget: ChoiceWidget, CheckboxWidget: SwitchWidget, DateWidget, number: NumberWidget } as RegistryWidgetsType;
export const metaFields = { list: ListField } as unknown as RegistryFieldsType;

const Bare = ({ children, fieldPathId }: FieldTemplateProps) => <div data-place={fieldPathId.path.length > 0 ? `props.${String(fieldPathId.path[0])}` : undefined}>{children}</div>;
const Stack = ({ properties }: ObjectFieldTemplateProps) => <div className={classes['stack']}>{properties.map(({ content, name }) => <div key={name}>{content}</div>)}</div>;
const Nothing: ComponentType = () => null;
export const metaTemplates = { FieldTemplate: Bare, ObjectFieldTemplate: Stack, DescriptionFieldTemplate: Nothing, FieldErrorTemplate: Nothing, FieldHelpTemplate: Nothing, TitleFieldTemplate: Nothing, ErrorListTemplate: Nothing } as unknown as Partial<TemplatesType>;
