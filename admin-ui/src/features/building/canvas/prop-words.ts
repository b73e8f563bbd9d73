import type { Kind } from '../../../../../core/form/model.ts';
import type { TextKey } from '../../../texts/index.ts';

/** Settings whose word depends on what is limited. */
const counted: Readonly<Partial<Record<Kind, 'letters' | 'chosen' | 'files' | 'rows' | 'links'>>> = { shortText: 'letters', longText: 'letters', multipleChoice: 'chosen', fileEvidence: 'files', repeatTable: 'rows', linkEvidence: 'links' };
const named = {
  unit: 'builder.canvas.props.unit', places: 'builder.canvas.props.places', preset: 'builder.canvas.props.preset', pattern: 'builder.canvas.props.pattern', sample: 'builder.canvas.props.sample', zero: 'builder.canvas.props.zero', from: 'builder.canvas.props.from', to: 'builder.canvas.props.to', longest: 'builder.canvas.props.longest',
  scale: 'builder.canvas.props.scale', top: 'builder.canvas.props.top', exclusive: 'builder.canvas.props.exclusive', maxMB: 'builder.canvas.props.maxMB', types: 'builder.canvas.props.types', hosts: 'builder.canvas.props.hosts', of: 'builder.canvas.props.of', level: 'builder.canvas.props.level', number: 'builder.canvas.props.number', required: 'builder.canvas.props.required',
  rowTotals: 'builder.canvas.props.rowTotals', columnTotals: 'builder.canvas.props.columnTotals', requiredCells: 'builder.canvas.props.requiredCells', parent: 'builder.canvas.props.parent', version: 'builder.canvas.props.version', list: 'builder.canvas.props.list', filterBy: 'builder.canvas.props.filterBy', marks: 'builder.canvas.props.marks', blocks: 'builder.canvas.props.blocks', maxKB: 'builder.canvas.props.maxKB', image: 'builder.canvas.props.image', alt: 'builder.canvas.props.alt', sums: 'builder.canvas.props.sums', schema: 'builder.canvas.props.schema', ui: 'builder.canvas.props.ui',
} as const satisfies Readonly<Record<string, TextKey>>;
const isNamed = (prop: string): prop is keyof typeof named => Object.hasOwn(named, prop);

/** The word for a setting of a kind; a setting without a word is shown by its own name. */
export function propWord(kind: Kind, prop: string): TextKey | undefined {
  if (prop === 'min' || prop === 'max') return `builder.canvas.limits.${counted[kind] ?? 'value'}.${prop}`;
  if (prop === 'level' && kind === 'info') return 'builder.canvas.props.heading';
  if (prop === 'types' && kind === 'agencyPicker') return 'builder.canvas.props.agencyTypes';
  return isNamed(prop) ? named[prop] : undefined;
}

export const enumWords = {
  nip: 'builder.canvas.enums.nip', nik: 'builder.canvas.enums.nik', phone: 'builder.canvas.enums.phone', email: 'builder.canvas.enums.email', full: 'builder.canvas.enums.full', zero: 'builder.canvas.enums.zero', none: 'builder.canvas.enums.none', string: 'builder.canvas.enums.string', number: 'builder.canvas.enums.number', boolean: 'builder.canvas.enums.boolean',
  integer: 'builder.canvas.enums.integer', decimal: 'builder.canvas.enums.decimal', currency: 'builder.canvas.enums.currency', percent: 'builder.canvas.enums.percent', province: 'builder.canvas.enums.province', regency: 'builder.canvas.enums.regency', district: 'builder.canvas.enums.district', village: 'builder.canvas.enums.village',
  bold: 'builder.canvas.enums.bold', italic: 'builder.canvas.enums.italic', underline: 'builder.canvas.enums.underline', strike: 'builder.canvas.enums.strike', link: 'builder.canvas.enums.link', heading: 'builder.canvas.enums.heading', bulletList: 'builder.canvas.enums.bulletList', orderedList: 'builder.canvas.enums.orderedList', blockquote: 'builder.canvas.enums.blockquote',
} as const satisfies Readonly<Record<string, TextKey>>;
export const isEnumWord = (code: string): code is keyof typeof enumWords => Object.hasOwn(enumWords, code);
