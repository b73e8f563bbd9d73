import { useOf } from '../../rule/inspect.ts';
import { holds } from '../../rule/evaluate.ts';
import type { FormModel, Node, Rule } from '../model.ts';
import { type Answered, casesOf, verdictOn } from './stand-ins.ts';
import { fixBy, found, type FormProblem, placed } from './found.ts';
import { titleIn } from '../titles.ts';

/** Which rules show a node, itself or through what it lies in; each entry is enough by any of its rules. */
type Shown = ReadonlyMap<string, readonly (readonly Rule[])[]>;

/** Checks that every condition can hold and can fail, every question can be reached, and what is required can be seen; rules in a circle reach nothing, which the circle itself says. */
export function reachProblems(model: FormModel, circular: boolean): readonly FormProblem[] {
  const dead = new Set<string>();
  const problems = model.rules.flatMap((rule) => conditionProblems(model, rule, dead));
  if (circular) return problems;
  const shown = shownBy(model);
  const seen = new Map<string, boolean>();
  const reached = (id: string) => {
    const chain = shown.get(id)!;
    const key = chain.map((rules) => rules.map((rule) => rule.id).join()).join(';');
    if (!seen.has(key)) seen.set(key, everVisible(model, shown, { id }));
    return seen.get(key)!;
  };
  const lost = [...shown.keys()].filter((id) => !reached(id)).map((id) => model.byId[id]!);
  return [
    ...problems,
    ...lost.filter((node) => !shown.get(node.id)!.flat().some((rule) => dead.has(rule.id)) && node.children.length === 0).map((node) => unreachable(node, shown.get(node.id)!.flat())),
    ...lost.filter((node) => node.required && node.children.length === 0).map((node) => placed(found('requiredNeverVisible', node, `“${titleIn(node, 'id')}” wajib diisi, tetapi tidak pernah tampil.`, `“${titleIn(node, 'en')}” is required but never shown.`), 'required', fixBy('Jadikan tidak wajib', 'Make it optional', { name: 'setField', args: { ids: [node.id], field: 'required' } }))),
    ...hiddenDemands(model, shown, new Set(lost.map((node) => node.id))),
  ];
}

function unreachable(node: Node, rules: readonly Rule[]): FormProblem {
  const remove = [...new Set(rules.map((rule) => rule.id))].map((id) => ({ name: 'removeRule', args: { id } }) as const);
  return placed(found('unreachableQuestion', node, `“${titleIn(node, 'id')}” tidak pernah tampil: syarat-syaratnya tidak dapat terpenuhi bersama.`, `“${titleIn(node, 'en')}” is never shown: its conditions cannot hold together.`), `rule:${rules[0]?.id ?? ''}`, fixBy('Hapus aturan yang menyembunyikannya', 'Delete the rules that hide it', ...remove));
}

function conditionProblems(model: FormModel, rule: Rule, dead: Set<string>): readonly FormProblem[] {
  const node = model.byId[rule.targets[0] ?? ''];
  if (rule.when === undefined && rule.effect !== 'show') return [];
  const use = useOf(rule.when);
  const removal = fixBy('Hapus aturan', 'Delete the rule', { name: 'removeRule', args: { id: rule.id } });
  const place = `rule:${rule.id}`;
  if (use.answers.size + use.refs.size + use.forbidden.size === 0) return [placed(found('deadRule', node, `Syarat aturan ${rule.id} tidak membaca jawaban apa pun, sehingga hasilnya selalu sama.`, `The condition of rule ${rule.id} reads no answer, so it always says the same.`), place, removal)];
  const verdict = verdictOn(model, rule.when);
  if (verdict === 'open') return [];
  dead.add(rule.id);
  if (verdict === 'never') return [placed(found('deadRule', node, `Syarat aturan untuk “${titleIn(node, 'id')}” tidak pernah terpenuhi.`, `The condition of the rule for “${titleIn(node, 'en')}” never holds.`), place, removal)];
  const { when: _, ...always } = rule;
  const keep = rule.effect === 'show' ? removal : fixBy('Berlakukan tanpa syarat', 'Apply without condition', { name: 'setRule', args: { rule: always } });
  return [placed(found('alwaysTrue', node, `Syarat aturan untuk “${titleIn(node, 'id')}” selalu terpenuhi, jadi tidak memilah apa pun.`, `The condition of the rule for “${titleIn(node, 'en')}” always holds, so it tells nothing apart.`), place, keep)];
}

