import type { CycleDefinition } from '../cycle/ir.ts';
import { workingDays } from '../cycle/usual-clock.ts';
import type { Text } from '../problem.ts';

/** Makes a cycle of one task and its end, over one form, ready to be designed on. */
export function blankCycle(title: Text, formId: string): CycleDefinition {
  return {
    format: 1, key: 'siklus', title, about: { id: 'Siklus yang dirancang sendiri.', en: 'A cycle of our own design.' }, basis: { id: 'Belum diisi.', en: 'Not filled in yet.' },
    stages: [{ key: 'isi', owner: 'operator', title: { id: 'Isi', en: 'Fill in' } }, { key: 'hasil', owner: 'coordinator', title: { id: 'Hasil', en: 'Result' } }],
    start: 'task',
    nodes: [
      { key: 'task', kind: 'task', title: { id: 'Isi formulir', en: 'Fill in the form' }, stage: 'isi', form: 'formulir', mode: 'fill', assignee: 'operator', clock: workingDays(10), next: 'done' },
      { key: 'done', kind: 'end', title: { id: 'Selesai', en: 'Finished' }, outcome: 'finished' },
    ],
    forms: { formulir: formId },
  };
}
