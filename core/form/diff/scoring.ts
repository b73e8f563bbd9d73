import { canonicalJson } from '../canonical.ts';
import type { FormModel } from '../model.ts';
import { change, type Change, titles } from './change.ts';

const shown = (weight: string | undefined, locale: 'id' | 'en') => (weight === undefined ? '–' : locale === 'id' ? weight.replace('.', ',') : weight);

/** Says what changed in how a form is scored; any of it may move a score. */
export function scoringChanges(before: FormModel, after: FormModel): readonly Change[] {
  const nodes = Object.values(after.byId).filter((node) => before.byId[node.id] && canonicalJson(before.byId[node.id]!.score ?? null) !== canonicalJson(node.score ?? null));
  const weighed = nodes.filter((node) => before.byId[node.id]!.score?.weight !== node.score?.weight);
  const bare = (score: object | undefined) => canonicalJson({ ...score, weight: null });
  const other = nodes.filter((node) => bare(before.byId[node.id]!.score) !== bare(node.score));
  return [
    ...weighed.map((node) => {
      const [a, b] = [before.byId[node.id]!.score?.weight, node.score?.weight];
      return change('type change', node.id, [`Bobot “${titles(node).id}” ${shown(a, 'id')} menjadi ${shown(b, 'id')}: nilai dapat bergeser.`, `The weight of “${titles(node).en}” ${shown(a, 'en')} becomes ${shown(b, 'en')}: scores may move.`]);
    }),
    ...other.map((node) => change('type change', node.id, [`Cara menilai “${titles(node).id}” berubah: nilai dapat bergeser.`, `How “${titles(node).en}” is scored changed: scores may move.`])),
    ...(canonicalJson(before.scoring) === canonicalJson(after.scoring) ? [] : [change('type change', null, ['Cara menilai atau batas predikat berubah: nilai dapat bergeser.', 'Scoring or the bounds of results changed: scores may move.'])]),
  ];
}
