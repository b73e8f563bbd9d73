import { describe, expect, test } from '@jest/globals';
import { presets } from '../../core/form/questions/shortText.ts';
import { judgePatterns } from '../../server/judge-patterns.ts';

describe('the server judges patterns before a form is published', () => {
  test('what a text can make slow, and what cannot be decided, is not safe', async () => {
    const calm = [...Object.values(presets).map(({ pattern }) => pattern), '^[A-Z]{2}-\\d+$', '^(?=.*[A-Z])[A-Za-z0-9]{8,20}$'];
    const slow = ['^(a+)+$', '^(a|a)*$', '^(([a-z])+.)+[A-Z]([a-z])+$'];
    const verdicts = await judgePatterns([...calm, ...slow, '^(']);
    expect(calm.map((pattern) => verdicts[pattern])).toEqual(calm.map(() => 'safe'));
    expect(slow.map((pattern) => verdicts[pattern])).toEqual(slow.map(() => 'slow'));
    expect(verdicts['^(']).toBe('unknown');
  }, 30_000);
});
