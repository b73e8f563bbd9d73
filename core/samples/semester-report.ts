// Data contoh: the report of one office to the poverty reduction team (domain.md §3); all figures are invented.
import type { Answers, FormModel, Rule } from '../form/model.ts';
import { choices, column, evidence, formOf, part, sampleFile } from '../form/parts.ts';

const reporters = choices(['opd', 'Perangkat daerah', 'Government office'], ['baznas', 'BAZNAS', 'BAZNAS'], ['usaha', 'Perusahaan atau bank', 'Company or bank'], ['ormas', 'Organisasi masyarakat', 'Civic organisation']);
const strategies = choices(['beban', 'Mengurangi beban pengeluaran', 'Reduce the burden of expenses'], ['pendapatan', 'Meningkatkan kemampuan dan pendapatan', 'Raise abilities and income'], ['umk', 'Mengembangkan usaha mikro dan kecil', 'Develop micro and small businesses'], ['sinergi', 'Menyinergikan kebijakan dan program', 'Join policies and programmes'], ['tidak', 'Tidak termasuk strategi mana pun', 'None of the strategies']);
const sources = choices(['apbn', 'APBN', 'State budget'], ['provinsi', 'APBD provinsi', 'Provincial budget'], ['apbd', 'APBD kabupaten', 'Regency budget'], ['csr', 'CSR', 'CSR'], ['zakat', 'Zakat', 'Alms']);

const columns = [
  column('kegiatan', 'shortText', ['Kegiatan', 'Activity'], { props: { max: 200 }, unique: true }),
  column('sumber', 'singleChoice', ['Sumber dana', 'Source of funds'], { choices: sources }),
  column('pagu', 'currency', ['Pagu', 'Budget']),
  column('realisasi', 'currency', ['Realisasi', 'Spent']),
  column('penerima', 'integer', ['Penerima', 'Recipients'], { props: { min: 0 } }),
  column('lokasi', 'shortText', ['Lokasi', 'Place'], { required: false, props: { max: 120 } }),
];

