import type { MessageKind } from '../../core/cycle/track.ts';
import type { Text } from '../../core/problem.ts';

/** The first line of a notice by what it is about. */
export const noticeTitles: Readonly<Record<MessageKind, Text>> = {
  taskOpened: { id: 'Tugas baru: {stage}', en: 'New task: {stage}' },
  approvalAsked: { id: 'Isian menunggu persetujuan Anda', en: 'Answers wait for your approval' },
  returnedToOperator: { id: 'Kepala instansi mengembalikan isian', en: 'The agency head returned the answers' },
  submitted: { id: 'Isian sudah terkirim', en: 'The answers were sent' },
  reviewAsked: { id: 'Isian menunggu reviu Anda: {agency}', en: 'Answers wait for your review: {agency}' },
  returned: { id: '{count} pertanyaan perlu diperbaiki', en: '{count} questions need repair' },
  resubmitted: { id: 'Perbaikan sudah diterima: {agency}', en: 'The repair was received: {agency}' },
  reminder: { id: 'Pengingat: {stage}', en: 'Reminder: {stage}' },
  overdue: { id: 'Tenggat sudah lewat: {stage}', en: 'The deadline has passed: {stage}' },
  escalated: { id: 'Tugas terlambat perlu perhatian Anda: {agency}', en: 'A late task needs your attention: {agency}' },
  extended: { id: 'Tenggat diperpanjang: {stage}', en: 'The deadline was extended: {stage}' },
  shortened: { id: 'Tenggat dimajukan: {stage}', en: 'The deadline was moved forward: {stage}' },
  calendarMoved: { id: 'Tenggat menyesuaikan perubahan kalender kerja: {stage}', en: 'The deadline follows a change of the working calendar: {stage}' },
  formMoved: { id: 'Formulir diperbarui: {count} pertanyaan perlu diisi', en: 'The form was updated: {count} questions to fill in' },
  designMoved: { id: 'Alur siklus diperbarui: {stage}', en: 'The course of the cycle was updated: {stage}' },
  closed: { id: 'Tahap ditutup tanpa kiriman: {stage}', en: 'The stage closed without a submission: {stage}' },
  meetingWaits: { id: 'Undangan rakor', en: 'Invitation to the coordination meeting' },
  decided: { id: 'Keputusan sudah ditetapkan: {stage}', en: 'A decision was made: {stage}' },
  scored: { id: 'Nilai sudah dihitung', en: 'The score was computed' },
  published: { id: 'Hasil sudah ditayangkan', en: 'The result was published' },
  suspended: { id: 'Proses dijeda', en: 'The process is suspended' },
  resumed: { id: 'Proses dilanjutkan', en: 'The process goes on' },
  withdrawn: { id: 'Keikutsertaan dihentikan', en: 'Participation was withdrawn' },
  repaired: { id: 'Administrator memperbaiki posisi proses', en: 'The administrator corrected where the process stands' },
  reviewerAssigned: { id: 'Anda ditunjuk sebagai penilai', en: 'You were made an evaluator' },
  reviewerReleased: { id: 'Penilaian dialihkan dari Anda', en: 'A review was passed on from you' },
  finished: { id: 'Proses selesai', en: 'The process has ended' },
  custom: { id: 'Pemberitahuan siklus', en: 'Cycle notice' },
};

/** The second line: what it concerns, and until when. */
export function noticeBodies(hasDue: boolean): Text {
  return hasDue ? { id: '{agency} – {cycle}. Tenggat {due}.', en: '{agency} – {cycle}. Due {due}.' } : { id: '{agency} – {cycle}.', en: '{agency} – {cycle}.' };
}

const ofSeveral: ReadonlySet<MessageKind> = new Set(['reviewerAssigned', 'reviewerReleased']);

/** Names the agency a message is about; one about several names the first and how many more there are. */
export function agencyWords(kind: MessageKind, agency: string, count = 1): Text {
  const more = ofSeveral.has(kind) ? count - 1 : 0;
  return more === 0 ? { id: agency, en: agency } : { id: `${agency} dan ${more} instansi lain`, en: `${agency} and ${more} more ${more === 1 ? 'agency' : 'agencies'}` };
}

/** Where the link of a message leads; who has passed a review on can no longer open the case. */
export const doorOf = ({ kind, trackId }: { readonly kind: MessageKind; readonly trackId: string }): string => (kind === 'reviewerReleased' ? '/review' : `/tracks/${trackId}`);

type Values = { readonly stage: Text | undefined; readonly cycle: Text; readonly agency: Text; readonly count: number | undefined; readonly due: Text | undefined };

/** Gives the function that fills a sentence in both languages. */
export function noticeValues({ stage, cycle, agency, count, due }: Values): (text: Text) => Text {
  const fill = (words: string, language: keyof Text) => {
    const values: Readonly<Record<string, string>> = { stage: stage?.[language] ?? cycle[language], cycle: cycle[language], agency: agency[language], count: String(count ?? ''), due: due?.[language] ?? '' };
    return words.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole).slice(0, 500);
  };
  return (text) => ({ id: fill(text.id, 'id'), en: fill(text.en, 'en') });
}
