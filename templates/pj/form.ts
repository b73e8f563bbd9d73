import type { Answers, FormModel, Node, Rule } from '../../core/form/model.ts';
import { choices, column, evidence, formOf, part, type Part, sampleFile } from '../../core/form/parts.ts';
import { type Figure, type Indicator, indicators } from './indicators.ts';

const owned = choices(...indicators.map(({ key, title }) => [key, title.id, title.en] as const));
const states = choices(['belum', 'Belum ditindaklanjuti', 'Not followed up'], ['proses', 'Dalam proses', 'In progress'], ['selesai', 'Selesai', 'Done'], ['tidak', 'Tidak dapat ditindaklanjuti', 'Cannot be followed up']);
const made: Readonly<Record<Figure['kind'], Pick<Part, 'kind' | 'props' | 'evidence'>>> = {
  percent: { kind: 'percent', props: { places: 2, span: 4 } }, integer: { kind: 'integer', props: { min: 0, span: 4 } }, decimal: { kind: 'decimal', props: { places: 2, span: 4 } }, currency: { kind: 'currency', props: { min: 0, span: 4 } },
  yesNo: { kind: 'yesNo', props: { span: 6 } }, shortText: { kind: 'shortText', props: { max: 160, span: 4 } }, longText: { kind: 'longText', props: { min: 10, max: 2000 } }, photo: { kind: 'shortText', props: { max: 160 }, evidence: evidence('yes') },
};
const guided = ({ kind, text }: Figure): Part['words'] => (kind === 'photo' ? [{ title: text.id, guidance: 'Tulis keterangannya dan unggah fotonya sebagai bukti dukung.' }, { title: text.en, guidance: 'Write its caption and upload the picture as evidence.' }] : [text.id, text.en]);

/** Every figure names its source and the day of the data: no figure without data dukung (domain.md §4). */
function indicatorNodes({ key, title, owner, figures }: Indicator): readonly Node[] {
  const own = figures.map((figure) => part(`${key}_${figure.key}`, { ...made[figure.kind], required: true, words: guided(figure) }));
  const around = [
    part(`${key}_sebelum`, { kind: 'shortText', required: true, props: { max: 1000, span: 6 }, prefill: { from: 'figures', of: own.map(({ id }) => id) }, words: ['Angka triwulan sebelumnya', 'Figures of the quarter before'] }),
    part(`${key}_sumber`, { kind: 'shortText', required: true, props: { max: 160, span: 6 }, evidence: evidence('yes'), words: [{ title: 'Sumber data (instansi)', guidance: 'Tanpa data dukung, laporan tidak dapat dikirim.' }, { title: 'Source of the data', guidance: 'Without evidence the report cannot be sent.' }] }),
    part(`${key}_tanggal`, { kind: 'date', required: true, props: { span: 6 }, words: ['Tanggal data', 'Date of the data'] }),
    part(`${key}_analisis`, { kind: 'longText', required: true, props: { min: 30, max: 4000 }, words: ['Analisis dan langkah berikutnya', 'Analysis and next steps'] }),
  ];
  return [
    part(`s_${key}`, { type: 'section', children: [...own, ...around].map((node) => node.id), words: [{ title: title.id, help: `Pengampu: ${owner.id}` }, { title: title.en, help: `Owner: ${owner.en}` }] }),
    ...own, ...around,
  ];
}

const columns = [
  column('catatan', 'shortText', ['Catatan evaluator triwulan lalu', 'Note of the last quarter'], { props: { max: 300 } }),
  column('tindakan', 'shortText', ['Tindak lanjut', 'Follow-up'], { props: { max: 300 } }),
  column('tenggat', 'date', ['Tenggat', 'Due'], { required: false }),
  column('status', 'singleChoice', ['Status', 'Status'], { choices: states }),
];

const rules: readonly Rule[] = indicators.map(({ key }) => ({ id: `r_${key}`, effect: 'show', targets: [`s_${key}`], when: { in: [key, { answer: 'indikator' }] } }));
const carryRule: Rule = { id: 'r_bawaan', effect: 'show', targets: ['daftar'], when: { '===': [{ answer: 'ada_bawaan' }, true] } };

/** Example values (data contoh); those marked in domain.md §4 are of Tanggamus, quarter III of 2024. */
const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  inflasi: { yoy: -3.97, iph: -0.42, aksi: 'Operasi pasar dan gerakan tanam.' }, stunting: { prevalensi: 2.91, balita: 412, intervensi: 'Pemberian makanan tambahan.' }, bumd: { jumlah: 3, sehat: 66.67, laba: 1_250_000_000, dividen: 300_000_000, desa: 120, terdaftar: 81.67, berbadan_hukum: 54.17, peringkat: 'Berkembang', berlaba: 40 },
  layanan: { ombudsman: 86.4, ikm: 84.2, mpp: true }, pengangguran: { tpt: 3.33, jumlah: 10_540 }, kemiskinan: { persen: 10.52, jiwa: 65_180, kpm: 21_700, bnba: true }, kesehatan: { uhc: 98.1, aki: 4, akb: 21 },
  anggaran: { realisasi: 841_799_354_104, belanja: 47.2, pendapatan: 49.8 }, unggulan: { nama: 'Sekolah lansia, 12 angkatan.', manfaat: 'Lansia aktif dan mandiri.', foto: 'Wisuda sekolah lansia.' }, perizinan: { izin: 1_204, hari: 2.5, investasi: 98_000_000_000 },
};
const carried = [{ _row: 'c1', catatan: 'Suplai data kurang lengkap', tindakan: 'Jadwal penyampaian data bulanan', tenggat: '2024-06-10', status: 'selesai' }];

