import { describe, expect, test } from '@jest/globals';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { check } from '../../core/form/check.ts';
import { publishedForm } from '../../core/form/compile.ts';
import { type Answers, type FormModel, questionsOf } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { score } from '../../core/form/score.ts';
import { agencies, offices, people } from '../../core/samples/cast.ts';
import { demoPlan, evidenceNames, goldenGrades } from '../../core/samples/demo-plan.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { akipForm } from '../../templates/akip/form.ts';
import { bands, gradeValues, grades, rubric } from '../../templates/akip/rubric.ts';
import { worksheet } from '../../templates/akip/worksheet.ts';
import { templates } from '../../templates/index.ts';

const parts = worksheet.flatMap((component) => component.parts);
const hundredths = (decimal: string) => Math.round(Number(decimal) * 100);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Every `{id, en}` inside a value, with the place where it stands. */
function textsIn(value: unknown, place = ''): { place: string; id: unknown; en: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  const own = 'en' in record ? [{ place, id: record['id'], en: record['en'] }] : [];
  return [...own, ...Object.entries(record).flatMap(([key, inner]) => textsIn(inner, `${place}/${key}`))];
}

const isTold = (text: unknown) => typeof text === 'string' && text.trim().length > 0;

describe('the AKIP worksheet', () => {
  test('has 4 components, 12 sub-components and 80 criteria', () => {
    expect(worksheet).toHaveLength(4);
    expect(parts.map((part) => part.code)).toEqual(['1.a', '1.b', '1.c', '2.a', '2.b', '2.c', '3.a', '3.b', '3.c', '4.a', '4.b', '4.c']);
    expect(parts.map((part) => part.criteria.length)).toEqual([6, 11, 8, 3, 7, 10, 6, 9, 7, 3, 5, 5]);
    expect(sum(parts.map((part) => part.criteria.length))).toBe(80);
  });

  test('weighs 100 in all, and each component is split 20, 30 and 50 per cent', () => {
    expect(sum(worksheet.map((component) => hundredths(component.weight)))).toBe(10_000);
    for (const component of worksheet) {
      const whole = hundredths(component.weight);
      expect(component.parts.map((part) => part.aspect)).toEqual(['existence', 'quality', 'use']);
      expect(component.parts.map((part) => hundredths(part.weight))).toEqual([whole * 0.2, whole * 0.3, whole * 0.5]);
    }
  });

  test('keeps the sentence that stands twice, in 4.a.2 and 4.b.4, as two criteria', () => {
    const [a, b] = worksheet[3]!.parts;
    expect(a!.criteria[1]!.text).toEqual(b!.criteria[3]!.text);
    expect(a!.criteria[1]!.evidence).not.toEqual(b!.criteria[3]!.evidence);
  });

  test('speaks both languages and names the usual evidence of every criterion', () => {
    const texts = textsIn({ worksheet, rubric, bands, akipCycle, agencies, offices, holidayYears });
    expect(texts.length).toBeGreaterThan(250);
    expect(texts.filter((text) => !isTold(text.id) || !isTold(text.en))).toEqual([]);
    expect(parts.flatMap((part) => part.criteria).filter((criterion) => !isTold(criterion.evidence.id))).toEqual([]);
  });

  test('values every answer and bands every result without a gap', () => {
    expect(grades.map((grade) => gradeValues[grade])).toEqual(['100', '90', '80', '70', '60', '50', '30', '0']);
    expect(bands[0]!.upTo).toBe('100');
    expect(bands.at(-1)!.above).toBe('0');
    expect(bands.slice(1).map((band) => band.upTo)).toEqual(bands.slice(0, -1).map((band) => band.above));
  });
});

/** Answers of the default mode, each grade in its own section. */
const graded = (grades: Readonly<Record<string, string>>): Answers => ({
  data: Object.fromEntries(Object.entries(grades).map(([question, grade]) => [`s${question.slice(1)}`, { [question]: grade }])),
  evidence: {},
});
const keywords = (model: FormModel, answers: Answers, question: string) => check(model, answers).items.filter((item) => item.questionId === question).map((item) => item.keyword);

