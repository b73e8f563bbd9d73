import type { FormModel } from './model.ts';
import { importProblems, testProblems } from './problems/build.ts';
import { evidenceProblems } from './problems/evidence.ts';
import type { FormProblem } from './problems/found.ts';
import { patternProblems } from './problems/patterns.ts';
import { ruleProblems } from './problems/rules.ts';
import { scoringProblems } from './problems/scoring.ts';
import { structureProblems } from './problems/structure.ts';
import { textProblems } from './problems/texts.ts';

export type { FormProblem } from './problems/found.ts';

/** Gives everything wrong with a draft, in the order of forms.md §3; an empty list may be published. */
export function formProblems(model: FormModel): readonly FormProblem[] {
  const found = [...structureProblems(model), ...textProblems(model), ...ruleProblems(model), ...patternProblems(model), ...scoringProblems(model), ...evidenceProblems(model), ...importProblems(model)];
  // A broken tree or a rule in a circle would make the tests of the form say nonsense.
  return found.some((problem) => problem.blocks) ? found : [...found, ...testProblems(model)];
}
