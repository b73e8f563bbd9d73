import type { Text } from '../../core/problem.ts';

/** A figure of an indicator: a share, a number, money, yes or no, or words; a photo is words with the picture as evidence. */
export type Figure = { readonly key: string; readonly kind: 'percent' | 'integer' | 'decimal' | 'currency' | 'yesNo' | 'shortText' | 'longText' | 'photo'; readonly text: Text };
/** One of the ten priority indicators with the office that usually owns it. */
export type Indicator = { readonly key: string; readonly title: Text; readonly owner: Text; readonly figures: readonly Figure[] };

const figure = (key: string, kind: Figure['kind'], id: string, en: string): Figure => ({ key, kind, text: { id, en } });
const indicator = (key: string, [id, en]: readonly [string, string], [ownerId, ownerEn]: readonly [string, string], ...figures: readonly Figure[]): Indicator => ({ key, title: { id, en }, owner: { id: ownerId, en: ownerEn }, figures });

/** The ten indicators (domain.md §4), in the order of the report. */
export const indicators: readonly Indicator[] = [
  indicator('inflasi', ['Inflasi', 'Inflation'], ['Bagian Perekonomian/TPID', 'Economic Division'], figure('yoy', 'decimal', 'Inflasi tahun ke tahun (%)', 'Inflation, year on year (%)'), figure('iph', 'decimal', 'Indeks perkembangan harga (%)', 'Price development index (%)'), figure('aksi', 'longText', 'Aksi TPID', 'Actions taken')),
  indicator('stunting', ['Stunting', 'Stunting'], ['Dinas Kesehatan, DPPKB', 'Health Agency'], figure('prevalensi', 'percent', 'Prevalensi (%)', 'Prevalence (%)'), figure('balita', 'integer', 'Jumlah balita stunting', 'Children affected'), figure('intervensi', 'longText', 'Intervensi', 'Interventions')),
  indicator('bumd', ['BUMD dan BUM Desa', 'Local enterprises'], ['Bagian Perekonomian, DPMD', 'Economic Division'], figure('jumlah', 'integer', 'Jumlah BUMD', 'Enterprises'), figure('sehat', 'percent', 'BUMD sehat (%)', 'In good health (%)'), figure('laba', 'currency', 'Laba', 'Profit'), figure('dividen', 'currency', 'Dividen', 'Dividend'),
    // BUM Desa with its five metrics since January 2024 (domain.md §4).
    figure('desa', 'integer', 'Jumlah desa', 'Villages'), figure('terdaftar', 'percent', 'BUM Desa dengan nama terdaftar (%)', 'Village enterprises with a registered name (%)'), figure('berbadan_hukum', 'percent', 'BUM Desa berbadan hukum (%)', 'Village enterprises that are legal entities (%)'), figure('peringkat', 'shortText', 'Peringkat BUM Desa', 'Ranking of village enterprises'), figure('berlaba', 'percent', 'BUM Desa yang berlaba (%)', 'Village enterprises with a profit (%)')),
  indicator('layanan', ['Layanan publik', 'Public services'], ['Bagian Organisasi, DPMPTSP', 'Organisation Division'], figure('ombudsman', 'decimal', 'Nilai kepatuhan Ombudsman', 'Ombudsman score'), figure('ikm', 'decimal', 'Indeks kepuasan masyarakat', 'Satisfaction index'), figure('mpp', 'yesNo', 'Mal Pelayanan Publik (MPP) beroperasi', 'The public service mall (MPP) is in operation')),
  indicator('pengangguran', ['Pengangguran', 'Unemployment'], ['Dinas Tenaga Kerja', 'Manpower Agency'], figure('tpt', 'percent', 'Tingkat pengangguran terbuka (%)', 'Open unemployment (%)'), figure('jumlah', 'integer', 'Jumlah penganggur', 'Unemployed persons')),
  indicator('kemiskinan', ['Kemiskinan ekstrem', 'Extreme poverty'], ['Bappeda, Dinas Sosial', 'Planning Board'], figure('persen', 'percent', 'Penduduk miskin (%)', 'Poor (%)'), figure('jiwa', 'integer', 'Jumlah jiwa', 'Persons'), figure('kpm', 'integer', 'Keluarga penerima manfaat', 'Beneficiary families'), figure('bnba', 'yesNo', 'Daftar sasaran by name by address (BNBA) telah ditetapkan', 'The list by name and address (BNBA) has been settled')),
  indicator('kesehatan', ['Kesehatan', 'Health'], ['Dinas Kesehatan, RSUD', 'Health Agency'], figure('uhc', 'percent', 'Cakupan jaminan kesehatan (%)', 'Health coverage (%)'), figure('aki', 'integer', 'Kematian ibu', 'Maternal deaths'), figure('akb', 'integer', 'Kematian bayi', 'Infant deaths')),
  indicator('anggaran', ['Penyerapan anggaran', 'Spending of the budget'], ['BPKAD', 'Finance Board'], figure('realisasi', 'currency', 'Realisasi belanja', 'Spent'), figure('belanja', 'percent', 'Belanja (%)', 'Spent (%)'), figure('pendapatan', 'percent', 'Pendapatan (%)', 'Revenue (%)')),
  indicator('unggulan', ['Kegiatan unggulan', 'Flagship activities'], ['Bappeda', 'Planning Board'], figure('nama', 'longText', 'Nama dan keluaran', 'Name and output'), figure('manfaat', 'longText', 'Manfaat', 'Benefit'), figure('foto', 'photo', 'Foto kegiatan', 'Photo of the activity')),
  indicator('perizinan', ['Perizinan', 'Licensing'], ['DPMPTSP', 'One-Stop Service Agency'], figure('izin', 'integer', 'Izin terbit melalui OSS', 'Licences issued'), figure('hari', 'decimal', 'Waktu rata-rata (hari)', 'Average time (days)'), figure('investasi', 'currency', 'Nilai investasi', 'Investment')),
];
