import type { Text } from '../problem.ts';
import type { FormModel, Locale, Logic, Node, Rule } from './model.ts';
import { kindOf, notFilled, numberText, optionText } from './question.ts';
import { dateText } from './questions/date.ts';
import { columnsOf } from './questions/repeatTable.ts';

/** How a sentence names what a rule reads, and says a constant compared with it. */
export type Names = { readonly title: (from: 'answer' | 'ref' | 'fact', name: string, locale: Locale) => string; readonly part: (name: string, part: string, locale: Locale) => string; readonly constant: (value: unknown, against: string | undefined, locale: Locale) => string };

type Saying = { readonly names: Names; readonly locale: Locale };
type Say = (args: readonly unknown[], saying: Saying) => string;

/** Gives the names of a form: titles in quotes, options by their labels. */
export function namesOf(model: FormModel): Names {
  const nodeOf = (id: string) => (Object.hasOwn(model.byId, id) ? model.byId[id] : undefined);
  return {
    title: (from, name, locale) => (from === 'answer' ? `“${wordsOf(nodeOf(name), locale) ?? name}”` : from === 'ref' ? (locale === 'id' ? `nilai rujukan ${name}` : `the value ${name}`) : name),
    part: (name, part, locale) => partWords(nodeOf(name), part, locale),
    constant: (value, against, locale) => constantWords(value, against === undefined ? undefined : nodeOf(against), locale),
  };
}

const wordsOf = (node: Node | undefined, locale: Locale) => node?.text[locale]?.title || node?.text.id?.title || node?.key;
function partWords(node: Node | undefined, part: string, locale: Locale): string {
  const column = node && columnsOf(node).find((each) => each.key === part);
  return column?.text[locale]?.title ?? column?.text.id?.title ?? part;
}

const coded: ReadonlySet<string> = new Set(['singleChoice', 'multipleChoice', 'gradedChoice', 'yesNoPartial']);
function constantWords(value: unknown, node: Node | undefined, locale: Locale): string {
  if (typeof value === 'boolean') return { id: value ? 'Ya' : 'Tidak', en: value ? 'Yes' : 'No' }[locale];
  if (typeof value === 'number') return numberText(value, locale, Number.isInteger(value) ? undefined : String(value).split('.')[1]?.length);
  if (node && typeof value === 'string' && coded.has(kindOf(node))) return node.kind === 'yesNoPartial' ? ({ ya: { id: 'Ya', en: 'Yes' }, sebagian: { id: 'Sebagian', en: 'Partly' }, tidak: { id: 'Tidak', en: 'No' } }[value]?.[locale] ?? value) : optionText(node, value, locale);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dateText(value, locale);
  return value === undefined || value === null ? notFilled[locale] : String(value);
}

