/** Filled by its owner. */
export function TranslationTab() {
  return null;
}
