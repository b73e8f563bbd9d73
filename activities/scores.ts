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

const most = 20;
/** Keeps the last published forms that were asked for: a published version never changes, and reading one costs more than scoring it. */
function remembering(load: (pemdaId: string, versionId: string) => Promise<FormModel | undefined>) {
  const known = new Map<string, FormModel>();
  return async (pemdaId: string, versionId: string): Promise<FormModel | undefined> => {
    const key = `${pemdaId}/${versionId}`;
    const model = known.get(key) ?? await load(pemdaId, versionId);
    known.delete(key);
    if (model !== undefined) known.set(key, model);
    if (known.size > most) known.delete([...known.keys()][0]!);
    return model;
  };
}

/** Makes the activity that scores what an agency handed in. */
export function createScores(deps: ActivityDeps) {
  const { db } = deps;
  const published = remembering(async (pemdaId, versionId) => {
    const version = await loadFormVersion(db, pemdaId, versionId);
    return version && (JSON.parse(version.model) as FormModel);
  });
  return {
    /** Scores the last confirmed answers of a track, with the evaluators' values in their place when `decided`, and stores the score of this round with its explanation. */
    async score({ pemdaId, trackId, round, formKey, formVersion, source, as }: Wanted): Promise<Scored> {
      const [model, submission, decided, enrolment, at] = await Promise.all([
        published(pemdaId, formVersion),
        lastConfirmed(db, pemdaId, { trackId, formKey }),
        source === 'decided' ? loadDecided(db, pemdaId, trackId) : nothingDecided,
        loadEnrolment(db, pemdaId, trackId),
        businessInstant(deps, pemdaId),
      ]);
      if (model === undefined || enrolment === undefined) throw new Error(`form version ${formVersion} or enrolment ${trackId} is not stored`);
      const own = submission === undefined ? { data: {}, evidence: {} } : contentOf(submission);
      const judged = Object.fromEntries(Object.entries(decided).map(([question, one]) => [question, one.notApplicable === true ? notApplicableAnswer : one.value]));
      const { total, grade, tree, thresholds } = score(model, { data: nest(model, { ...own.data, ...judged }), evidence: own.evidence });
      await saveScore(db, { pemdaId, agencyId: enrolment.agencyId, cycleId: enrolment.cycleId, trackId, as, round, total, grade, tree, at, formVersion });
      return { total, grade, facts: Object.fromEntries(thresholds.map(({ name, met }) => [`threshold.${as}.${name}`, met])), at };
    },
  };
}
