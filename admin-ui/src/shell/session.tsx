import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Act } from '../../../core/access.ts';
import { useApi, type Answer } from '../api.tsx';

export type Session = Answer<'me'> & {
  /** Milliseconds between this device's clock and business time. */
  readonly ahead: number;
  readonly may: (act: Act) => boolean;
};

const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in, for everything below the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside of the shell');
  return session;
}

export function useMe() {
  return useApi('me', {}, { staleTime: 60_000, retry: (count, refused) => refused.status === 0 && count < 3 });
}

export function SessionProvider({ me, readAt, children }: { me: Answer<'me'>; readAt: number; children: ReactNode }) {
  const session = useMemo<Session>(() => {
    const allowed = new Set(me.acts);
    return { ...me, ahead: Date.parse(me.now) - readAt, may: (act) => allowed.has(act) };
  }, [me, readAt]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
