import { describe, expect, test } from '@jest/globals';
import { applyCommands, commandText, type Command } from '../../core/form/commands.ts';
import type { FormModel, Node } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { readModel } from '../../core/form/shape.ts';
import { readSheets } from '../../core/form/sheet/read.ts';
import { titleIn } from '../../core/form/titles.ts';
import { openPackage, packForm } from '../../core/form/package.ts';
import { isProblem, problem, sentence, type ProblemPlace, type Text } from '../../core/problem.ts';
import { akipForm } from '../../templates/akip/form.ts';

/** The form with titles that tell their language. */
const marked = (model: FormModel): FormModel => ({ ...model, byId: Object.fromEntries(Object.values(model.byId).map((node) => [node.id, { ...node, text: { id: { ...node.text.id, title: `Judul ${node.id}` }, en: { ...node.text.en, title: `Title ${node.id}` } } }])) });
const form = marked(akipForm());
const graded = Object.values(form.byId).filter((node) => node.kind === 'gradeScale') as [Node, Node, Node, Node];
const section = Object.values(form.byId).find((node) => node.type === 'section' && node.children.includes(graded[0].id))!;
const [first, second, third, fourth] = graded.map(({ id }) => id) as [string, string, string, string];
const inEnglish = ({ id, en }: Text) => { expect(en).not.toContain('Judul '); expect(id).not.toContain('Title '); };

describe('the builder speaks the language of its reader', () => {
  test('a title without English is said in Indonesian, one without words by its key', () => {
    const bare: Node = { ...graded[0], key: 'k1', text: { id: { title: 'Pedoman' } } };
    expect([titleIn(bare, 'id'), titleIn(bare, 'en'), titleIn({ ...bare, text: { en: { title: 'Guideline' } } }, 'en'), titleIn({ ...bare, text: {} }, 'en')]).toEqual(['Pedoman', 'Pedoman', 'Guideline', 'k1']);
  });

  test('what undo and redo offer names the question in the language of the reader', () => {
    const commands: readonly Command[] = [
      { name: 'setText', args: { id: first, locale: 'id', field: 'help', value: 'x' } }, { name: 'setProp', args: { ids: [first], prop: 'max', value: 1 } }, { name: 'setField', args: { ids: [first], field: 'required', value: true } },
      { name: 'setEntry', args: { id: first, locale: 'en', map: 'options', entry: 'a', value: 'x' } }, { name: 'takeList', args: { id: first, version: 1, entries: [] } }, { name: 'remove', args: { ids: [first] } }, { name: 'move', args: { ids: [first], parentId: section.id, index: 0 } },
      { name: 'insert', args: { parentId: section.id, index: 0, tree: { rootIds: [first], byId: { [first]: form.byId[first]! } } } }, { name: 'setRule', args: { rule: { id: 'r', effect: 'show', targets: [first], text: { id: 'Judul aturan', en: 'Title of the rule' } } } },
      { name: 'putBack', args: { of: 'setField', values: [{ path: ['byId', first, 'required'], value: true }] } },
    ];
    for (const command of commands) {
      const words = commandText(form, command);
      inEnglish(words);
      expect(words.en).toContain('Title');
    }
    expect(commandText(form, { name: 'takeList', args: { id: first, version: 2, entries: [] } }).en).not.toContain('wilayah');
  });

  test('the faults found, and what takes them away, name questions in the language of the reader', () => {
    const broken = applyCommands(form, [
      { name: 'setField', args: { ids: [first], field: 'key' } }, { name: 'setField', args: { ids: [second], field: 'score' } }, { name: 'setField', args: { ids: [third], field: 'key', value: form.byId[fourth]!.key } }, { name: 'setProp', args: { ids: [third], prop: 'min', value: 9 } },
      { name: 'setProp', args: { ids: [third], prop: 'max', value: 1 } }, { name: 'setField', args: { ids: [third], field: 'kind', value: 'singleChoice' } }, { name: 'setField', args: { ids: [section.id], field: 'score', value: { rule: 'weighted', weight: '17' } } },
      { name: 'setField', args: { ids: [fourth], field: 'classification', value: 'personal' } }, { name: 'setText', args: { id: fourth, locale: 'id', field: 'help' } }, { name: 'setText', args: { id: fourth, locale: 'id', field: 'guidance' } },
      { name: 'setRule', args: { rule: { id: 'never', effect: 'show', targets: [fourth], when: { and: [{ '===': [{ answer: second }, 'A'] }, { '===': [{ answer: second }, 'B'] }] } } } }, { name: 'setRule', args: { rule: { id: 'odd', effect: 'require', targets: [second], when: { '===': [{ answer: fourth }, 'tidak ada'] } } } },
      { name: 'setField', args: { ids: [second], field: 'evidence', value: { need: 'yes', types: ['exe'], maxFiles: 900, maxMB: 9000, period: false } } },
    ]);
    if (isProblem(broken)) throw new Error(broken.message);
    const found = formProblems(broken.model, { published: form });
    for (const { message, fix } of found) { inEnglish(message); if (fix) inEnglish(fix.about); }
    expect(new Set(found.filter(({ message }) => message.en.includes('Title ')).map(({ name }) => name)).size).toBeGreaterThanOrEqual(8);
  });

  test('why an import or a command is refused is said in both languages', () => {
    const english = (refused: unknown) => { if (!isProblem(refused)) throw new Error('was taken'); return sentence(refused.problem, refused.details).en; };
    expect(english(openPackage({ ...packForm(form), model: { ...form, rules: [] } }))).toContain('rules');
    expect(english(openPackage('x'))).toContain('no form package');
    expect(english(readModel({ ...form, rootId: 'hilang' }))).toContain('does not exist');
    expect(english(applyCommands(form, [{ name: 'remove', args: { ids: [form.rootId] } }]))).toContain('cannot be deleted');
    expect(english(applyCommands(form, [{ name: 'remove', args: { ids: ['hilang'] } }]))).toContain('Form part hilang');
    const sheet = readSheets({ survey: [{ type: 'text', name: '', label: '' }], choices: [], settings: [], siklus: [] } as never, 'f');
    expect(isProblem(sheet) && (sheet.details['at'] as readonly ProblemPlace[]).every(({ message }) => typeof message === 'object' && message.en !== message.id)).toBe(true);
    expect(problem('notFound', { thing: { id: 'Formulir', en: 'The form' } }).message).toContain('Formulir tidak ditemukan');
  });
});
