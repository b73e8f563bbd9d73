import type { Text } from '../problem.ts';
import type { FormModel, Node } from './model.ts';

const plain = { children: [], props: {}, classification: 'internal', schemaExtra: {}, uiExtra: {} } as const satisfies Partial<Node>;

/** Makes a form with one empty section, ready for the first question. */
export function blankForm(formId: string, title: Text): FormModel {
  const root: Node = { ...plain, id: 'root', type: 'form', children: ['s1'], text: { id: { title: title.id }, en: { title: title.en } } };
  const section: Node = { ...plain, id: 's1', type: 'section', key: 's1', text: { id: { title: 'Bagian 1' }, en: { title: 'Section 1' } } };
  return { format: 1, formId, baseLocale: 'id', locales: ['id', 'en'], rootId: 'root', byId: { root, s1: section }, rules: [], scoring: { mode: 'none', roundAt: 'total', bands: [], thresholds: [] }, refs: [], tests: [] };
}
