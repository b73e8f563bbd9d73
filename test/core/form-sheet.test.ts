import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../core/form/canonical.ts';
import type { FormModel } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { labels, type FormSheets } from '../../core/form/sheet/columns.ts';
import { logicOfRelevant, relevantOf } from '../../core/form/sheet/relevant.ts';
import { readSheets } from '../../core/form/sheet/read.ts';
import { sheetsOf } from '../../core/form/sheet/write.ts';
import { isProblem, type Problem } from '../../core/problem.ts';
import { akipForm } from '../../templates/akip/form.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const read = (sheets: FormSheets): FormModel => {
  const model = readSheets(sheets, 'uji');
  if (isProblem(model)) throw new Error(JSON.stringify(model));
  return model;
};
const same = (one: FormModel, other: FormModel) => expect(canonicalJson({ ...one, formId: 'uji' })).toBe(canonicalJson({ ...other, formId: 'uji' }));

describe('a form as a spreadsheet', () => {
  test.each([['AKIP', akipForm({ mode: 'criteria' })], ['the tiny form', tinyForm()]] as const)('%s comes back from its own sheets with nothing lost', (_name, form) => {
    same(read(sheetsOf(form)), form);
  });

  test('what is changed in a cell is changed in the form, and only that', () => {
    const form = akipForm({ mode: 'subComponent' });
    const sheets = sheetsOf(form);
    const at = sheets.survey.findIndex((line) => line['name'] === 'q1a');
    const changed = read({ ...sheets, survey: sheets.survey.map((line, n) => (n === at ? { ...line, [labels.id]: 'Nilai baru', required: '' } : line)) });
    const id = sheets.survey[at]!['siklus::id']!;
    expect(changed.byId[id]!.text.id?.title).toBe('Nilai baru');
    expect(changed.byId[id]!.required).toBeUndefined();
    expect(changed.byId[id]!.score).toEqual(form.byId[id]!.score);
    expect(changed.rules).toEqual(form.rules);
  });

  test('a line taken out takes the question out; a moved line moves it', () => {
    const form = tinyForm();
    const sheets = sheetsOf(form);
    const [first, second] = sheets.survey.filter((line) => !/group/.test(line['type']!));
    const without = read({ ...sheets, survey: sheets.survey.filter((line) => line !== first) });
    expect(without.byId[first!['siklus::id']!]).toBeUndefined();
    const moved = sheets.survey.filter((line) => line !== first);
    moved.splice(moved.indexOf(second!) + 1, 0, first!);
    const parent = Object.values(read({ ...sheets, survey: moved }).byId).find(({ children }) => children.includes(first!['siklus::id']!))!;
    expect(parent.children.indexOf(second!['siklus::id']!)).toBeLessThan(parent.children.indexOf(first!['siklus::id']!));
  });

  test('an XLSForm from elsewhere becomes a form that can be published, unknown columns kept', () => {
    const model = read({
      survey: [
        { type: 'begin_group', name: 'umum', label: 'Umum' },
        { type: 'text', name: 'nama', label: 'Nama kecamatan', required: 'yes', appearance: 'multiline' },
        { type: 'select_one ada', name: 'ada', label: 'Ada kelompok kerja?', required: 'yes' },
        { type: 'integer', name: 'jumlah', label: 'Jumlah anggota', relevant: "${ada} = 'ya' and ${nama} != ''" },
        { type: 'end_group' },
      ],
      choices: [{ list_name: 'ada', name: 'ya', [labels.id]: 'Ya' }, { list_name: 'ada', name: 'tidak', [labels.id]: 'Tidak' }],
      settings: [{ form_title: 'Data kelompok kerja' }], siklus: [],
    });
    expect(model.byId['ada']).toMatchObject({ kind: 'singleChoice', required: true, props: { options: [{ code: 'ya' }, { code: 'tidak' }] } });
    expect(model.rules).toEqual([{ id: 'tampil_jumlah', effect: 'show', when: { and: [{ '===': [{ answer: 'ada' }, 'ya'] }, { answered: [{ answer: 'nama' }] }] }, targets: ['jumlah'] }]);
    expect(model.byId['nama']!.uiExtra).toEqual({ xlsform: { appearance: 'multiline' } });
    expect(formProblems(model).filter(({ blocks, name }) => blocks && !/[tT]ranslation/.test(name))).toEqual([]);
  });

  test('every cell at fault is named at once and nothing is read', () => {
    const refused = readSheets({
      survey: [
        { type: 'text', name: 'lepas', label: 'Di luar bagian' },
        { type: 'begin_group', name: 'a', label: 'A' },
        { type: 'hologram', name: 'x', label: 'X' },
        { type: 'text', name: 'Nama Panjang', label: 'Y' },
        { type: 'text', name: 'z', label: '' },
        { type: 'text', name: 'z', label: 'Z', relevant: 'if(${z}, 1, 2)' },
        { type: 'select_one tiada', name: 'p', label: 'P' },
      ],
      choices: [], settings: [], siklus: [],
    }, 'uji');
    expect(isProblem(refused) && refused.problem).toBe('sheetFaults');
    expect((((refused as Problem).details['at'] as readonly { path: string }[])).map(({ path }) => path)).toEqual(['survey!A2', 'survey!A4', 'survey!B5', 'survey!C6', 'survey!B7', 'survey!A8', 'survey!A3', 'survey!H7']);
  });

  test('a cut-off siklus sheet is refused, not guessed', () => {
    const sheets = sheetsOf(tinyForm());
    const refused = readSheets({ ...sheets, siklus: [{ part: '1', content: sheets.siklus[0]!['content']!.slice(0, 50) }] }, 'uji');
    expect(isProblem(refused) && refused.problem).toBe('sheetFaults');
  });

  test('conditions go to the language of the sheet and back; what it cannot say stays out of it', () => {
    const names = { keyOf: (id: string) => id, idOf: (key: string) => (key === 'asing' ? undefined : key) };
    for (const logic of [{ '===': [{ answer: 'a' }, "it's"] }, { or: [{ '>': [{ answer: 'a' }, 3] }, { and: [{ '!==': [{ answer: 'b' }, 'x'] }, { answered: [{ answer: 'c' }] }] }] }]) {
      expect(logicOfRelevant(relevantOf(logic, names)!, names)).toEqual(logic);
    }
    expect(relevantOf({ '>': [{ sum: [{ answer: 'a' }, { answer: 'b' }] }, 3] }, names)).toBeUndefined();
    for (const text of ['${asing} = 1', '${a} = ', '${a} == 1', '(${a} = 1', 'not(${a})', '${a} = 1 ${b}']) expect(logicOfRelevant(text, names)).toBeUndefined();
  });
});
