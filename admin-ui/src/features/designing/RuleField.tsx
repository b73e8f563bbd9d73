import { useMemo } from 'react';
import type { Logic } from '../../../../core/cycle/ir.ts';
import { factNames, factsOf } from '../../../../core/design/facts.ts';
import { logicText } from '../../../../core/form/rule-sentence.ts';
import { useSay, useTexts } from '../../texts/index.ts';
import type { Asked } from '../building/rules/asked.ts';
import { ConditionEditor } from '../building/rules/ConditionEditor.tsx';
import classes from './designing.module.css';
import type { DesignDesk } from './use-design.ts';

/** A rule over the facts of a track, row by row as the rules of forms are, and read out as one sentence. */
export function RuleField({ desk: { definition, forms }, label, value, onChange, empty }: { readonly desk: DesignDesk; readonly label: string; readonly value: Logic; readonly onChange: (value: Logic) => void; readonly empty?: string }) {
  const { t } = useTexts();
  const say = useSay();
  const results = useMemo(() => Object.fromEntries(forms.map(({ formId, thresholds, grades }) => [formId, { thresholds, grades }])), [forms]);
  const asked = useMemo(() => factsOf(definition, results).map(({ term, words, sort, options = [] }): Asked => ({ term, title: say(words), sort, options: options.map((option) => ({ value: option.value, label: say(option.words) })) })), [definition, results, say]);
  const names = useMemo(() => factNames(definition, results), [definition, results]);
  return (
    <div className={classes['rule']}>
      <ConditionEditor value={value} onChange={onChange} questions={asked} names={names} words={{ when: label, empty: empty ?? t('design.noRule') }} />
      {value !== undefined && <p className={classes['reads']}>{label} {say(logicText(value as never, names))}.</p>}
    </div>
  );
}