describe('the AKIP form', () => {
  const form = akipForm();

  test('scores the worked examples: 63,00 B, after follow-up 73,00 BB, and 70,60 BB between', () => {
    const result = (grades: Readonly<Record<string, string>>) => { const { shown, grade, complete } = score(form, graded(grades)); return [shown, grade, complete]; };
    expect(result(goldenGrades.b6300)).toEqual(['63,00', 'B', true]);
    expect(result(goldenGrades.bb7300)).toEqual(['73,00', 'BB', true]);
    expect(result(goldenGrades.bb7060)).toEqual(['70,60', 'BB', true]);
  });

  test('explains 63,00 as 20,10 + 18,60 + 10,05 + 14,25', () => {
    expect(score(form, graded(goldenGrades.b6300)).tree.children.map((component) => [component.node, component.points])).toEqual([['c1', '20.1'], ['c2', '18.6'], ['c3', '10.05'], ['c4', '14.25']]);
  });

  test.each(['subComponent', 'criteria'] as const)('passes its own worked examples in mode %s', (mode) => {
    const model = akipForm({ mode });
    expect(model.tests.length).toBeGreaterThanOrEqual(5);
    for (const { answers, expect: wanted } of model.tests) expect(score(model, answers)).toMatchObject({ total: wanted.total, grade: wanted.grade, complete: true });
  });

  test('averages the criteria in mode criteria: one of six at D pulls 1.a from 4,80 to 4,30', () => {
    const model = akipForm({ mode: 'criteria' });
    const s1a = { q1a1: 'BB', q1a2: 'BB', q1a3: 'BB', q1a4: 'BB', q1a5: 'BB', q1a6: 'D' };
    const points = (data: object) => score(model, { data: { s1a: data }, evidence: {} }).tree.children[0]!.children[0]!.points;
    expect([points({ ...s1a, q1a6: 'BB' }), points(s1a)]).toEqual(['4.8', '4.3']);
  });

  test('asks 12 grades and 80 optional checks, or 80 grades, with the same ids', () => {
    const ids = (model: FormModel, required: boolean) => questionsOf(model).map(({ node }) => node).filter((node) => node.kind !== 'longText' && node.required === required).map((node) => node.id);
    const averaged = akipForm({ mode: 'criteria' });
    expect([ids(form, true).length, ids(form, false).length, ids(averaged, true).length, ids(averaged, false).length]).toEqual([12, 80, 80, 0]);
    expect(ids(form, false)).toEqual(ids(averaged, true));
    expect(ids(form, false)).toEqual(expect.arrayContaining(['q4a2', 'q4b4']));
  });

  test('asks for cause and plan only when a grade is D or E', () => {
    const with1a = (grade: string) => graded({ ...goldenGrades.bb7300, q1a: grade });
    expect(keywords(form, with1a('C'), 'q1a_sebab')).toEqual([]);
    expect(keywords(form, with1a('D'), 'q1a_sebab')).toEqual(['required']);
    expect(keywords(form, with1a('E'), 'q1a_sebab')).toEqual(['required']);
  });

  test('asks evidence for every grade but E, which claims nothing', () => {
    expect(keywords(form, graded(goldenGrades.bb7300), 'q1a')).toEqual(['evidence']);
    expect(keywords(form, graded({ ...goldenGrades.bb7300, q1a: 'E' }), 'q1a')).toEqual([]);
  });

  test('warns when use is graded above quality or quality above existence, and does not block', () => {
    const warned = (grades: Readonly<Record<string, string>>) => check(form, graded(grades)).warnings.map((warning) => warning.questionId);
    expect(warned(goldenGrades.bb7300)).toEqual([]);
    expect(warned({ ...goldenGrades.bb7300, q1c: 'A' })).toEqual(['q1c']);
    expect(warned({ ...goldenGrades.bb7300, q2b: 'AA' })).toEqual(['q2b']);
    expect(keywords(form, graded({ ...goldenGrades.bb7300, q1c: 'A' }), 'q1c')).toEqual(['evidence']);
  });

  test('compiles to a schema per sub-component and says everything in both languages', () => {
    expect(publishedForm(form).sections.map((section) => section.key)).toEqual(parts.map((part) => `s${part.code.replace('.', '')}`));
    for (const model of templates.flatMap((template) => Object.values(template.forms)).map((make) => make())) {
      expect(Object.values(model.byId).filter(({ text }) => !isTold(text.id?.title) || !isTold(text.en?.title))).toEqual([]);
      expect(Object.values(model.byId).filter(({ text }) => Object.keys(text.id!).join() !== Object.keys(text.en!).join())).toEqual([]);
      expect(model.rules.filter((rule) => rule.effect === 'warn' && !(isTold(rule.text?.id) && isTold(rule.text?.en)))).toEqual([]);
    }
  });

  test('can be published: no check finds anything wrong in either mode', () => {
    expect(formProblems(form)).toEqual([]);
    expect(formProblems(akipForm({ mode: 'criteria' }))).toEqual([]);
  });

  test('is named by the cycle', () => {
    for (const { definition, forms } of templates) expect(Object.values(definition.forms).filter((form) => !(form in forms))).toEqual([]);
  });
});

