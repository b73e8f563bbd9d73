import type { Text } from '../../problem.ts';
import { type Literal, type RuleUse, useOf } from '../../rule/inspect.ts';
import { below, type FormModel, type Node, questionsOf, type Rule } from '../model.ts';
import { kindOf } from '../question.ts';
import { questionSchema } from '../question-schema.ts';
import { optionsOf } from '../questions/singleChoice.ts';
import { codesOf } from './stand-ins.ts';
import { type Fix, fixBy, found, type FormProblem, noticed, placed, propOf } from './found.ts';
import { titleIn, titlesOf } from '../titles.ts';
import { refPlace } from '../refs.ts';

/** A rule, or the formula of a computed question, with what it reads. */
type Read = { readonly name: Text; readonly effect: Rule['effect']; readonly targets: readonly string[]; readonly use: RuleUse; readonly node: Node | undefined; /** Absent for the formula of a computed question. */ readonly rule?: Rule };

/** Checks that every rule reads and steers what exists, can hold and can fail, and leads to no circle. */
export function ruleProblems(model: FormModel): readonly FormProblem[] {
  const reads = readsOf(model);
  return [...reads.flatMap((read) => nameProblems(model, read)), ...reads.flatMap((read) => literalProblems(model, read)), ...doubleRules(model), ...refProblems(model, reads), ...circles(model, reads), ...laterReads(model, reads)];
}

function readsOf(model: FormModel): readonly Read[] {
  const formulas = Object.values(model.byId).filter((node) => node.kind === 'computed' && node.props['expression'] !== undefined);
  return [
    ...model.rules.map((rule) => ({ name: { id: rule.id, en: rule.id }, effect: rule.effect, targets: rule.targets, use: useOf([rule.when, rule.value]), node: model.byId[rule.targets[0] ?? ''], rule })),
    ...formulas.map((node) => ({ name: titlesOf(node), effect: 'compute' as const, targets: [node.id], use: useOf(node.props['expression']), node })),
  ];
}

const placeOf = ({ rule }: Read) => (rule ? `rule:${rule.id}` : 'props.expression');
/** Takes the rule, or the formula, away. */
const removal = ({ rule, node }: Read): Fix | undefined => (rule ? fixBy('Hapus aturan', 'Delete the rule', { name: 'removeRule', args: { id: rule.id } }) : node && fixBy('Hapus rumus', 'Delete the formula', propOf(node, 'expression')));

function nameProblems(model: FormModel, read: Read): readonly FormProblem[] {
  const { name, targets, use, node, rule } = read;
  const refs = new Set(model.refs.map((ref) => ref.name));
  const left = targets.filter((id) => Object.hasOwn(model.byId, id));
  const shorter = rule && left.length > 0 && left.length < targets.length ? fixBy('Lepas sasaran yang tidak ada', 'Drop the missing target', { name: 'setRule', args: { rule: { ...rule, targets: left } } }) : removal(read);
  const missing = (id: string) => placed(found('unknownQuestion', node, `Aturan ${name.id} merujuk pertanyaan ${id} yang tidak ada.`, `Rule ${name.en} refers to question ${id}, which does not exist.`), placeOf(read), use.answers.has(id) ? removal(read) : shorter);
  return [
    ...[...use.answers, ...targets].filter((id) => !Object.hasOwn(model.byId, id)).map(missing),
    ...[...use.refs].filter((ref) => !refs.has(ref)).map((ref) => placed(found('unknownRef', node, `Aturan ${name.id} merujuk nilai ${ref} yang tidak ada.`, `Rule ${name.en} refers to value ${ref}, which does not exist.`), placeOf(read), fixBy(`Buat rujukan ${ref}`, `Create the value ${ref}`, { name: 'setRef', args: { ref: { name: ref, from: 'external', fallback: null } } }))),
    ...[...use.forbidden].map((operator) => placed(found('forbiddenOperator', node, `Aturan ${name.id} memakai operator ${operator} yang tidak diizinkan.`, `Rule ${name.en} uses operator ${operator}, which is not allowed.`), placeOf(read), removal(read))),
    ...(rule ? targetProblems(model, read, rule) : []),
    ...(targets.length === 0 ? [placed(found('noTarget', undefined, `Aturan ${name.id} belum memiliki sasaran.`, `Rule ${name.en} has no target.`), placeOf(read), removal(read))] : []),
  ];
}

