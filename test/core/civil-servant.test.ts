import { describe, expect, test } from '@jest/globals';
import { nipFault, nipInGroups, rankNamed } from '../../core/civil-servant.ts';

describe('an NIP', () => {
  test.each([
    ['196801011990032001', undefined],
    ['200002292020121001', undefined],
    ['199008172022211001', undefined],
    ['199008172022301001', '202230 bukan bulan'],
    ['199008171989211001', 'mendahului tanggal lahirnya'],
    ['19680101199003200', '18 angka'],
    ['19680101199003200x', '18 angka'],
    ['190002291990031001', '19000229 bukan tanggal'],
    ['196801011990131001', '199013 bukan bulan'],
    ['199003011968011001', 'mendahului tanggal lahirnya'],
    ['196801011990033001', '1 (laki-laki) atau 2 (perempuan), bukan 3'],
    ['196801011990031000', 'nomor urut dari 001'],
  ])('%s: %s', (nip, why) => {
    const fault = nipFault(nip)?.id;
    if (why === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(why);
  });

  test('is printed in groups, and a rank is known by any of its names', () => {
    expect(nipInGroups('196801011990032001')).toBe('19680101 199003 2 001');
    expect(['iv/A', 'Pembina', ' pembina (IV/a) ', 'Pembina Utama Raya'].map(rankNamed)).toEqual(['IV/a', 'IV/a', 'IV/a', undefined]);
  });
});
