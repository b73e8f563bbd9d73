import { useOf } from '../rule/inspect.ts';
import { definitionsFor, draft07Of, rootKeywords } from './imported.ts';
import { logicSchema, type Place } from './logic-schema.ts';
import { type FormModel, type Node, questionsOf, type Rule } from './model.ts';
import { given, type Schema } from './question.ts';
import { questionSchema } from './question-schema.ts';

type Asked = { readonly node: Node; readonly section: Node };
/** A condition on the whole data; nothing when a schema cannot say it, `{}` when it always holds. */
type Condition = Schema | undefined;
type Reading = { readonly model: FormModel; readonly asked: readonly Asked[]; readonly says: (rule: Rule) => Condition; readonly parents: ReadonlyMap<string, Node> };

/**
 * Gives the schema of a whole answer set, for export and the API. Conditions across sections stand at its root; a question
 * whose condition needs the rule engine is optional in it.
 */
export function rootSchema(model: FormModel): Schema {
  const asked = questionsOf(model).filter(({ node }) => node.kind !== 'info');
  const places = new Map(asked.map(({ node, section }): [string, Place] => [node.id, { path: section.key === undefined ? [node.key!] : [section.key, node.key!], node }]));
  const says = (rule: Rule): Condition => (rule.when === undefined ? {} : useOf(rule.when).refs.size > 0 ? undefined : logicSchema(rule.when, places));
  const parents = new Map(Object.values(model.byId).flatMap((node) => node.children.map((child) => [child, node] as const)));
  const reading = { model, asked, says, parents };
  const always = asked.filter(({ node }) => isTrivial(visibility(reading, node)));
  const schema = given({
    $schema: 'http://json-schema.org/draft-07/schema#', type: 'object',
    ...objectOf(always, isRequired),
    allOf: nonEmpty([...asked.flatMap((one) => conditional(reading, one)), ...imported(model)]),
  });
  const withKeywords = given({ ...draft07Of(rootKeywords(model), model.source?.dialect), ...schema });
  return given({ ...withKeywords, definitions: definitionsFor(model, withKeywords) });
}

const isTrivial = (condition: Condition) => condition !== undefined && Object.keys(condition).length === 0;
const isRequired = (node: Node) => node.required === true && node.kind !== 'computed';
const nonEmpty = <T>(list: readonly T[]) => (list.length ? list : undefined);
const imported = (model: FormModel): readonly Schema[] => (draft07Of(rootKeywords(model), model.source?.dialect)['allOf'] as readonly Schema[] | undefined) ?? [];

function both(conditions: readonly Condition[]): Condition {
  if (conditions.some((one) => one === undefined)) return undefined;
  const real = conditions.filter((one) => !isTrivial(one));
  return real.length > 1 ? { type: 'object', allOf: real } : (real[0] ?? {});
}
function either(conditions: readonly Condition[]): Condition {
  if (conditions.some(isTrivial)) return {};
  return conditions.some((one) => one === undefined) ? undefined : conditions.length > 1 ? { type: 'object', anyOf: conditions } : conditions[0];
}

/** A question is visible where one show rule of it and of everything around it holds. */
function visibility({ model, says, parents }: Reading, node: Node): Condition {
  const around: Condition[] = [];
  const seen = new Set<Node>();
  for (let at: Node | undefined = node; at && !seen.has(at); at = parents.get(at.id)) {
    seen.add(at);
    const shows = model.rules.filter((rule) => rule.effect === 'show' && rule.targets.includes(at!.id));
    if (shows.length) around.push(either(shows.map(says)));
  }
  return both(around);
}

function conditional(reading: Reading, one: Asked): readonly Schema[] {
  const seen = visibility(reading, one.node);
  const shown = isTrivial(seen) ? [] : [seen === undefined ? { type: 'object', ...objectOf([one], () => false) } : { if: seen, then: { type: 'object', ...objectOf([one], isRequired) } }];
  const demands = reading.model.rules.filter((rule) => rule.effect === 'require' && rule.targets.includes(one.node.id)).map((rule) => both([seen, reading.says(rule)]));
  const asked = demands.filter((demand) => demand !== undefined).map((demand) => (isTrivial(demand) ? { type: 'object', ...objectOf([one], () => true, {}) } : { if: demand, then: { type: 'object', ...objectOf([one], () => true, {}) } }));
  return [...shown, ...asked];
}

/** Properties and required keys of questions, inside their sections; every keyed section is there, if only as `{}`. */
function objectOf(asked: readonly Asked[], required: (node: Node) => boolean, instead?: Schema): Schema {
  const properties: Record<string, Schema> = {};
  const loose: string[] = [];
  for (const section of new Set(asked.map((one) => one.section))) {
    const inside = asked.filter((one) => one.section === section).map((one) => one.node);
    const own = Object.fromEntries(inside.map((node) => [node.key!, instead ?? questionSchema(node)]));
    const needed = inside.filter(required).map((node) => node.key!);
    if (section.key === undefined) { Object.assign(properties, own); loose.push(...needed); }
    else properties[section.key] = given({ type: 'object', properties: own, required: nonEmpty(needed) });
  }
  const keyed = [...new Set(asked.map((one) => one.section.key))].filter((key) => key !== undefined);
  return given({ properties, required: nonEmpty([...keyed, ...loose]) });
}
