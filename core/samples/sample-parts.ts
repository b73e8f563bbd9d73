import type { EvidenceRule, FileRef, FormModel, Node, NodeText } from '../form/model.ts';

type Words = string | NodeText;
/** What is special about one node of a sample form; id and key are the same word unless told otherwise. */
export type Part = Partial<Omit<Node, 'id' | 'text'>> & { readonly words: readonly [id: Words, en: Words] };

const worded = (words: Words): NodeText => (typeof words === 'string' ? { title: words } : words);

/** Makes a node of a sample form. */
export function part(id: string, { words, ...own }: Part): Node {
  const type = own.type ?? 'field';
  const key = type === 'form' || type === 'page' || type === 'info' ? {} : { key: id };
  return { id, type, ...key, children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {}, ...own, text: { id: worded(words[0]), en: worded(words[1]) } };
}

/** Makes a sample form from its nodes, the root first. */
export function sampleForm(formId: string, nodes: readonly Node[], more: Partial<Pick<FormModel, 'rules' | 'scoring' | 'refs' | 'tests'>> = {}): FormModel {
  return {
    format: 1, formId, baseLocale: 'id', locales: ['id', 'en'], rootId: nodes[0]!.id, byId: Object.fromEntries(nodes.map((node) => [node.id, node])),
    rules: [], scoring: { mode: 'none', roundAt: 'total', bands: [], thresholds: [] }, refs: [], tests: [], ...more,
  };
}

/** Evidence that is asked for or welcome, with the usual limits. */
export const evidence = (need: EvidenceRule['need']): EvidenceRule => ({ need, types: ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'], maxFiles: 5, maxMB: 20, period: false });

/** A file reference as the evidence store gives it; the bytes are not part of the samples. */
export const sampleFile = (fileId: string, name: string): FileRef => ({ fileId, name, size: 120_000, mime: 'application/pdf', sha256: fileId.padEnd(64, '0').slice(0, 64) });
