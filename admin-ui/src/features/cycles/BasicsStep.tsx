import { TextInput } from '@mantine/core';
import { DayInput } from '../../ui/DayInput.tsx';
import { formatDay } from '../../../../core/cycle/dates.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './cycles.module.css';
import type { StepProps } from './SetupPage.tsx';

/** Step 1: names, period and first day. */
export function BasicsStep({ desk, readOnly }: StepProps) {
  const { t } = useTexts();
  const say = useSay();
  const { setup, change } = desk;
  return (
    <div className={classes['body']}>
      <TextInput label={t('admin.setup.title')} value={setup.title.id} maxLength={300} onChange={(event) => change({ title: { ...setup.title, id: event.currentTarget.value } })} />
      <TextInput label={t('admin.setup.titleEn')} value={setup.title.en} maxLength={300} onChange={(event) => change({ title: { ...setup.title, en: event.currentTarget.value } })} />
      <div className={classes['two']}>
        <TextInput label={t('admin.setup.period')} description={t('admin.setup.periodHint')} value={setup.period} maxLength={60} onChange={(event) => change({ period: event.currentTarget.value })} />
        <DayInput label={t('admin.setup.launchDate')} description={`${say(formatDay(setup.launchDate, 'day'))}. ${t('admin.setup.launchHint')}`} disabled={readOnly} value={setup.launchDate} onChange={(day) => day && change({ launchDate: day })} />
      </div>
    </div>
  );
}
