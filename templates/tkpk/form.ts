import type { Answers, FormModel, FormTest, Rule } from '../../core/form/model.ts';
import { choices, column, evidence, formOf, part, sampleFile } from '../../core/form/parts.ts';
import type { Text } from '../../core/problem.ts';
import { povertySection } from './poverty.ts';

const reporters = choices(['opd', 'Perangkat daerah', 'Government office'], ['csr', 'Forum CSR atau perusahaan', 'CSR forum or company'], ['baznas', 'BAZNAS', 'BAZNAS'], ['bank', 'Perbankan', 'Bank'], ['ormas', 'Organisasi masyarakat', 'Civic organisation'], ['lain', 'Lembaga lain', 'Other institution']);
const programmes = choices(['1', 'Kelompok 1: bantuan dan jaminan sosial terpadu', 'Group 1: integrated social aid and security'], ['2', 'Kelompok 2: pemberdayaan masyarakat dan penguatan UMK', 'Group 2: empowerment and small businesses'], ['3', 'Kelompok 3: program lain', 'Group 3: other programmes']);
const strategies = choices(['beban', 'Mengurangi beban pengeluaran', 'Reduce the burden of expenses'], ['pendapatan', 'Meningkatkan kemampuan dan pendapatan', 'Raise abilities and income'], ['umk', 'Mengembangkan usaha mikro dan kecil', 'Develop micro and small businesses'], ['sinergi', 'Menyinergikan kebijakan dan program', 'Join policies and programmes']);
const sources = choices(['apbn', 'APBN', 'State budget'], ['provinsi', 'APBD provinsi', 'Provincial budget'], ['apbd', 'APBD kabupaten/kota', 'Local budget'], ['csr', 'CSR', 'CSR'], ['zakat', 'Zakat', 'Alms'], ['lain', 'Lainnya', 'Other']);
const targets = choices(['keluarga', 'Keluarga', 'Families'], ['individu', 'Individu', 'Persons'], ['kelompok', 'Kelompok', 'Groups']);
const semesters = choices(['1', 'Semester I (Januari–Juni)', 'Semester I (January–June)'], ['2', 'Semester II (Juli–Desember)', 'Semester II (July–December)']);

const columns = [
  column('kelompok', 'singleChoice', ['Kelompok program', 'Programme group'], { choices: programmes }),
  column('strategi', 'singleChoice', ['Strategi', 'Strategy'], { choices: strategies }),
  column('program', 'shortText', ['Program', 'Programme'], { props: { max: 160 } }),
  column('kegiatan', 'shortText', ['Kegiatan', 'Activity'], { props: { max: 200 } }),
  column('penyelenggara', 'shortText', ['Penyelenggara', 'Carried out by'], { props: { max: 160 } }),
  column('sumber', 'singleChoice', ['Sumber dana', 'Source of funds'], { choices: sources }),
  column('pagu', 'currency', ['Pagu', 'Budget']),
  column('realisasi', 'currency', ['Realisasi', 'Spent']),
  column('jenis', 'singleChoice', ['Sasaran', 'Target group'], { choices: targets }),
  column('sasaran', 'integer', ['Jumlah sasaran', 'Targets'], { props: { min: 0 } }),
  column('penerima', 'integer', ['Realisasi penerima', 'Recipients'], { props: { min: 0 } }),
  column('kecamatan', 'shortText', ['Kecamatan', 'District'], { props: { max: 80 } }),
  column('cocok', 'yesNo', ['Cocok basis data (DTKS/P3KE/DTSEN)', 'Matches the register']),
  column('kendala', 'shortText', ['Kendala', 'Obstacles'], { required: false, props: { max: 300 } }),
];

/** Warns of each row in which one figure exceeds another: totals would let one row hide behind the next. */
const overRow = (id: string, figure: string, bound: string, text: Text): Rule => ({ id, effect: 'warn', each: 'rincian', targets: ['rincian'], when: { '>': [{ answer: ['rincian', figure] }, { answer: ['rincian', bound] }] }, text });
const busy = { '===': [{ answer: 'ada' }, true] };
const rules: readonly Rule[] = [
  { id: 'r_nihil', effect: 'show', targets: ['nihil'], when: { '===': [{ answer: 'ada' }, false] } },
  { id: 'r_kegiatan', effect: 'show', targets: ['kegiatan'], when: busy },
  { id: 'r_telepon', effect: 'require', targets: ['telepon'], when: { '!==': [{ answer: 'jenis_pelapor' }, 'opd'] } },
  overRow('r_pagu', 'realisasi', 'pagu', { id: 'realisasi melebihi pagu. Periksa angkanya, atau tulis alasannya pada kolom kendala.', en: 'more was spent than budgeted. Check the figures, or give the reason under obstacles.' }),
  overRow('r_sasaran', 'penerima', 'sasaran', { id: 'penerima melebihi sasaran. Periksa kemungkinan penghitungan ganda.', en: 'there are more recipients than targets. Check for double counting.' }),
  { id: 'r_ganda', effect: 'warn', each: 'rincian', targets: ['rincian'], when: { repeats: ['rincian', 'kegiatan', 'kecamatan'] }, text: { id: 'kegiatan dan kecamatan ini sudah dilaporkan pada baris sebelumnya. Gabungkan barisnya, atau tulis pada kolom kendala mengapa keduanya berbeda.', en: 'this activity in this district is already reported in an earlier row. Join the rows, or say under obstacles why they differ.' } },
];

