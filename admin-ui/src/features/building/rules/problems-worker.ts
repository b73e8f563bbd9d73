import type { FormModel } from '../../../../../core/form/model.ts';
import { formProblems, type FormProblem } from '../../../../../core/form/problems.ts';

export type ToCheck = { readonly turn: number; readonly model: FormModel; readonly published?: FormModel | undefined };
export type Checked = { readonly turn: number; readonly problems: readonly FormProblem[] };

/** Checks away from the page, so that typing never waits. */
self.onmessage = ({ data: { turn, model, published } }: MessageEvent<ToCheck>) => {
  self.postMessage({ turn, problems: formProblems(model, { published }) } satisfies Checked);
};
