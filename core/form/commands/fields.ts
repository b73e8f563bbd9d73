import type { Draft } from 'immer';
import { problem } from '../../problem.ts';
import type { CommandKind } from '../commands.ts';
import type { FormModel, Locale, Node } from '../model.ts';
import { titleIn } from '../titles.ts';
import { nodeOf, noNode } from './tree.ts';

const named = (model: FormModel, ids: readonly string[], locale: Locale) => (ids.length === 1 ? `“${titleIn(model.byId[ids[0]!], locale)}”` : `${ids.length}`);
type Bag = Record<string, unknown>;

/** Sets or takes away one entry; an absent value leaves no trace. */
function put(bag: Bag, name: string, value: unknown) {
  if (value === undefined) delete bag[name];
  else bag[name] = value;
}

/** Walks to the object that holds the last part of a path; unsafe names lead nowhere. */
function holderOf(draft: Draft<FormModel>, path: readonly string[]): Bag | undefined {
  let at: unknown = draft;
  for (const part of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Bag)[part];
  }
  return typeof at === 'object' && at !== null ? (at as Bag) : undefined;
}
const badName = { id: 'nama ini tidak boleh dipakai', en: 'this name may not be used' };
const unsafe = new Set(['__proto__', 'constructor', 'prototype']);

const fieldWords: Readonly<Record<string, { id: string; en: string }>> = {
  title: { id: 'judul', en: 'title' }, help: { id: 'bantuan', en: 'help' }, guidance: { id: 'panduan', en: 'guidance' }, options: { id: 'teks pilihan', en: 'option text' }, messages: { id: 'pesan', en: 'message' },
  kind: { id: 'jenis', en: 'kind' }, type: { id: 'jenis bagian', en: 'node type' }, key: { id: 'kunci', en: 'key' }, required: { id: 'kewajiban mengisi', en: 'required mark' }, classification: { id: 'klasifikasi data', en: 'classification' },
  see: { id: 'siapa yang melihat', en: 'who sees it' }, edit: { id: 'siapa yang mengisi', en: 'who fills it in' }, evidence: { id: 'aturan bukti dukung', en: 'evidence rule' }, score: { id: 'aturan nilai', en: 'score rule' }, prefill: { id: 'isian awal dari periode lalu', en: 'what it begins with' }, lock: { id: 'kunci templat', en: 'template lock' },
  fromBlock: { id: 'asal blok', en: 'block origin' }, meaning: { id: 'tanda makna', en: 'meaning mark' }, schemaExtra: { id: 'kata kunci skema', en: 'schema keywords' }, uiExtra: { id: 'petunjuk tampilan', en: 'display hints' }, props: { id: 'pengaturan', en: 'settings' },
};
const word = (field: string) => fieldWords[field] ?? { id: field, en: field };
const changed = (field: string, model: FormModel, ids: readonly string[]) => ({ id: `Mengubah ${word(field).id} ${named(model, ids, 'id')}`, en: `Changed the ${word(field).en} of ${named(model, ids, 'en')}` });

export const fieldCommands = {
  setText: {
    change: (draft, { id, locale, field, value }) => {
      const node = nodeOf(draft, id);
      if (!node) return noNode(id);
      const text = (node.text[locale] ??= { title: '' });
      if (field === 'title') text.title = value ?? '';
      else put(text, field, value);
      return undefined;
    },
    about: (model, { id, field }) => changed(field, model, [id]),
  },
  setEntry: {
    change: (draft, { id, locale, map, entry, value }) => {
      const node = nodeOf(draft, id);
      if (!node) return noNode(id);
      if (unsafe.has(entry)) return problem('badRequest', { place: 'entry', why: badName });
      const text = (node.text[locale] ??= { title: '' });
      put((text[map] ??= {}), entry, value);
      return undefined;
    },
    about: (model, { id, map }) => changed(map, model, [id]),
  },
  takeList: {
    change: (draft, { id, list, version, entries }) => {
      const node = nodeOf(draft, id);
      if (!node) return noNode(id);
      if (entries.some(({ code }) => unsafe.has(code))) return problem('badRequest', { place: 'entries', why: badName });
      const props = node.props as Bag;
      if (list !== undefined) props['list'] = list;
      props['version'] = version;
      for (const locale of ['id', 'en'] as const) (node.text[locale] ??= { title: '' }).options = Object.fromEntries(entries.map((entry) => [entry.code, entry[locale]]));
      return undefined;
    },
    about: (model, { id, list, version }) => ({ id: `Mengambil isi daftar ${list ?? 'wilayah'} versi ${version} ke ${named(model, [id], 'id')}`, en: `Took the entries of list ${list ?? 'regions'} version ${version} into ${named(model, [id], 'en')}` }),
  },
  setProp: {
    change: (draft, { ids, prop, value }) => {
      if (unsafe.has(prop)) return problem('badRequest', { place: 'prop', why: badName });
      const missing = ids.find((id) => !nodeOf(draft, id));
      if (missing !== undefined) return noNode(missing);
      for (const id of ids) put(draft.byId[id]!.props as Bag, prop, value);
      return undefined;
    },
    about: (model, { ids }) => changed('props', model, ids),
  },
  setField: {
    change: (draft, { ids, field, value }) => {
      const missing = ids.find((id) => !nodeOf(draft, id));
      if (missing !== undefined) return noNode(missing);
      for (const id of ids) put(draft.byId[id] as unknown as Bag, field, value);
      return undefined;
    },
    about: (model, { ids, field }) => changed(field, model, ids),
  },
  setScoring: {
    change: (draft, { field, value }) => {
      put(draft.scoring as unknown as Bag, field, value);
      return undefined;
    },
    about: () => ({ id: 'Mengubah pengaturan nilai formulir', en: 'Changed the scoring of the form' }),
  },
  replace: {
    change: (draft, { model }) => {
      // key by key, so that the draft stays the same form
      for (const key of Object.keys(draft)) if (!Object.hasOwn(model, key)) delete (draft as Bag)[key];
      for (const [key, value] of Object.entries(model)) if (JSON.stringify((draft as Bag)[key]) !== JSON.stringify(value)) (draft as Bag)[key] = value;
      return undefined;
    },
    about: () => ({ id: 'Mengganti isi formulir', en: 'Replaced the content of the form' }),
  },
  putBack: {
    change: (draft, { values }) => {
      for (const { path, value } of values) {
        const holder = path.some((part) => unsafe.has(part)) ? undefined : holderOf(draft, path);
        if (!holder || path.length === 0) return problem('badRequest', { place: path.join('.'), why: { id: 'tempat ini tidak ada lagi', en: 'this place is gone' } });
        put(holder, path.at(-1)!, value);
      }
      return undefined;
    },
    about: (model, { of, values }) => ({ id: `Mengembalikan: ${word(values[0]?.path.at(-1) ?? of).id} ${titleIn(model.byId[values[0]?.path[1] ?? ''] as Node | undefined, 'id')}`, en: `Put back: ${word(values[0]?.path.at(-1) ?? of).en} of ${titleIn(model.byId[values[0]?.path[1] ?? ''] as Node | undefined, 'en')}` }),
  },
} as const satisfies { [N in 'setText' | 'setEntry' | 'takeList' | 'setProp' | 'setField' | 'setScoring' | 'replace' | 'putBack']: CommandKind<N> };
