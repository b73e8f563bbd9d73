import { toDraft07 } from './draft07.ts';
import type { FormModel, Node } from './model.ts';
import type { Schema } from './question.ts';

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const without = (bag: Bag, names: readonly string[]): Bag => Object.fromEntries(Object.entries(bag).filter(([name]) => !names.includes(name)));
// Said by the model itself, or true of every cleaned answer: unknown keys never reach the schema.
const ours = ['type', 'properties', 'required', 'additionalProperties', 'unevaluatedProperties', '$defs', 'definitions', '$ref'];

/** Gives an imported part as draft-07; one that has no exact form says nothing here and is refused by the publish checks. */
export function draft07Of(schema: unknown, dialect = 'draft-07'): Schema {
  const converted = toDraft07(schema, dialect);
  return 'schema' in converted ? converted.schema : {};
}

/** What an imported object said beyond its properties: root keywords for a flat form, a section's own otherwise. */
export function objectKeywords(model: FormModel, section: Node): unknown {
  if (section.key !== undefined) return isBag(section.props['source']) ? without(section.props['source'], ours) : {};
  return rootKeywords(model);
}

/** Gives the keywords at the root of an imported schema that the model does not say itself. */
export function rootKeywords(model: FormModel): Bag {
  const root = model.source?.extra['root'];
  return isBag(root) ? without(root, ours) : {};
}

/** Gives the definitions of an imported schema that a compiled part refers to, directly or through others. */
export function definitionsFor(model: FormModel, schema: unknown): Schema | undefined {
  const all = definitionsOf(model);
  const found = Object.create(null) as Record<string, Schema>;
  const waiting = [...refsIn(schema)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (Object.hasOwn(found, name) || !Object.hasOwn(all, name)) continue;
    found[name] = draft07Of(all[name], model.source?.dialect);
    waiting.push(...refsIn(found[name]));
  }
  return Object.keys(found).length ? found : undefined;
}

/** Gives every definition of an imported schema by its name. */
export function definitionsOf(model: FormModel): Bag {
  const { root, whole } = model.source?.extra ?? {};
  return Object.assign({}, ...[root, whole].filter(isBag).flatMap((bag) => [bag['definitions'], bag['$defs']].filter(isBag))) as Bag;
}

function refsIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(refsIn);
  if (!isBag(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => (keyword === '$ref' && typeof value === 'string' ? [/^#\/definitions\/(.+)$/.exec(value)?.[1] ?? ''] : refsIn(value)));
}

type Referring = { readonly size: number; readonly names: readonly string[] };
const pointer = /"\$ref":"#\/(?:definitions|\$defs)\/([^"]+)"/g;
const referring = (part: unknown): Referring => { const text = JSON.stringify(part) ?? ''; return { size: text.length, names: [...text.matchAll(pointer)].map(([, name]) => name!) }; };

/** Estimates what each section of an imported form weighs once compiled: its own keywords and a copy of every definition it reaches. */
export function compiledSize(model: FormModel): readonly { readonly section: Node; readonly size: number }[] {
  if (model.source === undefined) return [];
  const definitions = new Map(Object.entries(definitionsOf(model)).map(([name, schema]) => [name, referring(schema)]));
  return Object.values(model.byId).filter(({ type }) => type === 'section').map((section) => {
    const own = referring([objectKeywords(model, section), section.children.map((id) => [model.byId[id]?.props, model.byId[id]?.schemaExtra])]);
    const reached = new Set<string>();
    const waiting = [...own.names];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (reached.has(name) || !definitions.has(name)) continue;
      reached.add(name);
      waiting.push(...definitions.get(name)!.names);
    }
    return { section, size: [...reached].reduce((sum, name) => sum + definitions.get(name)!.size, own.size) };
  });
}
