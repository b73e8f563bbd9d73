import { describe, expect, test } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { calendarOf } from '../../core/cycle/calendar.ts';
import { holidayYears } from '../../core/cycle/holidays.ts';
import { findingsOf } from '../../core/rehearsal/findings.ts';
import type { RehearsalPlan } from '../../core/rehearsal/plan.ts';
import { rehearseCycle } from '../../core/rehearsal/run.ts';
import { logLines, rehearsalWorkbook } from '../../server/documents/rehearsal-sheet.ts';
import { tinyCycle } from '../../templates/tiny/cycle.ts';
import { compiled } from '../support/track-play.ts';

const plan: RehearsalPlan = {
  ir: compiled(tinyCycle), calendar: calendarOf(holidayYears), zone: 'WIB', startsAt: '2026-03-02T01:00:00.000Z', until: '2026-12-31T16:59:59.000Z', seed: 1, vacant: [], mix: { punctual: 1, late: 0, returnedTwice: 0, silent: 0 },
  agencies: Array.from({ length: 4 }, (_, i) => ({ key: `opd${i}`, name: `OPD ${i}`, kind: 'dinas', reviewers: { member: 'Anggota' }, staffed: { operator: true, head: true } })),
};
const rehearsal = rehearseCycle(plan);
const findings = findingsOf(plan, rehearsal);

describe('the workbook of a rehearsal', () => {
  test('holds every line of the log, also where there are more than 60,000', () => {
    const happenings = Array.from({ length: 60_500 }, (_, i) => rehearsal.happenings[i % rehearsal.happenings.length]!);
    const lines = [...logLines({ plan, rehearsal: { happenings } })];
    expect(lines).toHaveLength(happenings.length + 1);
    expect(lines.at(-1)?.[2]).toBe(plan.agencies[happenings.at(-1)!.agency]!.name);
  });

  test('tells the load of a reviewer on every day from the first case to the last', async () => {
    const [head, ...days] = await readSheet(Buffer.from(await rehearsalWorkbook({ plan, rehearsal, findings })), 'Beban per hari');
    expect(head).toEqual(['Tanggal', 'Hari', 'Anggota (Anggota tim)']);
    const [load] = findings.loads;
    expect(days.map((row) => Number(row[2])).filter((count) => count > 0).toSorted()).toEqual(Object.values(load!.days).toSorted());
    expect(Math.max(...days.map((row) => Number(row[2])))).toBe(load!.peak);
  });
});
