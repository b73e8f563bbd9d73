import { redTests, type RedTest } from '../../../../../core/form/form-tests.ts';
import type { FormModel } from '../../../../../core/form/model.ts';

export type ToTest = { readonly turn: number; readonly model: FormModel };
/** One difference of one test. */
export type Difference = Pick<RedTest, 'part' | 'expected' | 'actual'> & { readonly testId: string };
export type Tested = { readonly turn: number; readonly red: readonly Difference[] };

/** Runs the form's tests away from the page, so that typing never waits. */
self.onmessage = ({ data: { turn, model } }: MessageEvent<ToTest>) => {
  const red = redTests(model).map(({ test, part, expected, actual }) => ({ testId: test.id, part, expected, actual }));
  self.postMessage({ turn, red } satisfies Tested);
};
