import { canonicalJson } from './canonical.ts';
import { change, type Change, classes, type DiffClass, titles } from './diff/change.ts';
import { questionChanges } from './diff/question.ts';
import { ruleChanges } from './diff/rules.ts';
import { type FormModel, type Node, questionsOf } from './model.ts';

export type { DiffClass } from './diff/change.ts';
export type FormDiff = { readonly class: DiffClass; readonly changes: readonly Change[] };

/** Says in sentences what changed between two versions, by question identity; the class is that of the worst change. */
export function formDiff(before: FormModel, after: FormModel): FormDiff {
  const [old, fresh] = [placesOf(before), placesOf(after)];
  const found = [
    ...[...fresh].flatMap(([id, { node, section }]) => {
      const was = old.get(id);
      return was ? [...questionChanges(was.node, node), ...moved(was.section, section, node)] : [added(node)];
    }),
    ...[...old].filter(([id]) => !fresh.has(id)).map(([id, { node }]) => change('removing', id, [`“${titles(node).id}” dihapus: jawaban lama tetap tersimpan.`, `“${titles(node).en}” is removed: earlier answers stay stored.`])),
    ...ruleChanges(before, after), ...scoreChanges(before, after),
  ];
  const same = canonicalJson(before) === canonicalJson(after);
  const changes = found.length > 0 || same ? found : [change('cosmetic', null, ['Susunan atau kata-kata bagian berubah.', 'Order or wording of parts changed.'])];
  const worst = changes.reduce((index, each) => Math.max(index, classes.indexOf(each.class)), 0);
  return { class: classes[worst]!, changes };
}

const placesOf = (model: FormModel) => new Map(questionsOf(model).map((place) => [place.node.id, place]));

function added(node: Node): Change {
  const must = node.required === true || node.evidence?.need === 'yes';
  const title = titles(node);
  return change(must ? 'additive-required' : 'additive-optional', node.id, [`“${title.id}” ditambah${must ? ' (wajib)' : ' (opsional)'}.`, `“${title.en}” is added${must ? ' (required)' : ' (optional)'}.`]);
}

/** A question that moves to another section keeps its identity, so its answers follow it. */
function moved(was: Node, is: Node, node: Node): readonly Change[] {
  const title = titles(node);
  return was.id === is.id ? [] : [change('cosmetic', node.id, [`“${title.id}” dipindah ke bagian “${titles(is).id}”.`, `“${title.en}” moved to section “${titles(is).en}”.`])];
}

function scoreChanges(before: FormModel, after: FormModel): readonly Change[] {
  const nodes = Object.values(after.byId).filter((node) => before.byId[node.id] && canonicalJson(before.byId[node.id]!.score ?? null) !== canonicalJson(node.score ?? null));
  const weighed = nodes.filter((node) => before.byId[node.id]!.score?.weight !== node.score?.weight);
  const other = nodes.some((node) => !weighed.includes(node)) || canonicalJson(before.scoring) !== canonicalJson(after.scoring);
  const shown = (weight: string | undefined, locale: 'id' | 'en') => (weight === undefined ? '–' : locale === 'id' ? weight.replace('.', ',') : weight);
  return [
    ...weighed.map((node) => {
      const [a, b] = [before.byId[node.id]!.score?.weight, node.score?.weight];
      return change('type change', node.id, [`Bobot “${titles(node).id}” ${shown(a, 'id')} menjadi ${shown(b, 'id')}: nilai dapat bergeser.`, `The weight of “${titles(node).en}” ${shown(a, 'en')} becomes ${shown(b, 'en')}: scores may move.`]);
    }),
    ...(other ? [change('type change', null, ['Cara menilai atau batas predikat berubah: nilai dapat bergeser.', 'Scoring or the bounds of results changed: scores may move.'])] : []),
  ];
}
