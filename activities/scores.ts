import type { WantedScore } from '../core/cycle/follow.ts';
import type { Instant } from '../core/cycle/track.ts';
import { nest } from '../core/form/clean.ts';
import type { FormModel } from '../core/form/model.ts';
import { bindRefs } from '../core/form/refs.ts';
import { score } from '../core/form/score.ts';
import { notApplicableAnswer } from '../core/form/score-tree.ts';
import { loadFormVersion } from '../db/forms.ts';
import { findRefs } from '../db/refs.ts';
import { loadDecided, saveScore } from '../db/scores.ts';
import { contentOf, lastConfirmed, loadSubmission, type Submission } from '../db/submissions.ts';
import { loadView } from '../db/trackViews.ts';
import { businessInstant, type ActivityDeps } from './deps.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;
type Scored = { readonly total: string; readonly grade: string; readonly facts: Facts };
/** Scores what is asked for as of an instant of business time. */
export type Scorer = (wanted: WantedScore, at: Instant) => Promise<Scored>;

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

/** Gives what scores the last answers a track took, with the evaluators' values in their place when `decided`, and stores the score of its round with its explanation. */
export function createScorer({ db }: Pick<ActivityDeps, 'db'>): Scorer {
  const published = remembering(async (pemdaId, versionId) => {
    const version = await loadFormVersion(db, pemdaId, versionId);
    return version && (JSON.parse(version.model) as FormModel);
  });
  // The track has taken the version `handedIn` although its commit may be stored a moment later; one of another form leaves the last of this form.
  const answersOf = async ({ pemdaId, trackId, formKey, handedIn }: WantedScore): Promise<Submission | undefined> => {
    const taken = handedIn === undefined ? undefined : await loadSubmission(db, pemdaId, handedIn);
    return taken?.formKey === formKey ? taken : lastConfirmed(db, pemdaId, { trackId, formKey });
  };
  return async (wanted, at) => {
    const { pemdaId, agencyId, cycleId, trackId, round, formVersion, source, as } = wanted;
    const [model, submission, decided] = await Promise.all([
      published(pemdaId, formVersion),
      answersOf(wanted),
      source === 'decided' ? loadDecided(db, pemdaId, trackId) : nothingDecided,
    ]);
    if (model === undefined) throw new Error(`form version ${formVersion} is not stored`);
    const own = submission === undefined ? { data: {}, evidence: {} } : contentOf(submission);
    const judged = Object.fromEntries(Object.entries(decided).map(([question, one]) => [question, one.notApplicable === true ? notApplicableAnswer : one.value]));
    const bound = model.refs.length === 0 ? model : bindRefs(model, await findRefs(db, { pemdaId, trackId, agencyId, facts: (await loadView(db, pemdaId, trackId))?.state.facts ?? {} }, model));
    const { total, grade, tree, thresholds } = score(bound, { data: nest(model, { ...own.data, ...judged }), evidence: own.evidence });
    await saveScore(db, { pemdaId, agencyId, cycleId, trackId, as, round, total, grade, tree, at, formVersion });
    return { total, grade, facts: Object.fromEntries(thresholds.map(({ name, met }) => [`threshold.${as}.${name}`, met])) };
  };
}

/** Makes the activity that scores what an agency handed in. */
export function createScores(deps: ActivityDeps, scored: Scorer) {
  return {
    /** Scores the last answers a track took, and gives business time then. */
    async score(wanted: WantedScore): Promise<Scored & { readonly at: Instant }> {
      const at = await businessInstant(deps, wanted.pemdaId);
      return { ...await scored(wanted, at), at };
    },
  };
}
