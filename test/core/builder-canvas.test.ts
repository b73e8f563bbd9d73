import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canHold, keyFault, matching, mayGo, movable, openPart, outlineRows, parentsOf, placeAfter, placeBeside, placeOneStep, type Side } from '../../admin-ui/src/features/building/canvas/tree.ts';
import { newPart, newQuestion, readCopied, renewed, type Copied } from '../../admin-ui/src/features/building/canvas/new-nodes.ts';
import { blankForm } from '../../core/form/blank.ts';
import { blockContent } from '../../core/form/blocks.ts';
import { applyCommand, applyCommands } from '../../core/form/commands.ts';
import { below, kinds, type FormModel } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { isProblem } from '../../core/problem.ts';
import { akipForm } from '../../templates/akip/form.ts';

const lke = akipForm({ mode: 'subComponent' });
const ids = [lke.rootId, ...[...below(lke, lke.rootId)].map((node) => node.id)];
const questionIds = ids.filter((id) => !['form', 'page', 'section'].includes(lke.byId[id]!.type));
const sectionIds = ids.filter((id) => lke.byId[id]!.type === 'section');
const moved = (model: FormModel, which: readonly string[], place: { parentId: string; index: number }): FormModel => {
  const applied = applyCommand(model, { name: 'move', args: { ids: which, ...place } });
  if (isProblem(applied)) throw new Error(applied.message);
  return applied.model;
};
const stepped = (model: FormModel, which: readonly string[], step: -1 | 1) => moved(model, which, placeOneStep(model, which, step)!);

describe('where a question may go', () => {
  test('questions live in sections, sections anywhere, pages only in the form itself', () => {
    const root = lke.byId[lke.rootId]!;
    const section = lke.byId[sectionIds[0]!]!;
    const question = lke.byId[questionIds[0]!]!;
    const page = newPart(lke, 'page').byId;
    const aPage = Object.values(page).find((node) => node.type === 'page')!;
    expect([canHold(section, question), canHold(root, question), canHold(question, question)]).toEqual([true, false, false]);
    expect([canHold(root, section), canHold(section, section), canHold(root, aPage), canHold(section, aPage)]).toEqual([true, true, true, false]);
  });

  test('nothing goes into itself, nor into what lies inside of it', () => {
    for (const id of sectionIds) expect(mayGo(lke, [id], id)).toBe(false);
    const outer = sectionIds.find((id) => lke.byId[id]!.children.some((child) => lke.byId[child]!.type === 'section')) ?? [...below(lke, lke.rootId)].find((node) => node.type === 'page')!.id;
    for (const inner of lke.byId[outer]!.children) if (lke.byId[inner]!.children.length > 0) expect(mayGo(lke, [outer], inner)).toBe(false);
  });

  test('beside a target means directly beside it, whatever moves', () => {
    fc.assert(fc.property(fc.subarray(questionIds, { minLength: 1, maxLength: 4 }), fc.constantFrom(...questionIds), fc.constantFrom<Side>('before', 'after'), (which, target, side) => {
      const place = placeBeside(lke, which, { target, side });
      if (!place) return expect(which).toContain(target);
      const children = moved(lke, which, place).byId[place.parentId]!.children;
      const at = children.indexOf(target);
      return expect(side === 'before' ? children.slice(at - which.length, at) : children.slice(at + 1, at + 1 + which.length)).toEqual(which);
    }));
  });

  test('a step down and a step up again leave the form as it was, within a section and over its edge', () => {
    for (const id of questionIds) {
      if (!placeOneStep(lke, [id], 1)) continue;
      const down = stepped(lke, [id], 1);
      expect(down).not.toEqual(lke);
      expect(stepped(down, [id], -1)).toEqual(lke);
    }
  });

  test('a question walks with steps through every section to the end of the form and stops there', () => {
    let model = lke;
    const id = questionIds[0]!;
    const visited = new Set<string>();
    for (let steps = 0; placeOneStep(model, [id], 1); steps += 1) {
      model = stepped(model, [id], 1);
      visited.add(parentsOf(model).get(id)!);
      expect(steps).toBeLessThan(500);
    }
    expect([...visited].sort()).toEqual([...sectionIds].sort());
  });

  test('several questions move as one block', () => {
    const section = lke.byId[sectionIds[0]!]!;
    const [a, b, c] = section.children as [string, string, string];
    expect(stepped(lke, [a, b], 1).byId[section.id]!.children.slice(0, 3)).toEqual([c, a, b]);
  });

  test('a new question goes after the selection, into a selected section, and never onto the bare form', () => {
    const fresh = Object.values(newQuestion(lke, 'integer').byId)[0]!;
    const section = lke.byId[sectionIds[1]!]!;
    expect(placeAfter(lke, section.children[1]!, fresh)).toEqual({ parentId: section.id, index: 2 });
    expect(placeAfter(lke, section.id, fresh)).toEqual({ parentId: section.id, index: section.children.length });
    expect(lke.byId[placeAfter(lke, lke.rootId, fresh)!.parentId]!.type).toBe('section');
    const noSection = { ...lke, byId: { [lke.rootId]: { ...lke.byId[lke.rootId]!, children: [] } } };
    expect(placeAfter(noSection, lke.rootId, fresh)).toBeUndefined();
  });
});

