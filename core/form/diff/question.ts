import { canonicalJson } from '../canonical.ts';
import type { Node } from '../model.ts';
import { numberText, optionText } from '../question.ts';
import { questionSchema } from '../question-schema.ts';
import { change, type Change, titles } from './change.ts';

type Bag = Readonly<Record<string, unknown>>;
const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Says what changed in one question that both versions have. */
export function questionChanges(was: Node, is: Node): readonly Change[] {
  const title = titles(is);
  const say = (kind: Change['class'], id: string, en: string) => change(kind, is.id, [`“${title.id}”${id}`, `“${title.en}”${en}`]);
  return [
    ...(was.kind !== is.kind || is.meaning === 'changed' ? [say('type change', ': jenis atau makna berubah.', ': kind or meaning changed.')] : valueChanges(was, is)),
    ...(was.key !== is.key ? [say('narrowing', `: kunci ${was.key} menjadi ${is.key}.`, `: key ${was.key} becomes ${is.key}.`)] : []),
    ...(!was.required && is.required ? [say('additive-required', ' menjadi wajib.', ' becomes required.')] : []),
    ...(was.required && !is.required ? [say('additive-optional', ' tidak lagi wajib.', ' is no longer required.')] : []),
    ...(same(was.evidence, is.evidence) ? [] : [say(asksMore(was, is) ? 'additive-required' : 'additive-optional', ': ketentuan bukti dukung berubah.', ': the evidence rule changed.')]),
    ...(was.classification === is.classification ? [] : [say('additive-optional', `: penggolongan data ${was.classification} menjadi ${is.classification}.`, `: data class ${was.classification} becomes ${is.classification}.`)]),
    ...(same(was.text, is.text) || is.meaning === 'changed' ? [] : [say('cosmetic', ': bunyi berubah.', ': wording changed.')]),
  ];
}

function asksMore(was: Node, is: Node): boolean {
  const order = (node: Node) => ({ no: 0, optional: 1, yes: 3 })[String(node.evidence?.need ?? 'no')] ?? 2;
  return order(is) > order(was) || (is.evidence?.maxFiles ?? 99) < (was.evidence?.maxFiles ?? 99) || (is.evidence?.maxMB ?? 999) < (was.evidence?.maxMB ?? 999);
}

/** Limits by keyword: the sentence's words, and whether a greater value allows more. */
const bounds: Readonly<Record<string, readonly [id: string, en: string, widens: 1 | -1]>> = {
  minimum: ['nilai terkecil', 'least value', -1], maximum: ['nilai terbesar', 'greatest value', 1], minLength: ['panjang terkecil', 'least length', -1], maxLength: ['panjang terbesar', 'greatest length', 1], minItems: ['jumlah isian terkecil', 'least number of entries', -1], maxItems: ['jumlah isian terbesar', 'greatest number of entries', 1],
};

function valueChanges(was: Node, is: Node): readonly Change[] {
  const [before, after] = [questionSchema(was), questionSchema(is)];
  if (same(before, after)) return [];
  const known = [...limitChanges(is, before, after), ...optionChanges(was, is)];
  const rest = (schema: Bag) => Object.fromEntries(Object.entries(schema).filter(([keyword]) => !(keyword in bounds) && keyword !== 'enum' && !(keyword === 'items' && codesOf(schema))));
  const title = titles(is);
  return same(rest(before), rest(after)) ? known : [...known, change('narrowing', is.id, [`“${title.id}”: batas atau susunan isian berubah.`, `“${title.en}”: limits or shape of the answer changed.`])];
}

function limitChanges(is: Node, before: Bag, after: Bag): readonly Change[] {
  return Object.entries(bounds).filter(([keyword]) => before[keyword] !== after[keyword]).map(([keyword, [id, en, widens]]) => {
    const [a, b] = [before[keyword], after[keyword]] as [number | undefined, number | undefined];
    const wider = b === undefined || (a !== undefined && (b - a) * widens > 0);
    const title = titles(is);
    const shown = (value: number | undefined, locale: 'id' | 'en') => (value === undefined ? { id: 'tanpa batas', en: 'no limit' }[locale] : numberText(value, locale));
    return change(wider ? 'additive-optional' : 'narrowing', is.id, [`“${title.id}”: ${id} ${shown(a, 'id')} menjadi ${shown(b, 'id')}.`, `“${title.en}”: ${en} ${shown(a, 'en')} becomes ${shown(b, 'en')}.`]);
  });
}

const codesOf = (schema: Bag): readonly unknown[] | undefined => {
  const list = schema['enum'] ?? (schema['items'] as Bag | undefined)?.['enum'];
  return Array.isArray(list) ? list : undefined;
};

function optionChanges(was: Node, is: Node): readonly Change[] {
  const [before, after] = [codesOf(questionSchema(was)) ?? [], codesOf(questionSchema(is)) ?? []];
  const title = titles(is);
  const labels = (node: Node, codes: readonly unknown[], locale: 'id' | 'en') => codes.map((code) => optionText(node, code, locale)).join(', ');
  const [added, gone] = [after.filter((code) => !before.includes(code)), before.filter((code) => !after.includes(code))];
  return [
    ...(added.length ? [change('additive-optional', is.id, [`“${title.id}”: pilihan ${labels(is, added, 'id')} ditambah.`, `“${title.en}”: option ${labels(is, added, 'en')} is added.`])] : []),
    ...(gone.length ? [change('narrowing', is.id, [`“${title.id}”: pilihan ${labels(was, gone, 'id')} dihapus.`, `“${title.en}”: option ${labels(was, gone, 'en')} is removed.`])] : []),
  ];
}
