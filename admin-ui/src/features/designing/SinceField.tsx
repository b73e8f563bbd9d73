import { sinceWords } from '../../../../core/cycle/checks/since.ts';
import type { CycleDefinition, DueRule, Since } from '../../../../core/cycle/ir.ts';
import { markName } from '../../../../core/cycle/moves/since.ts';
import { sinceChoices } from '../../../../core/design/since.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import { LazySelect } from './LazySelect.tsx';

type Days = Extract<DueRule, { readonly kind: 'workingDays' }>;
type Props = { readonly definition: CycleDefinition; readonly owner: string; readonly due: Days; readonly onChange: (due: Days) => void };

/** What the days of a deadline are counted from: entering the step, or what can have happened before it. */
export function SinceField({ definition, owner, due: { since, ...due }, onChange }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const label = (each: Since) => say(sinceWords(definition, each));
  const options = (all: readonly Since[]) => [{ value: '', label: t('design.clock.entered') }, ...all.map((each) => ({ value: markName(each), label: label(each) }))];
  // What was chosen once stays to be seen, also when the path no longer allows it.
  const chosen = since === undefined ? [] : [since];
  const all = () => { const choices = sinceChoices(definition, owner); return [...chosen.filter((each) => !choices.some((one) => markName(one) === markName(each))), ...choices]; };
  const choose = (value: string) => {
    const next = all().find((each) => markName(each) === value);
    onChange(next === undefined ? due : { ...due, since: next });
  };
  return <LazySelect label={t('design.clock.since')} description={since && t('design.clock.sinceHint')} value={since === undefined ? '' : markName(since)} shown={options(chosen)} all={() => options(all())} onChange={choose} />;
}
