import { canonicalJson } from '../canonical.ts';
import type { Node } from '../model.ts';
import { about, type Change, type DiffClass } from './change.ts';

type Part = Readonly<Record<string, unknown>> & { readonly text?: Node['text']; readonly required?: boolean };
type Sort = { readonly prop: 'rows' | 'columns'; readonly id: string; readonly en: string };
const sorts: readonly Sort[] = [{ prop: 'rows', id: 'baris', en: 'row' }, { prop: 'columns', id: 'kolom', en: 'column' }];

const partsOf = (node: Node, prop: string): ReadonlyMap<string, Part> => new Map((Array.isArray(node.props[prop]) ? (node.props[prop] as Part[]) : []).filter((part) => typeof part === 'object' && part !== null).map((part) => [String(part['key'] ?? part['code'] ?? part['id']), part]));
const named = (key: string, part: Part, locale: 'id' | 'en') => part.text?.[locale]?.title ?? part.text?.id?.title ?? key;

/** Says which rows and columns of a table came, went or changed; what goes takes the answers in it along. */
export function partChanges(was: Node, is: Node): readonly Change[] {
  return sorts.flatMap((sort) => {
    const [before, after] = [partsOf(was, sort.prop), partsOf(is, sort.prop)];
    const say = (kind: DiffClass, [key, part]: readonly [string, Part], [id, en]: readonly [string, string]) => about(is)(kind, `: ${sort.id} ${named(key, part, 'id')} ${id}.`, `: ${sort.en} ${named(key, part, 'en')} ${en}.`);
    const added = [...after].filter(([key]) => !before.has(key)).map((each) => say(each[1].required ? 'additive-required' : 'additive-optional', each, each[1].required ? ['ditambah (wajib)', 'is added (required)'] : ['ditambah', 'is added']));
    const gone = [...before].filter(([key]) => !after.has(key)).map((each) => say('removing', each, ['dihapus: isian lama tetap tersimpan', 'is removed: earlier entries stay stored']));
    return [...added, ...gone, ...[...after].flatMap(([key, part]) => (before.has(key) ? changed(before.get(key)!, part, (kind, words) => say(kind, [key, part], words)) : []))];
  });
}

function changed(was: Part, is: Part, say: (kind: DiffClass, words: readonly [string, string]) => Change): readonly Change[] {
  const bare = ({ text: _text, required: _required, ...rest }: Part) => canonicalJson(rest);
  if (was['kind'] !== is['kind']) return [say('type change', ['berganti jenis', 'has another kind'])];
  return [
    ...(!was.required && is.required ? [say('additive-required', ['menjadi wajib', 'becomes required'])] : []),
    ...(was.required && !is.required ? [say('additive-optional', ['tidak lagi wajib', 'is no longer required'])] : []),
    ...(bare(was) === bare(is) ? [] : [say('narrowing', ['berubah batasnya', 'has other limits'])]),
    ...(canonicalJson(was.text ?? null) === canonicalJson(is.text ?? null) ? [] : [say('cosmetic', ['berganti judul', 'has another title'])]),
  ];
}