const total = (id: string, of: string, words: readonly [string, string], unit?: string) => part(id, { type: 'computed', kind: 'computed', props: { of: 'number', places: 0, span: 6, ...(unit ? { unit } : {}), expression: { sum: [{ answer: ['rincian', of] }] } }, words });

type Row = Readonly<Record<string, unknown>>;
/** A row of the report with what most rows share. */
export const reportRow = (n: number, own: Row): Row => ({ _row: `b${n}`, kelompok: '1', strategi: 'beban', program: 'Perlindungan sosial', penyelenggara: 'Dinas Sosial', sumber: 'apbd', jenis: 'keluarga', kecamatan: 'Contoh Utara', cocok: true, ...own });

/** A whole report of the worked example (data contoh, domain.md §9.3). */
export const report = (reporter: string, name: string, rows: readonly Row[], reason?: string): Answers => ({
  data: {
    pelapor: { tahun: 2023, semester: '1', jenis_pelapor: reporter, nama: name, penanggung: 'Penanggung jawab (contoh)', ...(reporter === 'opd' ? {} : { telepon: '081234567890' }), ada: rows.length > 0, ...(reason ? { nihil: reason } : {}) },
    ...(rows.length ? { kegiatan: { rincian: rows } } : {}),
    penutup: { rencana: 'Mencocokkan data penerima dengan kecamatan.', pernyataan: { agreed: true, textHash: 'contoh' } },
  },
  evidence: rows.length ? { rincian: [sampleFile('rekap', 'rekap-kegiatan.pdf')] } : {},
});

const aid = (n: number, own: Row): Row => reportRow(n, { kegiatan: 'PKH daerah', pagu: 900_000_000, realisasi: 720_000_000, sasaran: 1500, penerima: 1420, ...own });
const social = [aid(1, {})];
const warned = (id: string, title: string, rows: readonly Row[]): FormTest => ({ id, title, answers: report('opd', 'Dinas Sosial', rows), expect: { errors: [], warnings: ['rincian'] } });