function shownBy(model: FormModel): Shown {
  const own = new Map<string, Rule[]>();
  for (const rule of model.rules) if (rule.effect === 'show') for (const id of rule.targets) own.set(id, [...(own.get(id) ?? []), rule]);
  const shown = new Map<string, readonly (readonly Rule[])[]>();
  if (own.size === 0) return shown;
  const visit = (id: string, above: readonly (readonly Rule[])[], seen: ReadonlySet<string>) => {
    const node = Object.hasOwn(model.byId, id) ? model.byId[id] : undefined;
    if (!node || seen.has(id)) return;
    const rules = own.get(id);
    const chain = rules ? [...above, rules] : above;
    if (chain.length) shown.set(id, chain);
    for (const child of node.children) visit(child, chain, new Set([...seen, id]));
  };
  visit(model.rootId, [], new Set());
  return shown;
}

/** Says whether some set of answers shows the node while `and` holds; true when that cannot be decided. */
function everVisible(model: FormModel, shown: Shown, { id, and }: { readonly id: string; readonly and?: Rule }): boolean {
  const rules = closure(shown, [...(shown.get(id) ?? []).flat(), ...(and ? [and] : [])]);
  const cases = rules && casesOf(model, rules.map((rule) => rule.when));
  if (!cases) return true;
  const asked = [...new Set(rules.flatMap((rule) => [...useOf(rule.when).answers]))].filter((each) => shown.has(each));
  return cases.some((answers) => {
    const left = settle(shown, asked, answers);
    return isShown(shown, id, left) && (!and || holds(and.when, { answers: left }));
  });
}

const isShown = (shown: Shown, id: string, answers: Answered) => (shown.get(id) ?? []).every((rules) => rules.some((rule) => holds(rule.when, { answers })));

/** Hidden answers count as unanswered, which may hide more. */
function settle(shown: Shown, asked: readonly string[], answers: Answered): Answered {
  let left = answers;
  for (let pass = 0; pass <= asked.length; pass += 1) {
    const next = Object.fromEntries(Object.entries(answers).filter(([id]) => !asked.includes(id) || isShown(shown, id, left)));
    if (Object.keys(next).length === Object.keys(left).length) return next;
    left = next;
  }
  return left;
}

/** The rules with those that show what they read, and so on; nothing when they grow too many to decide. */
function closure(shown: Shown, start: readonly Rule[]): readonly Rule[] | undefined {
  const rules = new Set(start);
  for (const rule of rules) {
    if (rule.when === undefined || rules.size > 12) return undefined;
    for (const id of useOf(rule.when).answers) for (const each of (shown.get(id) ?? []).flat()) rules.add(each);
  }
  return [...rules];
}

function hiddenDemands(model: FormModel, shown: Shown, lost: ReadonlySet<string>): readonly FormProblem[] {
  return model.rules.filter((rule) => rule.effect === 'require' && rule.when !== undefined).flatMap((rule) => rule.targets.filter((id) => shown.has(id) && !lost.has(id) && !everVisible(model, shown, { id, and: rule })).map((id) =>
    placed(found('requiredNeverVisible', model.byId[id], `“${titleIn(model.byId[id], 'id')}” diwajibkan hanya ketika sedang tersembunyi.`, `“${titleIn(model.byId[id], 'en')}” is required only while it is hidden.`), `rule:${rule.id}`, fixBy('Hapus aturan', 'Delete the rule', { name: 'removeRule', args: { id: rule.id } }))));
}
