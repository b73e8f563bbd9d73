import { formsOf } from '../core/cycle/forms.ts';
import type { TrackState } from '../core/cycle/track.ts';
import { titlesOf } from '../core/form/titles.ts';
import type { Text } from '../core/problem.ts';
import type { Deps } from './deps.ts';
import { frozenForm, frozenIr } from './frozen.ts';

/** Titles are shown in lists and sentences: at most so many characters. */
const longest = 500;

/** Gives what a question of these tracks is called; its id where none of their forms has it. */
export async function questionTitles(deps: Pick<Deps, 'db' | 'settings' | 'now'>, pemdaId: string, states: readonly Pick<TrackState, 'snapshotId' | 'forms'>[]): Promise<(questionId: string) => Text> {
  const versions = await Promise.all(states.map(async (state) => Object.values(formsOf(await frozenIr(deps, state.snapshotId) ?? { forms: {} }, state))));
  const forms = await Promise.all([...new Set(versions.flat())].map((versionId) => frozenForm(deps, pemdaId, versionId)));
  return (questionId) => {
    const node = forms.map((form) => form?.model.byId[questionId]).find((found) => found !== undefined);
    if (node === undefined) return { id: questionId, en: questionId };
    const { id, en } = titlesOf(node);
    return { id: id.slice(0, longest), en: en.slice(0, longest) };
  };
}
