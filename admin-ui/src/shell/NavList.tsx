import { useRouterState } from '@tanstack/react-router';
import { IconHelp } from '@tabler/icons-react';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/index.ts';
import { useChosenCycle } from './cycle.ts';
import { CycleSwitch } from './CycleSwitch.tsx';
import { Go } from './Go.tsx';
import { nav, type NavEntry } from './nav.ts';
import { useSession } from './session.tsx';
import classes from './shell.module.css';

/** Address of an entry, or nothing while it needs a cycle and there is none. */
export function addressOfEntry(entry: NavEntry, cycleId: string | undefined): string | undefined {
  if ('to' in entry) return entry.to;
  return cycleId ? entry.inCycle(cycleId) : undefined;
}

/** The entry of the page one is on: the longest address that the path begins with. */
export function useCurrentEntry(entries: readonly NavEntry[], cycleId: string | undefined): NavEntry | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const inside = (entry: NavEntry) => {
    const own = addressOfEntry(entry, cycleId)?.split('?')[0];
    return Math.max(0, ...[own, ...(entry.also ?? [])].map((address) => (address !== undefined && (path === address || path.startsWith(`${address}/`)) ? address.length : 0)));
  };
  return entries.filter((entry) => inside(entry) > 0).toSorted((a, b) => inside(b) - inside(a))[0];
}

/** The menu of the signed-in role. */
export function NavList() {
  const { t } = useTexts();
  const { person, pemda } = useSession();
  const { cycleId } = useChosenCycle();
  const entries = nav[person.role];
  const current = useCurrentEntry(entries, cycleId);
  return (
    <>
      <div><CycleSwitch /></div>
      <nav className={classes['navMain']} aria-label={t('shell.nav.main')}>
        <ul className={classes['navList']}>
          {entries.map((entry) => {
            const address = addressOfEntry(entry, cycleId);
            return address && (
              <li key={entry.text}>
                <Go href={address} className={classes['navLink']} aria-current={entry === current ? 'page' : undefined}><entry.icon size={20} aria-hidden />{t(`shell.nav.${entry.text}`)}</Go>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className={classes['navFoot']}>
        <Go href={paths.help()} className={classes['navLink']}><IconHelp size={20} aria-hidden />{t('shell.nav.help')}</Go>
        <span>{pemda.name}</span>
      </div>
    </>
  );
}
