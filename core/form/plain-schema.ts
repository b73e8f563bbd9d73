import { questionsIn, sectionsOf } from './compile.ts';
import type { FormModel, Locale, Node } from './model.ts';
import { given, optionText, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';
import { rootSchema } from './root-schema.ts';

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Gives a form as one plain JSON Schema with its texts put back, and a uiSchema that any rjsf understands; our scores and evidence rules are not in it. */
export function plainSchema(model: FormModel, locale: Locale = 'id'): { readonly schema: Schema; readonly uiSchema: Bag } {
  const ui: Record<string, unknown> = {};
  const places = new Map<string, ReadonlyMap<string, Node>>();
  for (const section of sectionsOf(model)) {
    const fields = questionsIn(model, section);
    const own = { 'ui:order': [...fields.map((node) => node.key!), '*'], ...Object.fromEntries(fields.flatMap((node) => hints(node, locale))) };
    if (section.key === undefined) Object.assign(ui, own);
    else ui[section.key] = own;
    places.set(section.key ?? '', new Map(fields.map((node) => [node.key!, node])));
  }
  const words = (node: Node | undefined) => given({ title: node?.text[locale]?.title, description: node?.text[locale]?.help });
  const sections = new Map(sectionsOf(model).map((section) => [section.key, section]));
  const withTexts = (schema: Schema, section: string | undefined): Schema => ({
    ...schema,
    ...(isBag(schema['properties']) ? { properties: Object.fromEntries(Object.entries(schema['properties']).map(([key, part]) => [key, titled(key, part as Schema, section)])) } : {}),
    ...(Array.isArray(schema['allOf']) ? { allOf: schema['allOf'].map((part: Schema) => (isBag(part['then']) ? { ...part, then: withTexts(part['then'], section) } : part)) } : {}),
  });
  const titled = (key: string, part: Schema, section: string | undefined): Schema => {
    const isSection = section === undefined && sections.has(key);
    const text = words(isSection ? sections.get(key) : places.get(section ?? '')?.get(key));
    return isSection ? { ...text, ...withTexts(part, key) } : Object.keys(part).length ? { ...text, ...part } : part;
  };
  return { schema: { ...words(model.byId[model.rootId]), ...withTexts(rootSchema(model), undefined) }, uiSchema: ui };
}

/** Option labels and widgets by their stock names. */
function hints(node: Node, locale: Locale): readonly (readonly [string, Bag])[] {
  const codes = questionSchema(node)['enum'];
  const hint = given({ 'ui:enumNames': Array.isArray(codes) ? codes.map((code) => optionText(node, code, locale)) : undefined, 'ui:widget': node.kind === 'longText' ? 'textarea' : undefined, 'ui:help': node.text[locale]?.guidance });
  return Object.keys(hint).length ? [[node.key!, hint]] : [];
}
