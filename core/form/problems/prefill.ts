import type { FormModel, Node } from '../model.ts';
import { fixBy, found, type FormProblem, placed } from './found.ts';
import { titleIn } from '../titles.ts';

type Column = { readonly key?: unknown; readonly kind?: unknown; readonly props?: { readonly options?: readonly { readonly code?: unknown }[] } };
const columnsOf = (node: Node): readonly Column[] => (Array.isArray(node.props['columns']) ? (node.props['columns'] as Column[]) : []);

/** What a rule names that is not there: questions, columns, choices. */
function missing(model: FormModel, node: Node): readonly string[] {
  const rule = node.prefill;
  if (rule === undefined || rule.from === 'same') return [];
  if (rule.from === 'figures') return rule.of.filter((id) => !Object.hasOwn(model.byId, id));
  if (rule.from === 'any') return model.byId[rule.of]?.prefill?.from === 'unfinished' ? [] : [rule.of];
  const columns = columnsOf(node);
  const codes = new Set((columns.find(({ key }) => key === rule.status)?.props?.options ?? []).map(({ code }) => String(code)));
  return [...[rule.note, rule.status].filter((key) => !columns.some((column) => column.key === key)), ...[rule.first, ...rule.done].filter((code) => !codes.has(code))];
}

/** Checks that what a question begins with can be found in the form. */
export function prefillProblems(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).flatMap((node) => {
    const gone = missing(model, node);
    if (gone.length === 0) return [];
    const list = gone.map((name) => name || '–').join(', ');
    return [placed(found('prefillGone', node, `“${titleIn(node, 'id')}”: isian awal menunjuk ${list}, yang tidak ada.`, `“${titleIn(node, 'en')}”: what it begins with names ${list}, which does not exist.`), 'prefill', fixBy('Lepas isian awal', 'Take it away', { name: 'setField', args: { ids: [node.id], field: 'prefill' } }))];
  });
}