const nodes = [
  part('laporan', { type: 'form', children: ['p_umum', 'p_kegiatan', 'p_penutup'], words: [{ title: 'Laporan Kegiatan Penanggulangan Kemiskinan', help: 'Data contoh. Satu laporan tiap semester.' }, { title: 'Report on poverty reduction activities', help: 'Sample data. One report per semester.' }] }),
  part('p_umum', { type: 'page', children: ['pelapor'], words: ['Umum', 'General'] }),
  part('pelapor', { type: 'section', children: ['petunjuk', 'jenis', 'nama', 'penanggung', 'telepon', 'surel', 'periode', 'ada'], words: ['Pelapor', 'Reporter'] }),
  part('petunjuk', { type: 'info', kind: 'info', props: { level: 3 }, words: [{ title: 'Sebelum mengisi', help: 'Siapkan DPA dan data penerima.' }, { title: 'Before you begin', help: 'Have the budget document and the list of recipients at hand.' }] }),
  part('jenis', { kind: 'singleChoice', required: true, props: { ...reporters.codes, span: 6 }, words: [{ title: 'Jenis pelapor', options: reporters.id }, { title: 'Kind of reporter', options: reporters.en }] }),
  part('nama', { kind: 'shortText', required: true, props: { max: 160, span: 6 }, words: ['Nama lembaga', 'Name of the institution'] }),
  part('penanggung', { kind: 'shortText', required: true, classification: 'personal', props: { max: 120, span: 6 }, words: [{ title: 'Penanggung jawab laporan', help: 'Dihubungi bila isi laporan perlu dijelaskan.' }, { title: 'Person in charge of the report', help: 'Asked when the report needs explaining.' }] }),
  part('telepon', { kind: 'shortText', classification: 'personal', props: { max: 16, preset: 'phone', span: 6 }, words: [{ title: 'Nomor telepon', help: 'Hanya untuk urusan laporan ini.' }, { title: 'Phone number', help: 'Only for matters of this report.' }] }),
  part('surel', { kind: 'shortText', classification: 'personal', props: { max: 120, preset: 'email', span: 6 }, words: [{ title: 'Surel', help: 'Hanya untuk urusan laporan ini.' }, { title: 'E-mail', help: 'Only for matters of this report.' }] }),
  part('periode', { kind: 'dateRange', required: true, props: { longest: 184, span: 6 }, words: ['Masa laporan', 'Reporting period'] }),
  part('ada', { kind: 'yesNo', required: true, words: ['Apakah ada kegiatan pada semester ini?', 'Was there any activity this semester?'] }),
  part('p_kegiatan', { type: 'page', children: ['kegiatan', 'hasil'], words: ['Kegiatan', 'Activities'] }),
  part('kegiatan', { type: 'section', children: ['nihil', 'strategi', 'rincian', 'total_pagu', 'total_realisasi', 'serapan', 'sebab_serapan'], words: ['Kegiatan dan anggaran', 'Activities and budget'] }),
  part('nihil', { kind: 'longText', required: true, props: { min: 20, max: 1000 }, words: ['Alasan tidak ada kegiatan', 'Why there was no activity'] }),
  part('strategi', { kind: 'multipleChoice', required: true, props: { ...strategies.codes, min: 1, exclusive: 'tidak' }, words: [{ title: 'Strategi yang didukung', options: strategies.id }, { title: 'Strategies supported', options: strategies.en }] }),
  part('rincian', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 60, columns }, evidence: evidence('yes'), words: [{ title: 'Rincian kegiatan', guidance: 'Satu baris untuk tiap kegiatan.' }, { title: 'Activities in detail', guidance: 'One row per activity.' }] }),
  part('total_pagu', { type: 'computed', kind: 'computed', props: { of: 'number', places: 0, unit: 'rupiah', span: 4, expression: { sum: [{ answer: ['rincian', 'pagu'] }] } }, words: ['Jumlah pagu', 'Total budget'] }),
  part('total_realisasi', { type: 'computed', kind: 'computed', props: { of: 'number', places: 0, unit: 'rupiah', span: 4, expression: { sum: [{ answer: ['rincian', 'realisasi'] }] } }, words: ['Jumlah realisasi', 'Total spent'] }),
  part('serapan', { type: 'computed', kind: 'computed', props: { of: 'number', places: 2, unit: '%', span: 4, expression: { round: [{ '*': [{ div: [{ answer: 'total_realisasi' }, { answer: 'total_pagu' }] }, 100] }, 2] } }, words: ['Serapan anggaran', 'Share of the budget spent'] }),
  part('sebab_serapan', { kind: 'longText', required: true, props: { min: 20, max: 1000 }, words: ['Sebab serapan di bawah 50%', 'Why less than 50% was spent'] }),
  part('hasil', { type: 'section', children: ['tepat', 'cocok', 'hambatan', 'uraian_hambatan'], words: ['Hasil', 'Results'] }),
  part('tepat', { kind: 'ratio', required: true, props: { zero: 'none', span: 6 }, words: [{ title: 'Keluarga sasaran yang terlayani', help: 'Terlayani dari seluruh sasaran.' }, { title: 'Target families reached', help: 'Reached out of all targets.' }] }),
  part('cocok', { kind: 'yesNoPartial', required: true, props: { span: 6 }, words: [{ title: 'Penerima cocok dengan basis data?', options: { ya: 'Ya', sebagian: 'Sebagian', tidak: 'Tidak' } }, { title: 'Do recipients match the register?', options: { ya: 'Yes', sebagian: 'Partly', tidak: 'No' } }] }),
  part('hambatan', { kind: 'yesNo', required: true, words: ['Apakah ada hambatan?', 'Were there obstacles?'] }),
  part('uraian_hambatan', { kind: 'longText', required: true, props: { min: 10, max: 2000 }, words: ['Uraian hambatan', 'The obstacles'] }),
  part('p_penutup', { type: 'page', children: ['penutup'], words: ['Penutup', 'Closing'] }),
  part('penutup', { type: 'section', children: ['rencana', 'tautan', 'pernyataan'], words: ['Rencana dan pernyataan', 'Plan and statement'] }),
  part('rencana', { kind: 'longText', required: true, props: { max: 2000 }, words: ['Rencana tindak lanjut', 'Next steps'] }),
  part('tautan', { kind: 'linkEvidence', props: { max: 3 }, words: ['Tautan publikasi', 'Links to publications'] }),
  part('pernyataan', { kind: 'acknowledgement', required: true, words: [{ title: 'Pernyataan kebenaran data', help: 'Data dalam laporan ini benar dan dapat dipertanggungjawabkan.' }, { title: 'Statement of truth', help: 'The data in this report are true and can be accounted for.' }] }),
];

