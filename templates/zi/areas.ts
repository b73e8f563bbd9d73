import type { Text } from '../../core/problem.ts';
import { fulfilment } from './fulfilment.ts';
import { reform } from './reform.ts';
import type { Area } from './worksheet.ts';

const titles: readonly (readonly [title: Text, weight: string])[] = [
  [{ id: 'Manajemen Perubahan', en: 'Management of Change' }, '8'],
  [{ id: 'Penataan Tatalaksana', en: 'Business Processes' }, '7'],
  [{ id: 'Penataan Sistem Manajemen SDM', en: 'Personnel Management' }, '10'],
  [{ id: 'Penguatan Akuntabilitas', en: 'Accountability' }, '10'],
  [{ id: 'Penguatan Pengawasan', en: 'Supervision' }, '15'],
  [{ id: 'Peningkatan Kualitas Pelayanan Publik', en: 'Quality of Public Services' }, '10'],
];

/** The six areas of pengungkit (60), each with pemenuhan and reform. */
export const areas: readonly Area[] = titles.map(([title, weight], i) => ({ number: i + 1, title, weight, fulfilment: fulfilment[i + 1]!, reform: reform[i + 1]! }));
