/** Filled by its owner. */
export function HistoryTab() {
  return null;
}
