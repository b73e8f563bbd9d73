import type { FormModel } from './model.ts';
import type { PatternVerdicts } from './pattern.ts';
import { importProblems, testProblems } from './problems/build.ts';
import { evidenceProblems } from './problems/evidence.ts';
import { fillerProblems } from './problems/fillers.ts';
import type { FormProblem } from './problems/found.ts';
import { historyProblems } from './problems/history.ts';
import { limitProblems } from './problems/limits.ts';
import { patternProblems } from './problems/patterns.ts';
import { prefillProblems } from './problems/prefill.ts';
import { reachProblems } from './problems/reach.ts';
import { rowProblems } from './problems/rows.ts';
import { ruleProblems } from './problems/rules.ts';
import { scoringProblems } from './problems/scoring.ts';
import { sortProblems } from './problems/sorts.ts';
import { structureProblems } from './problems/structure.ts';
import { textProblems } from './problems/texts.ts';

/** What stands beside the draft: the version in force, and what the server's judge says of patterns (else the cheap look decides). */
export type Beside = { readonly published?: FormModel | undefined; readonly patterns?: PatternVerdicts | undefined };
export { patternsOf } from './problems/patterns.ts';
export type { Fix, FormProblem } from './problems/found.ts';

/** Gives everything wrong with a draft, in the order of forms.md §3; an empty list may be published. */
export function formProblems(model: FormModel, { published, patterns }: Beside = {}): readonly FormProblem[] {
  const rules = ruleProblems(model);
  const found = [...limitProblems(model), ...structureProblems(model), ...textProblems(model), ...rules, ...rowProblems(model), ...sortProblems(model), ...reachProblems(model, rules.some(({ name }) => name === 'ruleCycle')), ...patternProblems(model, patterns), ...scoringProblems(model), ...evidenceProblems(model), ...prefillProblems(model), ...fillerProblems(model), ...(published ? historyProblems(model, published) : []), ...importProblems(model)];
  // A broken tree or a rule in a circle would make the tests of the form say nonsense.
  return found.some((problem) => problem.blocks) ? found : [...found, ...testProblems(model)];
}
