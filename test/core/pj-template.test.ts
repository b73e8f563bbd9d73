import { describe, expect, test } from '@jest/globals';
import { ownersOf } from '../../core/report/tables.ts';
import { quarterForm } from '../../templates/pj/form.ts';
import { indicators } from '../../templates/pj/indicators.ts';

const form = quarterForm();
const question = form.byId['indikator']!;
const keys = indicators.map(({ key }) => key);

describe('the ten indicators of the quarterly report', () => {
  test('are those of the ministry, each with the figures its owner reports', () => {
    expect(keys).toEqual(['inflasi', 'stunting', 'bumd', 'layanan', 'pengangguran', 'kemiskinan', 'kesehatan', 'anggaran', 'unggulan', 'perizinan']);
    const figuresOf = (key: string) => indicators.find((each) => each.key === key)!.figures.map((figure) => figure.key);
    expect(figuresOf('bumd')).toEqual(['jumlah', 'sehat', 'laba', 'dividen', 'desa', 'terdaftar', 'berbadan_hukum', 'peringkat', 'berlaba']);
    expect([figuresOf('layanan').includes('mpp'), figuresOf('kemiskinan').includes('bnba'), figuresOf('unggulan').includes('foto')]).toEqual([true, true, true]);
  });

  test('have one owner each, or the report says which have none and which have several', () => {
    const owned = ownersOf(question, [{ agency: 'Dinas Kesehatan', value: ['stunting', 'kesehatan'] }, { agency: 'Dinas Sosial', value: ['kemiskinan', 'stunting'] }])!;
    const of = (title: string) => owned.lines.find(({ cells }) => cells[0] === title);
    expect(owned.lines).toHaveLength(10);
    expect(of('Kesehatan')).toEqual({ agency: 'Dinas Kesehatan', cells: ['Kesehatan', 'tepat satu'] });
    expect(of('Stunting')).toEqual({ agency: 'Dinas Kesehatan, Dinas Sosial', cells: ['Stunting', 'lebih dari satu'] });
    expect(of('Inflasi')).toEqual({ agency: '–', cells: ['Inflasi', 'belum ada'] });
    expect(ownersOf({ ...question, props: { ...question.props, oneOwner: false } }, [])).toBeUndefined();
  });
});
