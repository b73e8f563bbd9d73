import type { CycleDefinition, DefinitionNode } from '../cycle/ir.ts';
import { letterKinds, letterNames, letterOf } from '../cycle/letters.ts';
import { canonicalJson } from '../form/canonical.ts';
import type { Text } from '../problem.ts';
import { stepSentence, stepTitle, wayWords } from './describe.ts';
import { waysOut } from './pointers.ts';

const both = (id: string, en: string): Text => ({ id, en });
const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Says in words what differs between two designs of a cycle, in reading order; nothing where they are the same. */
export function designDiff(before: CycleDefinition, after: CycleDefinition): readonly Text[] {
  const old = new Map(before.nodes.map((node) => [node.key, node]));
  const now = new Set(after.nodes.map(({ key }) => key));
  return [
    ...(isSame(before.title, after.title) ? [] : [both(`Judul siklus menjadi “${after.title.id}”.`, `The title of the cycle becomes “${after.title.en}”.`)]),
    ...(isSame(before.basis, after.basis) ? [] : [both(`Dasar hukum: semula “${before.basis.id}”, kini “${after.basis.id}”.`, `Legal basis: was “${before.basis.en}”, now “${after.basis.en}”.`)]),
    ...(isSame(before.about, after.about) ? [] : [both('Keterangan siklus berubah.', 'The description of the cycle changes.')]),
    ...stageDiff(before, after),
    ...before.nodes.filter(({ key }) => !now.has(key)).map(({ title }) => both(`Langkah “${title.id}” dihapus.`, `Step “${title.en}” is removed.`)),
    ...after.nodes.flatMap((node) => { const earlier = old.get(node.key); return earlier === undefined ? [both(`Langkah “${node.title.id}” ditambahkan. ${stepSentence(after, node).id}`, `Step “${node.title.en}” is added. ${stepSentence(after, node).en}`)] : stepDiff(earlier, node, [before, after]); }),
    ...(before.start === after.start ? [] : [both(`Siklus dimulai dari “${stepTitle(after, after.start).id}”.`, `The cycle starts at “${stepTitle(after, after.start).en}”.`)]),
    ...letterKinds.filter((kind) => !isSame(letterOf(before, kind), letterOf(after, kind))).map((kind) => both(`Surat dan dokumen: ${letterNames[kind].id} berubah.`, `Letters and documents: ${letterNames[kind].en} changes.`)),
    ...(isSame(before.tests, after.tests) ? [] : [both('Pengujian siklus berubah.', 'The tests of the cycle change.')]),
    ...(isSame(before.forms, after.forms) ? [] : [both('Formulir siklus berubah.', 'The forms of the cycle change.')]),
  ];
}

/** Which editions of a cycle are compared, numbered from 1, and what differs between them in words. */
export type EditionDifference = { readonly before: number; readonly after: number; readonly differences: readonly Text[] };

/** Compares two editions of a cycle, in the order asked for: without an answer the newest, with the one before it. Nothing where one of them does not exist. */
export function editionDiff(editions: readonly CycleDefinition[], asked: { readonly before?: number | undefined; readonly after?: number | undefined } = {}): EditionDifference | undefined {
  const after = asked.after ?? editions.length;
  const before = asked.before ?? Math.max(1, after - 1);
  const [earlier, later] = [editions[before - 1], editions[after - 1]];
  return earlier && later && { before, after, differences: designDiff(earlier, later) };
}

function stageDiff(before: CycleDefinition, after: CycleDefinition): readonly Text[] {
  const old = new Map(before.stages.map((stage) => [stage.key, stage]));
  const now = new Set(after.stages.map(({ key }) => key));
  const kept = (definition: CycleDefinition) => definition.stages.map(({ key }) => key).filter((key) => now.has(key) && old.has(key));
  return [
    ...before.stages.filter(({ key }) => !now.has(key)).map(({ title }) => both(`Tahap “${title.id}” dihapus.`, `Stage “${title.en}” is removed.`)),
    ...after.stages.flatMap((stage) => { const earlier = old.get(stage.key); return earlier === undefined ? [both(`Tahap “${stage.title.id}” ditambahkan.`, `Stage “${stage.title.en}” is added.`)] : isSame(earlier, stage) ? [] : [both(`Tahap “${earlier.title.id}” berubah menjadi “${stage.title.id}”.`, `Stage “${earlier.title.en}” becomes “${stage.title.en}”.`)]; }),
    ...(isSame(kept(before), kept(after)) ? [] : [both('Urutan tahap berubah.', 'The order of the stages changes.')]),
  ];
}

