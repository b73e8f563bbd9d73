import { hashOf } from './canonical.ts';
import { definitionsFor, draft07Of, objectKeywords } from './imported.ts';
import type { FormModel, Kind, Locale, Node, Rule } from './model.ts';
import { below } from './model.ts';
import { given, kindOf, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';
import { conditionIn, sectionConditions } from './conditions.ts';
import { rootSchema } from './root-schema.ts';

export type CompiledSection = { readonly nodeId: string; readonly key: string; readonly schema: Schema; /** Holds parts of an imported schema, which may be laxer than ours (unions, tuples). */ readonly imported?: true };
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
  const sections = sectionsOf(model).map((node): CompiledSection => ({ nodeId: node.id, key: node.key ?? '', schema: sectionSchema(model, node), ...(isImported(model, node) ? { imported: true } : {}) }));
  return { model, hash: contentHash(model, sections), sections, rootSchema: rootSchema(model), uiSchema: { id: uiSchema(model, 'id'), en: uiSchema(model, 'en') } };
}

const isImported = (model: FormModel, section: Node) => model.source !== undefined || questionsIn(model, section).some((node) => node.kind === 'raw' || Object.keys(node.schemaExtra).length > 0);

/** Gives the sections of a form in reading order. */
export function sectionsOf(model: FormModel): readonly Node[] {
  return [...below(model, model.rootId)].filter((node) => node.type === 'section');
}

/** Gives the questions that lie directly in a section. */
export function questionsIn(model: FormModel, section: Node): readonly Node[] {
  return section.children.map((id) => model.byId[id]).filter((node): node is Node => node !== undefined && node.key !== undefined && !['section', 'page', 'info'].includes(node.type));
}

/** Rules whose condition the schema of this section cannot say by itself: their truth enters the data as `_r.<ruleId>` (forms.md §3). */
export function outsideRules(model: FormModel, section: Node): readonly Rule[] {
  const fields = questionsIn(model, section);
  const inside = new Set(fields.map((node) => node.id));
  return model.rules.filter((rule) => ['show', 'require'].includes(rule.effect) && rule.targets.some((id) => inside.has(id)) && conditionIn(rule, fields) === undefined);
}

function sectionSchema(model: FormModel, section: Node): Schema {
  const fields = questionsIn(model, section);
  const conditional = new Set(model.rules.filter((rule) => rule.effect === 'show').flatMap((rule) => rule.targets));
  const always = fields.filter((node) => !conditional.has(node.id));
  const required = always.filter((node) => node.required && node.kind !== 'computed').map((node) => node.key!);
  const allOf = sectionConditions(model, section, fields);
  const schema = given({
    type: 'object',
    properties: Object.fromEntries(always.map((node) => [node.key!, questionSchema(node)])),
    required: required.length ? required : undefined,
    allOf: allOf.length ? allOf : undefined,
  });
  return imported(model, section, schema);
}

/** Adds what an import said about the section's object, and the definitions its parts refer to. */
function imported(model: FormModel, section: Node, own: Schema): Schema {
  if (model.source === undefined) return own;
  const { allOf, ...kept } = draft07Of(objectKeywords(model, section), model.source.dialect);
  const both = [...((own['allOf'] as readonly Schema[] | undefined) ?? []), ...((allOf as readonly Schema[] | undefined) ?? [])];
  const schema = given({ ...own, ...kept, allOf: both.length ? both : undefined });
  return given({ ...schema, definitions: definitionsFor(model, schema) });
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
      ...section.uiExtra,
      ...given({ 'ui:title': words(section)?.title, 'ui:description': words(section)?.help }), 'ui:order': [...fields.map((node) => node.key!), '*'],
      ...Object.fromEntries(fields.map((node) => [node.key!, questionUi(node, words(node))])),
    };
    if (section.key) ui[section.key] = part;
    else Object.assign(ui, part);
  }
  return ui;
}

/** Kinds whose answer is no single value; rjsf draws them as a field, not as a widget. */
const wholeFields: ReadonlySet<Kind> = new Set<Kind>(['repeatTable', 'ratio', 'dateRange', 'acknowledgement', 'fileEvidence', 'linkEvidence', 'multipleChoice', 'ranking', 'fixedTable', 'matrix', 'richText']);

/** Our kind draws the question; what an import said about widgets stays in its export only. */
function questionUi(node: Node, words: Node['text'][Locale]): Readonly<Record<string, unknown>> {
  const kind = kindOf(node);
  const options = given({ qid: node.id, span: node.props['span'] ?? 12, labels: words?.options, guidance: words?.guidance });
  const field = wholeFields.has(kind) || (kind === 'raw' && !isScalar(node)) ? kind : undefined;
  return given({ ...node.uiExtra, 'ui:title': words?.title, 'ui:description': words?.help, 'ui:widget': kind, 'ui:field': field, 'ui:options': options });
}

const isScalar = (node: Node) => ['string', 'number', 'integer', 'boolean'].includes(String(questionSchema(node)['type']));
