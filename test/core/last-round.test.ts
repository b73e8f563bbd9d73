import { describe, expect, test } from '@jest/globals';
import type { Answers } from '../../core/form/model.ts';
import { byQuestion, stateOf } from '../../core/form/state.ts';
import type { Review, Verdict } from '../../db/reviews.ts';
import { whyNotFinish } from '../../server/judging.ts';
import { plan, renstraForm, smartRow } from '../../templates/renstra/form.ts';

const model = renstraForm();
const verdict = (one: Partial<Verdict>): Verdict => ({ verdict: 'accept', rev: 1, by: 'v', byName: 'Verifikator', at: '2026-07-06T01:00:00.000Z', noteId: 'n', ...one });
const found = { uji: [smartRow('% sosialisasi bansos', false)], kesimpulan: 'tidak' };
const draft = plan('% sosialisasi bansos');
const judged: Answers = { ...draft, data: { ...draft.data, form_c: found } };

/** What keeps a verifier from passing on a draft that does not conform. */
function passing(isLastRound: boolean, rencana: Partial<Verdict>) {
  const verdicts = { periode: verdict({}), rencana: verdict(rencana), akar: verdict({}), uji: verdict({ grade: found.uji }), kesimpulan: verdict({ grade: found.kesimpulan }) };
  return whyNotFinish({ verdicts } as unknown as Review, { decision: 'pass', questions: Object.keys(verdicts), proposals: {}, decided: {}, own: byQuestion(model, judged), model, state: stateOf(model, judged), isLastRound });
}

describe('a draft that does not conform', () => {
  const noted = { verdict: 'revise', note: 'Mengukur proses, bukan hasil.' } as const;

  test('is not passed on while it can be returned', () => {
    expect(passing(false, noted)).toMatchObject({ problem: 'ownAnswers', details: { count: 2 } });
  });

  test('is passed on once no round is left, with the question that stays open', () => {
    expect(passing(true, noted)).toBeUndefined();
  });

  test('is not passed on as if nothing were open', () => {
    expect(passing(true, {})).toMatchObject({ problem: 'ownAnswers' });
  });
});
