import type { Text } from '../problem.ts';

/** A day on which no working-day clock runs: a national holiday or joint leave (cuti bersama). */
export type Holiday = { readonly date: string; readonly kind: 'national' | 'jointLeave'; readonly name: Text };

/** The holidays of one year as one version of the calendar. `provisional` years lack the days the joint decree has not set yet. */
export type HolidayYear = {
  readonly year: number;
  readonly provisional: boolean;
  readonly source: Text;
  readonly days: readonly Holiday[];
};

const national = (date: string, id: string, en: string): Holiday => ({ date, kind: 'national', name: { id, en } });
const jointLeave = (date: string, id: string, en: string): Holiday => ({ date, kind: 'jointLeave', name: { id: `Cuti bersama ${id}`, en: `Joint leave: ${en}` } });

/**
 * The first content of the working-day calendar, for the administrator to edit: 2026 complete,
 * 2027 with fixed-date holidays only. Islamic dates may still shift by isbat; local holidays are added per Pemda.
 */
export const holidayYears: readonly HolidayYear[] = [
  {
    year: 2026,
    provisional: false,
    source: { id: 'SKB Tiga Menteri Nomor 1497, 2, dan 5 Tahun 2025 (17 hari libur nasional, 8 hari cuti bersama)', en: 'Joint Decree of Three Ministers Nos. 1497, 2 and 5 of 2025 (17 national holidays, 8 days of joint leave)' },
    days: [
      national('2026-01-01', 'Tahun Baru 2026 Masehi', 'New Year 2026'),
      national('2026-01-16', 'Isra Mikraj Nabi Muhammad saw.', 'Ascension of the Prophet Muhammad'),
      jointLeave('2026-02-16', 'Tahun Baru Imlek 2577 Kongzili', 'Chinese New Year 2577'),
      national('2026-02-17', 'Tahun Baru Imlek 2577 Kongzili', 'Chinese New Year 2577'),
      jointLeave('2026-03-18', 'Hari Suci Nyepi', 'Nyepi'),
      national('2026-03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'Nyepi (Saka New Year 1948)'),
      jointLeave('2026-03-20', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr 1447 H'),
      national('2026-03-21', 'Idulfitri 1447 Hijriah, hari pertama', 'Eid al-Fitr 1447 H, first day'),
      national('2026-03-22', 'Idulfitri 1447 Hijriah, hari kedua', 'Eid al-Fitr 1447 H, second day'),
      jointLeave('2026-03-23', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr 1447 H'),
      jointLeave('2026-03-24', 'Idulfitri 1447 Hijriah', 'Eid al-Fitr 1447 H'),
      national('2026-04-03', 'Wafat Yesus Kristus', 'Good Friday'),
      national('2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)', 'Easter Sunday'),
      national('2026-05-01', 'Hari Buruh Internasional', 'International Labour Day'),
      national('2026-05-14', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ'),
      jointLeave('2026-05-15', 'Kenaikan Yesus Kristus', 'Ascension of Jesus Christ'),
      national('2026-05-27', 'Iduladha 1447 Hijriah', 'Eid al-Adha 1447 H'),
      jointLeave('2026-05-28', 'Iduladha 1447 Hijriah', 'Eid al-Adha 1447 H'),
      national('2026-05-31', 'Hari Raya Waisak 2570 BE', 'Vesak 2570 BE'),
      national('2026-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'),
      national('2026-06-16', 'Tahun Baru Islam 1448 Hijriah', 'Islamic New Year 1448 H'),
      national('2026-08-17', 'Proklamasi Kemerdekaan', 'Independence Day'),
      national('2026-08-25', 'Maulid Nabi Muhammad saw.', 'Birthday of the Prophet Muhammad'),
      jointLeave('2026-12-24', 'Kelahiran Yesus Kristus (Natal)', 'Christmas'),
      national('2026-12-25', 'Kelahiran Yesus Kristus (Natal)', 'Christmas Day'),
    ],
  },
  {
    year: 2027,
    provisional: true,
    source: { id: 'Hanya hari libur bertanggal tetap; SKB 2027 belum diimpor', en: 'Fixed-date holidays only; the 2027 joint decree is not imported yet' },
    days: [
      national('2027-01-01', 'Tahun Baru 2027 Masehi', 'New Year 2027'),
      national('2027-05-01', 'Hari Buruh Internasional', 'International Labour Day'),
      national('2027-06-01', 'Hari Lahir Pancasila', 'Pancasila Day'),
      national('2027-08-17', 'Proklamasi Kemerdekaan', 'Independence Day'),
      national('2027-12-25', 'Kelahiran Yesus Kristus (Natal)', 'Christmas Day'),
    ],
  },
];