/** The report of an office that owns these indicators (data contoh); `carries`: the last quarter left it something to do. */
export function quarterOf(owns: readonly string[], carries: boolean, source = 'BPS'): Answers {
  const sections = owns.map((key) => [`s_${key}`, { ...Object.fromEntries(Object.entries(values[key] ?? {}).map(([figure, value]) => [`${key}_${figure}`, value])), [`${key}_sebelum`]: 'Lihat laporan triwulan I', [`${key}_sumber`]: source, [`${key}_tanggal`]: '2024-07-05', [`${key}_analisis`]: 'Angka bergerak sesuai rencana; langkah berikutnya memperkuat data bulanan (data contoh).' }] as const);
  return {
    data: { bawaan: { triwulan: '2', mulai: '2024-04-01', akhir: '2024-06-30', ada_bawaan: carries, ...(carries ? { daftar: carried } : {}) }, pengampu: { indikator: [...owns] }, ...Object.fromEntries(sections) },
    evidence: Object.fromEntries(owns.flatMap((key) => [[`${key}_sumber`, [sampleFile('bps', 'berita-resmi-statistik.pdf')]], ...(key === 'unggulan' ? [['unggulan_foto', [sampleFile('foto', 'foto-kegiatan.pdf')]]] : [])])),
  };
}

const filled = quarterOf(['inflasi'], true);

/** Makes the quarterly report of one office: what the last quarter left to do comes first, then the indicators it owns. */
export function quarterForm(): FormModel {
  const quarter = choices(['1', 'Triwulan I', 'Quarter I'], ['2', 'Triwulan II', 'Quarter II'], ['3', 'Triwulan III', 'Quarter III'], ['4', 'Triwulan IV', 'Quarter IV']);
  return formOf('pj-triwulan', [
    part('laporan', { type: 'form', children: ['h_bawaan', 'h_indikator'], words: [{ title: 'Laporan triwulan Pj kepala daerah', help: 'Permendagri Nomor 4 Tahun 2023 Pasal 18–22. Triwulan dihitung sejak pelantikan. Pengampu, isian tiap indikator, dan bunyi pertanyaan adalah data contoh.' }, { title: 'Quarterly report of the acting head', help: 'Permendagri No. 4 of 2023, articles 18–22. Quarters count from the inauguration. Owners, figures of each indicator and the wording of the questions are sample data.' }] }),
    part('h_bawaan', { type: 'page', children: ['bawaan'], words: ['Tindak lanjut triwulan lalu', 'Left from the last quarter'] }),
    part('bawaan', { type: 'section', children: ['triwulan', 'mulai', 'akhir', 'ada_bawaan', 'daftar'], words: ['Periode dan daftar bawaan', 'Period and carry-over'] }),
    part('triwulan', { kind: 'singleChoice', required: true, props: { ...quarter.codes, span: 4 }, words: [{ title: 'Triwulan', options: quarter.id }, { title: 'Quarter', options: quarter.en }] }),
    part('mulai', { kind: 'date', required: true, props: { span: 4 }, words: ['Awal periode', 'From'] }), part('akhir', { kind: 'date', required: true, props: { span: 4 }, words: ['Akhir periode', 'To'] }),
    part('ada_bawaan', { kind: 'yesNo', required: true, prefill: { from: 'any', of: 'daftar' }, words: ['Ada catatan triwulan lalu yang menjadi tugas instansi Anda?', 'Did the last quarter leave notes to your agency?'] }),
    part('daftar', { type: 'table', kind: 'repeatTable', required: true, prefill: { from: 'unfinished', note: 'catatan', status: 'status', done: ['selesai', 'tidak'], first: 'belum' }, props: { min: 1, max: 60, columns, rollup: ['status'], listed: true }, words: ['Daftar tindak lanjut bawaan', 'Carry-over list'] }),
    part('h_indikator', { type: 'page', children: ['pengampu', ...indicators.map(({ key }) => `s_${key}`)], words: ['Indikator', 'Indicators'] }),
    part('pengampu', { type: 'section', children: ['indikator'], words: ['Indikator yang diampu', 'Indicators owned'] }),
    part('indikator', { kind: 'multipleChoice', required: true, prefill: { from: 'same' }, props: { ...owned.codes, min: 1, oneOwner: true }, words: [{ title: 'Indikator yang menjadi tanggung jawab instansi Anda', guidance: 'Setiap indikator diampu tepat satu instansi; laporan siklus menyebut yang belum dan yang lebih dari satu kali diampu.', options: owned.id }, { title: 'Indicators your agency is responsible for', guidance: 'Each indicator has exactly one owner; the report of the cycle names those without one and those with several.', options: owned.en }] }),
    ...indicators.flatMap(indicatorNodes),
  ], {
    rules: [carryRule, ...rules],
    tests: [
      { id: 't_lengkap', title: 'Pengampu inflasi dengan data dukung dapat mengirim', answers: filled, expect: { errors: [], visible: ['inflasi_yoy'], hidden: ['stunting_prevalensi'] } },
      { id: 't_semua', title: 'Kesepuluh indikator beserta isiannya dapat dikirim', answers: quarterOf(indicators.map(({ key }) => key), false), expect: { errors: [], visible: ['bumd_dividen', 'bumd_terdaftar', 'layanan_mpp', 'kemiskinan_bnba', 'unggulan_foto'] } },
      { id: 't_foto', title: 'Kegiatan unggulan tanpa foto tidak dapat dikirim', answers: { ...quarterOf(['unggulan'], false), evidence: { unggulan_sumber: [sampleFile('lap', 'laporan.pdf')] } }, expect: { errors: ['unggulan_foto'] } },
      { id: 't_bukti', title: 'Tanpa data dukung tidak dapat dikirim', answers: { ...filled, evidence: {} }, expect: { errors: ['inflasi_sumber'] } },
    ],
  });
}