/** A section or page can be shown, but has no value to limit or compute. */
function targetProblems(model: FormModel, read: Read, rule: Rule): readonly FormProblem[] {
  const odd = rule.effect === 'limit' || rule.effect === 'compute' ? rule.targets.filter((id) => Object.hasOwn(model.byId, id) && (model.byId[id]!.kind === undefined || model.byId[id]!.kind === 'info')) : [];
  const left = rule.targets.filter((id) => !odd.includes(id));
  const fix = left.length ? fixBy('Lepas sasaran itu', 'Drop that target', { name: 'setRule', args: { rule: { ...rule, targets: left } } }) : removal(read);
  return odd.map((id) => placed(found('wrongTarget', model.byId[id], `“${titleIn(model.byId[id], 'id')}” bukan pertanyaan, sehingga nilainya tidak dapat dibatasi atau dihitung.`, `“${titleIn(model.byId[id], 'en')}” is no question, so it has no value to limit or compute.`), placeOf(read), fix));
}

function literalProblems(model: FormModel, read: Read): readonly FormProblem[] {
  return read.use.literals.flatMap((literal) => {
    const asked = Object.hasOwn(model.byId, literal.answer) ? model.byId[literal.answer] : undefined;
    if (!asked) return [];
    const said = String(literal.value);
    const codes = codesOf(asked);
    if (codes && !codes.includes(said)) return [placed(found('unknownOption', asked, `Aturan ${read.name.id} memakai pilihan “${said}” yang tidak ada pada “${titleIn(asked, 'id')}”.`, `Rule ${read.name.en} uses option “${said}”, which “${titleIn(asked, 'en')}” does not offer.`), placeOf(read), optionFix(asked, read, said))];
    const odd = codes === undefined && (isOddType(asked, literal) || isOddOrder(asked, literal));
    return odd ? [placed(found('wrongType', asked, `Aturan ${read.name.id} membandingkan “${titleIn(asked, 'id')}” dengan “${said}”, yang jenisnya lain.`, `Rule ${read.name.en} compares “${titleIn(asked, 'en')}” with “${said}”, which is of another sort.`), placeOf(read), typeFix(asked, read, literal))] : [];
  });
}

function optionFix(asked: Node, read: Read, code: string): Fix | undefined {
  return asked.kind === 'gradeScale' || asked.kind === 'yesNoPartial' ? removal(read) : fixBy(`Tambahkan pilihan “${code}”`, `Add option “${code}”`, propOf(asked, 'options', [...optionsOf(asked), { code }]));
}

/** Reads a constant typed as text as what the question answers with. */
function typeFix(asked: Node, read: Read, { answer, value }: Literal): Fix | undefined {
  const type = String(questionSchema(asked)['type']);
  const meant = type === 'boolean' ? { true: true, false: false }[String(value)] : type === 'string' ? String(value) : typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
  if (meant === undefined || meant === value || !read.rule) return removal(read);
  const swap = (logic: unknown): unknown => {
    if (Array.isArray(logic)) return logic.map(swap);
    if (typeof logic !== 'object' || logic === null) return logic;
    return Object.fromEntries(Object.entries(logic).map(([operator, args]) => {
      const named = Array.isArray(args) && JSON.stringify(args[0]) === JSON.stringify({ answer });
      const to = (each: unknown) => (each === value ? meant : each);
      return [operator, named ? [args[0], ...args.slice(1).map((each: unknown) => (Array.isArray(each) ? each.map(to) : to(each)))] : swap(args)];
    }));
  };
  return fixBy(`Baca sebagai ${String(meant)}`, `Read it as ${String(meant)}`, { name: 'setRule', args: { rule: { ...read.rule, when: swap(read.rule.when) } } });
}

const unordered: ReadonlySet<string> = new Set(['yesNo', 'shortText', 'longText', 'acknowledgement', 'repeatTable', 'fileEvidence', 'linkEvidence', 'ratio', 'dateRange', 'ranking', 'fixedTable', 'matrix', 'richText', 'regionPicker', 'agencyPicker', 'codeList']);
const isOddOrder = (node: Node, { operator }: Literal) => ['<', '<=', '>', '>='].includes(operator) && unordered.has(kindOf(node));

