/** Filled by its owner. */
export function PreviewTab() {
  return null;
}
