import { useMemo, useState } from 'react';
import { check } from '../../../../core/form/check.ts';
import { nest } from '../../../../core/form/clean.ts';
import { sectionsOf } from '../../../../core/form/compile.ts';
import type { Answers, FormModel } from '../../../../core/form/model.ts';
import { score } from '../../../../core/form/score.ts';
import { stateOf } from '../../../../core/form/state.ts';

/** Answers that live only in this tab: the same rules, checks and score as when the form is really filled in. */
export function useTrial(model: FormModel) {
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const [strict, setStrict] = useState(false);
  const drawn = useMemo(() => {
    try {
      const answers: Answers = { data: nest(model, values), evidence: {} };
      return { sections: sectionsOf(model), state: stateOf(model, answers), checked: check(model, answers), score: model.scoring.mode === 'none' ? undefined : score(model, answers) };
    } catch {
      // a draft that is half changed in the JSON tab may break the rules' own reading
      return undefined;
    }
  }, [model, values]);
  const set = (questionId: string, value: unknown) => setValues((old) => {
    const { [questionId]: _, ...rest } = old;
    return value === undefined ? rest : { ...rest, [questionId]: value };
  });
  return { values, set, reset: () => { setValues({}); setStrict(false); }, strict, setStrict, drawn } as const;
}

export type Trial = ReturnType<typeof useTrial>;
