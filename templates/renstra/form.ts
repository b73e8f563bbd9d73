// Data contoh: forms A, B and C of domain.md §9.2; wording of the questions is ours.
import type { Answers, FormModel, FormTest, Rule } from '../../core/form/model.ts';
import { choices, column, evidence, formOf, part, sampleFile } from '../../core/form/parts.ts';

const verdicts = choices(['sesuai', 'Sesuai', 'Conforms'], ['perbaikan', 'Perlu perbaikan', 'Needs repair'], ['tidak', 'Tidak sesuai', 'Does not conform']);

const planColumns = [
  column('tujuan', 'shortText', ['Tujuan', 'Goal'], { props: { max: 200 } }),
  column('sasaran', 'shortText', ['Sasaran', 'Objective'], { props: { max: 200 } }),
  column('indikator', 'shortText', ['Indikator', 'Indicator'], { props: { max: 200 }, unique: true }),
  column('satuan', 'shortText', ['Satuan', 'Unit'], { props: { max: 40 } }),
  column('awal', 'decimal', ['Data awal', 'Baseline'], { props: { places: 2 } }),
  ...[1, 2, 3, 4, 5].map((year) => column(`t${year}`, 'decimal', [`Target tahun ${year}`, `Target of year ${year}`], { props: { places: 2 } })),
  column('program', 'shortText', ['Program', 'Programme'], { props: { max: 200 } }),
  column('pendukung', 'shortText', ['OPD pendukung', 'Supporting agencies'], { required: false, props: { max: 200 } }),
];

const causes = [
  column('penyebab', 'shortText', ['Penyebab', 'Cause'], { props: { max: 200 } }),
  column('indikator', 'shortText', ['Indikator penyebab', 'Indicator of the cause'], { props: { max: 200 } }),
  column('lokasi', 'shortText', ['Lokasi', 'Place'], { props: { max: 120 } }),
  column('keluarga', 'integer', ['Jumlah keluarga', 'Families'], { props: { min: 0 } }),
  column('intervensi', 'shortText', ['Intervensi', 'Intervention'], { props: { max: 200 } }),
  column('anggaran', 'currency', ['Anggaran', 'Budget']),
];

const smart = [
  column('indikator', 'shortText', ['Indikator', 'Indicator'], { props: { max: 200 }, unique: true }),
  ...([['s', 'Spesifik (S)', 'Specific (S)'], ['m', 'Terukur (M)', 'Measurable (M)'], ['a', 'Dapat dicapai (A)', 'Achievable (A)'], ['r', 'Relevan (R)', 'Relevant (R)'], ['t', 'Berbatas waktu (T)', 'Time-bound (T)'], ['hasil', 'Berorientasi hasil', 'Aims at results'], ['cascading', 'Selaras ke bawah', 'Cascading'], ['crosscutting', 'Selaras antarbidang', 'Crosscutting']] as const)
    .map(([key, id, en]) => column(key, 'yesNo', [id, en])),
  column('putusan', 'singleChoice', ['Kesimpulan', 'Verdict'], { choices: verdicts }),
  column('catatan', 'shortText', ['Catatan', 'Note'], { required: false, props: { max: 500 } }),
];

const planRow = (indikator: string) => ({ _row: 'b1', tujuan: 'Menurunkan kemiskinan', sasaran: 'Keluarga miskin berdaya', indikator, satuan: '%', awal: 2.1, t1: 3, t2: 4, t3: 5, t4: 6, t5: 7, program: 'Pemberdayaan sosial', pendukung: 'Dinas Tenaga Kerja' });
/** What the verifier finds of one indicator (data contoh). */
export const smartRow = (indikator: string, aims: boolean) => ({ _row: 'c1', indikator, s: true, m: true, a: true, r: aims, t: true, hasil: aims, cascading: true, crosscutting: true, putusan: aims ? 'sesuai' : 'perbaikan', ...(aims ? {} : { catatan: 'Mengukur proses, bukan hasil.' }) });

/** A draft with one indicator (data contoh). */
export const plan = (indikator: string): Answers => ({
  data: {
    form_a: { periode: '2025–2029', rencana: [planRow(indikator)] },
    form_b: { akar: [{ _row: 'p1', penyebab: 'Kepala keluarga menganggur', indikator: '% kepala keluarga miskin tanpa pekerjaan', lokasi: 'Kecamatan Contoh Utara', keluarga: 240, intervensi: 'Pelatihan dan penempatan kerja', anggaran: 450_000_000 }] },
  },
  evidence: { rencana: [sampleFile('renstra', 'rancangan-renstra.pdf')] },
});

/** A draft is passed on only when everything conforms; until then it can be returned (domain.md §9.2). */
const rules: readonly Rule[] = [
  { id: 'r_uji', effect: 'limit', each: 'rencana', targets: ['uji'], when: { '!': [{ in: [{ answer: ['rencana', 'indikator'] }, { answer: ['uji', 'indikator'] }] }] }, text: { id: 'indikator pada baris Formulir A ini belum diuji. Tambahkan barisnya dengan bunyi indikator yang sama.', en: 'the indicator in this row of form A is not checked yet. Add a row for it, in the same words.' } },
  { id: 'r_putusan', effect: 'limit', each: 'uji', targets: ['uji'], when: { '!==': [{ answer: ['uji', 'putusan'] }, 'sesuai'] }, text: { id: 'indikator ini belum sesuai. Kembalikan Formulir A beserta catatannya.', en: 'this indicator does not conform yet. Return form A with a note.' } },
  { id: 'r_kesimpulan', effect: 'limit', targets: ['kesimpulan'], when: { '!==': [{ answer: 'kesimpulan' }, 'sesuai'] }, text: { id: 'rancangan diteruskan hanya bila kesimpulannya sesuai. Kembalikan Formulir A beserta catatannya.', en: 'a draft is passed on only when the verdict is that it conforms. Return form A with a note.' } },
];

