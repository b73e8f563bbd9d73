import { type Literal, type RuleUse, useOf } from '../../rule/inspect.ts';
import { below, type FormModel, type Node, questionsOf, type Rule } from '../model.ts';
import { questionSchema } from '../question-schema.ts';
import { levelsOf } from '../questions/gradeScale.ts';
import { optionsOf } from '../questions/singleChoice.ts';
import { found, type FormProblem, noticed, titleOf } from './found.ts';

/** A rule, or the formula of a computed question, with what it reads. */
type Read = { readonly name: string; readonly effect: Rule['effect']; readonly targets: readonly string[]; readonly use: RuleUse; readonly node: Node | undefined };

/** Checks that every rule reads and steers what exists, can hold and can fail, and leads to no circle. */
export function ruleProblems(model: FormModel): readonly FormProblem[] {
  const reads = readsOf(model);
  return [...reads.flatMap((read) => nameProblems(model, read)), ...reads.flatMap((read) => literalProblems(model, read)), ...deadRules(model), ...doubleRules(model), ...circles(model, reads), ...laterReads(model, reads)];
}

function readsOf(model: FormModel): readonly Read[] {
  const formulas = Object.values(model.byId).filter((node) => node.kind === 'computed' && node.props['expression'] !== undefined);
  return [
    ...model.rules.map((rule) => ({ name: rule.id, effect: rule.effect, targets: rule.targets, use: useOf([rule.when, rule.value]), node: model.byId[rule.targets[0] ?? ''] })),
    ...formulas.map((node) => ({ name: titleOf(node), effect: 'compute' as const, targets: [node.id], use: useOf(node.props['expression']), node })),
  ];
}

function nameProblems(model: FormModel, { name, targets, use, node }: Read): readonly FormProblem[] {
  const refs = new Set(model.refs.map((ref) => ref.name));
  return [
    ...[...use.answers, ...targets].filter((id) => !Object.hasOwn(model.byId, id)).map((id) => found('unknownQuestion', node, `Aturan ${name} merujuk pertanyaan ${id} yang tidak ada.`, `Rule ${name} refers to question ${id}, which does not exist.`)),
    ...[...use.refs].filter((ref) => !refs.has(ref)).map((ref) => found('unknownRef', node, `Aturan ${name} merujuk nilai ${ref} yang tidak ada.`, `Rule ${name} refers to value ${ref}, which does not exist.`)),
    ...[...use.forbidden].map((operator) => found('forbiddenOperator', node, `Aturan ${name} memakai operator ${operator} yang tidak diizinkan.`, `Rule ${name} uses operator ${operator}, which is not allowed.`)),
  ];
}

function literalProblems(model: FormModel, { name, use }: Read): readonly FormProblem[] {
  return use.literals.flatMap((literal) => {
    const asked = Object.hasOwn(model.byId, literal.answer) ? model.byId[literal.answer] : undefined;
    if (!asked) return [];
    const codes = codesOf(asked);
    if (codes && !codes.includes(String(literal.value))) return [found('unknownOption', asked, `Aturan ${name} memakai pilihan “${String(literal.value)}” yang tidak ada pada “${titleOf(asked)}”.`, `Rule ${name} uses option “${String(literal.value)}”, which “${titleOf(asked)}” does not offer.`)];
    return codes === undefined && isOddType(asked, literal) ? [found('wrongType', asked, `Aturan ${name} membandingkan “${titleOf(asked)}” dengan “${String(literal.value)}”, yang jenisnya lain.`, `Rule ${name} compares “${titleOf(asked)}” with “${String(literal.value)}”, which is of another sort.`)] : [];
  });
}

function codesOf(node: Node): readonly string[] | undefined {
  if (node.kind === 'gradeScale') return levelsOf(node);
  if (node.kind === 'yesNoPartial') return ['ya', 'sebagian', 'tidak'];
  return ['singleChoice', 'multipleChoice', 'gradedChoice'].includes(node.kind ?? '') ? optionsOf(node).map((option) => option.code) : undefined;
}

