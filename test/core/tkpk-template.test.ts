import { describe, expect, test } from '@jest/globals';
import { check } from '../../core/form/check.ts';
import { stateOf } from '../../core/form/state.ts';
import { tkpkCycle } from '../../templates/tkpk/cycle.ts';
import { report, tkpkForm } from '../../templates/tkpk/form.ts';
import { poverty, povertyWords } from '../../templates/tkpk/poverty.ts';

describe('the poverty figures of the semester report', () => {
  const form = tkpkForm();
  const answers = report('ormas', 'Ormas contoh', [], 'Kegiatan dijadwalkan pada semester II.');

  test('are those of BPS for Kota Probolinggo, with what they changed by', () => {
    const { p0_lalu, p0_kini, p0_ubah, jiwa_lalu, jiwa_kini, jiwa_ubah } = stateOf(form, answers).computed;
    expect({ p0_lalu, p0_kini, p0_ubah }).toEqual({ p0_lalu: 7.44, p0_kini: 6.65, p0_ubah: -0.79 });
    expect({ jiwa_lalu, jiwa_kini, jiwa_ubah }).toEqual({ jiwa_lalu: 17_910, jiwa_kini: 16_160, jiwa_ubah: -9.77 });
  });

  test('fit each other: number by share is a population that hardly moves', () => {
    const [before, now] = poverty.years.map(({ share, persons }) => Math.round(persons / (share / 100)));
    expect([before, now]).toEqual([240_726, 243_008]);
    expect(Math.abs(now! / before! - 1)).toBeLessThan(0.02);
  });

  test('stand in the form and in the compiled report with their source and years, and ask nobody for anything', () => {
    const { title, help } = form.byId['angka']!.text.id!;
    expect(`${title} ${help}`).toMatch(/Kota Probolinggo.*BPS, 2021 dan 2022.*\(P1\).*\(P2\) tidak ada/);
    expect(['p0_lalu', 'p0_kini', 'jiwa_lalu', 'jiwa_kini'].map((id) => form.byId[id]!.text.id!.title)).toEqual(['P0 2021 (BPS)', 'P0 2022 (BPS)', 'Penduduk miskin 2021 (BPS)', 'Penduduk miskin 2022 (BPS)']);
    expect(tkpkCycle.letters?.cycle?.opening).toContain('7,44% (2021) menjadi 6,65% (2022), dari 17.910 menjadi 16.160 jiwa');
    expect(povertyWords.en).toContain('7.44% (2021) to 6.65% (2022), from 17,910 to 16,160 persons');
    expect(check(form, answers).items).toEqual([]);
  });
});
