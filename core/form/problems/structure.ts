import { type FormModel, type Node, questionsOf } from '../model.ts';
import { kindOf } from '../question.ts';
import { optionsOf } from '../questions/singleChoice.ts';
import type { Command } from '../commands/command.ts';
import { fixBy, found, type FormProblem, noticed, placed, propOf } from './found.ts';
import { titleIn, titlesOf } from '../titles.ts';

const keyPattern = /^[a-z][a-z0-9_]{0,39}$/;
// An imported schema keeps its own names, as long as they are harmless as property names and in paths.
const importedKey = /^[\p{L}][\p{L}\p{N} _-]{0,79}$/u;
const forbiddenKeys = new Set(['constructor', 'prototype', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']);

/** Checks keys and nesting of the tree. */
export function structureProblems(model: FormModel): readonly FormProblem[] {
  return [
    ...(questionsOf(model).length === 0 ? [found('noQuestion', undefined, 'Formulir belum memuat pertanyaan di dalam bagian. Tambahkan paling sedikit satu.', 'The form has no question inside a section. Add at least one.')] : []),
    ...treeProblems(model),
    ...Object.values(model.byId).flatMap(propProblems),
  ];
}

type Spot = { readonly section: Node | undefined; readonly parent: Node | undefined; readonly index: number };
/** Takes one entry out of the children without touching the node it names. */
const without = (parent: Node, index: number): Command => ({ name: 'putBack', args: { of: 'children', values: [{ path: ['byId', parent.id, 'children'], value: parent.children.filter((_, i) => i !== index) }] } });

function treeProblems(model: FormModel): readonly FormProblem[] {
  const problems: FormProblem[] = [];
  const keys = new Map<string, Node>();
  const seen = new Set<string>();
  const visit = (id: string, { section, parent, index }: Spot) => {
    const node = Object.hasOwn(model.byId, id) ? model.byId[id] : undefined;
    if (!node) return void problems.push(placed(found('danglingNode', parent, `Bagian ${id} dirujuk tetapi tidak ada.`, `Part ${id} is referred to but missing.`), 'children', parent && fixBy('Lepas rujukannya', 'Drop the reference', without(parent, index))));
    if (seen.has(id)) return void problems.push(placed(found('nodeTwice', node, `“${titleIn(node, 'id')}” terpasang di dua tempat.`, `“${titleIn(node, 'en')}” stands in two places.`), 'children', parent && fixBy('Pertahankan yang pertama', 'Keep the first', without(parent, index))));
    seen.add(id);
    problems.push(...placeProblems(model, node, section), ...keyProblems(model, { node, section, keys }), ...optionalProblems(node, section));
    if (['page', 'section'].includes(node.type) && node.children.length === 0) problems.push(placed(noticed('emptySection', node, `“${titleIn(node, 'id')}” masih kosong.`, `“${titleIn(node, 'en')}” is empty.`), 'children', fixBy('Hapus bagian kosong', 'Delete the empty part', { name: 'remove', args: { ids: [id] } })));
    node.children.forEach((child, at) => visit(child, { section: node.type === 'section' ? node : section, parent: node, index: at }));
  };
  visit(model.rootId, { section: undefined, parent: undefined, index: 0 });
  return problems;
}

const isQuestion = (node: Node) => !['form', 'page', 'section', 'info'].includes(node.type) && node.kind !== 'info';

function placeProblems(model: FormModel, node: Node, section: Node | undefined): readonly FormProblem[] {
  if (isQuestion(node) && section === undefined) {
    const home = Object.values(model.byId).find((each) => each.type === 'section');
    return [placed(found('outsideSection', node, `“${titleIn(node, 'id')}” belum berada di dalam bagian. Pindahkan ke salah satu bagian.`, `“${titleIn(node, 'en')}” does not lie in a section. Move it into one.`), 'parent', home && fixBy(`Pindahkan ke “${titleIn(home, 'id')}”`, `Move to “${titleIn(home, 'en')}”`, { name: 'move', args: { ids: [node.id], parentId: home.id, index: home.children.length } }))];
  }
  if (isQuestion(node) && node.key === undefined) return [placed(found('noKey', node, `“${titleIn(node, 'id')}” belum memiliki kunci.`, `“${titleIn(node, 'en')}” has no key.`), 'key', keyFix(model, node))];
  return [];
}

/** A key in the manner of ours that no other node has. */
function keyFix(model: FormModel, node: Node) {
  const taken = new Set(Object.values(model.byId).map((each) => each.key));
  const base = (node.key ?? node.text.id?.title ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 30) || 'q';
  let key = base;
  for (let n = 2; taken.has(key) || forbiddenKeys.has(key); n += 1) key = `${base}_${n}`;
  return fixBy(`Pakai kunci ${key}`, `Use key ${key}`, { name: 'setField', args: { ids: [node.id], field: 'key', value: key } });
}

/** An import may hold sections that need not be there; our runtime always sends them, so the difference has to be settled. */
function optionalProblems(node: Node, section: Node | undefined): readonly FormProblem[] {
  if (section?.required !== false || node.required !== true || node.kind === 'computed' || node === section) return [];
  return [placed(found('requiredInOptional', node, `“${titleIn(node, 'id')}” wajib, tetapi bagian “${titleIn(section, 'id')}” boleh tidak ada.`, `“${titleIn(node, 'en')}” is required, but section “${titleIn(section, 'en')}” may be missing.`), 'required', fixBy('Wajibkan bagiannya', 'Require its section', { name: 'setField', args: { ids: [section.id], field: 'required', value: true } }))];
}

type Placed = { readonly node: Node; readonly section: Node | undefined; readonly keys: Map<string, Node> };

/** Sections and loose questions share the root of the data, so their keys must differ wherever they lie. */
function keyProblems(model: FormModel, { node, section, keys }: Placed): readonly FormProblem[] {
  if (node.key === undefined) return [];
  const place = `${node.type === 'section' ? '' : (section?.key ?? '')}/${node.key}`;
  const twin = keys.get(place);
  keys.set(place, node);
  if (forbiddenKeys.has(node.key) || !(model.source ? importedKey : keyPattern).test(node.key)) return [placed(found('illegalKey', node, `Kunci “${node.key}” tidak sah. Pakai huruf kecil, angka, dan garis bawah.`, `Key “${node.key}” is not legal. Use lower-case letters, digits and underscores.`), 'key', keyFix(model, node))];
  return twin ? [placed(found('duplicateKey', node, `Kunci “${node.key}” dipakai dua kali dalam satu bagian. Ganti salah satunya.`, `Key “${node.key}” is used twice in one section. Change one.`), 'key', keyFix(model, node))] : [];
}

function propProblems(node: Node): readonly FormProblem[] {
  const { min, max } = node.props as { readonly min?: unknown; readonly max?: unknown };
  const options = optionsOf(node);
  const title = titlesOf(node);
  const chooses = ['singleChoice', 'multipleChoice', 'gradedChoice', 'ranking'].includes(kindOf(node));
  return [
    ...(typeof min === 'number' && typeof max === 'number' && min > max ? [placed(found('minAboveMax', node, `“${title.id}”: batas bawah ${min} melebihi batas atas ${max}.`, `“${title.en}”: the lower limit ${min} exceeds the upper limit ${max}.`), 'props.min', fixBy('Tukar kedua batas', 'Swap the limits', propOf(node, 'min', max), propOf(node, 'max', min)))] : []),
    ...(chooses && options.length === 0 ? [placed(found('noOption', node, `“${title.id}” belum memiliki pilihan.`, `“${title.en}” has no options.`), 'props.options', fixBy('Tambahkan dua pilihan', 'Add two options', propOf(node, 'options', [{ code: 'a', value: '1' }, { code: 'b', value: '0' }])))] : []),
    ...(isListless(node) ? [placed(found('listNotTaken', node, `“${title.id}” belum memuat isi daftar, sehingga tidak dapat dijawab. Ambil isinya dari daftar kode di properti.`, `“${title.en}” holds no entries of a list yet, so it cannot be answered. Take them from the code list in its properties.`), 'props.list')] : []),
    ...(new Set(options.map((option) => option.code)).size < options.length ? [placed(found('duplicateOption', node, `“${title.id}” memiliki dua pilihan dengan kode sama.`, `“${title.en}” has two options with one code.`), 'props.options', fixBy('Pertahankan yang pertama', 'Keep the first', propOf(node, 'options', options.filter((option, i) => options.findIndex((each) => each.code === option.code) === i))))] : []),
  ];
}

/** A question that is answered by a list, and carries nothing of it. */
const isListless = (node: Node) => ['codeList', 'regionPicker'].includes(kindOf(node)) && Object.keys(node.text.id?.options ?? {}).length === 0;