describe('what is selected', () => {
  test('a part and what lies in it move once, in reading order, and the form itself never moves', () => {
    const section = lke.byId[sectionIds[0]!]!;
    const last = questionIds.at(-1)!;
    expect(movable({ model: lke, selected: [last, section.children[0]!, section.id, lke.rootId] })).toEqual([]);
    expect(movable({ model: lke, selected: [last, section.children[0]!, section.id] })).toEqual([section.id, last]);
  });

  test('the canvas shows the section around the selected question, and the first one when nothing is selected', () => {
    const section = lke.byId[sectionIds[2]!]!;
    expect(openPart({ model: lke, selected: [section.children[0]!] }, undefined)).toBe(section.id);
    expect(openPart({ model: lke, selected: [] }, undefined)).toBe(sectionIds[0]);
    expect(openPart({ model: lke, selected: [] }, section.id)).toBe(section.id);
  });
});

describe('the outline', () => {
  test('shows every part once, with its place among its neighbours', () => {
    const rows = outlineRows(lke, { collapsed: new Set(), wanted: undefined });
    expect(rows.map((row) => row.id)).toEqual(ids.slice(1));
    for (const row of rows) expect(lke.byId[parentsOf(lke).get(row.id)!]!.children[row.at - 1]).toBe(row.id);
  });

  test('a folded part hides what is in it; a search opens it again and keeps only what matches and the way there', () => {
    const section = sectionIds[0]!;
    const folded = outlineRows(lke, { collapsed: new Set([section]), wanted: undefined });
    expect(folded.some((row) => lke.byId[section]!.children.includes(row.id))).toBe(false);
    const wanted = lke.byId[lke.byId[section]!.children[0]!]!.text.id!.title;
    const found = outlineRows(lke, { collapsed: new Set([section]), wanted: matching(lke, wanted) });
    expect(found.map((row) => row.id)).toContain(lke.byId[section]!.children[0]);
    expect(found.length).toBeLessThan(20);
    expect(matching(lke, '   ')).toBeUndefined();
    expect(matching(lke, 'kata yang tidak ada di mana pun')!.size).toBe(0);
  });

  test('a form whose tree is broken into a circle is still shown, each part once', () => {
    const [a, b] = sectionIds as [string, string];
    const circle: FormModel = { ...lke, byId: { ...lke.byId, [a]: { ...lke.byId[a]!, children: [b] }, [b]: { ...lke.byId[b]!, children: [a] } } };
    expect(outlineRows(circle, { collapsed: new Set(), wanted: undefined }).length).toBeLessThan(ids.length * 2);
  });
});

