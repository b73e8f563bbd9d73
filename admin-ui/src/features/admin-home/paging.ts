import { useEffect, useState } from 'react';

/** Pages of a list by cursor: where we are, and the way back; another filter starts at the first page again. */
export function usePaging(filter: string) {
  const [passed, setPassed] = useState<readonly string[]>([]);
  useEffect(() => setPassed([]), [filter]);
  const cursor = passed.at(-1);
  const pagingOf = (next: string | null | undefined) => ({
    ...(passed.length > 0 && { previous: () => setPassed(passed.slice(0, -1)) }),
    ...(next && { next: () => setPassed([...passed, next]) }),
  });
  return { query: cursor ? { cursor } : {}, pagingOf } as const;
}
