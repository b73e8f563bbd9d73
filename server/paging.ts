/** Cuts one page out of a whole list; the cursor is the place where the next one begins. */
export function pageOf<T>(all: readonly T[], { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): { readonly items: readonly T[]; readonly next: string | null; readonly total: number } {
  const from = Number.parseInt(cursor ?? '0', 36) || 0;
  const to = from + limit;
  return { items: all.slice(from, to), next: to < all.length ? to.toString(36) : null, total: all.length };
}

type Mark = { readonly at: string; readonly id: string };

/** Writes the last row of a page as a cursor. */
export function cursorOf(mark: Mark): string {
  return Buffer.from(JSON.stringify([mark.at, mark.id])).toString('base64url');
}

/** Reads a cursor back; one that is damaged begins at the top. */
export function markIn(cursor: string | undefined): Mark | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    return typeof at === 'string' && typeof id === 'string' ? { at, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Says whether any of the texts holds the words somebody looks for, whatever the case. */
export function mentions(wanted: string | undefined, ...texts: readonly (string | undefined)[]): boolean {
  const words = wanted?.trim().toLowerCase() ?? '';
  return words === '' || texts.some((text) => text?.toLowerCase().includes(words));
}
