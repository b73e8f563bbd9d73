/** Words of the documents of a cycle, Indonesian: those on the paper, and those around it. */
export const reports = {
  cycle: 'Laporan siklus', track: 'Dokumen instansi', open: 'Catatan yang masih terbuka', finalDuty: 'Isi dokumen sudah tetap. Cetak atau simpan sebagai PDF, lalu tanda tangani.', draftDuty: 'Prosesnya masih berjalan; dokumen ini draf dan isinya dapat berubah.',
  number: 'Nomor surat', numberHint: 'Tulis menurut tata naskah dinas; tanpa isian tercetak {{number}}.', numberLine: 'Nomor: {{number}}', mark: 'DRAF – BELUM BERLAKU', basis: 'Dasar: {{basis}}', hash: 'Sidik isi (SHA-256): {{hash}}',
  reference: { number: 'Nomor', nature: 'Sifat', attachments: 'Lampiran', subject: 'Hal' }, yth: 'Yth.', at: 'di –', copies: 'Tembusan:', signatures: 'Tanda tangan', rank: 'Pangkat', nip: 'NIP', blank: '…………………………', attachedTo: 'Lampiran surat Nomor {{number}}', dated: 'Tanggal {{date}}',
  results: 'Hasil menurut instansi', totals: 'Rekapitulasi', missing: 'Belum mengirim', allSent: 'Semua instansi sudah mengirim.', none: 'Tidak ada.',
  n: 'No.', agency: 'Instansi', outcome: 'Hasil', rounds: 'Perbaikan', late: 'Terlambat', sentAt: 'Dikirim', scores: 'Nilai', yes: 'Ya', no: 'Tidak', by: 'menurut', lines: 'Baris', sum: 'Jumlah', question: 'Pertanyaan', note: 'Catatan', from: 'Dari', status: 'Status',
  component: 'Komponen', weight: 'Bobot', points: 'Nilai', percent: 'Capaian', bound: 'Syarat', value: 'Nilai', atLeast: 'Batas', verdict: 'Keterangan', met: 'memenuhi', unmet: 'tidak memenuhi', notes: 'Catatan penilai dan rakor', answer: 'Jawaban', evidence: 'Bukti dukung', sentLine: 'Dikirim {{at}}, putaran {{round}}, sidik {{hash}}.',
  scoreNames: { proposed: 'Nilai usulan', decided: 'Nilai penetapan', final: 'Nilai akhir', preliminary: 'Nilai pra evaluasi' },
  report: 'Laporan', document: 'Dokumen',
} as const;
