import { describe, expect, test } from '@jest/globals';
import { nextTitle, openingMonths, periodOf } from '../../core/cycle/recurrence.ts';

describe('cycles that come again', () => {
  test('open in the months that their interval gives, counted from the first', () => {
    expect(openingMonths({ every: 'quarter', startMonth: 2, day: 1 })).toEqual([2, 5, 8, 11]);
    expect(openingMonths({ every: 'quarter', startMonth: 12, day: 1 })).toEqual([3, 6, 9, 12]);
    expect(openingMonths({ every: 'semester', startMonth: 7, day: 1 })).toEqual([1, 7]);
    expect(openingMonths({ every: 'year', startMonth: 4, day: 28 })).toEqual([4]);
    expect(openingMonths({ every: 'month', startMonth: 3, day: 5 })).toHaveLength(12);
  });

  test('name the period a day lies in', () => {
    expect(['2026-03-31', '2026-04-01', '2026-12-31'].map((day) => periodOf('quarter', day).id)).toEqual(['TW I 2026', 'TW II 2026', 'TW IV 2026']);
    expect(['2026-06-30', '2026-07-01'].map((day) => periodOf('semester', day).id)).toEqual(['Semester I 2026', 'Semester II 2026']);
    expect([periodOf('year', '2027-02-01').id, periodOf('month', '2026-08-01')]).toEqual(['2027', { id: 'Agustus 2026', en: 'August 2026' }]);
  });

  test('put the new period in the place of the old one in the title', () => {
    const next = { id: 'Semester II 2026', en: 'Semester II 2026' };
    expect(nextTitle({ id: 'Laporan TKPK Semester I 2026', en: 'TKPK report Semester I 2026' }, { id: 'Semester I 2026', en: 'Semester I 2026' }, next)).toEqual({ id: 'Laporan TKPK Semester II 2026', en: 'TKPK report Semester II 2026' });
    expect(nextTitle({ id: 'Laporan TKPK 2026', en: 'TKPK report' }, { id: '2025', en: '2025' }, next).id).toBe('Laporan TKPK Semester II 2026');
  });
});
