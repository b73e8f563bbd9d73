/** A sentence in both languages of the product. Indonesian comes first. */
export type Text = { readonly id: string; readonly en: string };

/**
 * The closed list of everything that can go wrong: name → HTTP status and the sentence a person reads.
 * A sentence says what happened, what it means and what to do. `{name}` takes a value of `details`.
 */
export const problems = {
  // who, and may they
  signInNeeded: { status: 401, id: 'Anda belum masuk atau sesi sudah berakhir. Isian Anda tetap tersimpan. Masuk lagi untuk melanjutkan.', en: 'You are not signed in or the session has ended. What you typed is kept. Sign in again to go on.' },
  wrongCredentials: { status: 401, id: 'Nama masuk atau kata sandi tidak cocok. Periksa kembali, lalu coba lagi.', en: 'The sign-in name or password does not match. Check both and try again.' },
  secondFactorNeeded: { status: 401, id: 'Akun ini memakai kode dari aplikasi autentikator. Masukkan enam angka yang sedang tampil.', en: 'This account uses a code from an authenticator app. Enter the six digits now shown.' },
  secondFactorMissing: { status: 403, id: 'Peran Anda wajib memakai kode dari aplikasi autentikator. Pasang dahulu di halaman Profil.', en: 'Your role has to use a code from an authenticator app. Set it up on the Profile page first.' },
  sampleAccount: { status: 403, id: 'Akun contoh dipakai bersama, sehingga kata sandi dan kodenya tidak dapat diubah.', en: 'Sample accounts are shared, so their password and code cannot be changed.' },
  tooManyAttempts: { status: 429, id: 'Terlalu banyak percobaan. Tunggu {seconds} detik, lalu coba lagi.', en: 'Too many attempts. Wait {seconds} seconds, then try again.' },
  notAllowed: { status: 403, id: 'Tindakan ini bukan wewenang peran Anda ({role}). Hubungi koordinator siklus.', en: 'Your role ({role}) may not do this. Ask the cycle coordinator.' },
  crossSite: { status: 403, id: 'Permintaan datang dari halaman lain dan ditolak. Buka Siklus langsung dari alamatnya.', en: 'The request came from another site and was refused. Open Siklus from its own address.' },
  notFound: { status: 404, id: '{thing} tidak ditemukan. Mungkin sudah dipindahkan, atau bukan milik instansi Anda.', en: '{thing} was not found. It may have moved, or it does not belong to your agency.' },
  linkSpent: { status: 410, id: 'Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru kepada administrator.', en: 'This link was used or has expired. Ask the administrator for a new one.' },
  weakPassword: { status: 422, id: 'Kata sandi terlalu lemah: {why}. Pilih minimal 8 huruf yang tidak umum dipakai.', en: 'The password is too weak: {why}. Choose at least 8 characters that are not in common use.' },
  // the request itself
  badRequest: { status: 400, id: 'Isian {place} tidak sah: {why}. Tidak ada yang disimpan. Perbaiki, lalu kirim lagi.', en: 'The value at {place} is not valid: {why}. Nothing was stored. Correct it and send again.' },
  tooLarge: { status: 413, id: 'Kiriman terlalu besar, batasnya {limit}. Tidak ada yang disimpan.', en: 'The request is too large; the limit is {limit}. Nothing was stored.' },
  keyMissing: { status: 400, id: 'Permintaan ini memerlukan Idempotency-Key agar tidak tercatat dua kali.', en: 'This request needs an Idempotency-Key so that it cannot count twice.' },
  keyReused: { status: 422, id: 'Idempotency-Key ini sudah dipakai untuk isi yang lain.', en: 'This Idempotency-Key was used for another body.' },
  revisionMissing: { status: 428, id: 'Sertakan If-Match agar perubahan orang lain tidak tertimpa.', en: 'Send If-Match so that nobody else’s change is overwritten.' },
  changedMeanwhile: { status: 409, id: '{thing} baru saja diubah oleh {who} pada {when}. Isian Anda belum diterapkan. Muat ulang, bandingkan, lalu ulangi.', en: '{thing} was just changed by {who} at {when}. Your change was not applied. Reload, compare and repeat.' },
  alreadyExists: { status: 409, id: '{thing} sudah ada.', en: '{thing} already exists.' },
  unavailable: { status: 503, id: 'Layanan sedang tidak dapat menyimpan. Tidak ada yang hilang. Coba lagi sebentar lagi.', en: 'The service cannot store right now. Nothing is lost. Try again shortly.' },
  internal: { status: 500, id: 'Terjadi kesalahan di sistem (kode {requestId}). Isian Anda aman. Coba lagi atau sampaikan kode ini kepada administrator.', en: 'Something went wrong in the system (code {requestId}). What you typed is safe. Try again or give this code to the administrator.' },
  // the process of one agency
  notOpen: { status: 409, id: 'Tahap ini belum dibuka. Isian tetap sebagai draf.', en: 'This stage is not open yet. Your answers stay a draft.' },
  closed: { status: 409, id: 'Tahap ini sudah ditutup. Isian aman, tetapi tidak terkirim. Ajukan perpanjangan kepada koordinator.', en: 'This stage is closed. Your answers are safe but not sent. Ask the coordinator for an extension.' },
  deadlinePassed: { status: 409, id: 'Tenggat lewat pada {due}. Isian aman, tetapi belum terkirim. Ajukan perpanjangan kepada koordinator.', en: 'The deadline passed at {due}. Your answers are safe but not sent. Ask the coordinator for an extension.' },
  staleRound: { status: 409, id: 'Putaran yang Anda kirim ({sent}) bukan putaran yang sedang berjalan ({current}). Muat ulang halaman.', en: 'The round you sent ({sent}) is not the current one ({current}). Reload the page.' },
  stale: { status: 409, id: 'Keadaan berubah oleh {who} pada {when}. Tindakan Anda belum berlaku. Muat ulang, lalu ulangi bila masih perlu.', en: 'The case was changed by {who} at {when}. Your act was not applied. Reload and repeat if still needed.' },
  withHead: { status: 409, id: 'Isian sedang di kepala instansi untuk disetujui. Tarik kembali dahulu bila ingin mengubah.', en: 'The answers are with the agency head for approval. Take them back first to change them.' },
  notInApproval: { status: 409, id: 'Tidak ada isian yang menunggu persetujuan.', en: 'Nothing is waiting for approval.' },
  notInReview: { status: 409, id: 'Instansi ini tidak sedang direviu pada tahap Anda.', en: 'This agency is not under review at your tier.' },
  ownAgency: { status: 403, id: 'Anda bertugas di instansi ini, sehingga tidak dapat menilainya.', en: 'You work in this agency, so you may not review it.' },
  reviewerUnfit: { status: 422, id: '{name} bukan penilai yang aktif pada jenjang ini. Tidak ada yang diganti. Pilih orang lain.', en: '{name} is no active evaluator of this tier. Nothing was changed. Choose somebody else.' },
  reviewerOwnAgency: { status: 409, id: '{name} bertugas di {agency}, sehingga tidak dapat menilainya. Penilai yang sekarang tetap; pilih orang lain untuk instansi ini.', en: '{name} works in {agency} and may not review it. The present evaluator stays; choose somebody else for this agency.' },
  reviewerSame: { status: 409, id: '{name} sudah menilai instansi ini pada jenjang itu.', en: '{name} judges this agency at that tier already.' },
  reviewerChanged: { status: 409, id: 'Penilai instansi ini baru saja diganti menjadi {name}. Muat ulang, lalu putuskan lagi bila masih perlu.', en: 'The evaluator of this agency has just become {name}. Reload and decide again if still needed.' },
  tierNotUsed: { status: 409, id: 'Alur instansi ini tidak melalui jenjang itu, sehingga tidak memerlukan penilainya.', en: 'The path of this agency does not go through that tier, so it needs no evaluator there.' },
  reviewStarted: { status: 409, id: 'Reviu sudah dimulai, kiriman tidak dapat ditarik kembali.', en: 'The review has started; the submission cannot be recalled.' },
  noteMissing: { status: 422, id: 'Pertanyaan {question} dikembalikan tanpa catatan. Tulis apa yang harus diperbaiki.', en: 'Question {question} is returned without a note. Write what has to be repaired.' },
  reasonMissing: { status: 422, id: 'Penilaian Anda atas pertanyaan {question} berbeda dari jenjang di bawah Anda. Tulis alasannya pada salah satu catatan.', en: 'Your judgement on question {question} differs from the tier below yours. Write the reason in one of the notes.' },
  undecided: { status: 422, id: 'Masih {count} pertanyaan belum diputus.', en: '{count} questions are not decided yet.' },
  nothingReturned: { status: 422, id: 'Belum ada pertanyaan yang ditandai untuk dikembalikan.', en: 'No question is marked to be returned.' },
  noRoundsLeft: { status: 409, id: 'Batas putaran perbaikan ({max}) sudah tercapai. Selesaikan reviu dengan catatan yang masih terbuka; rancangan siklus menentukan langkah berikutnya.', en: 'The limit of repair rounds ({max}) is reached. Finish the review with the notes still open; the design of the cycle says what follows.' },
  noLowerTier: { status: 409, id: 'Tidak ada jenjang reviu di bawah Anda. Kembalikan kepada instansi atau teruskan.', en: 'There is no review tier below yours. Return it to the agency or pass it on.' },
  lockedQuestion: { status: 422, id: 'Pertanyaan {question} tidak dibuka pada putaran ini, sehingga tidak dapat diubah.', en: 'Question {question} is not unlocked in this round, so it cannot be changed.' },
  notRepaired: { status: 422, id: '{count} pertanyaan yang dikembalikan belum ditandai sudah diperbaiki.', en: '{count} returned questions are not marked as repaired.' },
  answersRefused: { status: 422, id: 'Ada {count} isian yang perlu diperbaiki sebelum dikirim.', en: '{count} answers need repair before sending.' },
  notAtGate: { status: 409, id: 'Instansi ini tidak sedang menunggu keputusan hasil.', en: 'This agency is not waiting for a result decision.' },
  notInMeeting: { status: 409, id: 'Instansi ini tidak sedang menunggu keputusan rakor.', en: 'This agency is not waiting for a meeting decision.' },
  notShorter: { status: 422, id: 'Perpanjangan harus lebih lambat dari tenggat sekarang ({due}) dan belum lewat.', en: 'An extension has to be later than the current deadline ({due}) and still ahead.' },
  notLonger: { status: 422, id: 'Tenggat baru harus lebih awal dari tenggat sekarang ({due}) dan belum lewat.', en: 'The new deadline has to be earlier than the current one ({due}) and still ahead.' },
  noClock: { status: 409, id: 'Tidak ada tenggat yang sedang berjalan untuk instansi ini.', en: 'No deadline is running for this agency.' },
  suspended: { status: 409, id: 'Proses instansi ini sedang dijeda.', en: 'The process of this agency is suspended.' },
  notSuspended: { status: 409, id: 'Proses instansi ini tidak sedang dijeda.', en: 'The process of this agency is not suspended.' },
  finished: { status: 409, id: 'Proses instansi ini sudah selesai.', en: 'The process of this agency has ended.' },
  noSuchNode: { status: 422, id: 'Tahap {node} tidak ada dalam siklus ini.', en: 'Stage {node} does not exist in this cycle.' },
  cycleNotRunning: { status: 409, id: 'Siklus ini tidak sedang berjalan.', en: 'This cycle is not running.' },
  cycleNotReady: { status: 422, id: 'Siklus belum dapat dimulai: {why}.', en: 'The cycle cannot start yet: {why}.' },
  ownAnswers: { status: 422, id: '{count} isian penilai belum lengkap atau belum sesuai. Lengkapi sebelum reviu diselesaikan.', en: '{count} of the reviewer’s own answers are incomplete or do not fit. Complete them before finishing the review.' },
  meetingFinal: { status: 409, id: 'Notula rakor ini sudah final. Perubahan hanya melalui adendum.', en: 'The minutes of this meeting are final. Changes need an addendum.' },
  // forms and definitions
  formBroken: { status: 422, id: 'Formulir belum dapat diterbitkan: ada {count} masalah.', en: 'The form cannot be published yet: it has {count} problems.' },
  // what publishing and storing a form takes at most
  draftTooMany: { status: 422, id: 'Formulir ini memuat {count} bagian dan pertanyaan, sedangkan yang dapat disimpan paling banyak {limit}. Tidak ada yang diubah. Pecah menjadi beberapa formulir.', en: 'This form has {count} parts and questions; at most {limit} can be stored. Nothing was changed. Split it into several forms.' },
  draftTooDeep: { status: 422, id: '“{where}” berada lebih dari {limit} tingkat di dalam formulir, sehingga tidak dapat disimpan. Tidak ada yang diubah. Kurangi tingkatnya.', en: '“{where}” lies more than {limit} levels inside the form, so it cannot be stored. Nothing was changed. Use fewer levels.' },
  draftTooLarge: { status: 422, id: 'Formulir ini berukuran {size} MB, sedangkan yang dapat disimpan paling besar {limit} MB. Tidak ada yang diubah. Kecilkan isinya, atau pecah menjadi beberapa formulir.', en: 'This form has {size} MB; at most {limit} MB can be stored. Nothing was changed. Make its content smaller, or split it into several forms.' },
  draftExpands: { status: 422, id: 'Definisi yang dirujuk berulang, terbanyak di “{where}”, membuat skema mengembang menjadi {size} MB; yang dapat disimpan paling besar {limit} MB. Tidak ada yang diubah. Kurangi rujukannya, atau pecah skemanya.', en: 'Definitions referred to again and again, most in “{where}”, make the schema grow to {size} MB; at most {limit} MB can be stored. Nothing was changed. Refer to them less, or split the schema.' },
  schemaTooDeep: { status: 422, id: 'Skema bertingkat lebih dari {limit}. Tidak ada yang disimpan. Pindahkan bagian dalamnya ke definitions, lalu rujuk dengan $ref.', en: 'The schema is nested more than {limit} levels deep. Nothing was stored. Put its inner parts into definitions and refer to them by $ref.' },
  schemaTooLarge: { status: 422, id: 'Skema memuat lebih dari {limit} objek dan daftar. Tidak ada yang disimpan. Pecah menjadi beberapa skema.', en: 'The schema holds more than {limit} objects and lists. Nothing was stored. Split it into several schemas.' },
  patternsUnjudged: { status: 422, id: 'Pemeriksaan pola isian melebihi {limit} detik: {count} pola belum diperiksa. Tidak ada yang diterbitkan, draf tetap tersimpan. Terbitkan lagi untuk melanjutkan, atau kurangi pola di tempat ini.', en: 'Judging the patterns took longer than {limit} seconds: {count} patterns are left. Nothing was published; the draft is kept. Publish again to go on, or use fewer patterns here.' },
  receiptPending: { status: 409, id: 'Kiriman sudah tersimpan, tetapi tanda terimanya belum terbit. Tunggu sebentar, lalu unduh lagi.', en: 'The submission is stored, but its receipt is not issued yet. Wait a moment and download again.' },
  paperTooSlow: { status: 422, id: 'Dokumen ini terlalu panjang: menyusun PDF-nya melebihi {limit} detik. Isinya tetap utuh. Gunakan tombol Cetak pada halaman dokumen, lalu pilih simpan sebagai PDF.', en: 'This document is too long: making its PDF took longer than {limit} seconds. Its content is untouched. Use Print on the page of the document and choose to save as PDF.' },
  paperTooHungry: { status: 422, id: 'Dokumen ini terlalu panjang: menyusun PDF-nya memerlukan memori lebih dari {limit} MB. Isinya tetap utuh. Gunakan tombol Cetak pada halaman dokumen, lalu pilih simpan sebagai PDF.', en: 'This document is too long: making its PDF needs more than {limit} MB of memory. Its content is untouched. Use Print on the page of the document and choose to save as PDF.' },
  papersBusy: { status: 503, id: 'Banyak dokumen sedang disusun menjadi PDF. Isi dokumen Anda tetap utuh. Coba unduh lagi satu menit lagi.', en: 'Many documents are being made into PDF. The content of yours is untouched. Download it again in a minute.' },
  validatorsTooSlow: { status: 422, id: 'Menyusun pemeriksa isian melebihi {limit} detik pada “{where}”. Tidak ada yang diterbitkan, draf tetap tersimpan. Pecah bagian itu atau sederhanakan skemanya, lalu terbitkan lagi.', en: 'Compiling the checks took longer than {limit} seconds at “{where}”. Nothing was published; the draft is kept. Split that section or simplify its schema, then publish again.' },
  validatorsTooHungry: { status: 422, id: 'Menyusun pemeriksa isian memerlukan memori lebih dari {limit} MB pada “{where}”. Tidak ada yang diterbitkan, draf tetap tersimpan. Pecah bagian itu atau sederhanakan skemanya, lalu terbitkan lagi.', en: 'Compiling the checks needs more than {limit} MB of memory at “{where}”. Nothing was published; the draft is kept. Split that section or simplify its schema, then publish again.' },
  validatorsTooLarge: { status: 422, id: 'Pemeriksa isian formulir ini berukuran {size} kB, batasnya {limit} kB; yang terbesar “{where}”. Tidak ada yang diterbitkan, draf tetap tersimpan. Kurangi pilihan dan tabel di sana, atau pecah formulirnya.', en: 'The checks of this form have {size} kB; the limit is {limit} kB. The largest part is “{where}”. Nothing was published; the draft is kept. Use fewer options and tables there, or split the form.' },
  validatorsBroken: { status: 422, id: 'Skema “{where}” tidak dapat disusun menjadi pemeriksa isian. Tidak ada yang diterbitkan, draf tetap tersimpan. Perbaiki skemanya di tab JSON. Pesan penyusun: {why}.', en: 'The schema of “{where}” cannot be compiled into checks. Nothing was published; the draft is kept. Correct the schema in the JSON tab. The compiler says: {why}.' },
  beyondWords: { status: 422, id: 'Draf berbeda lebih dari kata-kata: {count} perubahan memerlukan versi baru. Tidak ada yang diterbitkan. Terbitkan sebagai versi baru, atau kembalikan perubahan itu.', en: 'The draft differs in more than words: {count} changes need a new version. Nothing was published. Publish it as a new version, or take those changes back.' },
  nothingChanged: { status: 409, id: 'Draf sama dengan versi yang berlaku, sehingga tidak ada yang diterbitkan.', en: 'The draft equals the version in force, so there is nothing to publish.' },
  formMoved: { status: 409, id: 'Formulir instansi ini sudah berpindah versi. Isian tersimpan. Muat ulang, periksa pertanyaan baru, lalu kirim lagi.', en: 'The form of this agency has moved to another version. The answers are kept. Reload, look at the new questions, then send again.' },
  formNotSupplementable: { status: 409, id: 'Jawaban instansi ini sedang direviu atau sudah lewat reviu, sehingga pertanyaan tambahan tidak dapat diminta sekarang. Instansi tetap memakai versi lama.', en: 'The answers of this agency are under review or past it, so no further questions can be asked now. It stays with the old version.' },
  nothingToSupplement: { status: 409, id: 'Versi baru tidak menanyakan hal baru kepada instansi ini, sehingga tidak ada yang perlu dilengkapi.', en: 'The new version asks this agency nothing new, so there is nothing to fill in.' },
  formNotAdditive: { status: 409, id: 'Versi baru tidak hanya menambah pertanyaan, sehingga instansi yang sudah mengirim tetap memakai versi lama.', en: 'The new version does more than add questions, so an agency that has sent stays with the old version.' },
  formNotMovable: { status: 409, id: 'Instansi ini tidak sedang mengisi atau memperbaiki formulir, sehingga tetap memakai versi lama.', en: 'This agency is not filling in or repairing the form, so it stays with the old version.' },
  designMoved: { status: 409, id: 'Instansi ini sudah memakai rancangan siklus yang lain. Muat ulang, lalu lihat akibatnya lagi.', en: 'This agency already works by another design of the cycle. Reload and look at the effects again.' },
  designStepGone: { status: 409, id: 'Instansi berada di langkah “{step}”, yang tidak ada di rancangan baru. Pilih langkah penggantinya, atau biarkan instansi di rancangan lama.', en: 'The agency stands at step “{step}”, which the new design does not have. Choose the step that takes its place, or leave the agency with the old design.' },
  designFormOther: { status: 409, id: 'Formulir langkah “{step}” sudah dipakai instansi ini dan berbeda di rancangan baru. Pindahkan versi formulirnya dari halaman formulir, atau biarkan instansi di rancangan lama.', en: 'The agency already works with the form of step “{step}”, and the new design has another one. Move the form version on the form’s page, or leave the agency with the old design.' },
  designTierGone: { status: 409, id: 'Jenjang penilai yang memegang instansi ini di langkah “{step}” tidak ada di rancangan baru. Tunggu sampai reviunya selesai, atau biarkan instansi di rancangan lama.', en: 'The review tier that has this agency at step “{step}” is not in the new design. Wait until its review is done, or leave the agency with the old design.' },
  designApprovalGone: { status: 409, id: 'Isian langkah “{step}” menunggu persetujuan kepala instansi, sedangkan rancangan baru tidak memintanya. Tunggu sampai isian disetujui, atau biarkan instansi di rancangan lama.', en: 'The answers of step “{step}” wait for the head’s approval, which the new design does not ask for. Wait until they are approved, or leave the agency with the old design.' },
  designBranches: { status: 409, id: 'Langkah “{step}” berada di dalam cabang paralel yang berubah di rancangan baru. Instansi ini tetap di rancangan lama sampai cabangnya bertemu.', en: 'Step “{step}” lies inside parallel branches that the new design changes. The agency stays with the old design until its branches meet.' },
  designNotNewest: { status: 409, id: 'Rancangan siklus sudah berganti lagi. Muat ulang, lalu lihat akibatnya lagi.', en: 'The design of the cycle has changed again. Reload and look at the effects again.' },
  noDesignChange: { status: 409, id: 'Tidak ada perubahan siklus yang sedang disusun. Mulai perubahan dahulu.', en: 'No change of this cycle is being prepared. Begin one first.' },
  cycleOtherKind: { status: 422, id: 'Siklus “{title}” memakai templat lain, sehingga tidak dapat dilanjutkan oleh siklus ini. Tidak ada yang dibuat.', en: 'The cycle “{title}” uses another template, so this one cannot follow it. Nothing was made.' },
  notRecurring: { status: 409, id: 'Siklus ini tidak diulang. Tetapkan dahulu kapan periodenya berulang.', en: 'This cycle does not come again. Say first how often it does.' },
  secondPersonNeeded: { status: 409, id: 'Kebijakan daerah ini meminta dua orang untuk menerbitkan formulir, memulai siklus, dan mengalihkan jawaban. Minta persetujuan administrator lain dahulu. Tidak ada yang berubah.', en: 'The policy of this local government asks for two persons to publish a form, start a cycle or carry answers to other questions. Ask another administrator to approve first. Nothing has changed.' },
  secondPersonOther: { status: 409, id: 'Persetujuan ini diminta oleh {by} sendiri. Administrator lain yang harus menjalankannya.', en: 'This approval was asked for by {by}. Another administrator has to carry it out.' },
  secondPersonDiffers: { status: 409, id: 'Ini berbeda dari yang diminta {by}: instansi atau tujuan jawabannya tidak sama. Tidak ada yang berubah. Jalankan persis seperti yang diminta, atau tolak permintaannya.', en: 'This differs from what {by} asked for: the agencies or the destinations of answers are not the same. Nothing has changed. Carry out exactly what was asked for, or decline it.' },
  approvalWaiting: { status: 409, id: 'Permintaan {by} belum diputuskan. Setujui atau tolak permintaan itu dahulu, lalu ajukan permintaan Anda.', en: 'A request of {by} is not decided yet. Approve or decline it first, then send yours.' },
  formNotNewest: { status: 409, id: 'Ada versi formulir yang lebih baru. Muat ulang, lalu lihat akibatnya lagi.', en: 'There is a newer version of the form. Reload and look at the effects again.' },
  formMoveNotes: { status: 409, id: '{count} pertanyaan yang hilang masih punya catatan terbuka. Selesaikan catatannya dahulu.', en: '{count} questions that would vanish still have open notes. Settle the notes first.' },
  definitionTooNew: { status: 422, id: 'Rancangan siklus ini dibuat dengan versi Siklus yang lebih baru (format {format}). Perbarui aplikasi dahulu. Tidak ada yang disimpan.', en: 'This cycle was designed with a newer version of Siklus (format {format}). Update the application first. Nothing was stored.' },
  definitionUnreadable: { status: 422, id: 'Rancangan siklus tidak terbaca pada {where}. Tidak ada yang disimpan.', en: 'The cycle design cannot be read at {where}. Nothing was stored.' },
  definitionBroken: { status: 422, id: 'Siklus belum dapat diterbitkan: ada {count} masalah.', en: 'The cycle cannot be published yet: it has {count} problems.' },
  jsonBroken: { status: 422, id: 'Baris {line}, kolom {column} bukan JSON yang sah, di dekat “{near}”. Tidak ada yang disimpan. Perbaiki di sana, lalu coba lagi.', en: 'Line {line}, column {column} is not valid JSON, near “{near}”. Nothing was stored. Correct it there and try again.' },
  nameTwice: { status: 422, id: 'Nama “{name}” ditulis dua kali dalam satu objek: pada baris {first} dan baris {line}. Salah satunya akan hilang. Hapus satu, lalu coba lagi.', en: 'The name “{name}” is written twice in one object: on line {first} and on line {line}. One of them would be lost. Delete one and try again.' },
  numberTooLarge: { status: 422, id: 'Bilangan {number} terlalu besar untuk disimpan. Perbaiki, lalu coba lagi.', en: 'The number {number} is too large to be kept. Correct it and try again.' },
  packageEdited: { status: 422, id: 'Paket ini diubah di luar Siklus, yaitu pada {where}. Ekspor ulang dari asalnya, atau impor skemanya.', en: 'This package was changed outside Siklus, at {where}. Export it again at its origin, or import its schema.' },
  packageDesignBroken: { status: 422, id: 'Rancangan di dalam paket mempunyai {count} masalah, disebut di bawah. Tidak ada yang disimpan. Perbaiki di asalnya, lalu ekspor lagi.', en: 'The design in the package has {count} problems, listed below. Nothing was stored. Mend it at its origin and export again.' },
  cycleTestRed: { status: 409, id: 'Pengujian siklus “{test}” tidak lulus. Perbaiki rancangannya, atau sesuaikan pengujian itu di perancang.', en: 'The cycle test “{test}” fails. Mend the design, or bring the test up to date in the designer.' },
  packageCycleTestRed: { status: 422, id: 'Pengujian siklus “{test}” di dalam paket tidak lulus: jalurnya kini lain dari yang tertulis. Tidak ada yang disimpan. Perbaiki di asalnya, lalu ekspor lagi.', en: 'The cycle test “{test}” in the package fails: its path is not what the test says. Nothing was stored. Correct it at its origin and export again.' },
  packageTestRed: { status: 422, id: 'Uji “{test}” pada formulir “{form}” di dalam paket tidak lulus. Tidak ada yang disimpan. Perbaiki di asalnya, lalu ekspor lagi.', en: 'Test “{test}” of form “{form}” in the package fails. Nothing was stored. Mend it at its origin and export again.' },
  sheetFaults: { status: 422, id: 'Lembar kerja memuat {count} sel yang perlu diperbaiki. Tidak ada yang disimpan.', en: 'The spreadsheet has {count} cells to correct. Nothing was stored.' },
  regionUnknown: { status: 404, id: 'Kode {code} tidak ada dalam daftar wilayah resmi. Tidak ada yang diambil. Pilih provinsi, kabupaten, atau kota dari daftarnya.', en: 'The official region list has no code {code}. Nothing was taken. Choose a province, regency or city from its list.' },
  remoteReference: { status: 422, id: 'Skema merujuk ke alamat luar ({address}). Siklus tidak pernah mengambilnya. Sertakan isinya di dalam skema.', en: 'The schema refers to an outside address ({address}). Siklus never fetches it. Put its content into the schema.' },
  inUse: { status: 409, id: '{thing} sedang dipakai di {where}, sehingga tidak dapat dihapus.', en: '{thing} is in use at {where}, so it cannot be removed.' },
  // evidence
  fileTooLarge: { status: 413, id: 'Berkas tidak terunggah karena {size}, batasnya {limit}. Jawaban Anda tersimpan. Kecilkan berkas, lalu unggah lagi.', en: 'The file was not uploaded: it has {size}, the limit is {limit}. Your answers are saved. Make it smaller and upload again.' },
  fileKind: { status: 415, id: 'Berkas {name} tidak diterima: {why}. Jenis yang diterima: PDF, JPEG, PNG, DOCX, XLSX, PPTX.', en: 'File {name} is not accepted: {why}. Accepted kinds: PDF, JPEG, PNG, DOCX, XLSX, PPTX.' },
  fileEmpty: { status: 422, id: 'Berkas {name} kosong. Pilih berkas lain.', en: 'File {name} is empty. Choose another file.' },
  fileInfected: { status: 422, id: 'Pemindai menemukan isi berbahaya di {name}. Berkas tidak disimpan. Periksa komputer asalnya dengan antivirus, lalu unggah berkas yang bersih.', en: 'The scanner found harmful content in {name}. The file was not kept. Check the computer it comes from with an antivirus, then upload a clean file.' },
  fileHeld: { status: 409, id: 'Berkas {name} belum dapat dibuka karena menunggu dipindai. Berkas aman tersimpan dan terbuka sendiri sesudah pemindai menyatakannya bersih. Bila lebih dari satu jam, sampaikan kepada administrator.', en: 'File {name} cannot be opened yet because it waits to be scanned. It is safely stored and opens by itself once the scanner finds it clean. If that takes more than an hour, tell the administrator.' },
  fileUnsafe: { status: 409, id: 'Berkas {name} tidak dapat dibuka karena pemindai menemukan isi berbahaya. Unggah berkas yang bersih sebagai penggantinya.', en: 'File {name} cannot be opened because the scanner found harmful content. Upload a clean file in its place.' },
  fileCited: { status: 409, id: 'Berkas ini dipakai sebagai bukti di {count} pertanyaan, sehingga tidak dapat dihapus.', en: 'This file is cited as evidence in {count} questions, so it cannot be deleted.' },
} as const satisfies Record<string, { status: number } & Text>;

