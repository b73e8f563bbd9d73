/** Words of the rehearsal in virtual time, Indonesian. */
export const rehearsal = {
  title: 'Gladi resik', cycle: 'Siklus', duty: 'Memainkan seluruh siklus dalam waktu maya, sebelum siapa pun menerima surat. Tidak ada pesan yang dikirim dan tidak ada data yang berubah.',
  open: 'Gladi resik', broken: 'Siklus ini belum dapat dimainkan karena rancangannya belum benar:', toCheck: 'Buka pemeriksaan siklus',
  choices: 'Pilihan gladi resik', agencies: 'Jumlah OPD', agenciesHint: '{{count}} OPD terpilih pada siklus ini; selebihnya OPD contoh.', from: 'Dimulai pada', mix: 'Perilaku OPD', shares: 'Jumlahnya {{sum}}%; yang dihitung perbandingannya.',
  seed: 'Nomor acak', seedHint: 'Nomor yang sama memberi hasil yang sama.', play: 'Mainkan', cancel: 'Hentikan', sheet: 'Unduh XLSX', progress: 'Kemajuan gladi resik', starting: 'Menyiapkan…', done: '{{done}} dari {{of}} OPD selesai dimainkan', failed: 'Gladi resik terhenti karena kesalahan pada peramban. Muat ulang halaman, lalu coba lagi.',
  empty: 'Atur pilihan, lalu mainkan. Hasilnya: tanggal setiap tugas, pesan, pengingat, eskalasi, dan kunci; beban tiap penilai; benturan dengan hari libur; dan apa yang tidak dimiliki siapa pun.',
  lead: '{{count}} OPD dimainkan dalam {{seconds}} detik: {{ended}} mencapai akhir, {{stuck}} berhenti di tengah jalan. Peristiwa terakhir pada {{day}}.',
  figure: { late: 'OPD pernah terlambat', stuck: 'Berhenti di tengah', tasks: 'Tugas', messages: 'Pesan seluruhnya', reminders: 'Pengingat', escalations: 'Eskalasi', locks: 'Terkunci', peak: 'Perkara terbanyak pada satu penilai' },
  was: 'sebelumnya {{value}}', compared: 'Dibandingkan dengan gladi sebelumnya: berakhir {{before}}, sekarang {{now}}.',
  unowned: 'Yang tidak dikerjakan siapa pun', unownedHelp: 'Perbaiki sebelum siklus dimulai.', allOwned: 'Setiap langkah ada pelaksananya, dan semua OPD mencapai akhir.', more: 'dan {{count}} lainnya',
  lack: { noOperator: '{{count}} OPD belum mempunyai operator.', noHead: '{{count}} OPD belum mempunyai kepala instansi; gladi menganggapnya ada.', noReviewer: '{{count}} OPD belum mempunyai {{tier}}; gladi menganggapnya ada.', stoodStill: '{{count}} OPD berhenti pada tahap {{stage}} dan tidak bergerak lagi.', waitedFor: 'Tahap {{stage}} tidak terbuka sendiri karena {{count}} OPD belum sampai; koordinator membukanya.' },
  holidays: 'Hari libur', moved: '“{{step}}”: {{date}} hari libur, tenggatnya pindah ke {{to}}.', break: 'Libur {{from}} s.d. {{to}}.', dueAfter: '{{count}} tenggat jatuh tepat pada hari kerja sesudahnya.',
  stages: 'Tahap menurut tanggal', stagesHelp: 'Dari peristiwa pertama sampai terakhir; ujung merah berarti ada yang terlambat.', stageAgencies: '{{count}} OPD', stageLate: '{{count}} terlambat',
  load: 'Beban penilai', loadHelp: 'Perkara yang menunggu tiap pekan; makin gelap makin banyak.', noLoad: 'Tidak ada perkara yang sampai ke penilai.', nobodyYet: 'Belum ditunjuk', reviewer: 'Penilai', cases: 'Perkara', peak: 'Terbanyak',
  log: 'Semua yang akan terjadi', logHelp: 'Berurutan menurut tanggal.', logCut: '{{shown}} baris pertama dari {{all}}; selengkapnya ada di berkas XLSX.', kind: 'Jenis', allKinds: 'Semua jenis', agency: 'Cari OPD', lines_one: '1 baris', lines_other: '{{shown}} baris', due: 'tenggat {{day}}', next: 'Tampilkan {{count}} baris lagi',
} as const;
