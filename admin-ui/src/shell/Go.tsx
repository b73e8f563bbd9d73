import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** Moves to an address of paths.ts; `replace` leaves no step in the history. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return useCallback((href, options = {}) => void router.navigate({ href, replace: options.replace ?? false }), [router]);
}

/** A link inside the interface: an ordinary anchor that moves without loading the page. Use as Mantine `component={Go}`. */
export function Go({ href = '', onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const go = useGo();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || rest.target === '_blank') return;
    event.preventDefault();
    go(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}

/** The part of the address behind `?`, as plain texts; the setter keeps the rest and drops empty values. */
export function useSearchState<K extends string>(): [Readonly<Partial<Record<K, string>>>, (patch: Partial<Record<K, string | undefined>>, push?: boolean) => void] {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const values = useMemo(() => Object.fromEntries(new URLSearchParams(search)) as Partial<Record<K, string>>, [search]);
  const set = useCallback(
    (patch: Partial<Record<K, string | undefined>>, push = false) => {
      const next = new URLSearchParams(router.state.location.searchStr);
      for (const [name, value] of Object.entries<string | undefined>(patch)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const query = next.toString();
      void router.navigate({ href: router.state.location.pathname + (query ? `?${query}` : ''), replace: !push, resetScroll: false });
    },
    [router],
  );
  return [values, set];
}

/** A variable part of the path, as named in routes.tsx. */
export function usePathPart(name: string): string {
  return useRouterState({ select: (state) => (state.matches.at(-1)?.params as Record<string, string> | undefined)?.[name] ?? '' });
}
