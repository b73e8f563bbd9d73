import type { Answers, FormTest } from '../../core/form/model.ts';
import type { AkipMode } from './component.ts';
import { worksheet } from './worksheet.ts';

const rows = [
  { id: 't6300', title: 'BB/B/CC, B/CC/CC, BB/B/CC, B/CC/C = 63,00 B', grades: 'BB B CC B CC CC BB B CC B CC C', total: '63.0000', grade: 'B' },
  { id: 't7300', title: 'A/BB/B, BB/B/B, A/BB/B, BB/B/CC = 73,00 BB', grades: 'A BB B BB B B A BB B BB B CC', total: '73.0000', grade: 'BB' },
  { id: 't7060', title: '73,00 dengan 1.c dan 2.b tetap CC = 70,60 BB', grades: 'A BB CC BB CC B A BB B BB B CC', total: '70.6000', grade: 'BB' },
  { id: 't7000', title: 'Semua B = 70,00: batas bawah BB tidak termasuk', grades: 'B B B B B B B B B B B B', total: '70.0000', grade: 'B' },
  { id: 't9000', title: 'Semua A = 90,00: batas atas A termasuk', grades: 'A A A A A A A A A A A A', total: '90.0000', grade: 'A' },
] as const;

const answersOf = (row: string, mode: AkipMode): Answers => {
  const parts = worksheet.flatMap((component) => component.parts);
  const data = row.split(' ').map((grade, i) => {
    const part = parts[i]!;
    const code = part.code.replace('.', '');
    const questions = mode === 'criteria' ? part.criteria.map((_, n) => `q${code}${n + 1}`) : [`q${code}`];
    return [`s${code}`, Object.fromEntries(questions.map((question) => [question, grade]))] as const;
  });
  return { data: Object.fromEntries(data), evidence: {} };
};

/** Gives the worked examples that the worksheet has to score in either mode before it may be published. */
export function formTests(mode: AkipMode): readonly FormTest[] {
  return rows.map(({ id, title, grades, total, grade }) => ({ id, title, answers: answersOf(grades, mode), expect: { total, grade } }));
}
