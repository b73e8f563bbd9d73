import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/index.ts';
import { Go } from './Go.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';

/** Number of unread notices; leads to them. */
export function Bell() {
  const { t } = useTexts();
  const { unread } = useSession();
  return (
    <Tooltip label={t('shell.nav.notices')}>
      <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} color="var(--sk-danger)" classNames={{ indicator: classes['count'] ?? '' }} offset={8} zIndex={1}>
        <ActionIcon component={Go} href={paths.notices} variant="subtle" size={40} aria-label={`${t('shell.nav.notices')} (${unread})`}><IconBell size={20} /></ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
