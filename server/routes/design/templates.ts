import { api } from '../../../core/api.ts';
import type { CycleDefinition, DefinitionNode } from '../../../core/cycle/ir.ts';
import { questionsOf } from '../../../core/form/model.ts';
import type { Text } from '../../../core/problem.ts';
import { templates } from '../../../templates/index.ts';
import { isExample } from '../../demo/example.ts';
import { route } from '../../endpoint.ts';

type ClockRow = { readonly node: string; readonly title: Text; readonly days: number };
const stageTitle = ({ stages }: CycleDefinition, key: string): Text => stages.find((stage) => stage.key === key)?.title ?? { id: key, en: key };
const daysOf = (due: { readonly kind: string; readonly days?: number }) => (due.kind === 'workingDays' ? (due.days ?? 0) : undefined);

/**
 * Gives the durations an administrator may change, by clock key: the node's key, `<node>.approval`, `<node>.<tier>` and `<node>.repair`.
 */
export function clocksOf(definition: CycleDefinition): readonly ClockRow[] {
  return definition.nodes.flatMap((node) => clocksIn(definition, node)).flatMap(({ node, title, due }) => {
    const days = daysOf(due);
    return days === undefined ? [] : [{ node, title, days }];
  });
}

function clocksIn(definition: CycleDefinition, node: DefinitionNode): readonly { readonly node: string; readonly title: Text; readonly due: { readonly kind: string; readonly days?: number } }[] {
  const { key, title } = node;
  if (node.kind === 'task') return [{ node: key, title, due: node.clock.due }, ...(node.approval ? [{ node: `${key}.approval`, title: stageTitle(definition, node.approval.stage), due: node.approval.clock.due }] : [])];
  if (node.kind === 'review') {
    const again = { id: `${title.id}: perbaikan yang diminta`, en: `${title.en}: repair asked for` };
    return [...node.tiers.map((tier) => ({ node: `${key}.${tier.tier}`, title: stageTitle(definition, tier.stage), due: tier.clock.due })), ...(node.returnTo === 'here' && node.repair[0] ? [{ node: `${key}.repair`, title: again, due: node.repair[0].due }] : [])];
  }
  return [];
}

async function list() {
  const items = templates.map(({ key, title, about, basis, definition, forms }) => ({
    key, title, about, basis, example: isExample(key), stages: definition.stages.map((stage) => ({ key: stage.key, title: stage.title })), clocks: [...clocksOf(definition)],
    forms: Object.entries(forms).map(([formKey, make]) => {
      const model = make();
      const words = model.byId[model.rootId]!.text;
      return { key: formKey, title: { id: words.id?.title ?? formKey, en: words.en?.title ?? formKey }, questions: questionsOf(model).length };
    }),
  }));
  return { items };
}

export const templateRoutes = { templates: route(api.templates, list) };
