import { NativeSelect } from '@mantine/core';
import { sinceWords } from '../../../../core/cycle/checks/since.ts';
import type { CycleDefinition, DueRule, Since } from '../../../../core/cycle/ir.ts';
import { markName } from '../../../../core/cycle/moves/since.ts';
import { sinceChoices } from '../../../../core/design/since.ts';
import { useSay, useTexts } from '../../texts/index.ts';

type Days = Extract<DueRule, { readonly kind: 'workingDays' }>;
type Props = { readonly definition: CycleDefinition; readonly owner: string; readonly due: Days; readonly onChange: (due: Days) => void };

/** What the days of a deadline are counted from: entering the step, or what can have happened before it. */
export function SinceField({ definition, owner, due: { since, ...due }, onChange }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const choices = sinceChoices(definition, owner);
  // What was chosen once stays to be seen, also when the path no longer allows it.
  const all = since === undefined || choices.some((each) => markName(each) === markName(since)) ? choices : [since, ...choices];
  const label = (each: Since) => say(sinceWords(definition, each));
  return (
    <NativeSelect label={t('design.clock.since')} description={t('design.clock.sinceHint')} value={since === undefined ? '' : markName(since)} onChange={({ currentTarget: { value } }) => {
      const chosen = all.find((each) => markName(each) === value);
      onChange(chosen === undefined ? due : { ...due, since: chosen });
    }} data={[{ value: '', label: t('design.clock.entered') }, ...all.map((each) => ({ value: markName(each), label: label(each) }))]} />
  );
}
