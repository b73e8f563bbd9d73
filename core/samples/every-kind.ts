import { type Answers, type FormModel, type Kind, kinds, type Node } from '../form/model.ts';
import { questions } from '../form/questions.ts';
import { part, sampleFile, formOf } from '../form/parts.ts';

/** One question of each kind, so that nothing can be forgotten in demo, gallery and tests. */
type Sample = { readonly props?: Node['props']; readonly options?: readonly [id: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>]; readonly score?: Node['score']; readonly value?: unknown };

const threeOptions = [{ a: 'Pilihan pertama', b: 'Pilihan kedua', c: 'Pilihan ketiga' }, { a: 'First option', b: 'Second option', c: 'Third option' }] as const;
const codes = { options: [{ code: 'a' }, { code: 'b' }, { code: 'c' }] };
const columns = [
  { key: 'nama', kind: 'shortText', required: true, unique: true, props: { max: 80 }, text: { id: { title: 'Nama' }, en: { title: 'Name' } } },
  { key: 'jumlah', kind: 'integer', required: true, props: { min: 0 }, text: { id: { title: 'Jumlah' }, en: { title: 'Number' } } },
  { key: 'nilai', kind: 'currency', text: { id: { title: 'Nilai' }, en: { title: 'Value' } } },
];

/** Rows or columns of a table: key, Indonesian and English heading, again and again. */
const lines = (...words: readonly string[]) => Array.from({ length: words.length / 3 }, (_, at) => ({ key: words[at * 3]!, text: { id: { title: words[at * 3 + 1]! }, en: { title: words[at * 3 + 2]! } } }));

