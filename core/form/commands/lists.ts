import type { Draft } from 'immer';
import { problem, type Problem, type Text } from '../../problem.ts';
import type { CommandKind } from '../commands.ts';
import type { FormModel } from '../model.ts';

type Listed = 'rules' | 'tests' | 'refs';
const keyOf = (entry: object, list: Listed) => (entry as Record<string, unknown>)[list === 'refs' ? 'name' : 'id'];

/** Replaces the entry of the same identity where it stands; a new one goes to `index`, else to the end. */
function place(draft: Draft<FormModel>, list: Listed, entry: object, index: number | undefined): undefined {
  const entries = draft[list] as unknown as object[];
  const at = entries.findIndex((each) => keyOf(each, list) === keyOf(entry, list));
  if (at >= 0) entries[at] = entry;
  else entries.splice(index ?? entries.length, 0, entry);
  return undefined;
}

function take(draft: Draft<FormModel>, list: Listed, key: string, thing: Text): Problem | undefined {
  const at = (draft[list] as readonly object[]).findIndex((each) => keyOf(each, list) === key);
  if (at < 0) return problem('notFound', { thing: { id: `${thing.id} ${key}`, en: `${thing.en} ${key}` } });
  draft[list].splice(at, 1);
  return undefined;
}

const standing = <T extends object>(before: FormModel, list: Listed, key: unknown) => {
  const index = (before[list] as unknown as readonly T[]).findIndex((each) => keyOf(each, list) === key);
  return index < 0 ? undefined : { index, entry: (before[list] as unknown as readonly T[])[index]! };
};
const said = (verb: Text, thing: Text, name: Text | string): Text => { const { id, en } = typeof name === 'string' ? { id: name, en: name } : name; return { id: `${verb.id} ${thing.id} ${id}`, en: `${verb.en} ${thing.en} ${en}` }; };
const set: Text = { id: 'Mengatur', en: 'Set' };
const removed: Text = { id: 'Menghapus', en: 'Deleted' };
const things = { rules: { id: 'aturan', en: 'rule' }, tests: { id: 'uji', en: 'test' }, refs: { id: 'rujukan', en: 'reference' } } as const;

export const listCommands = {
  setRule: {
    change: (draft, { rule, index }) => place(draft, 'rules', rule, index),
    undo: (before, { rule }) => { const old = standing<typeof rule>(before, 'rules', rule.id); return [old ? { name: 'setRule', args: { rule: old.entry } } : { name: 'removeRule', args: { id: rule.id } }]; },
    about: (_model, { rule }) => said(set, things.rules, { id: rule.text?.id || rule.id, en: rule.text?.en || rule.text?.id || rule.id }),
  },
  removeRule: {
    change: (draft, { id }) => take(draft, 'rules', id, things.rules),
    undo: (before, { id }) => { const old = standing<FormModel['rules'][number]>(before, 'rules', id); return old ? [{ name: 'setRule', args: { rule: old.entry, index: old.index } }] : []; },
    about: (_model, { id }) => said(removed, things.rules, id),
  },
  setTest: {
    change: (draft, { test, index }) => place(draft, 'tests', test, index),
    undo: (before, { test }) => { const old = standing<typeof test>(before, 'tests', test.id); return [old ? { name: 'setTest', args: { test: old.entry } } : { name: 'removeTest', args: { id: test.id } }]; },
    about: (_model, { test }) => said(set, things.tests, test.title),
  },
  removeTest: {
    change: (draft, { id }) => take(draft, 'tests', id, things.tests),
    undo: (before, { id }) => { const old = standing<FormModel['tests'][number]>(before, 'tests', id); return old ? [{ name: 'setTest', args: { test: old.entry, index: old.index } }] : []; },
    about: (_model, { id }) => said(removed, things.tests, id),
  },
  setRef: {
    change: (draft, { ref, index }) => place(draft, 'refs', ref, index),
    undo: (before, { ref }) => { const old = standing<typeof ref>(before, 'refs', ref.name); return [old ? { name: 'setRef', args: { ref: old.entry } } : { name: 'removeRef', args: { name: ref.name } }]; },
    about: (_model, { ref }) => said(set, things.refs, ref.name),
  },
  removeRef: {
    change: (draft, { name }) => take(draft, 'refs', name, things.refs),
    undo: (before, { name }) => { const old = standing<FormModel['refs'][number]>(before, 'refs', name); return old ? [{ name: 'setRef', args: { ref: old.entry, index: old.index } }] : []; },
    about: (_model, { name }) => said(removed, things.refs, name),
  },
} as const satisfies { [N in 'setRule' | 'removeRule' | 'setTest' | 'removeTest' | 'setRef' | 'removeRef']: CommandKind<N> };
