import { describe, expect, test } from '@jest/globals';
import { isProblem, problem, problems, sentence } from '../../core/problem.ts';

describe('a problem', () => {
  test('fills its sentence in both languages and keeps the details', () => {
    const late = problem('deadlinePassed', { due: 'Rabu, 15 Juli 2026 pukul 23.59 WIB' });
    expect(late.message).toContain('Tenggat lewat pada Rabu, 15 Juli 2026 pukul 23.59 WIB');
    expect(sentence('deadlinePassed', late.details).en).toContain('The deadline passed at Rabu, 15 Juli 2026');
    expect(isProblem(JSON.parse(JSON.stringify(late)))).toBe(true);
  });

  test('has a sentence in both languages for every name', () => {
    for (const [name, row] of Object.entries(problems)) {
      expect({ name, id: row.id.length > 10, en: row.en.length > 10 }).toEqual({ name, id: true, en: true });
    }
  });
});
