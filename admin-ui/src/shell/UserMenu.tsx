import { Menu, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconDeviceDesktop, IconHelp, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { call, isRefused } from '../api.tsx';
import { paths } from '../paths.ts';
import { useSay, useTexts } from '../texts/index.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useGo } from './Go.tsx';
import { useSession } from './session.tsx';
import { tellProblem } from './toast.tsx';
import { unsent } from './unsent.ts';
import classes from './shell.module.css';

const initials = (name: string) => name.split(' ').filter((word) => /^\p{Lu}/u.test(word)).slice(0, 2).map((word) => word[0]).join('');

/** Who one is, profile, theme, help, sign out. Signing out with unsent answers asks first. */
export function UserMenu() {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const { person } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const [waiting, setWaiting] = useState(0);
  const leave = async () => {
    try {
      await call('signOut');
    } catch (error) {
      if (isRefused(error) && error.problem !== 'signInNeeded') return tellProblem(error);
    }
    await unsent.discard(person.personId);
    client.clear();
    go(paths.signIn());
  };
  const signOut = async () => {
    const count = await unsent.count(person.personId);
    if (count > 0) setWaiting(count);
    else await leave();
  };
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <button type="button" className={classes['person']}><span className="sk-hidden">{t('shell.user.menu')}</span>
            <span className={classes['avatar']} aria-hidden>{initials(say(person.position))}</span>
            <span className={classes['personText']}><span>{say(person.position)}</span><small>{person.agencyName}</small></span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{person.displayName}</Menu.Label>
          <Menu.Item leftSection={<IconUser size={16} />} onClick={() => go(paths.me)}>{t('shell.user.profile')}</Menu.Item>
          <Menu.Item leftSection={<IconHelp size={16} />} onClick={() => go(paths.help())}>{t('shell.nav.help')}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('shell.user.theme')}</Menu.Label>
          <Menu.Item leftSection={<IconSun size={16} />} onClick={() => setColorScheme('light')}>{t('shell.user.light')}</Menu.Item>
          <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => setColorScheme('dark')}>{t('shell.user.dark')}</Menu.Item>
          <Menu.Item leftSection={<IconDeviceDesktop size={16} />} onClick={() => setColorScheme('auto')}>{t('shell.user.system')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('shell.user.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog open={waiting > 0} title={t('shell.user.unsentTitle')} consequences={[t('shell.user.unsentBody', { count: waiting })]} act={t('shell.user.discard')} danger onClose={() => setWaiting(0)} onAct={() => void leave()} />
    </>
  );
}
