import type { Answers, FormModel, Rule } from '../../core/form/model.ts';
import { choices, column, evidence, formOf, part, sampleFile } from '../../core/form/parts.ts';

const origins = choices(['R1', 'R1 Mutakhirkan data kemiskinan per kecamatan', 'R1 Update poverty data per district'], ['R2', 'R2 Klasifikasi penduduk miskin', 'R2 Classify the poor'], ['R3', 'R3 Selaraskan program perlindungan sosial', 'R3 Align social protection programmes'], ['R4', 'R4 Perbaiki IKU', 'R4 Repair key indicators'], ['lain', 'Catatan lain', 'Another note']);
const states = choices(['belum', 'Belum ditindaklanjuti', 'Not followed up'], ['proses', 'Dalam proses', 'In progress'], ['selesai', 'Selesai', 'Done']);
const line = (key: string, id: string, en: string) => ({ key, text: { id: { title: id }, en: { title: en } } });

const columns = [
  column('asal', 'singleChoice', ['Asal catatan', 'Source of the note'], { choices: origins }),
  column('rencana', 'shortText', ['Rencana aksi', 'Action'], { props: { max: 300 } }),
  column('keluaran', 'shortText', ['Keluaran', 'Output'], { props: { max: 200 } }),
  column('pic', 'shortText', ['Penanggung jawab (jabatan)', 'Responsible (post)'], { props: { max: 120 } }),
  column('tenggat', 'date', ['Tenggat', 'Due']),
  column('status', 'singleChoice', ['Status', 'Status'], { choices: states }),
];

const poverty = {
  rows: [line('struktural', 'Miskin struktural', 'Structural poverty'), line('disabilitas', 'Penyandang disabilitas', 'Persons with disabilities'), line('lansia', 'Usia tua', 'Old age'), line('lainnya', 'Lainnya', 'Other')],
  columns: [line('lama', 'Data semula (jiwa)', 'Earlier data (persons)'), line('verifikasi', 'Hasil verifikasi (jiwa)', 'Verified (persons)')],
  number: 'integer', min: 0, required: true, rowTotals: false, columnTotals: true,
};

const rules: readonly Rule[] = [
  { id: 'r_data', effect: 'show', targets: ['data'], when: { '===': [{ answer: 'melapor' }, true] } },
];

const works: Readonly<Record<string, readonly [from: string, action: string, output: string]>> = {
  dinsos: ['R1', 'Mutakhirkan data kemiskinan per kecamatan', 'Data kemiskinan terverifikasi'], disdukcapil: ['R2', 'Padankan NIK penduduk miskin', 'Berita acara pemadanan'], bappeda: ['R3', 'Susun matriks crosscutting perlindungan sosial', 'Matriks crosscutting'],
};

/** The follow-up of an office, or of a district with its verified data when `district` numbers it (data contoh). */
export function exampleFollowUp(agency: string, district: number | undefined): Answers {
  const [asal, rencana, keluaran] = works[agency] ?? ['R1', 'Verifikasi data kemiskinan setiap desa', 'Berita acara verifikasi'];
  const n = district ?? 0;
  const jiwa = { struktural: { lama: 820 + n, verifikasi: 765 + n }, disabilitas: { lama: 96, verifikasi: 101 }, lansia: { lama: 240, verifikasi: 233 }, lainnya: { lama: 55, verifikasi: 40 } };
  return {
    data: {
      rtl: { daftar: [{ _row: 'b1', asal, rencana, keluaran, pic: district === undefined ? 'Kepala dinas' : 'Camat', tenggat: '2026-08-14', status: 'selesai' }], uraian: 'Seluruh tindak lanjut dilaksanakan bersama instansi terkait.', melapor: district !== undefined },
      ...(district === undefined ? {} : { data: { desa: 10 + (n % 8), jiwa, berita_acara: `BA/${n}/2026` } }),
    },
    evidence: { daftar: [sampleFile('rtl', 'matriks-tindak-lanjut.pdf')], ...(district === undefined ? {} : { berita_acara: [sampleFile('ba', 'berita-acara.pdf')] }) },
  };
}

const filled = exampleFollowUp('camat', 1);

/** Makes the follow-up of one agency: its action items with evidence, and verified poverty data where it reports them. */
export function followUpForm(): FormModel {
  return formOf('pra-evaluasi-tl', [
    part('tl', { type: 'form', children: ['h_rtl', 'h_data'], words: [{ title: 'Tindak lanjut pra evaluasi', help: 'Rencana tindak lanjut (RTL), bukti dukung, dan data kemiskinan yang telah diverifikasi. Bunyi pertanyaan adalah data contoh.' }, { title: 'Follow-up of the preliminary evaluation', help: 'Action items, evidence and verified poverty data. The wording of the questions is sample data.' }] }),
    part('h_rtl', { type: 'page', children: ['rtl'], words: ['Rencana tindak lanjut', 'Action items'] }),
    part('rtl', { type: 'section', children: ['daftar', 'uraian', 'melapor'], words: ['Rencana tindak lanjut', 'Action items'] }),
    part('daftar', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 80, columns, rollup: ['asal', 'status'], listed: true }, evidence: evidence('yes'), words: [{ title: 'Matriks tindak lanjut', guidance: 'Satu baris untuk tiap catatan yang menjadi tugas instansi Anda.' }, { title: 'Follow-up matrix', guidance: 'One row per note that concerns your agency.' }] }),
    part('uraian', { kind: 'longText', required: true, props: { min: 20, max: 4000 }, words: ['Uraian pelaksanaan', 'What was done'] }),
    part('melapor', { kind: 'yesNo', required: true, words: ['Instansi melaporkan data kemiskinan hasil verifikasi?', 'Does your agency report verified poverty data?'] }),
    part('h_data', { type: 'page', children: ['data'], words: ['Data kemiskinan', 'Poverty data'] }),
    part('data', { type: 'section', children: ['desa', 'jiwa', 'berita_acara'], words: ['Data kemiskinan terverifikasi', 'Verified poverty data'] }),
    part('desa', { kind: 'integer', required: true, props: { min: 1, max: 999, span: 4, unit: 'desa/kelurahan' }, words: ['Jumlah desa/kelurahan yang diverifikasi', 'Villages verified'] }),
    part('jiwa', { type: 'table', kind: 'matrix', required: true, props: poverty, words: [{ title: 'Klasifikasi penduduk miskin', guidance: 'Jumlah jiwa sebelum dan sesudah verifikasi.' }, { title: 'Classes of the poor', guidance: 'Persons before and after verification.' }] }),
    part('berita_acara', { kind: 'shortText', required: true, props: { max: 100 }, evidence: evidence('yes'), words: ['Nomor berita acara verifikasi', 'Number of the record of verification'] }),
  ], {
    rules,
    tests: [
      { id: 't_lengkap', title: 'Camat dengan data terverifikasi dapat mengirim', answers: filled, expect: { errors: [], visible: ['jiwa'] } },
      { id: 't_tanpa', title: 'Instansi tanpa data kemiskinan tidak dimintai tabelnya', answers: exampleFollowUp('dinsos', undefined), expect: { errors: [], hidden: ['jiwa', 'berita_acara'] } },
      { id: 't_bukti', title: 'Matriks tanpa bukti tidak dapat dikirim', answers: { ...filled, evidence: { berita_acara: filled.evidence['berita_acara']! } }, expect: { errors: ['daftar'] } },
    ],
  });
}