function stepDiff(before: DefinitionNode, after: DefinitionNode, [from, to]: readonly [CycleDefinition, CycleDefinition]): readonly Text[] {
  if (isSame(before, after)) return [];
  const renamed = isSame(before.title, after.title) ? [] : [both(`Langkah “${before.title.id}” menjadi “${after.title.id}”.`, `Step “${before.title.en}” becomes “${after.title.en}”.`)];
  const [was, is] = [stepSentence(from, before), stepSentence(to, after)];
  const says = isSame(was, is) ? [] : [both(`“${after.title.id}”: semula “${was.id}” Kini “${is.id}”`, `“${after.title.en}”: was “${was.en}” Now “${is.en}”`)];
  const earlier = new Map(waysOut(before).map(({ name, to: target }) => [name, target]));
  const led = waysOut(after).filter(({ name, to: target }) => earlier.has(name) && earlier.get(name) !== target).map(({ name, to: target }) => both(`“${after.title.id}”, ${wayWords(name).id.toLowerCase()}: ke “${stepTitle(to, target).id}”, semula ke “${stepTitle(from, earlier.get(name)!).id}”.`, `“${after.title.en}”, ${wayWords(name).en.toLowerCase()}: to “${stepTitle(to, target).en}”, was to “${stepTitle(from, earlier.get(name)!).en}”.`));
  const details = says.length > 0 ? [] : changedDetails(before, after);
  const rest = details.length === 0 ? [] : [both(`“${after.title.id}”: ${details.map(({ id }) => id).join(', ')} berubah.`, `“${after.title.en}”: ${details.map(({ en }) => en).join(', ')} change.`)];
  return [...renamed, ...says, ...led, ...rest];
}

/** What the sentence of a step does not tell, by the name of its field. */
const detailWords: Readonly<Record<string, Text>> = {
  reminders: both('pengingat', 'reminders'), repeatEvery: both('pengulangan pengingat', 'repeated reminders'), escalation: both('tangga eskalasi', 'escalation'), late: both('aturan bila terlambat', 'the rule for lateness'), due: both('tenggat', 'deadlines'), since: both('saat tenggat mulai dihitung', 'what deadlines are counted from'),
  stage: both('tahap', 'stage'), form: both('formulir', 'form'), maxRounds: both('batas putaran', 'limit of rounds'), repair: both('tenggat perbaikan', 'repair deadlines'), clocks: both('tenggat putaran', 'deadlines of the rounds'), tiers: both('jenjang', 'tiers'), cases: both('syarat', 'conditions'),
  when: both('syarat', 'conditions'), pass: both('syarat lulus', 'condition to pass'), notes: both('syarat lulus dengan catatan', 'condition to pass with notes'), as: both('nama nilai', 'name of the score'), outcome: both('nama hasil', 'name of the outcome'), meeting: both('rapat', 'meeting'), message: both('jenis pemberitahuan', 'kind of notice'), owner: both('pemilik', 'owner'), onEnter: both('pemberitahuan saat masuk', 'notice at the beginning'), onExit: both('pemberitahuan saat selesai', 'notice at the end'),
};
const pointers: ReadonlySet<string> = new Set(['title', 'next', 'body', 'to', 'otherwise', 'branches', 'join', 'id', 'en']);

/** Names the fields in which two steps differ, the innermost that has a name. */
function changedDetails(before: unknown, after: unknown): readonly Text[] {
  const names = (was: unknown, is: unknown): readonly string[] => {
    if (isSame(was, is)) return [];
    const [old, now] = [was, is].map((value) => (typeof value === 'object' && value !== null ? value as Readonly<Record<string, unknown>> : {}));
    return [...new Set([...Object.keys(old!), ...Object.keys(now!)])].filter((key) => !pointers.has(key) && !isSame(old![key], now![key])).flatMap((key) => {
      const inner = names(old![key], now![key]);
      return inner.length > 0 ? inner : detailWords[key] === undefined ? [] : [key];
    });
  };
  return [...new Map(names(before, after).map((key) => [detailWords[key]!.id, detailWords[key]!])).values()];
}
