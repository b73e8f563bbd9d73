import nodemailer from 'nodemailer';
import type { Letter } from '../activities/outbox.ts';
import type { MessageKind } from '../core/cycle/track.ts';
import type { Text } from '../core/problem.ts';
import { loadCycle, type Cycle } from '../db/cycles.ts';
import type { Db } from '../db/db.ts';
import type { OutboxRow } from '../db/outbox.ts';
import { loadPemda } from '../db/pemdas.ts';
import { wordsOf } from './designs.ts';
import { agencyWords, doorOf } from './documents/notice-words.ts';

/** The first line of a mail by what it is about; `{stage}` is the title of the stage. */
const subjects: Readonly<Record<MessageKind, Text>> = {
  taskOpened: { id: 'Tugas baru: {stage}', en: 'New task: {stage}' },
  approvalAsked: { id: 'Isian menunggu persetujuan Anda: {stage}', en: 'Answers wait for your approval: {stage}' },
  returnedToOperator: { id: 'Isian dikembalikan oleh kepala instansi: {stage}', en: 'Answers returned by the agency head: {stage}' },
  submitted: { id: 'Isian sudah diterima: {stage}', en: 'Answers were received: {stage}' },
  reviewAsked: { id: 'Isian menunggu reviu Anda: {stage}', en: 'Answers wait for your review: {stage}' },
  returned: { id: '{count} pertanyaan perlu diperbaiki: {stage}', en: '{count} questions need repair: {stage}' },
  resubmitted: { id: 'Perbaikan sudah diterima: {stage}', en: 'The repair was received: {stage}' },
  reminder: { id: 'Pengingat tenggat: {stage}', en: 'Deadline reminder: {stage}' },
  overdue: { id: 'Tenggat sudah lewat: {stage}', en: 'The deadline has passed: {stage}' },
  escalated: { id: 'Tugas terlambat perlu perhatian Anda: {stage}', en: 'A late task needs your attention: {stage}' },
  extended: { id: 'Tenggat diperpanjang: {stage}', en: 'The deadline was extended: {stage}' },
  shortened: { id: 'Tenggat dimajukan: {stage}', en: 'The deadline was moved forward: {stage}' },
  calendarMoved: { id: 'Tenggat menyesuaikan perubahan kalender kerja: {stage}', en: 'The deadline follows a change of the working calendar: {stage}' },
  formMoved: { id: 'Formulir diperbarui: {count} pertanyaan perlu diisi', en: 'The form was updated: {count} questions to fill in' },
  designMoved: { id: 'Alur siklus diperbarui: {stage}', en: 'The course of the cycle was updated: {stage}' },
  closed: { id: 'Tahap ditutup tanpa kiriman: {stage}', en: 'The stage closed without a submission: {stage}' },
  meetingWaits: { id: 'Undangan rakor', en: 'Invitation to the coordination meeting' },
  decided: { id: 'Keputusan sudah ditetapkan: {stage}', en: 'A decision was made: {stage}' },
  scored: { id: 'Nilai sudah dihitung: {stage}', en: 'The score was computed: {stage}' },
  published: { id: 'Hasil sudah ditayangkan: {stage}', en: 'The result was published: {stage}' },
  suspended: { id: 'Proses dijeda', en: 'The process is suspended' },
  resumed: { id: 'Proses dilanjutkan', en: 'The process goes on' },
  withdrawn: { id: 'Keikutsertaan dihentikan', en: 'Participation was withdrawn' },
  repaired: { id: 'Posisi proses diperbaiki oleh administrator: {stage}', en: 'The administrator corrected where the process stands: {stage}' },
  reviewerAssigned: { id: 'Anda ditunjuk sebagai penilai', en: 'You were made an evaluator' },
  reviewerReleased: { id: 'Penilaian dialihkan dari Anda', en: 'A review was passed on from you' },
  finished: { id: 'Proses selesai', en: 'The process has ended' },
  custom: { id: 'Pemberitahuan siklus: {stage}', en: 'Cycle notice: {stage}' },
};

export type Mail = { readonly from: string; readonly to: string; readonly subject: string; readonly text: string; readonly messageId: string };

