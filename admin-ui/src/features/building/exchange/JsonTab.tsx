/** Filled by its owner. */
export function JsonTab() {
  return null;
}
