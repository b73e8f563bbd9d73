import { type FormModel, questionsOf } from '../model.ts';
import { agencyPart, reviewersOwn } from '../seen-by.ts';
import { found, type FormProblem, placed } from './found.ts';
import { titleIn } from '../titles.ts';

/** Finds questions that nobody would ever answer: neither the agency nor its reviewers may. */
export function fillerProblems(model: FormModel): readonly FormProblem[] {
  const asked = agencyPart(model);
  // Nothing is left to others: the usual form.
  if (asked === model) return [];
  const own = reviewersOwn(model);
  return questionsOf(model).filter(({ node }) => !Object.hasOwn(asked.byId, node.id) && !own.has(node.id)).map(({ node }) => placed(found('nobodyFills', node, `“${titleIn(node, 'id')}”: tidak ada yang dapat mengisinya. Pilih operator, kepala instansi, atau penilai yang juga melihatnya.`, `“${titleIn(node, 'en')}”: nobody can fill it in. Choose the operator, the head or the reviewers, who also see it.`), 'edit'));
}
