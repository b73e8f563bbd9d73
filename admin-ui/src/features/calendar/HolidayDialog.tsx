import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { DayInput } from '../../ui/DayInput.tsx';
import { useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import type { Holiday } from './CalendarPage.tsx';

type Props = { readonly year: number; /** Prefilled day, or empty. */ readonly date: string; readonly days: readonly Holiday[]; readonly onClose: () => void; readonly onAdd: (day: Holiday) => void };
const kinds = ['local', 'holiday', 'jointLeave'] as const;

/** Adds one non-working day to the year on screen; it counts once the calendar is saved. */
export function HolidayDialog({ year, date, days, onClose, onAdd }: Props) {
  const { t } = useTexts();
  const [day, setDay] = useState<string | null>(date || null);
  const [id, setId] = useState('');
  const [en, setEn] = useState('');
  const [kind, setKind] = useState<Holiday['kind']>('local');
  const refusal = !day || id.trim() === '' ? t('admin.calendar.needName') : !day.startsWith(String(year)) ? t('admin.calendar.outside', { year }) : days.some((each) => each.date === day) ? t('admin.calendar.taken') : null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (day && !refusal) onAdd({ date: day, name: { id: id.trim(), en: en.trim() || id.trim() }, kind });
  };
  return (
    <Modal opened onClose={onClose} title={t('admin.calendar.addTitle')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form onSubmit={send}>
        <Stack gap="sm">
          <DayInput label={t('admin.calendar.date')} minDate={`${year}-01-01`} maxDate={`${year}-12-31`} value={day} onChange={setDay} />
          <TextInput label={t('admin.calendar.name')} maxLength={200} value={id} data-autofocus onChange={(event) => setId(event.currentTarget.value)} />
          <TextInput label={`${t('admin.calendar.nameEn')} ${t('shell.optional')}`} maxLength={200} value={en} onChange={(event) => setEn(event.currentTarget.value)} />
          <NativeSelect label={t('admin.calendar.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value as Holiday['kind'])} data={kinds.map((each) => ({ value: each, label: t(`admin.calendar.kinds.${each}`) }))} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
            <ActButton type="submit" act={t('admin.calendar.addAct')} refusal={refusal} onAct={() => undefined} />
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
