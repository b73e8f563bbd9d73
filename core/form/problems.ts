import { useOf } from '../rule/inspect.ts';
import type { Text } from '../problem.ts';
import { compare, fraction, sum } from '../rule/decimal.ts';
import { type FormModel, type Node, questionsOf } from './model.ts';
import { kindOf } from './question.ts';
import { questions } from './questions.ts';
import { levelsOf } from './questions/gradeScale.ts';
import { optionsOf } from './questions/singleChoice.ts';

/** One thing that keeps a form from being published (`blocks`), or that asks for a reason. */
export type FormProblem = { readonly name: string; readonly nodeId: string | null; readonly blocks: boolean; readonly message: Text };

const keyPattern = /^[a-z][a-z0-9_]{0,39}$/;
const forbiddenKeys = new Set(['constructor', 'prototype', '__proto__']);
const limits = { nodes: 2000, depth: 12, options: 500 } as const;

/** Gives everything wrong with a draft, in reading order of the checks (forms.md §3); an empty list may be published. */
export function formProblems(model: FormModel): readonly FormProblem[] {
  return [...structure(model), ...texts(model), ...rules(model), ...scoring(model), ...evidence(model)];
}

const found = (name: string, node: Node | undefined, id: string, en: string, blocks = true): FormProblem => ({ name, nodeId: node?.id ?? null, blocks, message: { id, en } });
const titleOf = (node: Node) => node.text.id?.title || node.key || node.id;

function structure(model: FormModel): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const nodes = Object.values(model.byId);
  if (nodes.length > limits.nodes) problems.push(found('tooManyNodes', undefined, `Formulir memuat ${nodes.length} bagian, batasnya ${limits.nodes}.`, `The form has ${nodes.length} parts; the limit is ${limits.nodes}.`));
  if (questionsOf(model).length === 0) problems.push(found('noQuestion', undefined, 'Formulir belum memuat pertanyaan di dalam bagian. Tambahkan paling sedikit satu.', 'The form has no question inside a section. Add at least one.'));
  const keys = new Map<string, Node>();
  const visit = (id: string, depth: number, scope: string) => {
    const node = model.byId[id];
    if (!node) return void problems.push(found('danglingNode', undefined, `Bagian ${id} dirujuk tetapi tidak ada.`, `Part ${id} is referred to but missing.`));
    if (depth > limits.depth) problems.push(found('tooDeep', node, `“${titleOf(node)}” lebih dalam dari ${limits.depth} tingkat.`, `“${titleOf(node)}” is deeper than ${limits.depth} levels.`));
    if (node.key !== undefined && node.type !== 'raw') problems.push(...keyProblems(node, scope, keys));
    if (['page', 'section'].includes(node.type) && node.children.length === 0) problems.push(found('emptySection', node, `“${titleOf(node)}” masih kosong.`, `“${titleOf(node)}” is empty.`, false));
    const inner = node.type === 'section' && node.key ? `${scope}/${node.key}` : scope;
    node.children.forEach((child) => visit(child, depth + 1, inner));
    problems.push(...propProblems(node));
  };
  visit(model.rootId, 0, '');
  return problems;
}

function keyProblems(node: Node, scope: string, keys: Map<string, Node>): readonly FormProblem[] {
  const place = `${scope}/${node.key}`;
  const twin = keys.get(place);
  keys.set(place, node);
  if (forbiddenKeys.has(node.key!) || !keyPattern.test(node.key!)) return [found('illegalKey', node, `Kunci “${node.key}” tidak sah. Pakai huruf kecil, angka, dan garis bawah.`, `Key “${node.key}” is not legal. Use lower-case letters, digits and underscores.`)];
  return twin ? [found('duplicateKey', node, `Kunci “${node.key}” dipakai dua kali dalam satu bagian. Ganti salah satunya.`, `Key “${node.key}” is used twice in one section. Change one.`)] : [];
}

function propProblems(node: Node): readonly FormProblem[] {
  const { min, max, pattern } = node.props as { min?: unknown; max?: unknown; pattern?: unknown };
  const problems: FormProblem[] = [];
  if (typeof min === 'number' && typeof max === 'number' && min > max) problems.push(found('minAboveMax', node, `“${titleOf(node)}”: batas bawah ${min} melebihi batas atas ${max}.`, `“${titleOf(node)}”: the lower limit ${min} exceeds the upper limit ${max}.`));
  const options = optionsOf(node);
  if (['singleChoice', 'multipleChoice', 'gradedChoice'].includes(kindOf(node)) && options.length === 0) problems.push(found('noOption', node, `“${titleOf(node)}” belum memiliki pilihan.`, `“${titleOf(node)}” has no options.`));
  if (options.length > limits.options) problems.push(found('tooManyOptions', node, `“${titleOf(node)}” memiliki ${options.length} pilihan, batasnya ${limits.options}.`, `“${titleOf(node)}” has ${options.length} options; the limit is ${limits.options}.`));
  if (new Set(options.map((option) => option.code)).size < options.length) problems.push(found('duplicateOption', node, `“${titleOf(node)}” memiliki dua pilihan dengan kode sama.`, `“${titleOf(node)}” has two options with one code.`));
  if (typeof pattern === 'string' && !(pattern.startsWith('^') && pattern.endsWith('$'))) problems.push(found('patternNotAnchored', node, `“${titleOf(node)}”: pola harus diawali ^ dan diakhiri $.`, `“${titleOf(node)}”: the pattern has to begin with ^ and end with $.`));
  return problems;
}

