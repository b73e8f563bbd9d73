import { canonicalJson } from '../canonical.ts';
import type { Node } from '../model.ts';
import { numberText, optionText } from '../question.ts';
import { questionSchema } from '../question-schema.ts';
import { about, type Change } from './change.ts';
import { partChanges } from './parts.ts';

type Bag = Readonly<Record<string, unknown>>;
const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Says what a question of the same kind takes now that it did not take before, and the other way round. */
export function valueChanges(was: Node, is: Node): readonly Change[] {
  const [before, after] = [questionSchema(was), questionSchema(is)];
  const known = [...limitChanges(is, before, after), ...optionChanges(was, is), ...partChanges(was, is), ...propChanges(was, is)];
  const rest = (schema: Bag, node: Node) => Object.fromEntries(Object.entries(schema).filter(([keyword]) => !(keyword in bounds) && keyword !== 'enum' && !(keyword === 'items' && codesOf(schema)) && !(hasParts(node) && shapeOfParts.has(keyword))));
  return same(rest(before, was), rest(after, is)) ? known : [...known, about(is)('narrowing', ': batas atau susunan isian berubah.', ': limits or shape of the answer changed.')];
}

const shapeOfParts = new Set(['items', 'properties', 'required']);
const hasParts = (node: Node) => Array.isArray(node.props['columns']) || Array.isArray(node.props['rows']);

/** Limits by keyword: the sentence's words, and whether a greater value allows more. */
const bounds: Readonly<Record<string, readonly [id: string, en: string, widens: 1 | -1]>> = {
  minimum: ['nilai terkecil', 'least value', -1], maximum: ['nilai terbesar', 'greatest value', 1], minLength: ['panjang terkecil', 'least length', -1], maxLength: ['panjang terbesar', 'greatest length', 1], minItems: ['jumlah isian terkecil', 'least number of entries', -1], maxItems: ['jumlah isian terbesar', 'greatest number of entries', 1],
};

function limitChanges(is: Node, before: Bag, after: Bag): readonly Change[] {
  return Object.entries(bounds).filter(([keyword]) => before[keyword] !== after[keyword]).map(([keyword, [id, en, widens]]) => {
    const [a, b] = [before[keyword], after[keyword]] as [number | undefined, number | undefined];
    const wider = b === undefined || (a !== undefined && (b - a) * widens > 0);
    const shown = (value: number | undefined, locale: 'id' | 'en') => (value === undefined ? { id: 'tanpa batas', en: 'no limit' }[locale] : numberText(value, locale));
    return about(is)(wider ? 'additive-optional' : 'narrowing', `: ${id} ${shown(a, 'id')} menjadi ${shown(b, 'id')}.`, `: ${en} ${shown(a, 'en')} becomes ${shown(b, 'en')}.`);
  });
}

const codesOf = (schema: Bag): readonly unknown[] | undefined => {
  const list = schema['enum'] ?? (schema['items'] as Bag | undefined)?.['enum'];
  return Array.isArray(list) ? list : undefined;
};

type Option = { readonly code: string; readonly value?: string; readonly retired?: boolean };
const optionRows = (node: Node): ReadonlyMap<unknown, Option> => new Map((Array.isArray(node.props['options']) ? (node.props['options'] as Option[]) : []).map((option) => [option.code, option]));

function optionChanges(was: Node, is: Node): readonly Change[] {
  const [before, after] = [codesOf(questionSchema(was)) ?? [], codesOf(questionSchema(is)) ?? []];
  const [old, fresh] = [optionRows(was), optionRows(is)];
  const both = after.filter((code) => before.includes(code));
  const say = (kind: Change['class'], [codes, node]: readonly [readonly unknown[], Node], [id, en]: readonly [string, string]) =>
    codes.length === 0 ? [] : [about(is)(kind, `: pilihan ${codes.map((code) => optionText(node, code, 'id')).join(', ')} ${id}.`, `: option ${codes.map((code) => optionText(node, code, 'en')).join(', ')} ${en}.`)];
  const turned = (retired: boolean) => both.filter((code) => (old.get(code)?.retired ?? false) !== retired && (fresh.get(code)?.retired ?? false) === retired);
  return [
    ...say('additive-optional', [after.filter((code) => !before.includes(code)), is], ['ditambah', 'is added']),
    ...say('narrowing', [before.filter((code) => !after.includes(code)), was], ['dihapus', 'is removed']),
    ...say('narrowing', [turned(true), is], ['tidak lagi ditawarkan', 'is no longer offered']),
    ...say('additive-optional', [turned(false), is], ['ditawarkan lagi', 'is offered again']),
    ...say('type change', [both.filter((code) => old.get(code)?.value !== fresh.get(code)?.value), is], ['bernilai lain: nilai dapat bergeser', 'has another value: scores may move']),
  ];
}

/** Props that mean something without standing in the schema. */
function propChanges(was: Node, is: Node): readonly Change[] {
  const say = about(is);
  const shown = (value: unknown) => (typeof value === 'string' && value !== '' ? value : '–');
  const [a, b] = [was.props, is.props];
  const [before, after] = [a['places'], b['places']] as [number | undefined, number | undefined];
  return [
    ...(same(a['unit'], b['unit']) ? [] : [say('type change', `: satuan ${shown(a['unit'])} menjadi ${shown(b['unit'])}.`, `: unit ${shown(a['unit'])} becomes ${shown(b['unit'])}.`)]),
    ...(same(before, after) ? [] : [say((after ?? 2) < (before ?? 2) ? 'narrowing' : 'additive-optional', `: ${before ?? 2} desimal menjadi ${after ?? 2}.`, `: ${before ?? 2} decimal places become ${after ?? 2}.`)]),
    ...(same(a['zero'], b['zero']) ? [] : [say('type change', ': arti 0 dari 0 berubah: nilai dapat bergeser.', ': what 0 of 0 means changed: scores may move.')]),
    ...(same(a['expression'], b['expression']) ? [] : [say('type change', ': rumus berubah.', ': the formula changed.')]),
    ...(same(a['longest'], b['longest']) && same(a['hosts'], b['hosts']) && same(a['types'], b['types']) ? [] : [say('narrowing', ': batas isian berubah.', ': limits of the answer changed.')]),
  ];
}
