import Form, { type IChangeEvent } from '@rjsf/core';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo, type ComponentType } from 'react';
import type { Command } from '../../../../../core/form/commands.ts';
import type { Kind, Node } from '../../../../../core/form/model.ts';
import { kindOf } from '../../../../../core/form/question.ts';
import { questions } from '../../../../../core/form/questions.ts';
import { useTexts } from '../../../texts/index.ts';
import { useBuilderStore } from '../builder-store.ts';
import { act } from './acts.ts';
import classes from './canvas.module.css';
import { metaFields, metaTemplates, metaValidator, metaWidgets } from './kind-form.tsx';
import { JsonField } from './JsonField.tsx';
import { LevelTexts } from './LevelTexts.tsx';
import { ListField } from './ListField.tsx';
import { LinesEditor } from './LinesEditor.tsx';
import { OptionsEditor } from './OptionsEditor.tsx';
import { propWord } from './prop-words.ts';
import { SourceField } from './SourceField.tsx';

type Editor = ComponentType<{ readonly node: Node; readonly prop: string }>;
/** Settings that need more than a plain field. */
const editors: Readonly<Record<string, Editor>> = { options: OptionsEditor, rows: LinesEditor, columns: LinesEditor, sums: JsonField, schema: JsonField, ui: JsonField, filterBy: SourceField, exclusive: SourceField };
/** Settings that are made elsewhere: a computed value by its rule, required cells and marked ones in the table itself. */
const elsewhere: ReadonlySet<string> = new Set(['expression', 'list', 'version']);
/** Kinds whose entries come from a code list. */
const listed: ReadonlySet<Kind> = new Set<Kind>(['codeList', 'regionPicker']);

type Meta = { readonly properties?: Readonly<Record<string, RJSFSchema>>; readonly required?: readonly string[] };
const noDefaults = { emptyObjectFields: 'skipDefaults', allOf: 'skipDefaults', arrayMinItems: { populate: 'never' }, constAsDefaults: 'never', mergeDefaultsIntoFormData: 'useFormDataIfPresent' } as const;

/** The settings of a question, drawn by rjsf from the meta-schema of its kind: we use what we ship. */
export function KindFields({ node }: { readonly node: Node }) {
  const { t } = useTexts();
  const store = useBuilderStore();
  const kind = kindOf(node);
  const { schema, own, ui } = useMemo(() => partsOf(kind, t), [kind, t]);
  const plain = Object.keys(schema.properties ?? {});
  const data = Object.fromEntries(plain.flatMap((prop) => (node.props[prop] === undefined || node.props[prop] === null ? [] : [[prop, node.props[prop]]])));
  const change = ({ formData }: IChangeEvent) => {
    const next = (formData ?? {}) as Readonly<Record<string, unknown>>;
    const commands = plain.filter((prop) => JSON.stringify(next[prop]) !== JSON.stringify(data[prop])).map((prop): Command => ({ name: 'setProp', args: { ids: [node.id], prop, ...(next[prop] === undefined ? {} : { value: next[prop] }) } }));
    act(store, ...commands);
  };
  return (
    <div className={classes['stack']}>
      {own.map((prop) => { const Own = editors[prop]!; return <div key={prop} data-place={`props.${prop}`}><Own node={node} prop={prop} /></div>; })}
      {listed.has(kind) && <div data-place="props.list"><ListField node={node} /></div>}
      {kind === 'gradeScale' && <LevelTexts node={node} />}
      {plain.length > 0 && <Form tagName="div" schema={schema} uiSchema={ui} formData={data} validator={metaValidator} widgets={metaWidgets} fields={metaFields} templates={metaTemplates} idPrefix={`meta-${node.id}`} onChange={change} noValidate noHtml5Validate showErrorList={false} experimental_defaultFormStateBehavior={noDefaults}><></></Form>}
    </div>
  );
}

/** Splits a meta-schema into what rjsf draws and what has an editor of its own. */
function partsOf(kind: Kind, t: ReturnType<typeof useTexts>['t']): { readonly schema: RJSFSchema; readonly own: readonly string[]; readonly ui: UiSchema } {
  const meta = questions[kind].meta.props as Meta;
  const entries = Object.entries(meta.properties ?? {}).filter(([prop]) => !elsewhere.has(prop));
  const plain = entries.filter(([prop]) => editors[prop] === undefined);
  const uiOf = ([prop, { type, format }]: readonly [string, RJSFSchema]) => {
    const word = propWord(kind, prop);
    return [prop, { 'ui:title': word ? t(word) : prop, ...(type === 'array' && { 'ui:field': 'list' }), ...((type === 'integer' || type === 'number') && { 'ui:widget': 'number' }), ...(format === 'date' && { 'ui:widget': 'DateWidget' }) }] as const;
  };
  // rjsf wants a type beside an enum
  const typed = ([prop, part]: readonly [string, RJSFSchema]) => [prop, part.enum && !part.type ? { ...part, type: 'string' } : part] as const;
  return { schema: { type: 'object', properties: Object.fromEntries(plain.map(typed)) } as RJSFSchema, own: entries.map(([prop]) => prop).filter((prop) => editors[prop] !== undefined), ui: Object.fromEntries(plain.map(uiOf)) };
}

/** Whether a kind has any setting of its own. */
export const hasSettings = (node: Node): boolean => node.type !== 'form' && node.type !== 'page' && node.type !== 'section' && (kindOf(node) === 'gradeScale' || Object.keys((questions[kindOf(node)].meta.props as Meta).properties ?? {}).some((prop) => !elsewhere.has(prop)));
