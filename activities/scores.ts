import type { Instant } from '../core/cycle/track.ts';
import { nest } from '../core/form/clean.ts';
import type { FormModel } from '../core/form/model.ts';
import { score } from '../core/form/score.ts';
import { notApplicableAnswer } from '../core/form/score-tree.ts';
import { loadFormVersion } from '../db/forms.ts';
import { loadEnrolment } from '../db/enrolments.ts';
import { loadDecided, saveScore } from '../db/scores.ts';
import { contentOf, lastConfirmed } from '../db/submissions.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

type Wanted = { readonly pemdaId: string; readonly trackId: string; readonly round: number; readonly formKey: string; readonly formVersion: string; readonly source: 'proposed' | 'decided'; readonly as: string };
type Facts = Readonly<Record<string, string | number | boolean>>;
type Scored = { readonly total: string; readonly grade: string; readonly facts: Facts; readonly at: Instant };

const nothingDecided: Awaited<ReturnType<typeof loadDecided>> = {};

/** Makes the activity that scores what an agency handed in. */
export function createScores(deps: ActivityDeps) {
  const { db } = deps;
  return {
    /** Scores the last confirmed answers of a track, with the evaluators' values in their place when `decided`, and stores the score of this round with its explanation. */
    async score({ pemdaId, trackId, round, formKey, formVersion, source, as }: Wanted): Promise<Scored> {
      const [version, submission, decided, enrolment, at] = await Promise.all([
        loadFormVersion(db, pemdaId, formVersion),
        lastConfirmed(db, pemdaId, { trackId, formKey }),
        source === 'decided' ? loadDecided(db, pemdaId, trackId) : nothingDecided,
        loadEnrolment(db, pemdaId, trackId),
        businessInstant(deps, pemdaId),
      ]);
      if (version === undefined || enrolment === undefined) throw new Error(`form version ${formVersion} or enrolment ${trackId} is not stored`);
      const model = JSON.parse(version.model) as FormModel;
      const own = submission === undefined ? { data: {}, evidence: {} } : contentOf(submission);
      const judged = Object.fromEntries(Object.entries(decided).map(([question, one]) => [question, one.notApplicable === true ? notApplicableAnswer : one.value]));
      const { total, grade, tree, thresholds } = score(model, { data: nest(model, { ...own.data, ...judged }), evidence: own.evidence });
      await saveScore(db, { pemdaId, agencyId: enrolment.agencyId, cycleId: enrolment.cycleId, trackId, as, round, total, grade, tree, at, formVersion });
      return { total, grade, facts: Object.fromEntries(thresholds.map(({ name, met }) => [`threshold.${as}.${name}`, met])), at };
    },
  };
}
