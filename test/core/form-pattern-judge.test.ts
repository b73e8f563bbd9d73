import { describe, expect, test } from '@jest/globals';
import { presets } from '../../core/form/questions/shortText.ts';
import { judgePatterns } from '../../server/judge-patterns.ts';
import { publishLimits } from '../../server/publish-limits.ts';

// A busy machine needs longer for each; what it decides is the same.
const patient = { ...publishLimits, patternMs: 10_000, patternsMs: 60_000 };

describe('the server judges patterns before a form is published', () => {
  test('what a text can make slow, and what cannot be decided, is not safe', async () => {
    const calm = [...Object.values(presets).map(({ pattern }) => pattern), '^[A-Z]{2}-\\d+$', '^(?=.*[A-Z])[A-Za-z0-9]{8,20}$'];
    const slow = ['^(a+)+$', '^(a|a)*$', '^(([a-z])+.)+[A-Z]([a-z])+$'];
    const { verdicts, left } = await judgePatterns([...calm, ...slow, '^('], patient);
    expect(calm.map((pattern) => verdicts[pattern])).toEqual(calm.map(() => 'safe'));
    expect(slow.map((pattern) => verdicts[pattern])).toEqual(slow.map(() => 'slow'));
    expect(verdicts['^(']).toBe('unknown');
    expect(left).toEqual([]);
  }, 30_000);

  test('what the time does not suffice for is left, and the next call goes on with it', async () => {
    const asked = ['^[a-f]{3}x$', '^[a-f]{4}y$'];
    expect((await judgePatterns(asked, { ...publishLimits, patternsMs: 1 })).left).toEqual(asked);
    expect(await judgePatterns(asked, patient)).toEqual({ verdicts: { [asked[0]!]: 'safe', [asked[1]!]: 'safe' }, left: [] });
  }, 60_000);

  test('what was not decided in time is judged anew, however often it was asked', async () => {
    const pattern = '^[m-p]{5}q$';
    await judgePatterns([pattern], { ...publishLimits, patternMs: -2_999 });
    expect((await judgePatterns([pattern], patient)).verdicts[pattern]).toBe('safe');
  }, 60_000);

  test('a pattern that the judge is stuck with is not safe, and those behind it are judged all the same', async () => {
    const stuck = `^${'(a|b|ab)*'.repeat(30)}$`;
    const { verdicts, left } = await judgePatterns([stuck, '^[g-k]{3}z$']);
    expect(verdicts[stuck]).not.toBe('safe');
    expect(verdicts['^[g-k]{3}z$']).toBe('safe');
    expect(left).toEqual([]);
  }, 30_000);
});