const samples: Readonly<Record<Kind, Sample>> = {
  shortText: { props: { max: 80 }, value: 'Dinas Kesehatan' },
  longText: { props: { min: 10, max: 500 }, value: 'Rencana aksi dipantau tiap triwulan bersama kecamatan.' },
  integer: { props: { min: 0, max: 500, unit: 'orang' }, value: 42 },
  decimal: { props: { places: 2, min: 0 }, value: 3.75 },
  currency: { value: 1_250_000_000 },
  percent: { value: 92.35 },
  ratio: { props: { zero: 'none' }, value: { part: 157, whole: 170 } },
  date: { props: { from: '2026-01-01', to: '2026-12-31' }, value: '2026-03-22' },
  month: { value: '2026-03' },
  dateRange: { props: { longest: 92 }, value: { from: '2026-06-01', to: '2026-06-30' } },
  yesNo: { value: true },
  yesNoPartial: { options: [{ ya: 'Ya', sebagian: 'Sebagian', tidak: 'Tidak' }, { ya: 'Yes', sebagian: 'Partly', tidak: 'No' }], value: 'sebagian' },
  singleChoice: { props: codes, options: threeOptions, value: 'b' },
  multipleChoice: { props: { ...codes, max: 2 }, options: threeOptions, value: ['a', 'c'] },
  gradeScale: { props: { scale: 'AA-E' }, value: 'BB' },
  gradedChoice: { props: { options: [{ code: 'A', value: '1' }, { code: 'B', value: '0.5' }, { code: 'C', value: '0' }] }, options: [{ A: 'Seluruhnya', B: 'Sebagian', C: 'Belum' }, { A: 'All', B: 'Part', C: 'Not yet' }], value: 'B' },
  repeatTable: { props: { max: 20, columns }, value: [{ _row: 'r1', nama: 'Puskesmas Contoh', jumlah: 12, nilai: 45_000_000 }, { _row: 'r2', nama: 'RSUD Contoh', jumlah: 30 }] },
  ranking: { props: codes, options: threeOptions, value: ['b', 'a', 'c'] },
  fixedTable: { props: { rows: lines('rencana', 'Rencana', 'Plan', 'nyata', 'Realisasi', 'Actual'), columns: [{ ...lines('uraian', 'Uraian', 'Description')[0]!, kind: 'shortText' }, { ...lines('orang', 'Orang', 'People')[0]!, kind: 'integer' }] }, value: { rencana: { uraian: 'Pelatihan', orang: 40 }, nyata: { uraian: 'Pelatihan', orang: 38 } } },
  matrix: { props: { rows: lines('laki', 'Laki-laki', 'Men', 'perempuan', 'Perempuan', 'Women'), columns: lines('tw1', 'Triwulan I', 'Quarter I', 'tw2', 'Triwulan II', 'Quarter II'), number: 'integer', min: 0 }, value: { laki: { tw1: 12, tw2: 14 }, perempuan: { tw1: 15, tw2: 18 } } },
  regionPicker: { props: { level: 'district', parent: '99.01' }, options: [{ '99.01.01': 'Kecamatan Contoh Utara', '99.01.02': 'Kecamatan Contoh 2' }, { '99.01.01': 'Contoh Utara District', '99.01.02': 'Contoh 2 District' }], value: '99.01.02' },
  agencyPicker: { options: [{ dinkes: 'Dinas Kesehatan', dinsos: 'Dinas Sosial' }, { dinkes: 'Health Agency', dinsos: 'Social Agency' }], value: 'dinkes' },
  codeList: { props: { list: 'contoh' }, options: [{ '1.02': 'Kesehatan', '1.06': 'Sosial' }, { '1.02': 'Health', '1.06': 'Social affairs' }], value: '1.02' },
  richText: { props: { marks: ['bold', 'italic', 'link'], blocks: ['bulletList'], maxKB: 50 }, value: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Sudah ' }, { type: 'text', text: 'ditetapkan', marks: [{ type: 'bold' }] }, { type: 'text', text: '.' }] }] } },
  fileEvidence: { props: { max: 3, maxMB: 20 }, value: [sampleFile('contoh2', 'surat-keputusan.pdf')] },
  linkEvidence: { props: { max: 3 }, value: [{ url: 'https://dinkes.contoh.go.id/laporan', title: 'Laporan kinerja', checkedOn: '2026-03-01' }] },
  acknowledgement: { value: { agreed: true, textHash: 'contoh' } },
  computed: { props: { of: 'number', places: 2, expression: { '+': [{ answer: 'k_integer' }, { answer: 'k_decimal' }] } } },
  info: { props: { level: 3 } },
  raw: { props: { schema: { type: 'object', properties: { lintang: { type: 'number', minimum: -90, maximum: 90 }, bujur: { type: 'number', minimum: -180, maximum: 180 } }, required: ['lintang', 'bujur'] } }, value: { lintang: -7.75, bujur: 113.21 } },
};

const types: Readonly<Partial<Record<Kind, Node['type']>>> = { repeatTable: 'table', computed: 'computed', info: 'info', raw: 'raw' };
/** Identity and key of the sample question of a kind: kinds are camel case, keys are not. */
export const sampleKey = (kind: Kind): string => `k_${kind.toLowerCase()}`;

function question(kind: Kind): Node {
  const { name, about } = questions[kind].meta;
  const { props = {}, options } = samples[kind];
  return part(sampleKey(kind), { type: types[kind] ?? 'field', kind, props, required: kind !== 'computed' && kind !== 'info', words: [{ title: name.id, help: about.id, ...(options ? { options: options[0] } : {}) }, { title: name.en, help: about.en, ...(options ? { options: options[1] } : {}) }] });
}

const sections: readonly (readonly [key: string, id: string, en: string, kinds: readonly Kind[]])[] = [
  ['teks', 'Teks dan waktu', 'Text and time', ['info', 'shortText', 'longText', 'richText', 'date', 'month', 'dateRange']],
  ['angka', 'Angka', 'Numbers', ['integer', 'decimal', 'currency', 'percent', 'ratio', 'computed']],
  ['pilihan', 'Pilihan', 'Choices', ['yesNo', 'yesNoPartial', 'singleChoice', 'multipleChoice', 'gradeScale', 'gradedChoice', 'ranking', 'regionPicker', 'agencyPicker', 'codeList']],
  ['lain', 'Tabel, bukti, dan lain-lain', 'Tables, evidence and others', ['repeatTable', 'fixedTable', 'matrix', 'fileEvidence', 'linkEvidence', 'acknowledgement', 'raw']],
];

/** A form with every question kind, all of them required. */
export function everyKind(): FormModel {
  return formOf('semua-jenis', [
    part('semua', { type: 'form', children: sections.map(([key]) => key), words: [{ title: 'Semua jenis pertanyaan', help: 'Data contoh.' }, { title: 'Every kind of question', help: 'Sample data.' }] }),
    ...sections.map(([key, id, en, inside]) => part(key, { type: 'section', children: inside.map(sampleKey), words: [id, en] })),
    ...kinds.map(question),
  ]);
}

/** An answer of every kind; computed ones are filled in by the rules. */
export const everyAnswer: Answers = {
  data: Object.fromEntries(sections.map(([key, , , inside]) => [key, Object.fromEntries(inside.flatMap((kind) => (samples[kind].value === undefined ? [] : [[sampleKey(kind), samples[kind].value]])))])),
  evidence: {},
};
