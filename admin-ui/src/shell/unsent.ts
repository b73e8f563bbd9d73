type Source = { readonly count: (personId: string) => Promise<number>; readonly discard: (personId: string) => Promise<void> };

let source: Source | undefined;

/** What still waits on this device; the draft keeper of features/answering registers itself when it is loaded. */
export const unsent = {
  register: (from: Source): void => {
    source = from;
  },
  count: (personId: string): Promise<number> => source?.count(personId) ?? Promise.resolve(0),
  discard: (personId: string): Promise<void> => source?.discard(personId) ?? Promise.resolve(),
};
