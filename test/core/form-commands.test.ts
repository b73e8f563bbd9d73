import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../core/form/canonical.ts';
import { applyCommand, applyCommands, commandText, type Command } from '../../core/form/commands.ts';
import { below, type FormModel, type Node } from '../../core/form/model.ts';
import { isProblem } from '../../core/problem.ts';
import { akipForm } from '../../templates/akip/form.ts';

const start: FormModel = akipForm();
const any = fc.nat(1_000_000);
const pick = <T>(list: readonly T[], n: number): T | undefined => (list.length === 0 ? undefined : list[n % list.length]);
const nodesOf = (model: FormModel): readonly Node[] => [model.byId[model.rootId]!, ...below(model, model.rootId)];

/** What a designer might do next: the numbers choose the act and its places in the form as it is by then. */
const acts: readonly ((model: FormModel, n: readonly number[]) => Command | undefined)[] = [
  (model, [a = 0, b = 0, c = 0]) => { const parent = pick(nodesOf(model).filter((node) => node.children.length > 0), a) ?? model.byId[model.rootId]!; const id = `n${b}_${c}`; return { name: 'insert', args: { parentId: parent.id, index: c % (parent.children.length + 1), tree: { rootIds: [id], byId: { [id]: { id, type: 'field', kind: 'shortText', key: `k${b}`, children: [], props: { max: 10 }, text: { id: { title: 'Baru' } }, classification: 'internal', schemaExtra: {}, uiExtra: {} } } } } }; },
  (model, [a = 0, b = 0]) => { const ids = [...new Set([pick(nodesOf(model), a)!.id, pick(nodesOf(model), b)!.id])]; return { name: 'remove', args: { ids } }; },
  (model, [a = 0, b = 0, c = 0]) => ({ name: 'move', args: { ids: [...new Set([pick(nodesOf(model), a)!.id, pick(nodesOf(model), c)!.id])], parentId: pick(nodesOf(model), b)!.id, index: c % 9 } }),
  (model, [a = 0, b = 0]) => ({ name: 'setText', args: { id: pick(nodesOf(model), a)!.id, locale: b % 2 ? 'id' : 'en', field: pick(['title', 'help', 'guidance'] as const, b)!, ...(b % 5 === 0 ? {} : { value: `teks ${b}` }) } }),
  (model, [a = 0, b = 0]) => ({ name: 'setEntry', args: { id: pick(nodesOf(model), a)!.id, locale: 'id', map: b % 2 ? 'options' : 'messages', entry: `e${b % 4}`, ...(b % 3 === 0 ? {} : { value: `isi ${b}` }) } }),
  (model, [a = 0, b = 0, c = 0]) => ({ name: 'setProp', args: { ids: [pick(nodesOf(model), a)!.id, pick(nodesOf(model), c)!.id], prop: `p${b % 3}`, ...(b % 4 === 0 ? {} : { value: { deep: [b, { c }] } }) } }),
  (model, [a = 0, b = 0]) => ({ name: 'setField', args: { ids: [pick(nodesOf(model), a)!.id], field: pick(['required', 'classification', 'lock', 'meaning', 'score'] as const, b)!, ...(b % 3 === 0 ? {} : { value: pick([true, 'personal', 'all', 'same', { rule: 'option', weight: '3' }], b) }) } }),
  (model, [a = 0, b = 0, c = 0]) => ({ name: 'setRule', args: { rule: { id: `r${b % 6}`, effect: 'show', targets: [pick(nodesOf(model), a)!.id], when: { '===': [{ answer: 'x' }, c] } }, ...(c % 2 ? { index: c % 4 } : {}) } }),
  (model, [a = 0]) => { const rule = pick(model.rules, a); return rule && { name: 'removeRule', args: { id: rule.id } }; },
  (_model, [a = 0, b = 0]) => ({ name: 'setTest', args: { test: { id: `t${a % 4}`, title: `Uji ${b}`, answers: { data: {}, evidence: {} }, expect: {} } } }),
  (model, [a = 0]) => { const one = pick(model.tests, a); return one && { name: 'removeTest', args: { id: one.id } }; },
  (_model, [a = 0, b = 0]) => ({ name: 'setRef', args: { ref: { name: `ref_${a % 3}`, from: 'step', ...(b % 2 ? { fallback: b } : {}) } } }),
  (model, [a = 0]) => { const ref = pick(model.refs, a); return ref && { name: 'removeRef', args: { name: ref.name } }; },
  (_model, [a = 0]) => ({ name: 'setScoring', args: { field: 'mode', value: pick(['none', 'criteria', 'subComponent'], a) } }),
  (model, [a = 0]) => (a % 7 === 0 ? { name: 'replace', args: { model: { ...model, refs: [], rules: model.rules.slice(0, 1) } } } : undefined),
];
const session = fc.array(fc.tuple(any, any, any, any), { minLength: 200, maxLength: 200 });

