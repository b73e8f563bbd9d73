import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../api.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { useNow } from '../../shell/moment.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './calendar.module.css';

/** A date plus working days, counted by the server with the saved calendar. */
export function ComputeDay({ year }: { year: number }) {
  const { t } = useTexts();
  const say = useSay();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const [from, setFrom] = useState(today.startsWith(String(year)) ? today : `${year}-01-02`);
  const [days, setDays] = useState(10);
  const { data, error } = useApi('computeDay', { query: { from, days } }, { placeholderData: (before) => before });
  return (
    <section className={classes['panel']}>
      <h2>{t('admin.calendar.compute')}</h2>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 110px', gap: 12 }}>
        <DayInput label={t('admin.calendar.from')} value={from} onChange={(day) => day && setFrom(day)} />
        <NumberInput label={t('admin.calendar.days')} min={0} max={400} allowDecimal={false} clampBehavior="strict" value={days} onChange={(next) => typeof next === 'number' && setDays(next)} />
      </div>
      {error && <ProblemAlert problem={error} />}
      {data && <p className={classes['answer']} aria-live="polite">{say(data.sentence)}{data.provisional && <> <span className="sk-tone-warn" style={{ borderRadius: 999, padding: '0 8px', fontSize: '0.75rem' }}>{t('admin.calendar.provisional')}</span></>}</p>}
    </section>
  );
}
