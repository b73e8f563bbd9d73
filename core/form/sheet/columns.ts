import type { Kind } from '../model.ts';

/** One line of a sheet by column title. */
export type Line = Readonly<Record<string, string>>;
/** A form as a spreadsheet: the three sheets of XLSForm, and one that keeps what they cannot say. */
export type FormSheets = Readonly<Record<SheetName, readonly Line[]>>;
export const sheetNames = ['survey', 'choices', 'settings', 'siklus'] as const;
export type SheetName = (typeof sheetNames)[number];

export const labels = { id: 'label::Bahasa Indonesia (id)', en: 'label::English (en)' } as const;
export const hints = { id: 'hint::Bahasa Indonesia (id)', en: 'hint::English (en)' } as const;

/** Column titles of each sheet in their order, with the width they are shown in. */
export const columns = {
  survey: { type: 26, name: 18, [labels.id]: 60, [labels.en]: 60, [hints.id]: 40, [hints.en]: 40, required: 10, relevant: 40, 'siklus::id': 18 },
  choices: { list_name: 18, name: 16, [labels.id]: 50, [labels.en]: 50 },
  settings: { form_title: 50, 'form_title::English (en)': 50, form_id: 24, default_language: 26 },
  siklus: { part: 8, content: 120 },
} as const satisfies Record<SheetName, Readonly<Record<string, number>>>;

/** The word in the type column for each kind: XLSForm's own where it has one. Kinds with a list also name it. */
export const typeOfKind: Readonly<Record<Kind, string>> = {
  shortText: 'text', longText: 'text-long', integer: 'integer', decimal: 'decimal', currency: 'currency', percent: 'percent', ratio: 'ratio', date: 'date', month: 'month', dateRange: 'date-range',
  yesNo: 'yes-no', yesNoPartial: 'yes-no-partial', singleChoice: 'select_one', multipleChoice: 'select_multiple', gradeScale: 'grade-scale', gradedChoice: 'select_graded', ranking: 'rank', fixedTable: 'fixed-table', repeatTable: 'repeat-table', matrix: 'matrix',
  fileEvidence: 'file', linkEvidence: 'link', acknowledgement: 'acknowledge', regionPicker: 'region', agencyPicker: 'agency', codeList: 'code-list', richText: 'rich-text', computed: 'calculate', info: 'note', raw: 'raw-json',
};
/** Kinds whose options stand in the sheet of choices. */
export const listKinds: ReadonlySet<Kind> = new Set<Kind>(['singleChoice', 'multipleChoice', 'gradedChoice', 'ranking', 'gradeScale', 'codeList']);
/** Other words that a sheet from elsewhere may use. */
const aliases: Readonly<Record<string, Kind>> = { string: 'shortText', int: 'integer', acknowledge: 'acknowledgement', trigger: 'acknowledgement', 'select one': 'singleChoice', 'select multiple': 'multipleChoice', select_one_from_file: 'codeList', image: 'fileEvidence', url: 'linkEvidence' };
const kinds = new Map<string, Kind>([...Object.entries(typeOfKind).map(([kind, type]) => [type, kind as Kind] as const), ...Object.entries(aliases)]);

/** Gives the kind a type word stands for, and the list it names. */
export function kindOfType(type: string): { readonly kind: Kind; readonly list: string | undefined } | undefined {
  const [word = '', ...rest] = type.trim().split(/\s+/);
  const kind = kinds.get(word.toLowerCase());
  return kind && { kind, list: rest[0] };
}
