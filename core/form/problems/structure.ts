import { canonicalJson } from '../canonical.ts';
import { type FormModel, type Node, questionsOf } from '../model.ts';
import { kindOf } from '../question.ts';
import { optionsOf } from '../questions/singleChoice.ts';
import { found, type FormProblem, noticed, titleOf } from './found.ts';

const keyPattern = /^[a-z][a-z0-9_]{0,39}$/;
// An imported schema keeps its own names, as long as they are harmless as property names and in paths.
const importedKey = /^[\p{L}][\p{L}\p{N} _-]{0,79}$/u;
const forbiddenKeys = new Set(['constructor', 'prototype', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']);
export const limits = { nodes: 2000, depth: 12, options: 500, bytes: 1_000_000 } as const;

/** Checks keys, nesting and limits of the tree. */
export function structureProblems(model: FormModel): readonly FormProblem[] {
  const count = Object.keys(model.byId).length;
  const size = canonicalJson(model).length;
  return [
    ...(count > limits.nodes ? [found('tooManyNodes', undefined, `Formulir memuat ${count} bagian, batasnya ${limits.nodes}.`, `The form has ${count} parts; the limit is ${limits.nodes}.`)] : []),
    ...(size > limits.bytes ? [found('tooLarge', undefined, `Formulir berukuran ${Math.ceil(size / 1000)} kB, batasnya 1 MB.`, `The form has ${Math.ceil(size / 1000)} kB; the limit is 1 MB.`)] : []),
    ...(questionsOf(model).length === 0 ? [found('noQuestion', undefined, 'Formulir belum memuat pertanyaan di dalam bagian. Tambahkan paling sedikit satu.', 'The form has no question inside a section. Add at least one.')] : []),
    ...treeProblems(model),
    ...Object.values(model.byId).flatMap(propProblems),
  ];
}

function treeProblems(model: FormModel): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const keys = new Map<string, Node>();
  const seen = new Set<string>();
  const visit = (id: string, depth: number, section: Node | undefined) => {
    const node = Object.hasOwn(model.byId, id) ? model.byId[id] : undefined;
    if (!node) return void problems.push(found('danglingNode', undefined, `Bagian ${id} dirujuk tetapi tidak ada.`, `Part ${id} is referred to but missing.`));
    if (seen.has(id)) return void problems.push(found('nodeTwice', node, `“${titleOf(node)}” terpasang di dua tempat.`, `“${titleOf(node)}” stands in two places.`));
    seen.add(id);
    if (depth > limits.depth) return void problems.push(found('tooDeep', node, `“${titleOf(node)}” lebih dalam dari ${limits.depth} tingkat.`, `“${titleOf(node)}” is deeper than ${limits.depth} levels.`));
    problems.push(...placeProblems(node, section), ...keyProblems(model, { node, section, keys }));
    if (['page', 'section'].includes(node.type) && node.children.length === 0) problems.push(noticed('emptySection', node, `“${titleOf(node)}” masih kosong.`, `“${titleOf(node)}” is empty.`));
    node.children.forEach((child) => visit(child, depth + 1, node.type === 'section' ? node : section));
  };
  visit(model.rootId, 0, undefined);
  return problems;
}

const isQuestion = (node: Node) => !['form', 'page', 'section', 'info'].includes(node.type) && node.kind !== 'info';

function placeProblems(node: Node, section: Node | undefined): readonly FormProblem[] {
  if (isQuestion(node) && section === undefined) return [found('outsideSection', node, `“${titleOf(node)}” belum berada di dalam bagian. Pindahkan ke salah satu bagian.`, `“${titleOf(node)}” does not lie in a section. Move it into one.`)];
  if (isQuestion(node) && node.key === undefined) return [found('noKey', node, `“${titleOf(node)}” belum memiliki kunci.`, `“${titleOf(node)}” has no key.`)];
  return [];
}

type Placed = { readonly node: Node; readonly section: Node | undefined; readonly keys: Map<string, Node> };

/** Sections and loose questions share the root of the data, so their keys must differ wherever they lie. */
function keyProblems(model: FormModel, { node, section, keys }: Placed): readonly FormProblem[] {
  if (node.key === undefined) return [];
  const place = `${node.type === 'section' ? '' : (section?.key ?? '')}/${node.key}`;
  const twin = keys.get(place);
  keys.set(place, node);
  if (forbiddenKeys.has(node.key) || !(model.source ? importedKey : keyPattern).test(node.key)) return [found('illegalKey', node, `Kunci “${node.key}” tidak sah. Pakai huruf kecil, angka, dan garis bawah.`, `Key “${node.key}” is not legal. Use lower-case letters, digits and underscores.`)];
  return twin ? [found('duplicateKey', node, `Kunci “${node.key}” dipakai dua kali dalam satu bagian. Ganti salah satunya.`, `Key “${node.key}” is used twice in one section. Change one.`)] : [];
}

function propProblems(node: Node): readonly FormProblem[] {
  const { min, max } = node.props as { readonly min?: unknown; readonly max?: unknown };
  const options = optionsOf(node);
  const title = titleOf(node);
  const chooses = ['singleChoice', 'multipleChoice', 'gradedChoice'].includes(kindOf(node));
  return [
    ...(typeof min === 'number' && typeof max === 'number' && min > max ? [found('minAboveMax', node, `“${title}”: batas bawah ${min} melebihi batas atas ${max}.`, `“${title}”: the lower limit ${min} exceeds the upper limit ${max}.`)] : []),
    ...(chooses && options.length === 0 ? [found('noOption', node, `“${title}” belum memiliki pilihan.`, `“${title}” has no options.`)] : []),
    ...(options.length > limits.options ? [found('tooManyOptions', node, `“${title}” memiliki ${options.length} pilihan, batasnya ${limits.options}.`, `“${title}” has ${options.length} options; the limit is ${limits.options}.`)] : []),
    ...(new Set(options.map((option) => option.code)).size < options.length ? [found('duplicateOption', node, `“${title}” memiliki dua pilihan dengan kode sama.`, `“${title}” has two options with one code.`)] : []),
  ];
}
