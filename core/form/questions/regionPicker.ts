import type { Node } from '../model.ts';
import { checkListed, optionText, questionKind } from '../question.ts';

/** Administrative levels, widest first, with the digits each adds to the code (99, 99.01, 99.01.02, 99.01.02.2003). */
export const regionLevels = [
  { key: 'province', digits: 2, length: 2, name: { id: 'Provinsi', en: 'Province' } },
  { key: 'regency', digits: 2, length: 5, name: { id: 'Kabupaten atau kota', en: 'Regency or city' } },
  { key: 'district', digits: 2, length: 8, name: { id: 'Kecamatan', en: 'District' } },
  { key: 'village', digits: 4, length: 13, name: { id: 'Desa atau kelurahan', en: 'Village' } },
] as const;
export type RegionLevel = (typeof regionLevels)[number]['key'];

/** The list of area codes that a region question reads. */
export const regionList = 'wilayah';
/** Stands for the whole country where an area is named by its code. */
export const wholeCountry = 'indonesia';

const isCode = (code: unknown): code is string => typeof code === 'string' && /^[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?$/.test(code);
/** Gives how many levels a code goes down; 0 when it is none. */
export const depthOf = (code: unknown): number => (isCode(code) ? code.split('.').length : 0);
/** Gives the codes from the widest area down to this one: 99, 99.01, 99.01.02. */
export function codePath(code: string): readonly string[] {
  const parts = code.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}
/** Gives how deep an answer has to go. */
export const wantedDepth = (node: Node): number => regionLevels.findIndex(({ key }) => key === (node.props['level'] ?? 'district')) + 1;
/** Gives the area that every answer lies in; nothing when the whole country is offered, or the prop is no wider area. */
export function regionParent(node: Node): string | undefined {
  const parent = node.props['parent'];
  return isCode(parent) && depthOf(parent) < wantedDepth(node) ? parent : undefined;
}

/** The schema checks level and parent by the code alone; that the code is in the list is the kind's own check. */
export const regionPicker = questionKind({
  meta: {
    name: { id: 'Wilayah', en: 'Region' }, about: { id: 'Provinsi sampai desa, dipilih bertingkat', en: 'Province down to village, chosen step by step' },
    props: { type: 'object', properties: { level: { enum: regionLevels.map(({ key }) => key) }, parent: { type: 'string', maxLength: 8, pattern: '^[0-9.]*$' }, version: { type: 'integer', minimum: 1 } } },
  },
  create: () => ({ level: 'district' }),
  emit: (node) => {
    const parent = regionParent(node);
    const below = regionLevels.slice(parent === undefined ? 0 : depthOf(parent), wantedDepth(node)).map(({ digits }) => `[0-9]{${digits}}`);
    const pattern = [...(parent === undefined ? [] : [parent.replaceAll('.', '\\.')]), ...below].join('\\.');
    return { type: 'string', pattern: `^${pattern}$`, maxLength: regionLevels[wantedDepth(node) - 1]!.length };
  },
  read: ({ type, pattern, maxLength, ...rest }) => {
    const level = regionLevels.find(({ length }) => length === maxLength);
    if (type !== 'string' || !level || typeof pattern !== 'string' || Object.keys(rest).length > 0) return undefined;
    const parent = /^\^([0-9]{2}(?:\\\.[0-9]{2}){0,2})\\\.\[/.exec(pattern)?.[1]?.replaceAll('\\.', '.');
    const props = { level: level.key, ...(parent === undefined ? {} : { parent }) };
    return regionPicker.emit({ props } as unknown as Node)['pattern'] === pattern ? props : undefined;
  },
  check: checkListed,
  format: (node, value, locale) => (isCode(value) ? codePath(value).slice(depthOf(regionParent(node))).map((code) => optionText(node, code, locale)).join(', ') : String(value)),
  cell: (node, value) => ({ type: 'text', value: isCode(value) ? `${value} ${optionText(node, value, 'id')}`.trim() : '' }),
});
