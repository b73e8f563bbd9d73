import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { useSay, useTexts } from '../texts/index.ts';
import { useChosenCycle } from './cycle.ts';
import { Go, useGo } from './Go.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';

/** Changes the cycle and keeps the kind of page. */
export function CycleSwitch() {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const { may } = useSession();
  const { cycleId, cycles } = useChosenCycle();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const chosen = cycles.find((cycle) => cycle.cycleId === cycleId);
  const open = cycles.filter((cycle) => cycle.status !== 'draft');
  if (!chosen || open.length === 0) return null;
  const move = (next: string) => {
    localStorage.setItem('siklus.cycle', next);
    const part = /^\/c\/[^/]+(\/(?:rakor|scores|actions))?/.exec(path);
    go(part ? `/c/${next}${part[1] ?? ''}` : may('seeMatrix') ? paths.matrix(next) : path);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes['cycle']} aria-label={`${t('shell.cycle.choose')}: ${say(chosen.title)}`}><span>{say(chosen.title)}</span><IconChevronDown size={16} aria-hidden /></button>
      </Menu.Target>
      <Menu.Dropdown>{may('seeMatrix') && open.length > 1 && <><Menu.Item component={Go} href={paths.overview}>{t('shell.nav.overview')}</Menu.Item><Menu.Divider /></>}{open.map((cycle) => <Menu.Item key={cycle.cycleId} onClick={() => move(cycle.cycleId)} fw={cycle.cycleId === cycleId ? 650 : undefined}>{say(cycle.title)}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  );
}