/** Writes the mail of an outbox row, Indonesian first; every value is taken as text and line breaks never reach a header. */
export async function mailOf(db: Db, row: OutboxRow, site: { readonly url: string; readonly from: string }): Promise<Mail> {
  const [cycle, pemda, view] = await Promise.all([loadCycle(db, row.pemdaId, row.cycleId), loadPemda(db, row.pemdaId), db.trackViews.findOne({ _id: row.trackId, pemdaId: row.pemdaId }, { agencyName: 1 }).lean<{ agencyName: string }>()]);
  const stage = await stageTitle(db, cycle, row.stage);
  const values = (locale: keyof Text) => ({ stage: stage[locale], count: String(row.count ?? '') });
  const due = row.dueAt === undefined ? undefined : { id: localTime(row.dueAt, pemda?.zone, 'id-ID'), en: localTime(row.dueAt, pemda?.zone, 'en-GB') };
  const about = { cycle: cycle?.title ?? { id: row.cycleId, en: row.cycleId }, agency: agencyWords(row.kind, view?.agencyName ?? '', row.count), due };
  const link = new URL(doorOf(row), site.url).href;
  // What a design writes is taken as it is: its braces are no values.
  const said = (locale: keyof Text) => row.text?.[locale] || row.text?.id || filled(subjects[row.kind][locale], values(locale));
  const subject = said('id').replaceAll(/[\r\n]+/g, ' ');
  const text = [
    said('id'), `Siklus: ${about.cycle.id}`, `Instansi: ${about.agency.id}`, ...(due === undefined ? [] : [`Tenggat: ${due.id}`]), `Buka: ${link}`, '',
    said('en'), `Cycle: ${about.cycle.en}`, `Agency: ${about.agency.en}`, ...(due === undefined ? [] : [`Deadline: ${due.en}`]), `Open: ${link}`, '',
  ].join('\n');
  return { from: site.from, to: row.email ?? '', subject, text, messageId: `<${Buffer.from(row._id).toString('base64url')}@siklus>` };
}

/** Writes one mail of several reminders, the nearest deadline first: each task with its agency, deadline and address. */
export async function digestOf(db: Db, letter: Letter, site: { readonly url: string; readonly from: string }): Promise<Mail> {
  const [first] = letter;
  const pemda = await loadPemda(db, first.pemdaId);
  const tasks = await Promise.all(letter.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')).map(async (row) => {
    const [cycle, view] = await Promise.all([loadCycle(db, row.pemdaId, row.cycleId), db.trackViews.findOne({ _id: row.trackId, pemdaId: row.pemdaId }, { agencyName: 1 }).lean<{ agencyName: string }>()]);
    return { stage: await stageTitle(db, cycle, row.stage), cycle: cycle?.title ?? { id: row.cycleId, en: row.cycleId }, agency: view?.agencyName ?? '', dueAt: row.dueAt, link: new URL(`/tracks/${row.trackId}`, site.url).href };
  }));
  const list = (language: keyof Text, locale: string, word: string) => tasks.map(({ stage, cycle, agency, dueAt, link }, i) => [`${i + 1}. ${stage[language]}, ${agency} (${cycle[language]})`, ...(dueAt === undefined ? [] : [`   ${word}: ${localTime(dueAt, pemda?.zone, locale)}`]), `   ${link}`].join('\n'));
  const [subject, english] = [`Pengingat: ${tasks.length} tugas menunggu Anda`, `Reminder: ${tasks.length} tasks wait for you`];
  const text = [subject, ...list('id', 'id-ID', 'Tenggat'), '', english, ...list('en', 'en-GB', 'Deadline'), ''].join('\n');
  return { from: site.from, to: first.email ?? '', subject, text, messageId: `<${Buffer.from(`${first._id}/ringkasan`).toString('base64url')}@siklus>` };
}

/** Makes the function that hands one mail of the outbox to the mail server at `smtpUrl`, with limits on every wait. A password goes only over an encrypted connection. */
export function createMailer(db: Db, smtpUrl: string, site: { readonly url: string; readonly from: string }): (letter: Letter) => Promise<void> {
  const address = new URL(smtpUrl);
  const transport = nodemailer.createTransport({
    host: address.hostname, port: Number(address.port || 587), secure: address.protocol === 'smtps:', connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000,
    ...(address.username === '' ? {} : { requireTLS: true, auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
  });
  return async (letter) => { await transport.sendMail(letter.length === 1 ? await mailOf(db, letter[0], site) : await digestOf(db, letter, site)); };
}

async function stageTitle(db: Db, cycle: Cycle | undefined, key: string): Promise<Text> {
  const words = await wordsOf({ db }, cycle);
  return words?.stages.find((stage) => stage.key === key)?.title ?? { id: key, en: key };
}

function localTime(instant: string, zone: string | undefined, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone ?? 'Asia/Jakarta' }).format(new Date(instant));
}

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}
