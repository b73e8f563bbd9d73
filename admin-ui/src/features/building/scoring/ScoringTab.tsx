/** Filled by its owner. */
export function ScoringTab() {
  return null;
}
