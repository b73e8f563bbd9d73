import { useQuery } from '@tanstack/react-query';
import { call, type Answer, type Refused } from '../../api.tsx';

export type Agency = Answer<'agencies'>['items'][number];
export type Person = Answer<'people'>['items'][number];

/** Reads page after page until the end: choosing among agencies or people needs all of them. */
async function all<N extends 'agencies' | 'people' | 'forms'>(name: N, signal: AbortSignal): Promise<Answer<N>['items']> {
  const items: unknown[] = [];
  let cursor: string | null = null;
  do {
    const found: Answer<'agencies' | 'people' | 'forms'> = await call(name, { query: { limit: 200, cursor: cursor ?? undefined } as never, signal });
    items.push(...found.items);
    cursor = found.next;
  } while (cursor);
  return items as Answer<N>['items'];
}

const read = <N extends 'agencies' | 'people' | 'forms'>(name: N) => () => useQuery<Answer<N>['items'], Refused>({ queryKey: [name, 'all'], queryFn: ({ signal }) => all(name, signal) });

/** Every agency of the Pemda. */
export const useAllAgencies = read('agencies');
/** Every person of the Pemda. */
export const useAllPeople = read('people');
/** Every form of the Pemda. */
export const useAllForms = read('forms');
