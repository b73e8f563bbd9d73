import { useOf } from '../rule/inspect.ts';
import { hashOf } from './canonical.ts';
import type { FormModel, Locale, Node, Rule } from './model.ts';
import { below } from './model.ts';
import { given, kindOf, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';
import { sectionConditions } from './conditions.ts';

export type CompiledSection = { readonly nodeId: string; readonly key: string; readonly schema: Schema };
/** A form as it is published: what fillers draw and what answers are checked against. */
export type PublishedForm = {
  readonly model: FormModel;
  /** SHA-256 over section schemas, rules, scoring, evidence rules and classification; wording is not part of it. */
  readonly hash: string;
  readonly sections: readonly CompiledSection[];
  readonly rootSchema: Schema;
  readonly uiSchema: Readonly<Record<Locale, Readonly<Record<string, unknown>>>>;
};

/** Compiles a model to one draft-07 schema per section (no texts, no own keywords), the root schema and a uiSchema per language. */
export function publishedForm(model: FormModel): PublishedForm {
  const sections = sectionsOf(model).map((node) => ({ nodeId: node.id, key: node.key ?? '', schema: sectionSchema(model, node) }));
  return { model, hash: contentHash(model, sections), sections, rootSchema: rootSchema(model, sections), uiSchema: { id: uiSchema(model, 'id'), en: uiSchema(model, 'en') } };
}

/** Gives the sections of a form in reading order. */
export function sectionsOf(model: FormModel): readonly Node[] {
  return [...below(model, model.rootId)].filter((node) => node.type === 'section');
}

/** Gives the questions that lie directly in a section. */
export function questionsIn(model: FormModel, section: Node): readonly Node[] {
  return section.children.map((id) => model.byId[id]).filter((node): node is Node => node !== undefined && node.key !== undefined && !['section', 'page', 'info'].includes(node.type));
}

/** Rules whose effect the schema of this section cannot say by itself: their truth enters the data as `_r.<ruleId>` (forms.md §3). */
export function outsideRules(model: FormModel, section: Node): readonly Rule[] {
  const inside = new Set(questionsIn(model, section).map((node) => node.id));
  return model.rules.filter((rule) => ['show', 'require'].includes(rule.effect) && rule.targets.some((id) => inside.has(id)) && ![...useOf(rule.when).answers].every((id) => inside.has(id)));
}

function sectionSchema(model: FormModel, section: Node): Schema {
  const fields = questionsIn(model, section);
  const conditional = new Set(model.rules.filter((rule) => rule.effect === 'show').flatMap((rule) => rule.targets));
  const always = fields.filter((node) => !conditional.has(node.id));
  const required = always.filter((node) => node.required && node.kind !== 'computed').map((node) => node.key!);
  const allOf = sectionConditions(model, section, fields);
  return given({
    type: 'object',
    properties: Object.fromEntries(always.map((node) => [node.key!, questionSchema(node)])),
    required: required.length ? required : undefined,
    allOf: allOf.length ? allOf : undefined,
    ...section.schemaExtra,
  });
}

function rootSchema(model: FormModel, sections: readonly CompiledSection[]): Schema {
  const keyed = sections.filter((section) => section.key);
  const flat = sections.filter((section) => !section.key).map((section) => section.schema);
  return given({
    $schema: 'http://json-schema.org/draft-07/schema#', type: 'object',
    properties: { ...Object.assign({}, ...flat.map((schema) => schema['properties'] ?? {})), ...Object.fromEntries(keyed.map((section) => [section.key, section.schema])) },
    required: [...keyed.map((section) => section.key), ...flat.flatMap((schema) => (schema['required'] as string[] | undefined) ?? [])],
    allOf: flat.some((schema) => schema['allOf']) ? flat.flatMap((schema) => (schema['allOf'] as unknown[] | undefined) ?? []) : undefined,
    ...model.source?.extra,
  });
}

function contentHash(model: FormModel, sections: readonly CompiledSection[]): string {
  const nodes = Object.values(model.byId).sort((a, b) => (a.id < b.id ? -1 : 1));
  return hashOf({
    sections: sections.map(({ key, schema }) => ({ key, schema })), rules: model.rules.map(({ text: _text, ...rule }) => rule), scoring: model.scoring,
    scores: nodes.filter((node) => node.score).map((node) => ({ id: node.id, score: node.score })),
    evidence: nodes.filter((node) => node.evidence).map((node) => ({ id: node.id, evidence: node.evidence })),
    classification: nodes.map((node) => [node.id, node.classification]),
  });
}

function uiSchema(model: FormModel, locale: Locale): Readonly<Record<string, unknown>> {
  const words = (node: Node) => node.text[locale] ?? node.text[model.baseLocale];
  const ui: Record<string, unknown> = { 'ui:title': words(model.byId[model.rootId]!)?.title };
  for (const section of sectionsOf(model)) {
    const fields = questionsIn(model, section);
    const part = {
      'ui:title': words(section)?.title, ...given({ 'ui:description': words(section)?.help }), 'ui:order': [...fields.map((node) => node.key!), '*'],
      ...Object.fromEntries(fields.map((node) => [node.key!, questionUi(node, words(node))])),
      ...section.uiExtra,
    };
    if (section.key) ui[section.key] = part;
    else Object.assign(ui, part);
  }
  return ui;
}

function questionUi(node: Node, words: Node['text'][Locale]): Readonly<Record<string, unknown>> {
  const options = given({ qid: node.id, span: node.props['span'] ?? 12, labels: words?.options, guidance: words?.guidance });
  return { ...given({ 'ui:title': words?.title, 'ui:description': words?.help, 'ui:widget': kindOf(node), 'ui:field': ['repeatTable', 'ratio', 'dateRange', 'acknowledgement', 'fileEvidence', 'linkEvidence', 'multipleChoice'].includes(kindOf(node)) ? kindOf(node) : undefined, 'ui:options': options }), ...node.uiExtra };
}