function isOddType(node: Node, { value }: Literal): boolean {
  const wanted = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' }[String(questionSchema(node)['type'])];
  return wanted !== undefined && typeof value !== wanted;
}

/** A condition that reads no answer and no value always says the same. */
function deadRules(model: FormModel): readonly FormProblem[] {
  return model.rules.filter((rule) => rule.when !== undefined || rule.effect === 'show').flatMap((rule) => {
    const use = useOf(rule.when);
    const node = model.byId[rule.targets[0] ?? ''];
    return use.answers.size + use.refs.size + use.forbidden.size > 0 ? [] : [found('deadRule', node, `Syarat aturan ${rule.id} tidak membaca jawaban apa pun, sehingga hasilnya selalu sama.`, `The condition of rule ${rule.id} reads no answer, so it always says the same.`)];
  });
}

function doubleRules(model: FormModel): readonly FormProblem[] {
  const computed = model.rules.filter((rule) => rule.effect === 'compute').flatMap((rule) => rule.targets);
  return [...new Set(computed)].filter((id) => computed.indexOf(id) !== computed.lastIndexOf(id) || model.byId[id]?.props['expression'] !== undefined)
    .map((id) => found('twoRulesForOne', model.byId[id], `Nilai “${titleOf(model.byId[id])}” dihitung oleh dua aturan.`, `The value of “${titleOf(model.byId[id])}” is computed by two rules.`));
}

function circles(model: FormModel, reads: readonly Read[]): readonly FormProblem[] {
  const graph = new Map<string, Set<string>>();
  // A warning or limit reads without changing anything: it cannot close a circle.
  for (const read of reads) if (['show', 'require', 'compute'].includes(read.effect)) for (const target of read.targets.flatMap((id) => [id, ...[...below(model, id)].map((node) => node.id)])) graph.set(target, new Set([...(graph.get(target) ?? []), ...read.use.answers]));
  const looping = [...graph.keys()].find((id) => reaches(graph, { from: id, to: id, seen: new Set() }));
  return looping === undefined ? [] : [found('ruleCycle', model.byId[looping], `Aturan untuk “${titleOf(model.byId[looping])}” berputar ke dirinya sendiri.`, 'The rules of this question lead back to itself.')];
}

function reaches(graph: ReadonlyMap<string, ReadonlySet<string>>, walk: { readonly from: string; readonly to: string; readonly seen: Set<string> }): boolean {
  for (const next of graph.get(walk.from) ?? []) {
    if (next === walk.to) return true;
    if (walk.seen.has(next)) continue;
    walk.seen.add(next);
    if (reaches(graph, { ...walk, from: next })) return true;
  }
  return false;
}

function laterReads(model: FormModel, reads: readonly Read[]): readonly FormProblem[] {
  const pages = Object.values(model.byId).filter((node) => node.type === 'page');
  const order = new Map([...below(model, model.rootId)].map((node) => node.id).map((id, i) => [id, i]));
  const pageOf = new Map(pages.flatMap((page) => [...below(model, page.id)].map((node) => [node.id, order.get(page.id) ?? 0] as const)));
  const asked = new Set(questionsOf(model).map(({ node }) => node.id));
  return reads.filter((read) => read.effect === 'show' || read.effect === 'require').flatMap((read) => {
    const target = read.targets.find((id) => asked.has(id));
    const later = target === undefined ? undefined : [...read.use.answers].find((id) => (pageOf.get(id) ?? -1) > (pageOf.get(target) ?? Number.MAX_SAFE_INTEGER));
    return later === undefined ? [] : [noticed('readsLaterPage', read.node, `“${titleOf(read.node)}” bergantung pada jawaban di halaman sesudahnya.`, `“${titleOf(read.node)}” depends on an answer on a later page.`)];
  });
}
