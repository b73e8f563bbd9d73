import type { FormModel } from '../../../../../core/form/model.ts';

/** Gives an id no test of the form bears. */
export function freshTestId(model: FormModel): string {
  const taken = new Set(model.tests.map((test) => test.id));
  let n = model.tests.length + 1;
  while (taken.has(`t${n}`)) n += 1;
  return `t${n}`;
}
