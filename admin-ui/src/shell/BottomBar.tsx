import { IconDots } from '@tabler/icons-react';
import { useTexts } from '../texts/index.ts';
import { useChosenCycle } from './cycle.ts';
import { Go } from './Go.tsx';
import { nav } from './nav.ts';
import { addressOfEntry, useCurrentEntry } from './NavList.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';

/** Phone menu of an agency: three screens under the thumb, the rest behind "more". */
export function BottomBar({ onMore }: { onMore: () => void }) {
  const { t } = useTexts();
  const { person } = useSession();
  const { cycleId } = useChosenCycle();
  const entries = nav[person.role].slice(0, 3);
  const current = useCurrentEntry(nav[person.role], cycleId);
  return (
    <nav className={classes['bottom']} aria-label={t('shell.nav.main')}>
      {entries.map((entry) => (
        <Go key={entry.text} href={addressOfEntry(entry, cycleId) ?? '/'} className={classes['bottomLink']} aria-current={entry === current ? 'page' : undefined}><entry.icon size={22} aria-hidden />{t(`shell.nav.${entry.text}`)}</Go>
      ))}
      <button type="button" className={classes['bottomLink']} onClick={onMore}><IconDots size={22} aria-hidden />{t('shell.more')}</button>
    </nav>
  );
}
