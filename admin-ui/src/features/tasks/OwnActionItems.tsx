import { Button } from '@mantine/core';
import { useApi } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useNow, useWhen } from '../../shell/moment.ts';
import { useTexts } from '../../texts/index.ts';
import { DueChip } from '../../ui/DueChip.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './tasks.module.css';

/** Follow-up items of the own agency that are not done: what a meeting asked for appears here. */
export function OwnActionItems() {
  const { t } = useTexts();
  const { zone } = useWhen();
  const now = useNow();
  const { data } = useApi('actionItems');
  const open = (data?.items ?? []).filter((item) => item.status !== 'done' && item.status !== 'not_applicable');
  if (open.length === 0) return null;
  return (
    <section className={classes['items']} aria-labelledby="rtl">
      <h2 id="rtl">{t('agency.tasks.actionItems')}</h2>
      <ul>
        {open.map((item) => (
          <li key={item.actionItemId}>
            <div><strong>{item.number}</strong> {item.what}</div>
            <div className={classes['badges']}><StatusBadge kind="actionItem" status={item.status} /><DueChip due={item.dueAt} zone={zone} now={now} late={item.late} short /></div>
            <Button component={Go} href={paths.actions()} size="compact-sm" variant="light">{t('agency.tasks.report')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
