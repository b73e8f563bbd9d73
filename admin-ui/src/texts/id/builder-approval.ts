/** Words of publishing by two persons, Indonesian. */
export const builderApproval = {
  title: 'Persetujuan orang kedua', policy: 'Kebijakan daerah ini meminta dua orang untuk menerbitkan. Tulis alasannya, lalu administrator lain menyetujui dari halaman ini. Bila draf berubah sesudah itu, persetujuan diminta lagi.',
  ask: 'Minta persetujuan', asked: 'Persetujuan diminta. Administrator lain dapat menerbitkan dari formulir ini.', by: 'Diminta oleh {{who}}, {{when}}', mine: 'Anda sendiri yang meminta; administrator lain yang harus menerbitkan.', approve: 'Setujui dan terbitkan v{{n}}',
  launchAsked: 'Persetujuan diminta. Administrator lain dapat memulai siklus ini dari halaman yang sama.', launchApprove: 'Setujui dan mulai siklus', launchMine: 'Anda sendiri yang meminta; administrator lain yang harus memulai siklus.',
  decline: 'Tolak permintaan', declined: 'Permintaan tidak berlaku lagi.', takeBack: 'Tarik permintaan', why: 'Alasan',
  policies: 'Kebijakan penerbitan', twoPersons: 'Penerbitan dan pengalihan jawaban memerlukan dua orang', twoPersonsHint: 'Yang satu meminta, yang lain menyetujui dan menjalankan: menerbitkan formulir, memulai siklus, dan mengalihkan jawaban ke pertanyaan lain. Tercatat di log audit.', save: 'Simpan kebijakan', same: 'Belum ada yang berubah.', policySaved: 'Kebijakan tersimpan.', open: 'Kebijakan…',
} as const;