describe('keys of the data', () => {
  test('illegal and taken keys are told apart; the same key in two sections is no clash', () => {
    const [first, second] = [lke.byId[sectionIds[0]!]!, lke.byId[sectionIds[1]!]!];
    const [one, two] = first.children as [string, string];
    const keyOfTwo = lke.byId[two]!.key!;
    expect(keyFault(lke, one, keyOfTwo)).toBe('taken');
    expect(keyFault(lke, second.children[0]!, keyOfTwo)).toBe(second.children.slice(1).some((id) => lke.byId[id]!.key === keyOfTwo) ? 'taken' : undefined);
    expect(['Besar', '1a', 'a-b', '', '__proto__', 'constructor'].map((key) => keyFault(lke, one, key))).toEqual(Array.from({ length: 6 }, () => 'illegal'));
    expect(keyFault(lke, sectionIds[0]!, second.key!)).toBe('taken');
  });
});

describe('fresh and copied questions', () => {
  const blank = blankForm('f1', { id: 'Uji', en: 'Test' });

  test('a fresh question of every kind has a free key and both languages, and its form has no problem of structure', () => {
    for (const kind of kinds) {
      const tree = newQuestion(blank, kind);
      const applied = applyCommands(blank, [{ name: 'insert', args: { parentId: 's1', index: 0, tree } }]);
      if (isProblem(applied)) throw new Error(applied.message);
      const node = applied.model.byId[tree.rootIds[0]!]!;
      expect(node.text.id!.title && node.text.en!.title).toBeTruthy();
      if (['raw', 'computed', 'codeList', 'regionPicker', 'info'].includes(kind)) continue; // these are told what they miss
      expect([kind, formProblems(applied.model).filter((each) => each.blocks && each.nodeId === node.id).map((each) => each.name)]).toEqual([kind, []]);
    }
  });

  const copyOf = (which: readonly string[]): Copied => ({ siklus: 'nodes', ...blockContent(lke, which) });

  test('a copy pasted into the same form takes no identity and no key from the original, and its rules speak of the copy', () => {
    fc.assert(fc.property(fc.subarray(sectionIds, { minLength: 1, maxLength: 3 }), (which) => {
      const content = copyOf(which);
      const fresh = renewed(lke, content);
      const mine = new Set(Object.keys(fresh.tree.byId));
      expect([...mine].filter((id) => Object.hasOwn(lke.byId, id))).toEqual([]);
      const keys = Object.values(fresh.tree.byId).flatMap((node) => node.key ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      expect(fresh.rules).toHaveLength(content.rules.length);
      for (const rule of fresh.rules) for (const target of rule.targets) expect(mine.has(target)).toBe(true);
      const applied = applyCommands(lke, [{ name: 'insert', args: { parentId: lke.rootId, index: 0, tree: fresh.tree } }, ...fresh.rules.map((rule) => ({ name: 'setRule', args: { rule } }) as const)]);
      if (isProblem(applied)) throw new Error(applied.message);
      const old = new Set(formProblems(lke).map((each) => each.name));
      expect(formProblems(applied.model).filter((each) => each.blocks && !old.has(each.name) && !each.place?.startsWith('scor') && each.place !== 'score')).toEqual([]);
      const back = applyCommands(applied.model, applied.undo);
      expect(isProblem(back) ? back : back.model).toEqual(lke);
    }), { numRuns: 20 });
  });

  test('a copy crosses the clipboard as JSON and back; any other text is left alone', () => {
    const content = copyOf([sectionIds[0]!]);
    expect(readCopied(JSON.stringify(content))).toEqual(content);
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => expect(readCopied(text)).toBeUndefined()));
    expect(readCopied('{"siklus":"nodes","tree":{"rootIds":["a"],"byId":{"a":null}}}')).toBeUndefined();
  });
});
