import type { FieldProps, FieldTemplateProps, ObjectFieldTemplateProps, RegistryFieldsType, RegistryWidgetsType, TemplatesType, WidgetProps } from '@rjsf/utils';
import type { ComponentType } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { kinds, type Kind } from '../../../../core/form/model.ts';
import { Info } from '../../questions/Info.tsx';
import { useLanguage } from '../../texts/index.ts';
import { useAnswering } from './answering.tsx';
import classes from './answering.module.css';
import { BoundInput } from './BoundInput.tsx';
import { QuestionCard } from './QuestionCard.tsx';

// Built once: new widgets, fields or templates per render would draw every field again (forms.md §9.5).

const qidOf = (uiSchema: unknown): string | undefined => (uiSchema as { 'ui:options'?: { qid?: string } } | undefined)?.['ui:options']?.qid;

function KindWidget({ uiSchema, onBlur, id }: WidgetProps) {
  const qid = qidOf(uiSchema);
  return qid ? <BoundInput questionId={qid} id={id} onBlur={() => onBlur(id, undefined)} /> : null;
}

function KindField({ uiSchema, onBlur, fieldPathId }: FieldProps) {
  const qid = qidOf(uiSchema);
  return qid ? <BoundInput questionId={qid} id={fieldPathId.$id} onBlur={() => onBlur(fieldPathId.$id, undefined)} /> : null;
}

export const widgets = Object.fromEntries(kinds.map((kind) => [kind, KindWidget])) as RegistryWidgetsType;
export const fields = Object.fromEntries(kinds.map((kind: Kind) => [kind, KindField])) as RegistryFieldsType;

/** A question is a card; a part of an imported schema below it is a plain label. */
function FieldTemplate({ id, uiSchema, label, children, rawErrors, hidden, schema, fieldPathId }: FieldTemplateProps) {
  const qid = qidOf(uiSchema);
  if (hidden) return <div hidden>{children}</div>;
  if (qid) return <QuestionCard questionId={qid} id={id}>{children}</QuestionCard>;
  if (fieldPathId.path.length === 0) return children;
  return (
    <div className={classes['plainField']}>
      {schema.type !== 'object' && schema.type !== 'array' && <label htmlFor={id}>{label}</label>}
      {children}
      {rawErrors?.map((error) => <div key={error} className={classes['problem']}>{error}</div>)}
    </div>
  );
}

/** Own 12-column grid (LayoutGridField is far slower); words between questions come from the model. */
function ObjectFieldTemplate({ properties, fieldPathId, title }: ObjectFieldTemplateProps) {
  if (fieldPathId.path.length > 0) return <fieldset className={classes['nested']}><legend>{title}</legend>{properties.map(({ content, name }) => <div key={name}>{content}</div>)}</fieldset>;
  return <SectionGrid properties={properties} sectionId={fieldPathId.$id} />;
}

function SectionGrid({ properties, sectionId }: { properties: ObjectFieldTemplateProps['properties']; sectionId: string }) {
  const locale = useLanguage();
  const visible = useAnswering(useShallow(({ model, form }) => (model.byId[sectionId]?.children ?? []).filter((id) => !form.hidden.has(id))));
  const { byId } = useAnswering((state) => state.model);
  const rest = new Map(properties.map((property) => [property.name, property.content]));
  const cells = visible.flatMap((childId) => {
    const node = byId[childId];
    if (!node) return [];
    if (node.type === 'info' || node.kind === 'info') return [<div key={childId} className={classes['cell']}><Info node={node} locale={locale} /></div>];
    const content = rest.get(node.key ?? '');
    rest.delete(node.key ?? '');
    const span = Number(node.props['span'] ?? 12);
    return content ? [<div key={childId} className={classes['cell']} style={{ '--span': span } as React.CSSProperties}>{content}</div>] : [];
  });
  return <div className={classes['grid']}>{cells}</div>;
}

const Nothing: ComponentType = () => null;

export const templates = {
  FieldTemplate, ObjectFieldTemplate, DescriptionFieldTemplate: Nothing, FieldErrorTemplate: Nothing, FieldHelpTemplate: Nothing, TitleFieldTemplate: Nothing, ErrorListTemplate: Nothing,
} as unknown as Partial<TemplatesType>;
