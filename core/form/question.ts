import type { Text } from '../problem.ts';
import type { Kind, Locale, Node } from './model.ts';

/** A draft-07 schema without texts and own keywords. */
export type Schema = Readonly<Record<string, unknown>>;
/** A typed spreadsheet cell; text is never a formula. */
export type Cell = { readonly type: 'text' | 'number' | 'percent' | 'date' | 'rupiah'; readonly value: string | number };

/** Everything the model knows of one kind of question (forms.md §2). */
export type QuestionKind = {
  readonly meta: { readonly name: Text; readonly about: Text; /** draft-07 schema of `props`, from which the builder draws its fields */ readonly props: Schema };
  /** Gives the props of a fresh question. */
  readonly create: () => Readonly<Record<string, unknown>>;
  readonly emit: (node: Node) => Schema;
  /** Gives the props when a plain schema is exactly what this kind would emit, else nothing. */
  readonly read: (schema: Schema) => Readonly<Record<string, unknown>> | undefined;
  /** Own checks beyond the schema. The sentences say the remedy; the caller names the question. */
  readonly check: (node: Node, value: unknown) => readonly Text[];
  readonly isEmpty: (value: unknown) => boolean;
  readonly format: (node: Node, value: unknown, locale: Locale) => string;
  /** Gives the difference in words, or nothing when both are the same. */
  readonly diff: (node: Node, before: unknown, after: unknown, locale: Locale) => string | undefined;
  readonly cell: (node: Node, value: unknown) => Cell;
};

export const notFilled: Text = { id: 'Tidak diisi', en: 'Not filled in' };
const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && Object.keys(value).length === 0);
const shown = (kind: Pick<QuestionKind, 'format'>, node: Node, value: unknown, locale: Locale) => (isEmpty(value) ? notFilled[locale] : kind.format(node, value, locale));

type Own = Pick<QuestionKind, 'meta' | 'emit'> & Partial<QuestionKind>;

/** Completes a kind with what most kinds share: text, old → new, one text cell. */
export function questionKind(own: Own): QuestionKind {
  const format = own.format ?? ((_node: Node, value: unknown) => String(value));
  return {
    create: () => ({}), read: () => undefined, check: () => [], isEmpty, format,
    diff: (node, before, after, locale) => {
      const [a, b] = [shown({ format }, node, before, locale), shown({ format }, node, after, locale)];
      return JSON.stringify(before) === JSON.stringify(after) ? undefined : `${a} → ${b}`;
    },
    cell: (node, value) => ({ type: 'text', value: isEmpty(value) ? '' : format(node, value, 'id') }),
    ...own,
  };
}

/** Keeps the entries that are there: schema keywords from optional props. */
export function given(entries: Readonly<Record<string, unknown>>): Schema {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

/** Gives a prop as a number, or nothing. */
export function numberProp(node: Node, name: string): number | undefined {
  const value = node.props[name];
  return typeof value === 'number' ? value : undefined;
}

/** Writes a number the way the language does: 1.234.567,89 in Indonesian, 1,234,567.89 in English. */
export function numberText(value: number, locale: Locale, places?: number): string {
  const fixed = places === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(places);
  const [whole = '0', part] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'id' ? '.' : ',');
  return `${value < 0 ? '-' : ''}${grouped}${part ? (locale === 'id' ? ',' : '.') + part : ''}`;
}

/** Whether a number is a year: both its bounds are. */
export const isYear = (node: Node): boolean => (numberProp(node, 'min') ?? 0) >= 1900 && (numberProp(node, 'max') ?? Infinity) <= 2200;

/** Writes the number of a question with its unit: "1.250 jiwa", "7,44%"; a year is not grouped (EYD V, angka dan bilangan). */
export function numberOf(node: Node, value: number, locale: Locale, places?: number): string {
  const unit = node.props['unit'];
  return `${isYear(node) ? value : numberText(value, locale, places)}${unit ? `${unit === '%' ? '' : ' '}${String(unit)}` : ''}`;
}

/** Gives the label of an option code in a language; the code itself when it has none. */
export function optionText(node: Node, code: unknown, locale: Locale): string {
  return node.text[locale]?.options?.[String(code)] ?? node.text.id?.options?.[String(code)] ?? String(code);
}

/** Counts decimal places of a number as JSON writes it. */
export function placesOf(value: number): number {
  const text = String(value);
  return text.includes('e-') ? 20 : (text.split('.')[1]?.length ?? 0);
}

/** A check that allows at most `props.places` decimal places. */
export const checkPlaces = (places: (node: Node) => number) => (node: Node, value: unknown): readonly Text[] =>
  typeof value === 'number' && placesOf(value) > places(node)
    ? [{ id: `Tulis paling banyak ${places(node)} angka di belakang koma.`, en: `Write at most ${places(node)} decimal places.` }]
    : [];

/** A check that the answer is one of the codes the question carries from its list; one that carries none has nothing to compare with. */
export function checkListed(node: Node, value: unknown): readonly Text[] {
  const listed = node.text.id?.options ?? {};
  if (Object.keys(listed).length === 0 || Object.hasOwn(listed, String(value))) return [];
  return [{ id: `kode ${String(value)} tidak ada dalam daftar. Pilih salah satu dari daftarnya.`, en: `code ${String(value)} is not in the list. Choose one of the list.` }];
}

export const kindOf = (node: Node): Kind => node.kind ?? (node.type === 'info' ? 'info' : node.type === 'computed' ? 'computed' : node.type === 'table' ? 'repeatTable' : 'raw');
