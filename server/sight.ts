import type { RoleKey } from '../core/access.ts';
import type { FormModel } from '../core/form/model.ts';
import { seenBy } from '../core/form/seen-by.ts';
import type { Explained } from '../core/form/score-tree.ts';

type ByQuestion<T> = Readonly<Record<string, T>>;
/** What one role reads of the answers to some forms: everything but the questions those forms keep from it. */
export type Sight = {
  readonly sees: (questionId: string) => boolean;
  readonly of: <T>(byQuestion: ByQuestion<T>) => ByQuestion<T>;
  /** How a score came to be, without the steps about what is out of sight; its total stays what it is. */
  readonly score: <S extends { readonly tree: unknown } | null>(score: S) => S;
};

/** Gives the sight of a role; a question any of the forms keeps from it stays out of sight. */
export function sightOf(models: readonly (FormModel | undefined)[], role: RoleKey): Sight {
  const unseen = new Set(models.flatMap((model) => (model === undefined ? [] : [...seenBy(model, role).unseen])));
  const sees = (id: string) => !unseen.has(id);
  const pruned = (step: Explained): Explained => ({ ...step, children: step.children.filter(({ node }) => sees(node)).map(pruned) });
  return {
    sees,
    of: (byQuestion) => (unseen.size === 0 ? byQuestion : Object.fromEntries(Object.entries(byQuestion).filter(([id]) => sees(id)))),
    score: (score) => (score === null || unseen.size === 0 ? score : { ...score, tree: pruned(score.tree as Explained) }),
  };
}
