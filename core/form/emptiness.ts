/** Says whether a value means "unanswered": absent, null, empty text, empty list, or an object of nothing else (forms.md §1). */
export function isDeepEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isDeepEmpty);
}
