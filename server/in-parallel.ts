/** Does the work for every item, so many at a time, in their order; gives the results in that order. */
export async function inParallel<T, R>(items: readonly T[], width: number, work: (item: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  await Promise.all(Array.from({ length: width }, async () => { for (const [at, item] of waiting) results[at] = await work(item, at); }));
  return results;
}
