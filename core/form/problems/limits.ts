import { type Problem, problem, type Text } from '../../problem.ts';
import { canonicalJson } from '../canonical.ts';
import { compiledSize } from '../imported.ts';
import type { FormModel, Node } from '../model.ts';
import { optionsOf } from '../questions/singleChoice.ts';
import { found, type FormProblem, placed } from './found.ts';
import { titleIn, titlesOf } from '../titles.ts';

/** What a form may hold to be published (forms.md §3); `compiled` counts a definition once for each section that refers to it. */
export const limits = { nodes: 2000, depth: 12, options: 500, bytes: 1_000_000, compiled: 2_000_000 } as const;
/** What is stored at all: an import may be larger than what can be published, but never so large that it could not be opened again. */
export const draftLimits = { nodes: 10_000, depth: 100, bytes: 8_000_000, compiled: 20_000_000 } as const;

const kilobytes = (size: number) => Math.ceil(size / 1e3);
const megabytes = (size: number) => Math.ceil(size / 1e6);
const longest = <T>(items: readonly T[], size: (item: T) => number): T => items.reduce((most, item) => (size(item) > size(most) ? item : most));

/** Says what is too much to be published, each with the spot where most of it lies. */
export function limitProblems(model: FormModel): readonly FormProblem[] {
  const nodes = Object.values(model.byId);
  const fullest = longest(nodes, ({ children }) => children.length);
  return [
    ...(nodes.length > limits.nodes ? [placed(found('tooManyNodes', fullest, `Formulir memuat ${nodes.length} bagian dan pertanyaan, batasnya ${limits.nodes}, sehingga belum dapat terbit. Yang terbanyak di “${titleIn(fullest, 'id')}” (${fullest.children.length}). Pecah menjadi beberapa formulir.`, `The form has ${nodes.length} parts and questions; the limit is ${limits.nodes}, so it cannot be published. Most lie in “${titleIn(fullest, 'en')}” (${fullest.children.length}). Split it into several forms.`), 'children')] : []),
    ...sizeProblems(model),
    ...depthProblems(model),
    ...nodes.filter((node) => optionsOf(node).length > limits.options).map((node) => placed(found('tooManyOptions', node, `“${titleIn(node, 'id')}” memiliki ${optionsOf(node).length} pilihan, batasnya ${limits.options}. Pakai jenis daftar kode untuk daftar yang panjang.`, `“${titleIn(node, 'en')}” has ${optionsOf(node).length} options; the limit is ${limits.options}. Use a code list question for a long list.`), 'props.options')),
    ...compiledProblems(model),
  ];
}

function sizeProblems(model: FormModel): readonly FormProblem[] {
  const size = canonicalJson(model).length;
  if (size <= limits.bytes) return [];
  const { node, place, name } = heaviest(model);
  return [placed(found('tooLarge', node, `Formulir berukuran ${kilobytes(size)} kB, batasnya ${kilobytes(limits.bytes)} kB, sehingga belum dapat terbit. Yang terberat ${name.id}. Pendekkan, atau pecah formulirnya.`, `The form has ${kilobytes(size)} kB; the limit is ${kilobytes(limits.bytes)} kB, so it cannot be published. The heaviest is ${name.en}. Shorten it, or split the form.`), place)];
}

type Weight = { readonly node: Node | undefined; readonly place: string; readonly name: Text; readonly size: number };

/** Finds what weighs most: one node, or what lies beside the tree. */
function heaviest(model: FormModel): Weight {
  const beside = (place: string, id: string, en: string, value: unknown): Weight => ({ node: undefined, place, name: { id, en }, size: canonicalJson(value ?? null).length });
  const nodes = Object.values(model.byId).map((node): Weight => ({ node, place: 'title', name: { id: `“${titleIn(node, 'id')}”`, en: `“${titleIn(node, 'en')}”` }, size: canonicalJson(node).length }));
  return longest([...nodes, beside('rule:', 'aturan formulir', 'the rules of the form', model.rules), beside('test:', 'uji formulir', 'the tests of the form', model.tests), beside('source', 'definisi skema asal', 'the definitions of the imported schema', model.source)], ({ size }) => size);
}

function depthProblems(model: FormModel): readonly FormProblem[] {
  return tooDeepIn(model, limits.depth).map((node) => placed(found('tooDeep', node, `“${titleIn(node, 'id')}” lebih dalam dari ${limits.depth} tingkat, sehingga formulir belum dapat terbit. Pindahkan ke bagian di atasnya.`, `“${titleIn(node, 'en')}” is deeper than ${limits.depth} levels, so the form cannot be published. Move it to a part above.`), 'parent'));
}

/** Gives the first nodes below a depth; not what lies under them. Walks without recursion, in any tree however broken. */
function tooDeepIn(model: FormModel, depth: number): readonly Node[] {
  const seen = new Set([model.rootId]);
  let level: readonly string[] = [model.rootId];
  for (let at = 0; at <= depth; at += 1) level = level.flatMap((id) => model.byId[id]!.children.filter((child) => Object.hasOwn(model.byId, child) && !seen.has(child) && seen.add(child)));
  return level.map((id) => model.byId[id]!);
}

/** What the sections weigh together once compiled, and the heaviest of them. */
function compiled(model: FormModel): { readonly size: number; readonly section: Node | undefined } {
  const sizes = compiledSize(model);
  return { size: sizes.reduce((sum, each) => sum + each.size, 0), section: sizes.length > 0 ? longest(sizes, (each) => each.size).section : undefined };
}

function compiledProblems(model: FormModel): readonly FormProblem[] {
  const { size, section } = compiled(model);
  if (size <= limits.compiled) return [];
  return [placed(found('schemaExpands', section, `Definisi yang dirujuk berulang membuat skema mengembang menjadi ${kilobytes(size)} kB, batasnya ${kilobytes(limits.compiled)} kB, sehingga belum dapat terbit. Yang terbesar “${titleIn(section, 'id')}”. Kurangi rujukannya.`, `Definitions referred to again and again make the schema grow to ${kilobytes(size)} kB; the limit is ${kilobytes(limits.compiled)} kB, so it cannot be published. The largest is “${titleIn(section, 'en')}”. Refer to them less.`), 'source')];
}

const spotOf = (node: Node | undefined, message: Text = titlesOf(node)) => ({ at: [{ path: node?.id ?? '', message }] });

/** Says why a form is not even stored as a draft; what is only too much to publish is a problem beside it. */
export function draftRefusal(model: FormModel): Problem | undefined {
  const count = Object.keys(model.byId).length;
  if (count > draftLimits.nodes) return problem('draftTooMany', { count, limit: draftLimits.nodes });
  const deep = tooDeepIn(model, draftLimits.depth)[0];
  if (deep) return problem('draftTooDeep', { where: titlesOf(deep), limit: draftLimits.depth, ...spotOf(deep) });
  const bytes = canonicalJson(model).length;
  if (bytes > draftLimits.bytes) {
    const { node, name } = heaviest(model);
    return problem('draftTooLarge', { size: megabytes(bytes), limit: megabytes(draftLimits.bytes), ...spotOf(node, name) });
  }
  const { size, section } = compiled(model);
  return size > draftLimits.compiled ? problem('draftExpands', { size: megabytes(size), limit: megabytes(draftLimits.compiled), where: titlesOf(section), ...spotOf(section) }) : undefined;
}
