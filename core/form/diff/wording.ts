import { canonicalJson } from '../canonical.ts';
import type { Locale, Node, NodeText } from '../model.ts';
import { about, type Change } from './change.ts';

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);
const isAsked = (node: Node) => node.kind !== undefined && node.kind !== 'info';

/** Labels of options that both versions have: a new option's words are new, not reworded. */
function sharedOptions(was: NodeText | undefined, is: NodeText | undefined): readonly (readonly [string, string])[] {
  return Object.entries(was?.options ?? {}).flatMap(([code, label]) => (is?.options?.[code] === undefined ? [] : [[label, is.options[code]] as const]));
}

/** Says whether a question asks in other words: title or label of an option, in the language that counts (Indonesian). */
export function isReworded(was: Node, is: Node): boolean {
  const [before, after] = [was.text.id, is.text.id];
  return (before?.title ?? '') !== (after?.title ?? '') || sharedOptions(before, after).some(([a, b]) => a !== b);
}

/**
 * Says which words changed. A question in other words has to say whether it means the same: until then it counts as a
 * change of meaning, the worst there is, and it asks.
 */
export function wordingChanges(was: Node, is: Node): readonly Change[] {
  const say = about(is);
  const reworded = isReworded(was, is);
  if (reworded && isAsked(is)) {
    if (is.meaning === undefined) return [{ ...say('type change', `: bunyi berubah dari “${was.text.id?.title ?? '–'}”. Nyatakan apakah maknanya tetap sama.`, `: wording changed from “${was.text.en?.title ?? was.text.id?.title ?? '–'}”. Say whether the meaning is the same.`), asks: 'meaning' }];
    if (is.meaning === 'changed') return [say('type change', ': bunyi dan makna berubah; jawaban lama tidak ikut.', ': wording and meaning changed; earlier answers do not come along.')];
    return [say('cosmetic', ': bunyi berubah, makna tetap.', ': wording changed, same meaning.')];
  }
  if (reworded) return [say('cosmetic', ': judul berubah.', ': title changed.')];
  return otherWords(was, is).slice(0, 1);
}

const locales: readonly Locale[] = ['id', 'en'];
function otherWords(was: Node, is: Node): readonly Change[] {
  const say = about(is);
  const differs = (field: keyof NodeText, locale: Locale) => !same(was.text[locale]?.[field], is.text[locale]?.[field]);
  const explained = locales.some((locale) => (['help', 'guidance', 'messages'] as const).some((field) => differs(field, locale)));
  const translated = differs('title', 'en') || sharedOptions(was.text.en, is.text.en).some(([a, b]) => a !== b);
  return [...(explained ? [say('cosmetic', ': bantuan atau panduan berubah.', ': help or guidance changed.')] : []), ...(translated ? [say('cosmetic', ': terjemahan berubah.', ': translation changed.')] : [])];
}