const busy = { '===': [{ answer: 'ada' }, true] };
const rules: readonly Rule[] = [
  { id: 'r_nihil', effect: 'show', targets: ['nihil'], when: { '===': [{ answer: 'ada' }, false] } },
  { id: 'r_kegiatan', effect: 'show', targets: ['strategi', 'rincian', 'total_pagu', 'total_realisasi', 'serapan', 'hasil'], when: busy },
  { id: 'r_serapan', effect: 'show', targets: ['sebab_serapan'], when: { and: [busy, { '<': [{ answer: 'serapan' }, 50] }] } },
  { id: 'r_hambatan', effect: 'show', targets: ['uraian_hambatan'], when: { '===': [{ answer: 'hambatan' }, true] } },
  { id: 'r_telepon', effect: 'require', targets: ['telepon'], when: { '!==': [{ answer: 'jenis' }, 'opd'] } },
  { id: 'r_lebih', effect: 'warn', targets: ['rincian'], when: { '>': [{ answer: 'total_realisasi' }, { answer: 'total_pagu' }] }, text: { id: 'jumlah realisasi melebihi pagu. Periksa angkanya atau tulis alasannya.', en: 'more was spent than budgeted. Check the figures or give the reason.' } },
];

const row = (n: number, kegiatan: string, [sumber, pagu, realisasi, penerima]: readonly [string, number, number, number]) => ({ _row: `b${n}`, kegiatan, sumber, pagu, realisasi, penerima });

/** A realistic form of about twenty questions: pages, conditions across sections, a table with totals, computed figures. */
export function semesterReport(): FormModel {
  return formOf('laporan-semester', nodes, {
    rules,
    tests: [
      { id: 't_nihil', title: 'Tanpa kegiatan, hanya alasan yang diminta', answers: { ...filledReport, data: { ...filledReport.data, pelapor: { ...(filledReport.data['pelapor'] as object), ada: false } } }, expect: { visible: ['nihil'], errors: ['nihil'] } },
      { id: 't_lengkap', title: 'Laporan lengkap dapat dikirim', answers: filledReport, expect: { errors: [] } },
    ],
  });
}

/** The report filled in by the sample office: nothing is missing. */
export const filledReport: Answers = {
  data: {
    pelapor: { jenis: 'opd', nama: 'Dinas Sosial', penanggung: 'Kepala Bidang (contoh)', periode: { from: '2026-01-01', to: '2026-06-30' }, ada: true },
    kegiatan: { strategi: ['beban', 'pendapatan'], rincian: [row(1, 'Bantuan pangan keluarga', ['apbd', 850_000_000, 612_500_000, 1_420]), row(2, 'Pelatihan keterampilan', ['csr', 120_000_000, 96_000_000, 60])] },
    hasil: { tepat: { part: 1_480, whole: 1_600 }, cocok: 'sebagian', hambatan: false },
    penutup: { rencana: 'Mencocokkan kembali data penerima dengan kecamatan.', pernyataan: { agreed: true, textHash: 'contoh' } },
  },
  evidence: { rincian: [sampleFile('contoh1', 'rekap-kegiatan.pdf')] },
};
