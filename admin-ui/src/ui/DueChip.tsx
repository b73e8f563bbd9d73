import { Tooltip } from '@mantine/core';
import { IconCalendar, IconClock } from '@tabler/icons-react';
import { useLanguage, useTexts } from '../texts/index.ts';
import { clockTime, daysUntil, longMoment, shortDay, type Zone } from '../when.ts';
import classes from './parts.module.css';

type Props = {
  readonly due: string | null;
  readonly zone: Zone;
  readonly now: number;
  /** The server's verdict; left out, the clock decides. */
  readonly late?: boolean;
  readonly provisional?: boolean;
  /** Working days left, when known. */
  readonly workingDays?: number;
  /** Short date only, for tables. */
  readonly short?: boolean;
};

/** Until when, and how long that still is. */
export function DueChip({ due, zone, now, late, provisional, workingDays, short }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  if (!due) return <span className={classes['dim']}>{t('shell.due.none')}</span>;
  const days = daysUntil(due, now, zone);
  const past = late ?? Date.parse(due) < now;
  const left = past ? t('shell.due.late', { count: Math.max(1, -days) }) : days <= 0 ? t('shell.due.today', { time: `${clockTime(due, zone, language)} ${zone}` }) : t('shell.due.left', { count: days });
  const tone = past ? classes['late'] : days <= 3 ? classes['soon'] : '';
  const Icon = past ? IconClock : IconCalendar;
  return (
    <span className={classes['due']}>
      <Icon size={16} aria-hidden className={tone} />
      <time dateTime={due}>{short ? shortDay(due, zone, language) : longMoment(due, zone, language)}</time>
      <span className={`${classes['dueLeft']} ${tone}`}>
        {left} {workingDays !== undefined && !past && t('shell.due.working', { count: workingDays })}
      </span>
      {provisional && (
        <Tooltip label={t('shell.due.provisionalHint')}>
          <span tabIndex={0} className={classes['dim']}>{t('shell.due.provisional')}</span>
        </Tooltip>
      )}
    </span>
  );
}
