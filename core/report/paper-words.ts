/** Words printed on documents, on the page and in the PDF alike. Papers are Indonesian in both languages (Permendagri 1/2023). */
export const paperWords = {
  numberLine: 'Nomor: {{number}}', mark: 'KONSEP – BELUM BERLAKU', watermark: 'KONSEP', basis: 'Dasar: {{basis}}', hash: 'Sidik isi (SHA-256): {{hash}}', page: 'Halaman {{page}} dari {{pages}}',
  reference: { number: 'Nomor', nature: 'Sifat', attachments: 'Lampiran', subject: 'Hal' }, yth: 'Yth.', at: 'di –', copies: 'Tembusan:', signatures: 'Tanda tangan', rank: 'Pangkat', nip: 'NIP', blank: '…………………………', attachedTo: 'Lampiran surat Nomor {{number}}', dated: 'Tanggal {{date}}',
  results: 'Hasil menurut instansi', totals: 'Rekapitulasi', open: 'Catatan yang masih terbuka', missing: 'Belum mengirim', allSent: 'Semua instansi sudah mengirim.', none: 'Tidak ada.',
  n: 'No.', agency: 'Instansi', outcome: 'Hasil', rounds: 'Perbaikan', late: 'Terlambat', sentAt: 'Dikirim', scores: 'Nilai', yes: 'Ya', no: 'Tidak', by: 'menurut', lines: 'Baris', sum: 'Jumlah', question: 'Pertanyaan', note: 'Catatan', from: 'Dari', status: 'Status',
  component: 'Komponen', weight: 'Bobot', points: 'Nilai', percent: 'Capaian', bound: 'Syarat', value: 'Nilai', atLeast: 'Batas', verdict: 'Keterangan', met: 'memenuhi', unmet: 'tidak memenuhi', notes: 'Catatan penilai dan rakor', answer: 'Jawaban', evidence: 'Bukti dukung', sentLine: 'Dikirim {{at}}, putaran {{round}}, sidik {{hash}}.',
  item: 'Uraian', content: 'Isi', unfilled: 'Belum diisi.', annex: 'Lampiran: hasil, rekapitulasi, dan daftar',
  decision: 'Putusan', instruction: 'Instruksi', due: 'Tenggat', noDecisions: 'Belum ada keputusan.',
  receipt: { title: 'Tanda terima', number: 'Nomor', at: 'Waktu penerimaan', onTime: 'tepat waktu', late: 'terlambat', cycle: 'Siklus', agency: 'Instansi', round: 'Putaran', form: 'Formulir', contents: 'Isi', contentsOf: '{{answers}} jawaban, {{evidence}} bukti dukung', sentBy: 'Dikirim oleh', hash: 'Sidik isi (SHA-256)', sent: 'Isian berikut telah diterima dan tersimpan.', verify: 'Pindai kode ini, atau buka {{url}}, untuk memeriksa keaslian tanda terima.' },
  scoreNames: { proposed: 'Nilai usulan', decided: 'Nilai penetapan', final: 'Nilai akhir', preliminary: 'Nilai pra evaluasi' } as Readonly<Record<string, string>>,
} as const;

/** Fills the words in double braces in. */
export const written = (words: string, values: Readonly<Record<string, string | number>>): string => words.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
