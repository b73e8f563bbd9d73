import type { CycleTest } from './ir.ts';

/** The tests a cycle usually begins with: an agency in time, and one returned twice, come the same way to the same end. */
export const usualTests = (kind: string, { stages, outcome }: Pick<CycleTest, 'stages' | 'outcome'>): readonly CycleTest[] => [
  { key: 'uji1', title: 'Tepat waktu sampai akhir', kind, behaviour: 'punctual', stages, returns: 0, outcome },
  { key: 'uji2', title: 'Dua kali dikembalikan, lalu sampai akhir', kind, behaviour: 'returnedTwice', stages, returns: 2, outcome },
];