/** A value of an earlier step that was skipped needs something to stand in for it. */
function refProblems(model: FormModel, reads: readonly Read[]): readonly FormProblem[] {
  const lost = model.refs.filter((ref) => ref.from !== 'external' && refPlace(ref.path) === undefined && reads.some((read) => read.use.refs.has(ref.name))).map((ref) =>
    placed(found('refWithoutPlace', undefined, `Nilai “${ref.name}” belum menyebut letaknya, misalnya formulir/pertanyaan.`, `The value “${ref.name}” does not say where it lies, such as form/question.`), `ref:${ref.name}`, fixBy('Jadikan nilai luar', 'Make it an outside value', { name: 'setRef', args: { ref: { ...ref, from: 'external' } } })));
  return [...lost, ...model.refs.filter((ref) => ref.from === 'step' && ref.fallback === undefined && reads.some((read) => read.use.refs.has(ref.name))).map((ref) =>
    placed(found('refWithoutFallback', undefined, `Nilai “${ref.name}” berasal dari langkah yang dapat dilewati, tetapi belum memiliki pengganti.`, `The value “${ref.name}” comes from a step that may be skipped, but nothing stands in for it.`), `ref:${ref.name}`, fixBy('Anggap belum terisi', 'Treat it as unanswered', { name: 'setRef', args: { ref: { ...ref, fallback: null } } })))];
}

function isOddType(node: Node, { value }: Literal): boolean {
  const wanted = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' }[String(questionSchema(node)['type'])];
  return wanted !== undefined && typeof value !== wanted;
}

function doubleRules(model: FormModel): readonly FormProblem[] {
  const rules = model.rules.filter((rule) => rule.effect === 'compute');
  const computed = rules.flatMap((rule) => rule.targets);
  return [...new Set(computed)].filter((id) => computed.indexOf(id) !== computed.lastIndexOf(id) || model.byId[id]?.props['expression'] !== undefined).map((id) => {
    const surplus = rules.filter((rule) => rule.targets.includes(id)).slice(model.byId[id]?.props['expression'] === undefined ? 1 : 0);
    const fix = fixBy('Pertahankan yang pertama', 'Keep the first', ...[...new Set(surplus)].map((rule) => (rule.targets.length > 1 ? ({ name: 'setRule', args: { rule: { ...rule, targets: rule.targets.filter((each) => each !== id) } } }) as const : ({ name: 'removeRule', args: { id: rule.id } }) as const)));
    return placed(found('twoRulesForOne', model.byId[id], `Nilai “${titleIn(model.byId[id], 'id')}” dihitung oleh dua aturan.`, `The value of “${titleIn(model.byId[id], 'en')}” is computed by two rules.`), `rule:${surplus.at(-1)?.id ?? ''}`, fix);
  });
}

function circles(model: FormModel, reads: readonly Read[]): readonly FormProblem[] {
  const graph = new Map<string, Set<string>>();
  // A warning or limit reads without changing anything: it cannot close a circle.
  for (const read of reads) if (['show', 'require', 'compute'].includes(read.effect)) for (const target of read.targets.flatMap((id) => [id, ...[...below(model, id)].map((node) => node.id)])) graph.set(target, new Set([...(graph.get(target) ?? []), ...read.use.answers]));
  const looping = [...graph.keys()].find((id) => reaches(graph, { from: id, to: id, seen: new Set() }));
  if (looping === undefined) return [];
  const last = reads.findLast((read) => ['show', 'require', 'compute'].includes(read.effect) && read.targets.some((id) => id === looping || [...below(model, id)].some((node) => node.id === looping)));
  return [placed(found('ruleCycle', model.byId[looping], `Aturan untuk “${titleIn(model.byId[looping], 'id')}” berputar ke dirinya sendiri.`, 'The rules of this question lead back to itself.'), last ? placeOf(last) : 'rule:', last && removal(last))];
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
    return later === undefined ? [] : [placed(noticed('readsLaterPage', read.node, `“${titleIn(read.node, 'id')}” bergantung pada jawaban di halaman sesudahnya.`, `“${titleIn(read.node, 'en')}” depends on an answer on a later page.`), placeOf(read))];
  });
}