export type ProblemName = keyof typeof problems;

/** Something foreseeable that went wrong, as plain data: survives JSON, Temporal payloads and the sandbox. */
export type Problem = {
  readonly problem: ProblemName;
  /** The Indonesian sentence, filled in. */
  readonly message: string;
  /** Values of the sentence and places: `{place, why}`, or `at: ProblemPlace[]` for many places at once. */
  readonly details: Readonly<Record<string, unknown>>;
};

/** One of the places a problem names: a field of the request or a part of a form, with its own sentence. */
export type ProblemPlace = { readonly path: string; readonly message: string | Text; /** Of a form: the check that found it, and the spot at the part. */ readonly name?: string; readonly place?: string };

/** Makes a problem; `{name}` in the sentence takes the value of `details`. */
export function problem(name: ProblemName, details: Readonly<Record<string, unknown>> = {}): Problem {
  return { problem: name, message: sentence(name, details).id, details };
}

/** Gives the sentence of a problem in both languages, with its values filled in; a value that is a text itself is said in the language of the sentence. */
export function sentence(name: ProblemName, details: Readonly<Record<string, unknown>> = {}): Text {
  const fill = (locale: keyof Text) =>
    problems[name][locale].replace(/\{(\w+)\}/g, (whole, key: string) => (details[key] === undefined ? whole : isText(details[key]) ? details[key][locale] : String(details[key])));
  return { id: fill('id'), en: fill('en') };
}

/** Says whether a value is a sentence in both languages. */
export const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'id' in value && 'en' in value;

/** Says whether a value is a problem. */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value && (value as Problem).problem in problems;
}
