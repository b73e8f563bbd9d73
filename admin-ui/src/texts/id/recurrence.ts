/** Words of cycles that come again, Indonesian. */
export const recurrence = {
  title: 'Berulang', help: 'Periode berikutnya dibuka sendiri sebagai draf dengan pengaturan siklus terakhir. Draf tidak dimulai sendiri; Anda memeriksanya dahulu.', every: 'Ulangi', never: 'Tidak diulang', intervals: { month: 'Setiap bulan', quarter: 'Setiap triwulan', semester: 'Setiap semester', year: 'Setiap tahun' },
  startMonth: 'Dihitung mulai bulan', day: 'Pada tanggal', next: 'Draf berikutnya dibuka pada', openNow: 'Buka periode berikutnya sekarang', opened: 'Draf periode berikutnya dibuka.', saved: 'Pengulangan tersimpan.', since: 'Yang berubah sejak periode lalu', from: 'Draf ini dibuka dari', same: 'Tidak ada yang berubah pada templat, formulir, dan kalender.',
} as const;
