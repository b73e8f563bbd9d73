import { AppShell, Burger, Group, Loader, Tooltip } from '@mantine/core';
import { useDisclosure, useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/index.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { BottomBar } from './BottomBar.tsx';
import { Bell } from './Bell.tsx';
import { CycleSwitch } from './CycleSwitch.tsx';
import { DemoBar } from './DemoBar.tsx';
import { Go, useGo } from './Go.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useLive } from './live.ts';
import { NavList } from './NavList.tsx';
import { Palette } from './Palette.tsx';
import { SessionProvider, useMe, useSession } from './session.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { UserMenu } from './UserMenu.tsx';
import classes from './shell.module.css';

/** Everything behind the sign-in: waits for who it is, or sends to the sign-in and back to this address. */
export function Shell() {
  const { data, error, dataUpdatedAt, refetch } = useMe();
  const go = useGo();
  const { t } = useTexts();
  const here = useRouterState({ select: (state) => state.location.href });
  const out = error?.problem === 'signInNeeded' && !data;
  useEffect(() => {
    // The sign-in page is still being fetched while the address already names it: what was asked for first stays.
    if (out && !here.startsWith(paths.signIn())) go(paths.signIn(here === '/' ? undefined : here), { replace: true });
  }, [out, go, here]);
  if (data) return <SessionProvider me={data} readAt={dataUpdatedAt}><Frame /></SessionProvider>;
  if (error && !out) return <div className={classes['wait']}><ProblemAlert problem={error} onRetry={() => void refetch()} /></div>;
  return <div className={classes['wait']}><Loader aria-label={t('shell.loading')} /></div>;
}

function Frame() {
  const { t } = useTexts();
  const { mode, person } = useSession();
  const [open, menu] = useDisclosure(false);
  const { online } = useNetwork();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLive();
  useEffect(() => menu.close(), [path]);
  const agency = person.role === 'operator' || person.role === 'head';
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !open } }} footer={{ height: { base: agency ? 60 : 0, sm: 0 } }} padding={{ base: 'sm', sm: 'lg' }} transitionDuration={0}>
      <a href="#isi" className="sk-skip">{t('shell.skip')}</a>
      <AppShell.Header className={`${classes['bar']} sk-noprint`}>
        <Group gap="xs" wrap="nowrap" style={{ minInlineSize: 0 }}>
          <Burger opened={open} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t('shell.menu')} aria-expanded={open} />
          <Go href={paths.home} className={classes['brand']}><img src="/icon.svg" alt="" width={28} height={28} /><span>Siklus</span></Go>
          <CycleSwitch />
        </Group>
        <Group gap={4} wrap="nowrap">
          {!online && <Tooltip label={t('shell.offlineHint')}><span tabIndex={0} role="status" className={`${classes['offline']} sk-tone-warn`}><IconCloudOff size={16} aria-hidden /> {t('shell.offline')}</span></Tooltip>}
          <Palette />
          <LanguageSwitch />
          <Bell />
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={`${classes['nav']} sk-noprint`}><NavList /></AppShell.Navbar>
      <AppShell.Main id="isi" tabIndex={-1} className={classes['main']}>
        {mode === 'demo' && <DemoBar />}
        <Outlet />
      </AppShell.Main>
      {agency && <AppShell.Footer hiddenFrom="sm" className="sk-noprint"><BottomBar onMore={menu.open} /></AppShell.Footer>}
      <SignInAgain />
    </AppShell>
  );
}
