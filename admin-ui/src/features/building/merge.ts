import { applyCommand, applyCommands, type Command } from '../../../../core/form/commands.ts';
import type { FormModel } from '../../../../core/form/model.ts';
import { isProblem } from '../../../../core/problem.ts';

/** One place that both designers changed, with what each of them made of it. */
export type Clash = { readonly place: string; readonly nodeId: string | undefined; readonly mine: unknown; readonly theirs: unknown };
/** Own commands done again on a colleague's newer draft; what no longer applies is counted. */
export type Merged = { readonly model: FormModel; readonly commands: readonly Command[]; readonly lost: number };

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Orders of children and lists of rules merge by themselves: their entries are looked at one by one. */
const merges = /\/children$|^(rules|tests|refs)$/;

/** The value at a place such as `byId/q1/text/id/title`. */
const valueAt = (model: FormModel, place: string): unknown => place.split('/').reduce<unknown>((at, part) => (isBag(at) && Object.hasOwn(at, part) ? at[part] : undefined), { ...model, ...byIdentity(model) });
const byIdentity = (model: FormModel) => ({ rules: Object.fromEntries(model.rules.map((rule) => [rule.id, rule])), tests: Object.fromEntries(model.tests.map((test) => [test.id, test])), refs: Object.fromEntries(model.refs.map((ref) => [ref.name, ref])) });

/** Every place where two drafts differ, as deep as one of them has objects; an added or removed node is one place. */
function differing(before: unknown, after: unknown, at: readonly string[] = []): readonly string[] {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isBag(before) || !isBag(after)) return [at.join('/')];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differing(before[key], after[key], [...at, key]));
}

/** The places own commands touch, lists by the identity of their entries. */
function touched(base: FormModel, commands: readonly Command[]): readonly string[] {
  const applied = applyCommands(base, commands);
  const listed = commands.flatMap((command) => (command.name === 'setRule' ? [`rules/${command.args.rule.id}`] : command.name === 'removeRule' ? [`rules/${command.args.id}`] : command.name === 'setTest' ? [`tests/${command.args.test.id}`] : command.name === 'removeTest' ? [`tests/${command.args.id}`] : []));
  return isProblem(applied) ? listed : [...new Set([...applied.places, ...listed])];
}

const overlap = (a: string, b: string) => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/** Finds the places that both changed since the last common draft to different values. */
export function clashes({ base, latest, commands }: { readonly base: FormModel; readonly latest: FormModel; readonly commands: readonly Command[] }): readonly Clash[] {
  const identified = (model: FormModel) => ({ ...model, ...byIdentity(model) });
  const theirs = differing(identified(base), identified(latest)).filter((place) => !merges.test(place));
  const mine = touched(base, commands).filter((place) => !merges.test(place));
  const own = applyCommands(base, commands);
  if (isProblem(own)) return [];
  const both = theirs.filter((place) => mine.some((each) => overlap(each, place)));
  return both.map((place) => ({ place, nodeId: /^byId\/([^/]+)/.exec(place)?.[1], mine: valueAt(own.model, place), theirs: valueAt(latest, place) })).filter((clash) => JSON.stringify(clash.mine) !== JSON.stringify(clash.theirs));
}

/** Does commands again on a newer draft; `without` leaves out those that touch these places. */
export function redone(base: FormModel, latest: FormModel, { commands, without = [] }: { readonly commands: readonly Command[]; readonly without?: readonly string[] }): Merged {
  let merged: Merged = { model: latest, commands: [], lost: 0 };
  let own = base;
  for (const command of commands) {
    const places = touched(own, [command]);
    const after = applyCommand(own, command);
    if (!isProblem(after)) own = after.model;
    if (places.some((place) => without.some((each) => overlap(each, place)))) continue;
    const next = applyCommand(merged.model, command);
    merged = isProblem(next) ? { ...merged, lost: merged.lost + 1 } : { ...merged, model: next.model, commands: [...merged.commands, command] };
  }
  return merged;
}
