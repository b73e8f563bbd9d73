import { describe, expect, test } from '@jest/globals';
import { byQuestion } from '../../core/form/state.ts';
import { ownersOf } from '../../core/report/tables.ts';
import type { Submission } from '../../db/submissions.ts';
import { chaptersOf } from '../../server/documents/chapters.ts';
import type { Party } from '../../server/documents/cycle-report.ts';
import { quarterForm, quarterOf } from '../../templates/pj/form.ts';
import { indicators } from '../../templates/pj/indicators.ts';
import { chapters, exampleNarrative, narrativeForm } from '../../templates/pj/narrative.ts';

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

describe('the chapters of the quarterly report', () => {
  const forms = new Map([['laporan:1', form], ['narasi:1', narrativeForm()]]);
  const party = (name: string, formKey: 'laporan' | 'narasi', answers: ReturnType<typeof quarterOf>): Party => {
    const model = forms.get(`${formKey}:1`)!;
    return { view: {} as Party['view'], name, scores: [], decided: {}, notes: [], sent: [{ form: `${formKey}:1`, formKey, canonical: JSON.stringify({ data: byQuestion(model, answers), evidence: answers.evidence }) } as Submission] };
  };
  const written = (parties: readonly Party[]) => chaptersOf(chapters, { parties, forms, role: 'coordinator' });

  test('are the narrative of the coordinating office, and between it every indicator once, by aspect', () => {
    const told = written([party('Dinas Kesehatan', 'laporan', quarterOf(['stunting', 'kesehatan'], false)), party('Sekretariat Daerah', 'narasi', exampleNarrative)]);
    expect(told.map(({ title, parts }) => [title, parts.length])).toEqual([['Bab I Pendahuluan', 3], ['Bab II Pelaksanaan Tugas', 5], ['Bab III Capaian', 3], ['Bab IV Penutup', 2]]);
    expect(told[0]!.parts[0]).toEqual({ title: 'Kondisi umum', texts: [expect.stringMatching(/^Kabupaten Contoh terdiri .+\(Data contoh\.\)$/)], tables: [] });
    expect(told[2]!.parts[2]!.tables.map(({ caption }) => caption)).toEqual(['Stunting – Dinas Kesehatan', 'Kesehatan – Dinas Kesehatan']);
    expect(told[2]!.parts[2]!.tables[0]!.lines).toContainEqual(['Prevalensi (%)', '2,91%']);
    expect(chapters.flatMap(({ parts }) => parts.flatMap((each) => (each.form === 'laporan' ? each.sections : []))).toSorted()).toEqual(keys.map((key) => `s_${key}`).toSorted());
  });

  test('keep the place of what nobody has written yet', () => {
    expect(written([]).flatMap(({ parts }) => parts).every(({ texts, tables }) => texts.length + tables.length === 0)).toBe(true);
    expect(written([])[1]!.parts.map(({ title }) => title)).toEqual(['Urusan pemerintahan', 'Sosial, politik, ketenteraman, dan ketertiban', 'Peraturan daerah dan peraturan kepala daerah', 'Mutasi, perizinan, dan kebijakan lain', 'Fasilitasi pemilu dan pilkada']);
  });
});
