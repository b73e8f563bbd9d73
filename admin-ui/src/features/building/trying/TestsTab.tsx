/** Filled by its owner. */
export function TestsTab() {
  return null;
}
