import type { AuditContent } from '../../db/audit.ts';
import type { Text } from '../../core/problem.ts';

/** What an administrator or the cycle did, without who and when; a track's own acts are told by core/submission/history.ts. */
const sentences: Readonly<Record<string, Text>> = {
  addAgency: { id: 'menambah instansi.', en: 'added an agency.' },
  changeAgency: { id: 'mengubah data instansi.', en: 'changed an agency.' },
  addPerson: { id: 'menambah akun.', en: 'added an account.' },
  changePerson: { id: 'mengubah akun.', en: 'changed an account.' },
  disablePerson: { id: 'menonaktifkan akun.', en: 'disabled an account.' },
  changePassword: { id: 'mengganti kata sandinya.', en: 'changed the own password.' },
  confirmSecondFactor: { id: 'memasang kode autentikator.', en: 'set up an authenticator code.' },
  'makeLink.activate': { id: 'membuat tautan aktivasi.', en: 'made an activation link.' },
  'makeLink.reset': { id: 'membuat tautan atur ulang kata sandi.', en: 'made a reset link.' },
  'link.activate': { id: 'mengaktifkan akun.', en: 'activated the account.' },
  'link.reset': { id: 'mengatur ulang kata sandi.', en: 'reset the password.' },
  'link.setUp': { id: 'menyiapkan instalasi ini.', en: 'set up this installation.' },
  'import.agencies': { id: 'mengimpor daftar instansi.', en: 'imported agencies.' },
  'import.people': { id: 'mengimpor daftar pengguna.', en: 'imported people.' },
  changeCalendar: { id: 'mengubah kalender kerja.', en: 'changed the working calendar.' },
  addForm: { id: 'membuat formulir.', en: 'made a form.' },
  changeForm: { id: 'mengubah draf formulir.', en: 'changed the draft of a form.' },
  changePolicies: { id: 'mengubah kebijakan daerah.', en: 'changed the policies of the local government.' },
  askToPublish: { id: 'meminta persetujuan penerbitan formulir.', en: 'asked for approval to publish a form.' },
  declineToPublish: { id: 'menolak permintaan penerbitan formulir.', en: 'declined a request to publish a form.' },
  askToLaunch: { id: 'meminta persetujuan memulai siklus.', en: 'asked for approval to start a cycle.' },
  askToMove: { id: 'meminta persetujuan mengalihkan jawaban ke versi baru formulir.', en: 'asked for approval to carry answers to a new version of a form.' },
  declineToMove: { id: 'menolak permintaan mengalihkan jawaban.', en: 'declined a request to carry answers over.' },
  saveCodeList: { id: 'menyimpan versi baru daftar kode.', en: 'saved a new version of a code list.' },
  saveFormBlock: { id: 'menyimpan blok pertanyaan.', en: 'saved a block of questions.' },
  publishForm: { id: 'menerbitkan versi formulir.', en: 'published a form version.' },
  correctWording: { id: 'menerbitkan perbaikan kata pada versi formulir.', en: 'published a correction of words of a form version.' },
  readAnswerSet: { id: 'membaca jawaban terdahulu untuk pratinjau formulir.', en: 'read earlier answers for the preview of a form.' },
  restoreVersion: { id: 'mengembalikan versi lama sebagai draf.', en: 'made an old version the draft again.' },
  addCycle: { id: 'membuat siklus.', en: 'made a cycle.' },
  changeCycle: { id: 'mengubah rancangan siklus.', en: 'changed the set-up of a cycle.' },
  removeExample: { id: 'menghapus contoh siklus beserta isinya dan yang hanya dipakai contoh.', en: 'took a played example cycle away with its content and what only examples used.' },
  beginChange: { id: 'mulai menyusun perubahan siklus berjalan.', en: 'began to prepare a change of a running cycle.' },
  dropChange: { id: 'membatalkan perubahan siklus yang sedang disusun.', en: 'gave up the change of a cycle that was being prepared.' },
  publishChange: { id: 'menerbitkan perubahan siklus sebagai edisi baru.', en: 'published a change of a cycle as a new edition.' },
  launchCycle: { id: 'memulai siklus.', en: 'launched the cycle.' },
  'cycle.opening': { id: 'membuka siklus.', en: 'opened the cycle.' },
  'cycle.running': { id: 'menjalankan siklus.', en: 'set the cycle running.' },
  'cycle.openStage': { id: 'membuka tahap untuk semua instansi.', en: 'opened a stage for all agencies.' },
  'cycle.openWave': { id: 'membuka tahap untuk satu gelombang instansi.', en: 'opened a stage for one wave of agencies.' },
  'cycle.lock': { id: 'mengunci siklus.', en: 'locked the cycle.' },
  'cycle.publish': { id: 'menayangkan hasil siklus.', en: 'published the cycle.' },
  'cycle.archive': { id: 'mengarsipkan siklus.', en: 'archived the cycle.' },
  'cycle.openedByItself': { id: 'membuka siklus periode berikutnya sebagai draf.', en: 'opened the next period of the cycle as a draft.' },
  'cycle.openedEarly': { id: 'membuka siklus periode berikutnya lebih awal sebagai draf.', en: 'opened the next period of the cycle early as a draft.' },
  addMeeting: { id: 'merencanakan rakor.', en: 'planned a meeting.' },
  changeMeeting: { id: 'mengubah rakor.', en: 'changed a meeting.' },
  finaliseMeeting: { id: 'memfinalkan notula rakor.', en: 'made the minutes final.' },
  reportActionItem: { id: 'melaporkan tindak lanjut.', en: 'reported on an action item.' },
  verifyActionItem: { id: 'memeriksa tindak lanjut.', en: 'verified an action item.' },
};

/** Tells an entry that belongs to no track. */
export function auditSentence({ act }: Pick<AuditContent, 'act'>, who: string): Text {
  const said = sentences[act] ?? { id: act, en: act };
  return { id: `${who} ${said.id}`, en: `${who} ${said.en}` };
}
