import { canonicalJson } from '../canonical.ts';
import type { FormModel, Rule } from '../model.ts';
import { change, type Change, type DiffClass, titles } from './change.ts';

const bare = ({ text: _text, ...rule }: Rule) => canonicalJson(rule);
const names: Readonly<Record<Rule['effect'], readonly [id: string, en: string]>> = { show: ['Syarat tampil', 'The condition for showing'], require: ['Syarat wajib', 'The condition for requiring'], limit: ['Batas', 'The limit'], warn: ['Peringatan', 'The warning'], compute: ['Rumus', 'The formula'] };
/** What a rule does to running cases when it comes, and when it goes. */
const effects: Readonly<Record<Rule['effect'], readonly [added: DiffClass, removed: DiffClass]>> = { show: ['narrowing', 'additive-required'], require: ['additive-required', 'additive-optional'], limit: ['narrowing', 'additive-optional'], warn: ['cosmetic', 'cosmetic'], compute: ['type change', 'type change'] };

/** Says which rules came, went or changed, by rule id. */
export function ruleChanges(before: FormModel, after: FormModel): readonly Change[] {
  const [old, fresh] = [byId(before), byId(after)];
  const say = (model: FormModel, rule: Rule, [kind, id, en]: readonly [DiffClass, string, string]) => {
    const about = rule.targets.map((target) => titles(model.byId[target], target));
    return change(kind, rule.targets[0] ?? null, [`${names[rule.effect][0]} untuk ${about.map((title) => `“${title.id}”`).join(', ')} ${id}.`, `${names[rule.effect][1]} of ${about.map((title) => `“${title.en}”`).join(', ')} ${en}.`]);
  };
  return [
    ...after.rules.filter((rule) => !old.has(rule.id)).map((rule) => say(after, rule, [effects[rule.effect][0], 'ditambah', 'is added'])),
    ...before.rules.filter((rule) => !fresh.has(rule.id)).map((rule) => say(before, rule, [effects[rule.effect][1], 'dihapus', 'is removed'])),
    ...after.rules.filter((rule) => old.has(rule.id) && bare(old.get(rule.id)!) !== bare(rule)).map((rule) => say(after, rule, [effects[rule.effect][0], 'berubah', 'changed'])),
  ];
}

const byId = (model: FormModel) => new Map(model.rules.map((rule) => [rule.id, rule]));
