import { canonicalJson } from './canonical.ts';
import { about, change, type Change, choicesOf, classes, type DiffClass, type RunningChoice, titles } from './diff/change.ts';
import { questionChanges } from './diff/question.ts';
import { ruleChanges } from './diff/rules.ts';
import { scoringChanges } from './diff/scoring.ts';
import { wordingChanges } from './diff/wording.ts';
import { type FormModel, type Node, questionsOf } from './model.ts';

export type { Change, DiffClass, RunningChoice } from './diff/change.ts';
/** The difference between two versions: its sentences, the class of the worst, and what running cases may do under it. */
export type FormDiff = { readonly class: DiffClass; readonly changes: readonly Change[]; readonly choices: readonly RunningChoice[] };

/** Says in sentences what changed between two versions, by question identity; the class is that of the worst change. */
export function formDiff(before: FormModel, after: FormModel): FormDiff {
  const [old, fresh] = [placesOf(before), placesOf(after)];
  const found = [
    ...[...fresh].flatMap(([id, { node, section }]) => {
      const was = old.get(id);
      return was ? [...questionChanges(was.node, node), ...moved(was.section, section, node)] : [added(node)];
    }),
    ...[...old].filter(([id]) => !fresh.has(id)).map(([id, { node }]) => change('removing', id, [`“${titles(node).id}” dihapus: jawaban lama tetap tersimpan.`, `“${titles(node).en}” is removed: earlier answers stay stored.`])),
    ...partChanges(before, after, new Set([...old.keys(), ...fresh.keys()])), ...ruleChanges(before, after), ...refChanges(before, after), ...scoringChanges(before, after),
  ];
  const same = canonicalJson(bare(before)) === canonicalJson(bare(after));
  const changes = found.length > 0 || same ? found : [change('cosmetic', null, ['Susunan atau kata-kata bagian berubah.', 'Order or wording of parts changed.'])];
  const worst = worstOf(changes.map((each) => each.class));
  return { class: worst, changes, choices: choicesOf[worst] };
}

const worstOf = (found: readonly DiffClass[]): DiffClass => classes[Math.max(0, ...found.map((each) => classes.indexOf(each)))]!;

/** Marks speak to whoever publishes, and tests only try the form: neither is a difference of the form itself. */
const bare = ({ tests: _tests, ...model }: FormModel) => ({ ...model, byId: Object.fromEntries(Object.entries(model.byId).map(([id, { meaning: _meaning, ...node }]) => [id, node])) });

const placesOf = (model: FormModel) => new Map(questionsOf(model).map((place) => [place.node.id, place]));

function added(node: Node): Change {
  const must = node.required === true || node.evidence?.need === 'yes';
  return about(node)(must ? 'additive-required' : 'additive-optional', ` ditambah${must ? ' (wajib)' : ' (opsional)'}.`, ` is added${must ? ' (required)' : ' (optional)'}.`);
}

/** A question that moves to another section keeps its identity, so its answers follow it. */
function moved(was: Node, is: Node, node: Node): readonly Change[] {
  return was.id === is.id ? [] : [about(node)('cosmetic', ` dipindah ke bagian “${titles(is).id}”.`, ` moved to section “${titles(is).en}”.`)];
}

/** Pages, sections and notes: their words and order are layout, the key of a section is part of the data. */
function partChanges(before: FormModel, after: FormModel, questions: ReadonlySet<string>): readonly Change[] {
  const parts = (model: FormModel) => Object.values(model.byId).filter((node) => !questions.has(node.id));
  return [
    ...parts(after).flatMap((node) => {
      const was = before.byId[node.id];
      if (was === undefined) return [about(node)('cosmetic', ' ditambah.', ' is added.')];
      return [...(was.key === node.key ? [] : [about(node)('narrowing', `: kunci bagian ${was.key ?? '–'} menjadi ${node.key ?? '–'}.`, `: section key ${was.key ?? '–'} becomes ${node.key ?? '–'}.`)]), ...wordingChanges(was, node)];
    }),
    ...parts(before).filter((node) => after.byId[node.id] === undefined).map((node) => about(node)('cosmetic', ' (bagian) dihapus.', ' (part) is removed.')),
  ];
}

function refChanges(before: FormModel, after: FormModel): readonly Change[] {
  const byName = (model: FormModel) => new Map(model.refs.map((ref) => [ref.name, ref]));
  const [old, fresh] = [byName(before), byName(after)];
  return [...fresh].filter(([name, ref]) => old.has(name) && canonicalJson(old.get(name)) !== canonicalJson(ref)).map(([name]) => change('narrowing', null, [`Nilai rujukan ${name} berasal dari tempat lain atau berganti pengganti.`, `The value ${name} comes from elsewhere or has another fallback.`]));
}
