import { questionKind } from '../question.ts';

/** A part of an imported schema that no kind covers: kept word for word. */
export const raw = questionKind({
  meta: { name: { id: 'Bagian mentah', en: 'Raw part' }, about: { id: 'Skema yang diimpor tanpa bentuk visual', en: 'Imported schema without a visual form' }, props: { type: 'object', properties: { schema: {}, ui: {} } } },
  emit: (node) => (typeof node.props['schema'] === 'object' && node.props['schema'] !== null ? (node.props['schema'] as Record<string, unknown>) : {}),
  format: (_node, value) => JSON.stringify(value),
});