describe('the AKIP cycle', () => {
  test('leads from filling to the report through nine stages', () => {
    expect(akipCycle.stages.map((stage) => stage.key)).toEqual(['isi', 'setuju', 'anggota', 'ketua', 'rakor', 'perbaiki', 'verifikasi', 'nilai', 'lhe']);
    const keys = new Set(akipCycle.nodes.map((node) => node.key));
    expect(keys.size).toBe(akipCycle.nodes.length);
    const pointers = akipCycle.nodes.flatMap((node) => [...('next' in node ? [node.next] : []), ...('body' in node ? [node.body] : [])]);
    expect(pointers.filter((key) => !keys.has(key))).toEqual([]);
  });

  test('gives 7, 3, 5, 3, 10 and 5 working days and two repair rounds', () => {
    const node = Object.fromEntries(akipCycle.nodes.map((one) => [one.key, one]));
    const days = (clock: { due: unknown }) => (clock.due as { days: number }).days;
    const fill = node['fill'], review = node['review'], rounds = node['rounds'], revise = node['revise'], verify = node['verify'];
    if (fill?.kind !== 'task' || review?.kind !== 'review' || rounds?.kind !== 'loop' || revise?.kind !== 'task' || verify?.kind !== 'review') throw new Error('The cycle lost one of its nodes.');
    expect([fill.clock, fill.approval!.clock, ...review.tiers.map((tier) => tier.clock), revise.clock, ...verify.tiers.map((tier) => tier.clock)].map(days)).toEqual([7, 3, 5, 3, 10, 5]);
    expect([review.maxRounds, rounds.maxRounds]).toEqual([2, 2]);
    expect(fill.clock).toMatchObject({ reminders: [-7, -3, -1, 0], repeatEvery: 2, escalation: [{ after: 1, to: 'head' }, { after: 5, to: 'secretary' }], late: { policy: 'accept' } });
  });
});

describe('the sample cast', () => {
  test('seats an operator and a head in each of twelve agencies, beside the officials', () => {
    expect(agencies).toHaveLength(12);
    expect(new Set(people.map((person) => person.login)).size).toBe(people.length);
    const count = (role: string) => people.filter((person) => person.role === role).length;
    expect(['administrator', 'coordinator', 'evaluator', 'operator', 'head', 'leadership'].map(count)).toEqual([1, 2, 5, 12, 12, 1]);
    expect(people.filter((person) => !person.name.endsWith('(contoh)'))).toEqual([]);
  });

  test('plans one late, one returned twice, one accepted, one waiting for the meeting and one finished agency', () => {
    expect(demoPlan.map((track) => track.agency).sort()).toEqual(agencies.map((agency) => agency.key).sort());
    for (const story of ['late', 'returnedTwice', 'accepted', 'waitsForMeeting', 'finished']) expect(demoPlan.filter((track) => track.story === story)).toHaveLength(1);
    const stages = [...akipCycle.stages.map((stage) => stage.key), 'selesai'];
    expect(demoPlan.filter((track) => !stages.includes(track.standsAt))).toEqual([]);
  });

  test('plans acts in order of time, on questions and with grades the worksheet has', () => {
    for (const track of demoPlan) {
      const days = track.steps.map((step) => step.day);
      expect(days).toEqual([...days].sort((a, b) => a - b));
      for (const step of track.steps) {
        const given = 'grades' in step ? step.grades : 'decided' in step ? step.decided : {};
        expect(Object.keys(given).filter((question) => !(question in evidenceNames))).toEqual([]);
        expect(Object.values(given).filter((grade) => !(grade in gradeValues))).toEqual([]);
      }
    }
    expect(Object.keys(goldenGrades.b6300)).toHaveLength(12);
  });
});

describe('the calendar', () => {
  test('counts 240 working days in 2026 and marks 2027 as provisional', () => {
    const [first, second] = holidayYears;
    expect(first!.days.filter((day) => day.kind === 'national')).toHaveLength(17);
    expect(first!.days.filter((day) => day.kind === 'jointLeave')).toHaveLength(8);
    const free = new Set(first!.days.map((day) => day.date));
    const perMonth = Array<number>(12).fill(0);
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const day = new Date(at);
      if (day.getUTCDay() % 6 !== 0 && !free.has(day.toISOString().slice(0, 10))) perMonth[day.getUTCMonth()]! += 1;
    }
    expect(perMonth).toEqual([20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21]);
    expect([first!.provisional, second!.provisional]).toEqual([false, true]);
  });
});
