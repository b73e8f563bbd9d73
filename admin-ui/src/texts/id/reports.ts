/** Words around the documents of a cycle, Indonesian; those on the paper itself are core/report/paper-words.ts. */
export const reports = {
  cycle: 'Laporan siklus', track: 'Dokumen instansi', finalDuty: 'Isi dokumen sudah tetap. Cetak atau unduh sebagai PDF, lalu tanda tangani.', draftDuty: 'Prosesnya masih berjalan; dokumen ini konsep dan isinya dapat berubah.',
  number: 'Nomor surat', numberHint: 'Tulis menurut tata naskah dinas; tanpa isian tercetak {{number}}.', size: 'Ukuran kertas PDF', pdf: 'Unduh PDF',
  report: 'Laporan', document: 'Dokumen',
} as const;
