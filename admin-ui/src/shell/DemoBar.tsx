import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useAct } from '../api.tsx';
import { useTexts } from '../texts/index.ts';
import { useNow, useWhen } from './moment.ts';
import { tell } from './toast.tsx';
import classes from './shell.module.css';

/** Demo data only: the demo clock, and jumps forward. */
export function DemoBar() {
  const { t } = useTexts();
  const when = useWhen();
  const now = useNow();
  const phone = useMediaQuery('(max-width: 768px)', false, { getInitialValueInEffect: false });
  const jump = useAct('demoJump', { onDone: (answer) => tell(t('shell.demo.jumped', { when: when.long(answer.now) })) });
  return (
    <aside className={`${classes['demo']} sk-noprint`} aria-label={t('shell.demo.bar')}>
      {!phone && <strong>{t('shell.sampleData')}</strong>}
      <span>{phone ? when.short(now) : `${t('shell.demo.clock')}: ${when.long(now)}`}</span>
      {[1, 3, 7].map((days) => <Button key={days} aria-label={t('shell.demo.jump', { count: days })} size="compact-xs" variant="default" loading={jump.isPending && jump.variables.body?.days === days} disabled={jump.isPending} onClick={() => jump.mutate({ body: { days } })}>{phone ? `+${days}` : t('shell.demo.jump', { count: days })}</Button>)}
    </aside>
  );
}
