import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './calendar.module.css';
import type { Holiday } from './CalendarPage.tsx';

/** Every non-working day in words. */
export function HolidayList({ year, days, onRemove }: { year: number; days: readonly Holiday[]; onRemove?: (date: string) => void }) {
  const { t } = useTexts();
  const say = useSay();
  return (
    <section className={classes['panel']}>
      <h2>{t('admin.calendar.list', { year })} ({days.length})</h2>
      {days.length === 0 && <p className={classes['dim']}>{t('admin.calendar.none')}</p>}
      <ul className={classes['list']} tabIndex={0} aria-label={t('admin.calendar.list', { year })}>
        {days.toSorted((a, b) => a.date.localeCompare(b.date)).map((day) => (
          <li key={day.date}>
            <span>{say(formatDay(day.date, 'day'))}<small>{say(day.name)}, {t(`admin.calendar.kinds.${day.kind}`)}</small></span>
            {onRemove && <ActionIcon variant="subtle" color="red" aria-label={t('admin.calendar.remove', { name: say(day.name) })} onClick={() => onRemove(day.date)}><IconTrash size={18} /></ActionIcon>}
          </li>
        ))}
      </ul>
    </section>
  );
}
