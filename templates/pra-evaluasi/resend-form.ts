// Data contoh: wording of the questions; the step is domain.md §9.1, step 8.
import type { Answers, FormModel } from '../../core/form/model.ts';
import { evidence, formOf, part, sampleFile } from '../../core/form/parts.ts';

/** The letter of the worked example with which the follow-up is sent again (data contoh). */
export const exampleResend: Answers = {
  data: { kiriman: { nomor_kirim: '060/21/2026 (contoh)', tanggal_kirim: '2026-08-31', kepada: 'Evaluator KemenPANRB', instansi: 27, ringkasan: 'Seluruh tindak lanjut telah diverifikasi Inspektorat.' } },
  evidence: { nomor_kirim: [sampleFile('rekap', 'rekap-tindak-lanjut.pdf')] },
};

/** Makes the form with which the coordinating office sends the compiled follow-up to the evaluator again. */
export function resendForm(): FormModel {
  return formOf('pra-evaluasi-kirim', [
    part('kirim', { type: 'form', children: ['h_kirim'], words: [{ title: 'Rekap dan pengiriman ulang tindak lanjut', help: 'Bunyi pertanyaan adalah data contoh.' }, { title: 'Follow-up compiled and sent again', help: 'The wording of the questions is sample data.' }] }),
    part('h_kirim', { type: 'page', children: ['kiriman'], words: ['Kirim ulang', 'Send again'] }),
    part('kiriman', { type: 'section', children: ['nomor_kirim', 'tanggal_kirim', 'kepada', 'instansi', 'ringkasan'], words: ['Surat pengantar dan rekap', 'Covering letter and compilation'] }),
    part('nomor_kirim', { kind: 'shortText', required: true, props: { max: 100, span: 6 }, evidence: evidence('yes'), words: [{ title: 'Nomor surat pengantar', guidance: 'Unggah surat beserta rekap tindak lanjut. Rekapnya dapat diambil dari halaman laporan siklus.' }, { title: 'Number of the covering letter', guidance: 'Upload the letter with the compilation, which the report page of the cycle gives.' }] }),
    part('tanggal_kirim', { kind: 'date', required: true, props: { span: 6 }, words: ['Tanggal pengiriman', 'Sent on'] }),
    part('kepada', { kind: 'shortText', required: true, props: { max: 160, span: 6 }, words: ['Ditujukan kepada', 'Sent to'] }),
    part('instansi', { kind: 'integer', required: true, props: { min: 1, max: 999, span: 6 }, words: ['Jumlah instansi yang tindak lanjutnya terverifikasi', 'Agencies whose follow-up is verified'] }),
    part('ringkasan', { kind: 'longText', required: true, props: { min: 10, max: 4000 }, words: ['Ringkasan tindak lanjut', 'Summary of the follow-up'] }),
  ], { tests: [
    { id: 't_kirim', title: 'Surat pengantar dengan rekap dapat dikirim', answers: exampleResend, expect: { errors: [] } },
    { id: 't_bukti', title: 'Tanpa berkas surat dan rekap tidak dapat dikirim', answers: { ...exampleResend, evidence: {} }, expect: { errors: ['nomor_kirim'] } },
  ] });
}
