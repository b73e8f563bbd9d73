import { canonicalJson } from '../canonical.ts';
import type { Node } from '../model.ts';
import { about, type Change } from './change.ts';
import { evidenceChanges } from './evidence.ts';
import { valueChanges } from './values.ts';
import { wordingChanges } from './wording.ts';

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);
const classNames = { public: ['terbuka', 'public'], internal: ['internal', 'internal'], personal: ['pribadi', 'personal'], specific: ['pribadi spesifik', 'specific personal'] } as const;

/** Says what changed in one question that both versions have. */
export function questionChanges(was: Node, is: Node): readonly Change[] {
  const say = about(is);
  const other = was.kind !== is.kind || was.type !== is.type;
  const words = wordingChanges(was, is);
  const meaning = is.meaning === 'changed' && !words.some((each) => each.class === 'type change') ? [say('type change', ': makna berubah; jawaban lama tidak ikut.', ': meaning changed; earlier answers do not come along.')] : [];
  return [
    ...(other ? [say('type change', ': jenis isian berubah.', ': kind of answer changed.')] : valueChanges(was, is)), ...meaning,
    ...(was.key === is.key ? [] : [say('narrowing', `: kunci ${was.key} menjadi ${is.key}.`, `: key ${was.key} becomes ${is.key}.`)]),
    ...(!was.required && is.required ? [say('additive-required', ' menjadi wajib.', ' becomes required.')] : []),
    ...(was.required && !is.required ? [say('additive-optional', ' tidak lagi wajib.', ' is no longer required.')] : []),
    ...evidenceChanges(was, is),
    ...(was.classification === is.classification ? [] : [say('additive-optional', `: penggolongan data ${classNames[was.classification][0]} menjadi ${classNames[is.classification][0]}.`, `: data class ${classNames[was.classification][1]} becomes ${classNames[is.classification][1]}.`)]),
    ...(same(was.see, is.see) && same(was.edit, is.edit) ? [] : [say('narrowing', ': siapa yang melihat atau mengisi berubah.', ': who sees it or fills it in changed.')]),
    ...(same(was.prefill, is.prefill) ? [] : [say('cosmetic', ': isian awal dari periode lalu berubah.', ': what it begins with changed.')]),
    ...words,
  ];
}