const outcome = '% keluarga miskin yang keluar dari kategori miskin';
/** The draft with what its verifier found: form C is his, so it keeps no agency from sending. */
const checked = (rows: readonly object[], kesimpulan: string): Answers => { const { data, evidence: proof } = plan(outcome); return { data: { ...data, form_c: { uji: rows, kesimpulan } }, evidence: proof }; };
const verified = (id: string, title: string, answers: Answers, held: readonly string[]): FormTest => ({ id, title, answers, expect: { errors: [], held } });

/** Makes the draft of a Renstra with its three forms: A the plan and B the causes of poverty by the agency, C the S-M-A-R-T check per indicator by its verifiers. */
export function renstraForm(): FormModel {
  return formOf('renstra-verifikasi', [
    part('renstra', { type: 'form', children: ['h_a', 'h_b', 'h_c'], words: [{ title: 'Rancangan Renstra', help: 'Formulir A rencana, Formulir B akar kemiskinan, Formulir C uji S-M-A-R-T oleh verifikator. Bunyi pertanyaan adalah data contoh.' }, { title: 'Draft Renstra', help: 'Form A the plan, form B causes of poverty, form C the S-M-A-R-T check by the verifiers. The wording of the questions is sample data.' }] }),
    part('h_a', { type: 'page', children: ['form_a'], words: ['Formulir A: rencana', 'Form A: the plan'] }),
    part('form_a', { type: 'section', children: ['periode', 'rencana'], words: ['Tujuan, sasaran, dan indikator', 'Goals, objectives and indicators'] }),
    part('periode', { kind: 'shortText', required: true, props: { max: 20, span: 4 }, words: ['Periode Renstra', 'Period'] }),
    part('rencana', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 60, columns: planColumns }, evidence: evidence('yes'), words: [{ title: 'Tujuan, sasaran, indikator, dan target lima tahun', guidance: 'Satu baris untuk tiap indikator. Lampirkan rancangan Renstra.' }, { title: 'Goals, objectives, indicators and targets of five years', guidance: 'One row per indicator. Attach the draft.' }] }),
    part('h_b', { type: 'page', children: ['form_b'], words: ['Formulir B: akar kemiskinan', 'Form B: causes of poverty'] }),
    part('form_b', { type: 'section', children: ['akar'], words: ['Penyebab sampai intervensi', 'From cause to intervention'] }),
    part('akar', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 60, columns: causes }, words: [{ title: 'Penyebab, indikator, intervensi, anggaran', guidance: 'Uraikan penyebab sampai ke lokasi dan jumlah keluarga.' }, { title: 'Cause, indicator, intervention, budget', guidance: 'Break causes down to places and families.' }] }),
    part('h_c', { type: 'page', children: ['form_c'], words: ['Formulir C: uji S-M-A-R-T', 'Form C: S-M-A-R-T check'] }),
    part('form_c', { type: 'section', edit: ['evaluator'], children: ['uji', 'kesimpulan'], words: ['Uji per indikator oleh verifikator', 'Check per indicator by the verifier'] }),
    part('uji', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 60, columns: smart, rollup: ['putusan'] }, words: [{ title: 'Daftar uji S-M-A-R-T', guidance: 'Satu baris untuk tiap indikator Formulir A. Rancangan diteruskan hanya bila semuanya sesuai; yang belum, kembalikan Formulir A beserta catatannya. Bila putaran perbaikan habis, selesaikan reviu dengan catatan yang masih terbuka: hasilnya “belum sesuai”.' }, { title: 'S-M-A-R-T checklist', guidance: 'One row per indicator of form A. A draft is passed on only when everything conforms; where something does not, return form A with a note. When no round of repair is left, finish the review with the notes still open: the result is that it does not conform.' }] }),
    part('kesimpulan', { kind: 'singleChoice', required: true, props: { ...verdicts.codes, span: 6 }, words: [{ title: 'Kesimpulan rancangan', options: verdicts.id }, { title: 'Verdict on the draft', options: verdicts.en }] }),
  ], {
    rules,
    tests: [
      { id: 't_lengkap', title: 'Formulir A dan B yang lengkap dapat dikirim; Formulir C menunggu verifikator', answers: plan(outcome), expect: { errors: [], held: ['uji', 'kesimpulan'] } },
      verified('t_sesuai', 'Semua indikator sesuai: verifikasi dapat diteruskan', checked([smartRow(outcome, true)], 'sesuai'), []),
      verified('t_perbaikan', 'Satu indikator perlu perbaikan menahan verifikasi', checked([smartRow(outcome, false)], 'sesuai'), ['uji']),
      verified('t_tidak', 'Kesimpulan tidak sesuai menahan verifikasi', checked([smartRow(outcome, true)], 'tidak'), ['kesimpulan']),
      verified('t_terlewat', 'Indikator Formulir A tanpa baris uji menahan verifikasi', checked([smartRow('Indikator lain', true)], 'sesuai'), ['uji']),
      { id: 't_bukti', title: 'Tanpa lampiran rancangan tidak dapat dikirim', answers: { ...plan('x'), evidence: {} }, expect: { errors: ['rencana'] } },
    ],
  });
}
