import { canonicalJson } from '../canonical.ts';
import type { EvidenceRule, Node } from '../model.ts';
import { about, type Change } from './change.ts';

const rank = (need: EvidenceRule['need']) => (typeof need === 'object' ? 2 : { no: 0, optional: 1, yes: 3 }[need]);
const words: Readonly<Record<number, readonly [id: string, en: string]>> = { 0: ['tidak diminta', 'not asked for'], 1: ['boleh dilampirkan', 'optional'], 2: ['wajib bila syarat terpenuhi', 'required if a condition holds'], 3: ['wajib', 'required'] };

/** Says what a question asks for as evidence now: more of it is a required addition, less room for files is narrower. */
export function evidenceChanges(was: Node, is: Node): readonly Change[] {
  const say = about(is);
  const [before, after] = [was.evidence, is.evidence];
  const [a, b] = [rank(before?.need ?? 'no'), rank(after?.need ?? 'no')];
  if (a !== b) return [say(b > a && b > 1 ? 'additive-required' : 'additive-optional', `: bukti dukung ${words[a]![0]} menjadi ${words[b]![0]}.`, `: evidence ${words[a]![1]} becomes ${words[b]![1]}.`)];
  if (before === undefined || after === undefined || b === 0) return [];
  return [
    ...(a === 2 && canonicalJson(before.need) !== canonicalJson(after.need) ? [say('additive-required', ': syarat bukti dukung berubah.', ': the condition for evidence changed.')] : []),
    ...(before.period === after.period ? [] : [say(after.period ? 'additive-required' : 'additive-optional', after.period ? ': bukti dukung harus menyebut masa berlakunya.' : ': bukti dukung tidak lagi harus menyebut masa berlakunya.', after.period ? ': evidence has to name its period.' : ': evidence no longer has to name its period.')]),
    ...limit(is, [before.maxFiles, after.maxFiles], ['berkas', 'files']), ...limit(is, [before.maxMB, after.maxMB], ['MB per berkas', 'MB per file']), ...types(is, before.types, after.types),
  ];
}

function limit(is: Node, [a, b]: readonly [number, number], [id, en]: readonly [string, string]): readonly Change[] {
  return a === b ? [] : [about(is)(b > a ? 'additive-optional' : 'narrowing', `: bukti dukung paling banyak ${a} ${id} menjadi ${b} ${id}.`, `: at most ${a} ${en} of evidence becomes ${b} ${en}.`)];
}

function types(is: Node, before: readonly string[], after: readonly string[]): readonly Change[] {
  const [added, gone] = [after.filter((type) => !before.includes(type)), before.filter((type) => !after.includes(type))];
  const list = (names: readonly string[]) => names.map((name) => name.toUpperCase()).join(', ');
  return [
    ...(added.length ? [about(is)('additive-optional', `: bukti dukung ${list(added)} diterima.`, `: evidence as ${list(added)} is accepted.`)] : []),
    ...(gone.length ? [about(is)('narrowing', `: bukti dukung ${list(gone)} tidak lagi diterima.`, `: evidence as ${list(gone)} is no longer accepted.`)] : []),
  ];
}
