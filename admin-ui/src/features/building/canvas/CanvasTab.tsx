/** Filled by its owner. */
export function CanvasTab() {
  return null;
}
