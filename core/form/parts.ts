import type { EvidenceRule, FileRef, FormModel, Node, NodeText } from './model.ts';

type Words = string | NodeText;
/** What is special about one node written by hand; id and key are the same word unless told otherwise. */
export type Part = Partial<Omit<Node, 'id' | 'text'>> & { readonly words: readonly [id: Words, en: Words] };

const worded = (words: Words): NodeText => (typeof words === 'string' ? { title: words } : words);

/** Makes a node of a form that is written down in code: a template or a sample. */
export function part(id: string, { words, ...own }: Part): Node {
  const type = own.type ?? 'field';
  const key = type === 'form' || type === 'page' || type === 'info' ? {} : { key: id };
  return { id, type, ...key, children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {}, ...own, text: { id: worded(words[0]), en: worded(words[1]) } };
}

/** Makes a form from its nodes, the root first. */
export function formOf(formId: string, nodes: readonly Node[], more: Partial<Pick<FormModel, 'rules' | 'scoring' | 'refs' | 'tests'>> = {}): FormModel {
  return {
    format: 1, formId, baseLocale: 'id', locales: ['id', 'en'], rootId: nodes[0]!.id, byId: Object.fromEntries(nodes.map((node) => [node.id, node])),
    rules: [], scoring: { mode: 'none', roundAt: 'total', bands: [], thresholds: [] }, refs: [], tests: [], ...more,
  };
}

type Said = readonly [code: string, id: string, en: string];
/** Options of a choice: the codes for its props and the labels for its words, per language. */
export const choices = (...pairs: readonly Said[]) => ({
  codes: { options: pairs.map(([code]) => ({ code })) },
  id: Object.fromEntries(pairs.map(([code, id]) => [code, id])),
  en: Object.fromEntries(pairs.map(([code, , en]) => [code, en])),
});
type Choices = ReturnType<typeof choices>;

type ColumnMore = { readonly required?: boolean; readonly unique?: boolean; readonly props?: Readonly<Record<string, unknown>>; readonly choices?: Choices };
/** Makes a column of a table, asked for in every row unless told otherwise. */
export function column(key: string, kind: string, words: readonly [id: string, en: string], { choices: offered, props, ...more }: ColumnMore = {}) {
  const said = (locale: 'id' | 'en', title: string) => ({ title, ...(offered ? { options: offered[locale] } : {}) });
  return { key, kind, required: true, text: { id: said('id', words[0]), en: said('en', words[1]) }, ...more, ...(offered || props ? { props: { ...offered?.codes, ...props } } : {}) };
}

/** Evidence that is asked for or welcome, with the usual limits. */
export const evidence = (need: EvidenceRule['need']): EvidenceRule => ({ need, types: ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'], maxFiles: 5, maxMB: 20, period: false });

/** A file reference as the evidence store gives it; the bytes are not part of the samples. */
export const sampleFile = (fileId: string, name: string): FileRef => ({ fileId, name, size: 120_000, mime: 'application/pdf', sha256: fileId.padEnd(64, '0').slice(0, 64) });