/** Makes the semester report of one institution to the poverty reduction team (domain.md §3). */
export function tkpkForm(): FormModel {
  return formOf('tkpk-semester', [
    part('laporan', { type: 'form', children: ['h_pelapor', 'h_kegiatan', 'h_penutup'], words: [{ title: 'Laporan Semester TKPK', help: 'Permendagri Nomor 53 Tahun 2020.' }, { title: 'TKPK semester report', help: 'Permendagri No. 53 of 2020.' }] }),
    part('h_pelapor', { type: 'page', children: ['angka', 'pelapor'], words: ['Pelapor', 'Reporter'] }),
    ...povertySection,
    part('pelapor', { type: 'section', children: ['tahun', 'semester', 'jenis_pelapor', 'nama', 'penanggung', 'telepon', 'ada', 'nihil'], words: ['Pelapor dan periode', 'Reporter and period'] }),
    part('tahun', { kind: 'integer', required: true, props: { min: 2015, max: 2100, span: 4 }, words: ['Tahun', 'Year'] }),
    part('semester', { kind: 'singleChoice', required: true, props: { ...semesters.codes, span: 8 }, words: [{ title: 'Semester', options: semesters.id }, { title: 'Semester', options: semesters.en }] }),
    part('jenis_pelapor', { kind: 'singleChoice', required: true, props: { ...reporters.codes, span: 6 }, words: [{ title: 'Jenis pelapor', options: reporters.id }, { title: 'Kind of reporter', options: reporters.en }] }),
    part('nama', { kind: 'shortText', required: true, props: { max: 160, span: 6 }, words: ['Nama lembaga', 'Name of the institution'] }),
    part('penanggung', { kind: 'shortText', required: true, props: { max: 160, span: 6 }, words: ['Penanggung jawab (jabatan)', 'Responsible (post)'] }),
    part('telepon', { kind: 'shortText', props: { max: 20, span: 6 }, classification: 'personal', words: [{ title: 'Nomor telepon narahubung', help: 'Dipakai SEKTAP hanya untuk menanyakan isi laporan ini.' }, { title: 'Phone of the contact', help: 'Used by the secretariat only to ask about this report.' }] }),
    part('ada', { kind: 'yesNo', required: true, words: ['Apakah ada kegiatan pada semester ini?', 'Were there activities in this semester?'] }),
    part('nihil', { kind: 'longText', required: true, props: { min: 20, max: 1000 }, words: ['Alasan laporan nihil', 'Why there is nothing to report'] }),
    part('h_kegiatan', { type: 'page', children: ['kegiatan'], words: ['Kegiatan', 'Activities'] }),
    part('kegiatan', { type: 'section', children: ['rincian', 'total_pagu', 'total_realisasi', 'total_sasaran', 'total_penerima'], words: ['Kegiatan penanggulangan kemiskinan', 'Poverty reduction activities'] }),
    part('rincian', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 60, columns, rollup: ['strategi', 'kelompok', 'sumber', 'kecamatan'] }, evidence: evidence('yes'), words: [{ title: 'Rincian kegiatan', guidance: 'Satu baris untuk tiap kegiatan dan kecamatan; baris dapat ditempel dari lembar kerja.' }, { title: 'Activities in detail', guidance: 'One row per activity and district; rows can be pasted from a sheet.' }] }),
    total('total_pagu', 'pagu', ['Jumlah pagu', 'Total budget'], 'rupiah'), total('total_realisasi', 'realisasi', ['Jumlah realisasi', 'Total spent'], 'rupiah'),
    total('total_sasaran', 'sasaran', ['Jumlah sasaran', 'Total targets']), total('total_penerima', 'penerima', ['Jumlah penerima', 'Total recipients']),
    part('h_penutup', { type: 'page', children: ['penutup'], words: ['Penutup', 'Closing'] }),
    part('penutup', { type: 'section', children: ['rencana', 'pernyataan'], words: ['Rencana dan pernyataan', 'Plan and statement'] }),
    part('rencana', { kind: 'longText', required: true, props: { min: 10, max: 2000 }, words: ['Rencana tindak lanjut', 'Next steps'] }),
    part('pernyataan', { kind: 'acknowledgement', required: true, words: [{ title: 'Pernyataan kebenaran data', help: 'Data dalam laporan ini benar dan dapat dipertanggungjawabkan.' }, { title: 'Statement of truth', help: 'The data in this report are true and can be accounted for.' }] }),
  ], {
    rules,
    tests: [
      { id: 't_dinsos', title: 'Dinas Sosial dengan satu kegiatan dapat mengirim', answers: report('opd', 'Dinas Sosial', social), expect: { errors: [], warnings: [], hidden: ['nihil'] } },
      { id: 't_nihil', title: 'Laporan nihil memerlukan alasan', answers: report('ormas', 'Ormas contoh', []), expect: { errors: ['nihil'], hidden: ['rincian'] } },
      { id: 't_alasan', title: 'Laporan nihil dengan alasan dapat dikirim', answers: report('ormas', 'Ormas contoh', [], 'Kegiatan dijadwalkan pada semester II.'), expect: { errors: [] } },
      warned('t_pagu', 'Realisasi 700 dari pagu 100 diperingatkan, walau baris lain menutupnya dalam jumlah', [aid(1, { realisasi: 700, pagu: 100 }), aid(2, { kecamatan: 'Contoh 2' })]),
      warned('t_sasaran', 'Penerima 90 dari sasaran 10 diperingatkan, walau baris lain menutupnya dalam jumlah', [aid(1, { penerima: 90, sasaran: 10 }), aid(2, { kecamatan: 'Contoh 2' })]),
      warned('t_ganda', 'Kegiatan yang sama di kecamatan yang sama diperingatkan, juga bila ditulis dengan huruf lain', [aid(1, {}), aid(2, { kegiatan: 'pkh DAERAH ' })]),
      { id: 't_kecamatan', title: 'Kegiatan yang sama di dua kecamatan adalah dua baris yang sah', answers: report('opd', 'Dinas Sosial', [aid(1, {}), aid(2, { kecamatan: 'Contoh 2' })]), expect: { errors: [], warnings: [] } },
      { id: 't_telepon', title: 'Pelapor tanpa NIP menyebut nomor telepon', answers: { ...report('bank', 'Bank contoh', social), data: { ...report('bank', 'Bank contoh', social).data, pelapor: { ...(report('bank', 'Bank contoh', social).data['pelapor'] as object), telepon: undefined } } }, expect: { errors: ['telepon'] } },
    ],
  });
}
