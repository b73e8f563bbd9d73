import { type FormModel, type Kind, type Locale, type Node, questionsOf } from '../../../../../core/form/model.ts';
import { kindOf, optionText } from '../../../../../core/form/question.ts';
import { codesOf } from '../../../../../core/form/problems/stand-ins.ts';
import { columnsOf } from '../../../../../core/form/questions/repeatTable.ts';
import type { RowOperator, Term } from '../../../../../core/form/rule-rows.ts';

/** What the value of a term is like; decides operators and inputs. */
export type Sort = 'number' | 'date' | 'flag' | 'code' | 'codes' | 'text' | 'any' | 'whole';
export type Choice = { readonly value: string; readonly label: string };
/** One thing a condition may read. */
export type Asked = { readonly term: Term; readonly title: string; readonly sort: Sort; readonly options: readonly Choice[] };

const sorts: Readonly<Partial<Record<Kind, Sort>>> = {
  integer: 'number', decimal: 'number', currency: 'number', percent: 'number', date: 'date', yesNo: 'flag', singleChoice: 'code', gradedChoice: 'code', gradeScale: 'code', yesNoPartial: 'code', multipleChoice: 'codes', shortText: 'text', longText: 'text', month: 'text',
};
const partly: Readonly<Record<string, Choice[]>> = { id: [{ value: 'ya', label: 'Ya' }, { value: 'sebagian', label: 'Sebagian' }, { value: 'tidak', label: 'Tidak' }], en: [{ value: 'ya', label: 'Yes' }, { value: 'sebagian', label: 'Partly' }, { value: 'tidak', label: 'No' }] };

const sortOf = (node: Node): Sort => (node.kind === 'computed' ? ({ string: 'text', boolean: 'flag' } as const)[String(node.props['of'])] ?? 'number' : sorts[kindOf(node)] ?? 'whole');
const titleIn = (text: Node['text'], locale: Locale) => text[locale]?.title || text.id?.title;

/** Gives everything the rules of a form may read, in reading order: answers, columns of tables, parts of ratios, values from elsewhere. */
export function askedOf(model: FormModel, locale: Locale): readonly Asked[] {
  const answers = questionsOf(model).filter(({ node }) => node.kind !== 'info').flatMap(({ node }) => {
    const title = titleIn(node.text, locale) ?? node.key ?? node.id;
    const part = (name: string, words: string, sort: Sort): Asked => ({ term: { from: 'answer', name: node.id, part: name }, title: `${title} › ${words}`, sort, options: [] });
    const options = kindOf(node) === 'yesNoPartial' ? partly[locale]! : (codesOf(node) ?? []).map((code) => ({ value: code, label: node.kind === 'gradeScale' ? code : optionText(node, code, locale) }));
    const own: Asked = { term: { from: 'answer', name: node.id }, title, sort: sortOf(node), options };
    if (node.kind === 'ratio') return [own, part('part', locale === 'id' ? 'bagian' : 'part', 'number'), part('whole', locale === 'id' ? 'keseluruhan' : 'whole', 'number')];
    if (node.kind === 'dateRange') return [own, part('from', locale === 'id' ? 'mulai' : 'from', 'date'), part('to', locale === 'id' ? 'sampai' : 'to', 'date')];
    return [own, ...columnsOf(node).map((column) => part(column.key, titleIn(column.text, locale) ?? column.key, sorts[column.kind] === 'number' ? 'number' : 'whole'))];
  });
  return [...answers, ...model.refs.map((ref): Asked => ({ term: { from: 'ref', name: ref.name }, title: ref.name, sort: 'any', options: [] }))];
}

const shared = ['answered', 'notAnswered'] as const satisfies readonly RowOperator[];
const ordering = ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast', 'between'] as const satisfies readonly RowOperator[];
/** Which relations make sense for a sort of value. */
export const operatorsOf: Readonly<Record<Sort, readonly RowOperator[]>> = {
  number: [...ordering, ...shared], date: [...ordering, ...shared], any: [...ordering, ...shared], text: ['is', 'isNot', ...shared], flag: ['is', ...shared],
  code: ['is', 'isNot', 'oneOf', 'noneOf', ...shared], codes: ['oneOf', 'noneOf', 'includes', ...shared], whole: shared,
};

/** Writes a term as one text for a select, and finds it again. */
export const codeOf = ({ from, name, part }: Term): string => JSON.stringify(part === undefined ? [from, name] : [from, name, part]);
export function termOf(code: string): Term {
  const [from, name, part] = JSON.parse(code) as [Term['from'], string, string?];
  return part === undefined ? { from, name } : { from, name, part };
}
