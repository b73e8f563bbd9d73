/** Words of the calendar of a cycle, Indonesian. */
export const cycleCalendar = {
  title: 'Kalender siklus', open: 'Kalender', duty: 'Geser ujung batang, atau pakai tombol panah, untuk mengubah hari kerja. Yang bergeser tampil dahulu; belum tersimpan sampai Anda menyimpannya.', frozen: 'Siklus ini sudah dimulai; tenggat tiap instansi diubah di matriks. Kalender menunjukkan rencana dan rakornya.',
  saved: 'Kalender tersimpan.', moves_one: '1 tanggal bergeser', moves_other: '{{count}} tanggal bergeser', save: 'Simpan perubahan', drop: 'Batalkan', bar: '{{title}}: {{from}} sampai {{to}}, {{days}} hari kerja', days: '{{count}} hk', off: '{{count}} hari libur', afterBreak: 'tepat sesudah libur panjang', meeting: 'Rakor', barrier: 'Tunggu dibuka', earliest: 'paling awal {{day}}', early: 'tanggal tetap {{day}} mendahului langkah sebelumnya', dayOff: 'jatuh pada hari libur',
} as const;