describe('the commands of the form builder', () => {
  test('after 200 random acts, undoing all gives the first form and doing all again the last, byte for byte', () => {
    fc.assert(fc.property(session, (numbers) => {
      let model = start;
      const steps: { readonly command: Command; readonly undo: readonly Command[] }[] = [];
      for (const [which, ...rest] of numbers) {
        const command = acts[which % acts.length]!(model, rest);
        if (!command) continue;
        const applied = applyCommand(model, command);
        if (isProblem(applied)) continue;
        expect(commandText(model, command).id).not.toBe('');
        steps.push({ command, undo: applied.undo });
        model = applied.model;
      }
      const last = canonicalJson(model);
      for (const { undo } of steps.toReversed()) {
        const applied = applyCommands(model, undo);
        if (isProblem(applied)) throw new Error(`undo refused: ${JSON.stringify(applied)} ${JSON.stringify(undo).slice(0, 300)}`);
        model = applied.model;
      }
      expect(canonicalJson(model)).toBe(canonicalJson(start));
      for (const { command } of steps) {
        const applied = applyCommand(model, command);
        if (isProblem(applied)) throw new Error('redo refused');
        model = applied.model;
      }
      expect(canonicalJson(model)).toBe(last);
    }), { numRuns: 6, endOnFailure: true });
  });

  test('a refused command leaves the form as it was', () => {
    const before = canonicalJson(start);
    for (const command of [{ name: 'remove', args: { ids: [start.rootId] } }, { name: 'move', args: { ids: ['nobody'], parentId: start.rootId, index: 0 } }, { name: 'unknown', args: {} }] as unknown as readonly Command[]) expect(isProblem(applyCommand(start, command))).toBe(true);
    expect(canonicalJson(start)).toBe(before);
  });

  test('a list of commands is done whole or not at all', () => {
    const refused = applyCommands(start, [{ name: 'setText', args: { id: start.rootId, locale: 'id', field: 'title', value: 'X' } }, { name: 'remove', args: { ids: ['tidak-ada'] } }]);
    expect(isProblem(refused)).toBe(true);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('the name %s reaches no object behind the form', (name) => {
    const commands: readonly Command[] = [{ name: 'setProp', args: { ids: [start.rootId], prop: name, value: 1 } }, { name: 'setEntry', args: { id: start.rootId, locale: 'id', map: 'options', entry: name, value: 'x' } }, { name: 'putBack', args: { of: 'setProp', values: [{ path: ['byId', name, 'x'], value: 1 }] } }, { name: 'remove', args: { ids: [name] } }, { name: 'setText', args: { id: name, locale: 'id', field: 'title', value: 'x' } }];
    for (const command of commands) expect(isProblem(applyCommand(start, command))).toBe(true);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('a part cannot be moved into itself, nor the form be deleted', () => {
    const section = nodesOf(start).find((node) => node.type === 'section')!;
    expect(isProblem(applyCommand(start, { name: 'move', args: { ids: [section.id], parentId: section.id, index: 0 } }))).toBe(true);
    expect(isProblem(applyCommand(start, { name: 'remove', args: { ids: [start.rootId] } }))).toBe(true);
  });
});
