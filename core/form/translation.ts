import type { Command } from './commands/command.ts';
import { below, type FormModel, type Locale, type Node, type NodeText } from './model.ts';

/** One text of a form in both languages; `key` names its place for good: `q1/title`, `q1/options/AA`, `rule:r1`. */
export type TextRow = { readonly key: string; readonly nodeId: string | undefined; readonly id: string; readonly en: string };
const plainFields = ['title', 'help', 'guidance'] as const satisfies readonly (keyof NodeText)[];
const maps = ['options', 'messages'] as const;

function rowsOf(node: Node): readonly TextRow[] {
  const { id: own, en: other } = node.text;
  const plain = plainFields.flatMap((field) => (own?.[field] || other?.[field] || field === 'title' ? [{ key: `${node.id}/${field}`, nodeId: node.id, id: own?.[field] ?? '', en: other?.[field] ?? '' }] : []));
  const mapped = maps.flatMap((map) => [...new Set([...Object.keys(own?.[map] ?? {}), ...Object.keys(other?.[map] ?? {})])].map((entry) => ({ key: `${node.id}/${map}/${entry}`, nodeId: node.id, id: own?.[map]?.[entry] ?? '', en: other?.[map]?.[entry] ?? '' })));
  return [...plain, ...mapped];
}

/** Gives every text of a form in reading order: titles, helps, guidance, options, messages, then the sentences of rules. */
export function textRows(model: FormModel): readonly TextRow[] {
  const root = model.byId[model.rootId];
  const nodes = root === undefined ? [] : [root, ...below(model, model.rootId)];
  const rules = model.rules.flatMap((rule) => (rule.text?.id || rule.text?.en ? [{ key: `rule:${rule.id}`, nodeId: undefined, id: rule.text.id ?? '', en: rule.text.en ?? '' }] : []));
  return [...nodes.flatMap(rowsOf), ...rules];
}

/** Says whether a text stands in one language only. */
export function isGap({ id, en }: TextRow): boolean {
  return (id.trim() === '') !== (en.trim() === '');
}

/** Gives the share of texts that stand in both languages, 0–100, rounded down so that 100 means all. */
export function translatedShare(rows: readonly TextRow[]): number {
  const needed = rows.filter(({ id, en }) => id.trim() !== '' || en.trim() !== '');
  return needed.length === 0 ? 100 : Math.floor((100 * needed.filter((row) => !isGap(row)).length) / needed.length);
}

/** Gives the command that sets one text, or nothing when its place is not in this form. */
export function textCommand(model: FormModel, key: string, change: { readonly locale: Locale; readonly value: string }): Command | undefined {
  const { locale, value } = change;
  if (key.startsWith('rule:')) {
    const rule = model.rules.find(({ id }) => id === key.slice('rule:'.length));
    return rule && { name: 'setRule', args: { rule: { ...rule, text: { ...rule.text, [locale]: value } } } };
  }
  const [nodeId = '', field = '', ...rest] = key.split('/');
  if (!Object.hasOwn(model.byId, nodeId)) return undefined;
  const entry = rest.join('/');
  const plain = plainFields.find((each) => each === field);
  if (plain && entry === '') return { name: 'setText', args: { id: nodeId, locale, field: plain, ...(value === '' && plain !== 'title' ? {} : { value }) } };
  const map = maps.find((each) => each === field);
  return map && entry !== '' ? { name: 'setEntry', args: { id: nodeId, locale, map, entry, ...(value === '' ? {} : { value }) } } : undefined;
}

/** A text beginning like a formula would be run by a spreadsheet; a leading apostrophe makes it a text there, and is taken off on the way back. */
const formula = /^[=+\-@\t\r]/;
export const guardedCell = (value: string): string => (formula.test(value) || value.startsWith("'") ? `'${value}` : value);
export const plainCell = (value: string): string => (value.startsWith("'") ? value.slice(1) : value);

export type TextImport = { readonly commands: readonly Command[]; readonly changed: readonly { readonly key: string; readonly locale: Locale; readonly before: string; readonly after: string }[]; readonly unknown: readonly string[] };

/** Compares rows from a file with the form: what would change, as commands, and which rows have no place here. An empty cell changes nothing. */
export function textImport(model: FormModel, rows: readonly { readonly key: string; readonly id?: string | undefined; readonly en?: string | undefined }[]): TextImport {
  const now = new Map(textRows(model).map((row) => [row.key, row]));
  const changed: TextImport['changed'][number][] = [];
  const unknown: string[] = [];
  for (const row of rows) {
    const known = now.get(row.key);
    if (known === undefined) { unknown.push(row.key); continue; }
    for (const locale of ['id', 'en'] as const) {
      const after = plainCell(row[locale] ?? '');
      if (after !== '' && after !== known[locale]) changed.push({ key: row.key, locale, before: known[locale], after });
    }
  }
  return { changed, unknown, commands: changed.flatMap(({ key, locale, after }) => textCommand(model, key, { locale, value: after }) ?? []) };
}