function texts(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).flatMap((node) => {
    if (node.type === 'raw') return [];
    if (!node.text[model.baseLocale]?.title) return [found('noTitle', node, `Pertanyaan dengan kunci “${node.key ?? node.id}” belum berjudul.`, `The question with key “${node.key ?? node.id}” has no title.`)];
    return model.locales.filter((locale) => !node.text[locale]?.title).map((locale) => found('noTranslation', node, `“${titleOf(node)}” belum diterjemahkan (${locale}).`, `“${titleOf(node)}” has no translation (${locale}).`, false));
  });
}

function rules(model: FormModel): readonly FormProblem[] {
  const known = new Set(Object.keys(model.byId));
  const refs = new Set(model.refs.map((ref) => ref.name));
  const reads = new Map<string, Set<string>>();
  const problems = model.rules.flatMap((rule) => {
    const use = useOf([rule.when, rule.value]);
    // A warning or limit reads without changing anything: it cannot close a circle.
    if (['show', 'require', 'compute'].includes(rule.effect)) for (const target of rule.targets) for (const answer of use.answers) reads.set(target, (reads.get(target) ?? new Set()).add(answer));
    const node = model.byId[rule.targets[0] ?? ''];
    return [
      ...[...use.answers, ...rule.targets].filter((id) => !known.has(id)).map((id) => found('unknownQuestion', node, `Aturan ${rule.id} merujuk pertanyaan ${id} yang tidak ada.`, `Rule ${rule.id} refers to question ${id}, which does not exist.`)),
      ...[...use.refs].filter((name) => !refs.has(name)).map((name) => found('unknownRef', node, `Aturan ${rule.id} merujuk nilai ${name} yang tidak ada.`, `Rule ${rule.id} refers to value ${name}, which does not exist.`)),
      ...[...use.forbidden].map((name) => found('forbiddenOperator', node, `Aturan ${rule.id} memakai operator ${name} yang tidak diizinkan.`, `Rule ${rule.id} uses operator ${name}, which is not allowed.`)),
      ...use.literals.filter(({ answer, value }) => isOddOption(model.byId[answer], value)).map(({ answer, value }) => found('unknownOption', model.byId[answer], `Aturan ${rule.id} memakai pilihan “${String(value)}” yang tidak ada pada “${titleOf(model.byId[answer]!)}”.`, `Rule ${rule.id} uses option “${String(value)}”, which “${titleOf(model.byId[answer]!)}” does not offer.`)),
    ];
  });
  const looping = [...reads.keys()].find((id) => reaches(reads, id, id, new Set()));
  return looping ? [...problems, found('ruleCycle', model.byId[looping], `Aturan untuk “${titleOf(model.byId[looping] ?? ({ id: looping, text: {} } as Node))}” berputar ke dirinya sendiri.`, 'The rules of this question lead back to itself.')] : problems;
}

function isOddOption(node: Node | undefined, value: unknown): boolean {
  if (!node) return false;
  const codes = node.kind === 'gradeScale' ? levelsOf(node) : node.kind === 'yesNoPartial' ? ['ya', 'sebagian', 'tidak'] : ['singleChoice', 'gradedChoice'].includes(node.kind ?? '') ? optionsOf(node).map((option) => option.code) : undefined;
  return codes !== undefined && !codes.includes(String(value));
}

function reaches(reads: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string, seen: Set<string>): boolean {
  for (const next of reads.get(from) ?? []) {
    if (next === to) return true;
    if (!seen.has(next)) {
      seen.add(next);
      if (reaches(reads, next, to, seen)) return true;
    }
  }
  return false;
}

function scoring(model: FormModel): readonly FormProblem[] {
  if (model.scoring.mode === 'none') return [];
  return Object.values(model.byId).flatMap((node) => {
    const children = node.children.flatMap((id) => (model.byId[id]?.score?.weight !== undefined ? [model.byId[id]!] : []));
    const problems: FormProblem[] = [];
    if (node.score?.rule === 'sum' && node.score.weight !== undefined && children.length > 0) {
      const whole = sum(children.map((child) => fraction(child.score!.weight!)));
      if (compare(whole, fraction(node.score.weight)) !== 0) problems.push(found('weightsDoNotSum', node, `“${titleOf(node)}”: jumlah bobot bagian-bagiannya tidak sama dengan ${node.score.weight}.`, `“${titleOf(node)}”: the weights of its parts do not sum to ${node.score.weight}.`));
    }
    if (node.score?.rule === 'option' && node.kind === 'gradeScale') {
      const bare = levelsOf(node).filter((level) => node.score?.values?.[level] === undefined);
      if (bare.length) problems.push(found('optionWithoutValue', node, `“${titleOf(node)}”: tingkat ${bare.join(', ')} belum bernilai.`, `“${titleOf(node)}”: levels ${bare.join(', ')} have no value.`));
    }
    return problems;
  });
}

function evidence(model: FormModel): readonly FormProblem[] {
  return Object.values(model.byId).filter((node) => node.evidence && (node.evidence.maxMB > 100 || node.evidence.maxFiles > 50)).map((node) =>
    found('evidenceBeyondServer', node, `“${titleOf(node)}”: batas berkas melebihi yang diterima sistem (100 MB, 50 berkas).`, `“${titleOf(node)}”: the file limits exceed what the system takes (100 MB, 50 files).`));
}

/** Names of kinds, for messages about unknown ones in packages. */
export const kindNames: ReadonlySet<string> = new Set(Object.keys(questions));
