import { type Problem, problem } from '../problem.ts';

/** How much of a schema is taken in: levels of nesting, and objects and lists in all. */
export const importLimits = { depth: 100, parts: 250_000 } as const;
type Bag = Readonly<Record<string, unknown>>;
/** Where a value stands: a schema, names that each carry a schema, or data that only looks like one. */
type As = 'schema' | 'named' | 'data';
type Spot = { readonly value: unknown; readonly depth: number; readonly as: As };

const named = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies']);
const data = new Set(['enum', 'const', 'default', 'examples', 'example']);
const references = ['$ref', '$dynamicRef', '$recursiveRef'] as const;
const absolute = /^([a-z][a-z0-9+.-]*:|\/\/)/i;

/** Says what keeps a schema out: too deep, too many parts, a number without JSON form, or a reference to an outside address. */
export function importRefusal(schema: unknown): Problem | undefined {
  const ids = new Set<string>();
  const outside: string[] = [];
  const refusal = walk(schema, ({ value, as }) => {
    if (as !== 'schema' || Array.isArray(value)) return;
    const bag = value as Bag;
    for (const name of ['$id', 'id']) if (Object.hasOwn(bag, name) && typeof bag[name] === 'string') ids.add(baseOf(bag[name]));
    for (const name of references) if (Object.hasOwn(bag, name) && typeof bag[name] === 'string' && absolute.test(bag[name])) outside.push(bag[name]);
  });
  // an address that the schema itself carries is not outside
  const address = outside.find((ref) => !ids.has(baseOf(ref)));
  return refusal ?? (address === undefined ? undefined : problem('remoteReference', { address: address.slice(0, 200) }));
}

/** Says whether a uiSchema is too deep or too large; its references are never followed. */
export function uiRefusal(uiSchema: unknown): Problem | undefined {
  return walk(uiSchema, () => undefined);
}

const baseOf = (address: string) => address.replace(/#.*$/s, '');

function walk(root: unknown, look: (spot: Spot) => void): Problem | undefined {
  const stack: Spot[] = [{ value: root, depth: 0, as: 'schema' }];
  let parts = 0;
  for (let spot = stack.pop(); spot !== undefined; spot = stack.pop()) {
    const { value, depth } = spot;
    if (typeof value === 'number' && !Number.isFinite(value)) return problem('numberTooLarge', { number: String(value) });
    if (typeof value !== 'object' || value === null) continue;
    parts += 1;
    if (depth > importLimits.depth) return problem('schemaTooDeep', { limit: importLimits.depth });
    if (parts > importLimits.parts) return problem('schemaTooLarge', { limit: importLimits.parts });
    look(spot);
    for (const [name, child] of Object.entries(value)) stack.push({ value: child, depth: depth + 1, as: asOf(spot, name) });
  }
  return undefined;
}

function asOf({ value, as }: Spot, name: string): As {
  if (as === 'data') return 'data';
  if (as === 'named' || Array.isArray(value)) return 'schema';
  return data.has(name) ? 'data' : named.has(name) ? 'named' : 'schema';
}
