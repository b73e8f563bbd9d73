import { useEffect } from 'react';
import { useChosenCycle } from './cycle.ts';
import { useGo } from './Go.tsx';
import { PageSkeleton } from './Guard.tsx';
import { landing } from './nav.ts';
import { useSession } from './session.tsx';

/** The front door: sends each role to its first screen. */
export function Home() {
  const { person } = useSession();
  const { cycleId, loading } = useChosenCycle();
  const go = useGo();
  useEffect(() => {
    if (!loading) go(landing(person.role, cycleId), { replace: true });
  }, [loading, cycleId, person.role, go]);
  return <PageSkeleton />;
}
