import type { CycleDefinition } from '../core/cycle/ir.ts';
import type { FormModel } from '../core/form/model.ts';
import type { Text } from '../core/problem.ts';
import { akipCycle } from './akip/cycle.ts';
import { akipForm } from './akip/form.ts';

/** A cycle ready to be copied: its definition and every form it may use, by template form key. */
export type Template = {
  readonly key: string;
  readonly title: Text;
  readonly about: Text;
  readonly basis: Text;
  readonly definition: CycleDefinition;
  readonly forms: Readonly<Record<string, () => FormModel>>;
};

const template = (definition: CycleDefinition, forms: Template['forms']): Template => ({ key: definition.key, title: definition.title, about: definition.about, basis: definition.basis, definition, forms });

/** Every template an administrator can start from. */
export const templates: readonly Template[] = [
  template(akipCycle, {
    'akip-lke': () => akipForm({ mode: 'subComponent' }),
    'akip-lke-kriteria': () => akipForm({ mode: 'criteria' }),
  }),
];
