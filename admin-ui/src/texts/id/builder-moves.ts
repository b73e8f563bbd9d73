/** Words of moving running agencies to a newer form version, Indonesian. */
export const builderMoves = {
  title: 'Instansi yang memakai versi lama', older_one: '1 instansi masih memakai versi sebelum versi {{n}}.', older_other: '{{count}} instansi masih memakai versi sebelum versi {{n}}.',
  held_one: '1 di antaranya belum dapat dipindahkan.', held_other: '{{count}} di antaranya belum dapat dipindahkan.',
  choose: 'Pindahkan ke versi baru…', version: 'Versi', effect: 'Akibat bila pindah ke versi {{n}}', noEffect: 'Tidak ada yang berubah bagi instansi ini.',
  help: 'Yang tidak dipilih tetap memakai versinya. Instansi yang dipilih melihat formulir versi {{n}} dan diberi tahu. Yang sudah mengirim dan belum mulai direviu hanya diminta melengkapi pertanyaan baru; jawaban lainnya tetap terkunci, dan ini tidak dihitung sebagai pengembalian. Yang sedang direviu tidak dapat dipindahkan. Bila instansi sedang memperbaiki, hanya pertanyaan baru yang ikut terbuka.',
  supplement: 'Sudah mengirim: menerima putaran untuk melengkapi pertanyaan baru saja.',
  home: 'Jawaban “{{title}}” pindah ke', homeHint: 'Jawaban ini kehilangan tempat pada versi baru. Tanpa tujuan, jawaban disimpan dalam riwayat dan tidak tampil di formulir.', noHome: 'Simpan dalam riwayat saja',
  reason: 'Alasan pemindahan', reasonHint: 'Tercatat di jejak audit setiap instansi. Paling sedikit tiga huruf.', nobody: 'Pilih paling sedikit satu instansi.',
  stay: 'Biarkan tetap', act_one: 'Pindahkan 1 instansi ke versi {{n}}', act_other: 'Pindahkan {{count}} instansi ke versi {{n}}', done_one: '1 instansi memakai versi {{n}}.', done_other: '{{count}} instansi memakai versi {{n}}.',
  carried: 'Jawaban “{{from}}” pindah ke “{{to}}”', for_one: 'Untuk 1 instansi: {{list}}', for_other: 'Untuk {{count}} instansi: {{list}}', policy: 'Kebijakan daerah ini meminta dua orang untuk mengalihkan jawaban: administrator lain menyetujui dari halaman ini, persis untuk instansi dan tujuan yang Anda pilih. Tanpa pengalihan, pemindahan tidak memerlukan persetujuan.',
  asked: 'Persetujuan diminta. Administrator lain dapat memindahkan dari riwayat formulir ini.', mine: 'Anda sendiri yang meminta; administrator lain yang harus memindahkan.', approve: 'Setujui dan pindahkan',
} as const;
