import type { FormModel, Logic, Node } from '../model.ts';
import { kindOf } from '../question.ts';
import { questionSchema } from '../question-schema.ts';
import { fixBy, found, type FormProblem, placed, propOf } from './found.ts';
import { titleIn } from '../titles.ts';

const compared: ReadonlySet<string> = new Set(['===', '!==', '<', '<=', '>', '>=']);
const reckoned: ReadonlySet<string> = new Set(['+', '-', '*', 'div', 'round', 'sum', 'avg', 'min', 'max']);
/** A fault of sorts: the question at fault and what the rule does with it. */
type Odd = { readonly node: Node; readonly other: Node | undefined };

/** Checks that answers are compared with answers of their own sort, reckoned with only as numbers, and lists only searched. */
export function sortProblems(model: FormModel): readonly FormProblem[] {
  const rules = model.rules.flatMap((rule) => [rule.when, rule.value].flatMap((logic) => oddIn(model, logic)).map((odd) => placed(problemOf(odd), `rule:${rule.id}`, fixBy('Hapus aturan', 'Delete the rule', { name: 'removeRule', args: { id: rule.id } }))));
  const formulas = Object.values(model.byId).filter((node) => node.kind === 'computed').flatMap((node) => oddIn(model, node.props['expression']).map((odd) => placed(problemOf(odd), 'props.expression', fixBy('Hapus rumus', 'Delete the formula', propOf(node, 'expression')))));
  return [...rules, ...formulas];
}

function problemOf({ node, other }: Odd): FormProblem {
  return other
    ? found('wrongType', node, `“${titleIn(node, 'id')}” dibandingkan dengan “${titleIn(other, 'id')}”, yang jenisnya lain.`, `“${titleIn(node, 'en')}” is compared with “${titleIn(other, 'en')}”, which is of another sort.`)
    : found('wrongType', node, `“${titleIn(node, 'id')}” dipakai dengan cara yang tidak cocok dengan jenisnya.`, `“${titleIn(node, 'en')}” is used in a way that does not fit its kind.`);
}

const sortOf = (node: Node): string => { const type = String(questionSchema(node)['type']); return type === 'integer' ? 'number' : type; };

function oddIn(model: FormModel, logic: Logic): readonly Odd[] {
  if (Array.isArray(logic)) return logic.flatMap((each) => oddIn(model, each));
  if (typeof logic !== 'object' || logic === null) return [];
  return Object.entries(logic).flatMap(([operator, given]) => {
    const args: readonly unknown[] = Array.isArray(given) ? given : [given];
    const nodes = args.map((arg) => plainAnswer(model, arg)).filter((node) => node !== undefined);
    const [left, right] = nodes;
    if (reckoned.has(operator)) return [...nodes.filter((node) => sortOf(node) !== 'number').map((node) => ({ node, other: undefined })), ...oddIn(model, args)];
    if (!compared.has(operator) || !left) return oddIn(model, args);
    if (nodes.some((node) => kindOf(node) === 'multipleChoice')) return [{ node: nodes.find((node) => kindOf(node) === 'multipleChoice')!, other: undefined }];
    return right && sortOf(left) !== sortOf(right) ? [{ node: left, other: right }] : [];
  });
}

/** The question of `{answer: id}`; a part of an answer has a sort of its own and is not judged. */
function plainAnswer(model: FormModel, logic: unknown): Node | undefined {
  if (typeof logic !== 'object' || logic === null || !('answer' in logic)) return undefined;
  const id = Array.isArray(logic.answer) ? (logic.answer.length === 1 ? (logic.answer[0] as unknown) : undefined) : logic.answer;
  const node = typeof id === 'string' && Object.hasOwn(model.byId, id) ? model.byId[id] : undefined;
  return node?.kind === undefined ? undefined : node;
}
