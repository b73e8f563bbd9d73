import { describe, expect, test } from '@jest/globals';
import { applyCommands } from '../../core/form/commands.ts';
import { guardedCell, isGap, plainCell, textCommand, textImport, textRows, translatedShare } from '../../core/form/translation.ts';
import { isProblem } from '../../core/problem.ts';
import { akipForm } from '../../templates/akip/form.ts';

const form = akipForm();
const rows = textRows(form);
const without = (key: string) => { const done = applyCommands(form, [textCommand(form, key, { locale: 'en', value: '' })!]); if (isProblem(done)) throw new Error('refused'); return done.model; };

describe('the texts of a form in two languages', () => {
  test('every text has one row with a place of its own, and the template is translated whole', () => {
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(rows.filter(isGap)).toEqual([]);
    expect(translatedShare(rows)).toBe(100);
  });

  test('a missing translation is a gap and lowers the share below 100', () => {
    const key = rows.find((row) => row.key.endsWith('/title') && row.nodeId !== form.rootId)!.key;
    const now = textRows(without(key));
    expect(now.filter(isGap).map((row) => row.key)).toEqual([key]);
    expect(translatedShare(now)).toBe(99);
  });

  test('what goes out comes back unchanged: the file of the form changes nothing in it', () => {
    expect(textImport(form, rows.map(({ key, id, en }) => ({ key, id: guardedCell(id), en: guardedCell(en) })))).toEqual({ commands: [], changed: [], unknown: [] });
  });

  test('a changed cell becomes a command, an empty one changes nothing, an unknown row is named', () => {
    const [first] = rows;
    const read = textImport(form, [{ key: first!.key, id: '', en: 'A new title' }, { key: 'q_lain/title', id: 'x', en: 'y' }]);
    expect(read.unknown).toEqual(['q_lain/title']);
    expect(read.changed).toEqual([{ key: first!.key, locale: 'en', before: first!.en, after: 'A new title' }]);
    const done = applyCommands(form, read.commands);
    expect(isProblem(done) ? done : textRows(done.model)[0]).toMatchObject({ id: first!.id, en: 'A new title' });
  });

  test.each(['=1+1', '+62', '-5', '@x', "'kutip"])('a text like %s is no formula in a spreadsheet and returns as it was', (text) => {
    expect(guardedCell(text)[0]).toBe("'");
    expect(plainCell(guardedCell(text))).toBe(text);
  });

  test.each(['__proto__/title', 'constructor/title', 'q/none', 'rule:none', ''])('the place “%s” is none', (key) => {
    expect(textCommand(form, key, { locale: 'id', value: 'x' })).toBeUndefined();
  });
});