const join = (parts: readonly string[], word: string) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)!}`);
const two = (id: string, en: string) => ({ id, en });
const between = (words: Text): Say => ([left, right], saying) => `${wordsIn(left, saying)} ${words[saying.locale]} ${wordsIn(right, saying, readBy(left))}`;
const called = (words: Text): Say => (args, saying) => `${words[saying.locale]} ${join(args.map((arg) => wordsIn(arg, saying)), and[saying.locale])}`;
const signed = (sign: string): Say => (args, saying) => (args.length === 1 ? `${sign}${wordsIn(args[0], saying)}` : `(${args.map((arg) => wordsIn(arg, saying)).join(` ${sign} `)})`);
const and = two('dan', 'and');
const or = two('atau', 'or');
const joined = (word: Text): Say => (args, saying) => join(args.map((arg) => (joins(arg) && args.length > 1 ? `(${wordsIn(arg, saying)})` : wordsIn(arg, saying))), word[saying.locale]);
const joins = (logic: unknown) => ['and', 'or'].includes(operationOf(logic)?.[0] ?? '');
const read = (from: 'answer' | 'ref' | 'fact'): Say => ([name, part], { names, locale }) => (part === undefined || from === 'fact' ? names.title(from, String(name), locale) : two(`${names.part(String(name), String(part), locale)} pada ${names.title(from, String(name), locale)}`, `${names.part(String(name), String(part), locale)} of ${names.title(from, String(name), locale)}`)[locale]);

/** Every operator of core/rule in words. */
const sayings: Readonly<Record<string, Say>> = {
  answer: read('answer'), ref: read('ref'), fact: read('fact'),
  and: (args, saying) => rangeWords(args, saying) ?? joined(and)(args, saying), or: joined(or),
  '===': between(two('adalah', 'is')), '!==': between(two('bukan', 'is not')), '<': between(two('kurang dari', 'is below')), '<=': between(two('paling banyak', 'is at most')), '>': between(two('lebih dari', 'is above')), '>=': between(two('paling sedikit', 'is at least')),
  in: ([left, among], saying) => typeof left !== 'object' && readBy(among) !== undefined ? `${wordsIn(among, saying)} ${two('memuat', 'includes')[saying.locale]} ${wordsIn(left, saying, readBy(among))}` : `${wordsIn(left, saying)} ${two('salah satu dari', 'is one of')[saying.locale]} ${Array.isArray(among) ? join(among.map((each) => wordsIn(each, saying, readBy(left))), or[saying.locale]) : wordsIn(among, saying)}`,
  answered: ([arg], saying) => `${wordsIn(arg, saying)} ${two('terisi', 'is answered')[saying.locale]}`,
  repeats: ([table, ...columns], { names, locale }) => {
    const parts = join(columns.map((column) => names.part(String(table), String(column), locale)), and[locale]);
    return two(`${parts} sama dengan baris sebelumnya`, `${parts} ${columns.length > 1 ? 'are' : 'is'} the same as in an earlier row`)[locale];
  },
  '!': ([arg], saying) => negated(arg, saying),
  if: ([when, yes, no], saying) => two(`${wordsIn(yes, saying)} bila ${wordsIn(when, saying)}, selain itu ${wordsIn(no, saying)}`, `${wordsIn(yes, saying)} if ${wordsIn(when, saying)}, else ${wordsIn(no, saying)}`)[saying.locale],
  '+': signed('+'), '-': signed('−'), '*': signed('×'), div: signed('÷'),
  round: ([arg, places], saying) => two(`${wordsIn(arg, saying)} dibulatkan ${Number(places ?? 0)} desimal`, `${wordsIn(arg, saying)} rounded to ${Number(places ?? 0)} places`)[saying.locale],
  min: called(two('nilai terkecil dari', 'the least of')), max: called(two('nilai terbesar dari', 'the greatest of')), sum: called(two('jumlah', 'the sum of')), avg: called(two('rata-rata', 'the average of')), count: called(two('banyaknya', 'the count of')),
  daysBetween: ([from, to], saying) => two(`selisih hari dari ${wordsIn(from, saying)} sampai ${wordsIn(to, saying)}`, `the days from ${wordsIn(from, saying)} to ${wordsIn(to, saying)}`)[saying.locale],
};

/** Two bounds of one thing: “is between”. */
function rangeWords(args: readonly unknown[], saying: Saying): string | undefined {
  const [[low, from], [high, to]] = [operationOf(args[0]) ?? [], operationOf(args[1]) ?? []];
  if (args.length !== 2 || low !== '>=' || high !== '<=' || typeof from?.[1] === 'object' || typeof to?.[1] === 'object' || JSON.stringify(from?.[0]) !== JSON.stringify(to?.[0])) return undefined;
  const [side, against] = [from?.[0], readBy(from?.[0])];
  return `${wordsIn(side, saying)} ${two('antara', 'is between')[saying.locale]} ${wordsIn(from?.[1], saying, against)} ${and[saying.locale]} ${wordsIn(to?.[1], saying, against)}`;
}

function negated(arg: unknown, saying: Saying): string {
  const [operator, args] = operationOf(arg) ?? [];
  if (operator === 'answered') return `${wordsIn(args![0], saying)} ${two('belum terisi', 'is not answered')[saying.locale]}`;
  if (operator === 'in' && Array.isArray(args![1])) return `${wordsIn(args![0], saying)} ${two('bukan salah satu dari', 'is none of')[saying.locale]} ${join(args![1].map((each) => wordsIn(each, saying, readBy(args![0]))), or[saying.locale])}`;
  return `${two('tidak benar bahwa', 'it is not so that')[saying.locale]} ${wordsIn(arg, saying)}`;
}

function operationOf(logic: unknown): readonly [string, readonly unknown[]] | undefined {
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return undefined;
  const only = Object.entries(logic)[0];
  return only && [only[0], Array.isArray(only[1]) ? (only[1] as unknown[]) : [only[1]]];
}
const readBy = (logic: unknown): string | undefined => { const [operator, args] = operationOf(logic) ?? []; return (operator === 'answer' && args!.length === 1) || operator === 'fact' ? String(args![0]) : undefined; };

function wordsIn(logic: unknown, saying: Saying, against?: string): string {
  if (Array.isArray(logic)) return join(logic.map((each) => wordsIn(each, saying, against)), and[saying.locale]);
  const operation = operationOf(logic);
  if (!operation) return typeof logic === 'object' && logic !== null ? '{}' : saying.names.constant(logic, against, saying.locale);
  const say = Object.hasOwn(sayings, operation[0]) ? sayings[operation[0]] : undefined;
  return say ? say(operation[1], saying) : `${operation[0]}(${operation[1].map((arg) => wordsIn(arg, saying)).join(', ')})`;
}

/** Says a condition or a computation in plain words of both languages. */
export function logicText(logic: Logic, names: Names): Text {
  return { id: wordsIn(logic, { names, locale: 'id' }), en: wordsIn(logic, { names, locale: 'en' }) };
}

const effects = {
  show: two('Tampilkan', 'Show'), require: two('Wajibkan', 'Require'), limit: two('Batasi', 'Limit'), warn: two('Peringatkan pada', 'Warn at'), compute: two('Hitung', 'Compute'),
} as const satisfies Record<Rule['effect'], Text>;

/** Says a whole rule in one plain sentence: “Tampilkan “3.b.4 …” bila “3.a.1 …” adalah Ya.” */
export function ruleSentence(model: FormModel, rule: Rule): Text {
  const names = namesOf(model);
  const inLocale = (locale: Locale) => {
    const saying = { names, locale };
    const targets = rule.targets.length ? join(rule.targets.map((id) => names.title('answer', id, locale)), and[locale]) : '…';
    const value = rule.value === undefined ? '' : ` ${rule.effect === 'limit' ? two('sampai', 'to')[locale] : '='} ${wordsIn(rule.value, saying)}`;
    const when = rule.when === undefined ? '' : ` ${two('bila', 'if')[locale]} ${wordsIn(rule.when, saying)}`;
    const each = rule.each === undefined ? '' : two(` untuk tiap baris ${names.title('answer', rule.each, locale)}`, ` for each row of ${names.title('answer', rule.each, locale)}`)[locale];
    return `${effects[rule.effect][locale]} ${targets}${value}${each}${when}.`;
  };
  return { id: inLocale('id'), en: inLocale('en') };
}
