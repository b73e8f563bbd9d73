import { ActionIcon, Button, NativeSelect, NumberInput, Radio, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ownerWords } from '../../../../core/design/describe.ts';
import type { ClockRule, CycleDefinition } from '../../../../core/cycle/ir.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import classes from './designing.module.css';
import { SinceField } from './SinceField.tsx';

/** `owner`: the step the deadline is kept in, for what it can be counted from. */
type Props = { readonly label: string; readonly clock: ClockRule; readonly definition: CycleDefinition; readonly owner: string; readonly onChange: (clock: ClockRule) => void };

/** A deadline with everything that hangs on it: reminders, escalation, and what happens after it. */
export function ClockEditor({ label, clock, definition, owner, onChange }: Props) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { due, late } = clock;
  const set = (change: Partial<ClockRule>) => onChange({ ...clock, ...change });
  return (
    <fieldset className={classes['clock']}>
      <legend>{label}</legend>
      <div className={classes['row']}>
        <NativeSelect aria-label={t('design.clock.kind')} value={due.kind} onChange={({ currentTarget }) => set({ due: currentTarget.value === 'date' ? { kind: 'date', date: new Date().toISOString().slice(0, 10), at: due.at } : { kind: 'workingDays', days: 10, at: due.at } })} data={[{ value: 'workingDays', label: t('design.clock.workingDays') }, { value: 'date', label: t('design.clock.date') }]} />
        {due.kind === 'workingDays' ? <NumberInput aria-label={t('design.clock.days')} min={0} max={400} allowDecimal={false} clampBehavior="strict" value={due.days} onChange={(days) => typeof days === 'number' && set({ due: { ...due, days } })} className={classes['narrow'] ?? ''} />
          : <DayInput aria-label={t('design.clock.date')} value={due.date} onChange={(date) => date && set({ due: { ...due, date } })} />}
        <TextInput aria-label={t('design.clock.at')} value={due.at} maxLength={5} onChange={({ currentTarget }) => set({ due: { ...due, at: currentTarget.value } })} className={classes['narrow'] ?? ''} />
      </div>
      {due.kind === 'workingDays' && <SinceField definition={definition} owner={owner} due={due} onChange={(next) => set({ due: next })} />}
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{[t('design.clock.reminderCount', { count: clock.reminders.length }), t('design.clock.escalationCount', { count: clock.escalation.length }), t('design.clock.whenLate')].join(', ')}</summary>
        {isOpen && <div className={classes['stack']}>
          <Reminders clock={clock} set={set} />
          <Escalations clock={clock} set={set} />
          <Radio.Group label={t('design.clock.late')} value={late.policy} onChange={(policy) => set({ late: policy === 'grace' ? { policy, days: 2 } : { policy: policy as 'close' | 'accept' } })}>
            <div className={classes['stack']}>
              {(['accept', 'grace', 'close'] as const).map((policy) => <Radio key={policy} value={policy} label={t(`design.clock.policy.${policy}`)} />)}
              {late.policy === 'grace' && <NumberInput label={t('design.clock.grace')} min={1} max={60} allowDecimal={false} clampBehavior="strict" value={late.days} onChange={(days) => typeof days === 'number' && set({ late: { policy: 'grace', days } })} />}
            </div>
          </Radio.Group>
        </div>}
      </details>
    </fieldset>
  );
}

type Part = { readonly clock: ClockRule; readonly set: (change: Partial<ClockRule>) => void };

/** Reminders before the due day, as steps of a ladder, and the repeat after it. */
function Reminders({ clock, set }: Part) {
  const { t } = useTexts();
  const [days, setDays] = useState<number | string>(5);
  const sorted = [...clock.reminders].toSorted((a, b) => a - b);
  return (
    <div className={classes['stack']}>
      <span className={classes['label']}>{t('design.clock.reminders')}</span>
      <ul className={classes['chips']}>{sorted.map((offset) => <li key={offset}>{offset === 0 ? t('design.clock.dayItself') : `H${offset}`}<ActionIcon variant="subtle" size={28} aria-label={t('design.clock.removeReminder', { day: `H${offset}` })} onClick={() => set({ reminders: clock.reminders.filter((each) => each !== offset) })}><IconTrash size={14} aria-hidden /></ActionIcon></li>)}</ul>
      <div className={classes['row']}>
        <NumberInput aria-label={t('design.clock.before')} min={0} max={60} allowDecimal={false} clampBehavior="strict" value={days} onChange={setDays} className={classes['narrow'] ?? ''} />
        <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => typeof days === 'number' && set({ reminders: [...new Set([...clock.reminders, -days])].toSorted((a, b) => a - b) })}>{t('design.clock.addReminder')}</Button>
      </div>
      <NumberInput label={t('design.clock.repeat')} description={t('design.clock.repeatHint')} min={0} max={30} allowDecimal={false} clampBehavior="strict" value={clock.repeatEvery ?? 0} onChange={(every) => { if (typeof every !== 'number') return; const { repeatEvery: _, ...rest } = clock; set(every === 0 ? ({ ...rest, repeatEvery: undefined } as never) : { repeatEvery: every }); }} />
    </div>
  );
}

/** Whom to tell how late: the ladder upwards. */
function Escalations({ clock, set }: Part) {
  const { t } = useTexts();
  const say = useSay();
  const put = (at: number, change: Partial<ClockRule['escalation'][number]>) => set({ escalation: clock.escalation.map((each, i) => (i === at ? { ...each, ...change } : each)) });
  return (
    <div className={classes['stack']}>
      <span className={classes['label']}>{t('design.clock.escalation')}</span>
      {clock.escalation.map(({ after, to }, at) => (
        <div key={at} className={classes['row']}>
          <NumberInput aria-label={t('design.clock.lateDays', { n: at + 1 })} prefix="H+" min={1} max={60} allowDecimal={false} clampBehavior="strict" value={after} onChange={(days) => typeof days === 'number' && put(at, { after: days })} className={classes['narrow'] ?? ''} />
          <NativeSelect aria-label={t('design.clock.tell', { n: at + 1 })} value={to} onChange={({ currentTarget }) => put(at, { to: currentTarget.value as 'head' })} data={(['head', 'coordinator', 'secretary'] as const).map((role) => ({ value: role, label: say(ownerWords[role]!) }))} />
          <ActionIcon variant="default" size={36} aria-label={t('design.clock.removeStep', { n: at + 1 })} onClick={() => set({ escalation: clock.escalation.filter((_, i) => i !== at) })}><IconTrash size={16} aria-hidden /></ActionIcon>
        </div>
      ))}
      <div><Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => set({ escalation: [...clock.escalation, { after: (clock.escalation.at(-1)?.after ?? 0) + 2, to: 'coordinator' }] })}>{t('design.clock.addStep')}</Button></div>
    </div>
  );
}
