// Wording to be compared with the annex of PermenPANRB 88/2021 before official use.
// 4.a.2 and 4.b.4 are the same sentence in the sheet and stay two questions.
import type { Component } from './component.ts';

/** Component 4 of the worksheet: internal evaluation of performance accountability, weight 25. */
export const component4: Component = {
  number: 4,
  title: { id: 'Evaluasi Akuntabilitas Kinerja Internal', en: 'Internal Evaluation of Performance Accountability' },
  weight: '25',
  parts: [
    {
      code: '4.a', aspect: 'existence', weight: '5',
      statement: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan.', en: 'The internal evaluation of performance accountability is carried out.' },
      criteria: [
        {
          text: { id: 'Terdapat pedoman teknis Evaluasi Akuntabilitas Kinerja Internal.', en: 'There is a technical guideline for the internal evaluation of performance accountability.' },
          evidence: { id: 'Peraturan Bupati/Wali Kota tentang petunjuk pelaksanaan evaluasi AKIP internal.', en: 'Regulation of the regent or mayor on carrying out the internal AKIP evaluation.' },
        },
        {
          text: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan pada seluruh unit kerja/perangkat daerah.', en: 'The internal evaluation of performance accountability is carried out in all units and agencies.' },
          evidence: { id: 'Surat tugas evaluasi; daftar unit kerja yang telah dievaluasi.', en: 'Letter of assignment; list of the units evaluated.' },
        },
        {
          text: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan secara berjenjang.', en: 'The internal evaluation of performance accountability is carried out level by level.' },
          evidence: { id: 'Susunan tim berjenjang; kertas kerja anggota, ketua tim, dan pengendali teknis.', en: 'Tiered team; working papers of member, team lead and technical controller.' },
        },
      ],
    },
    {
      code: '4.b', aspect: 'quality', weight: '7.5',
      statement: {
        id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan secara berkualitas dengan sumber daya yang memadai.',
        en: 'The internal evaluation of performance accountability is carried out well and with adequate resources.',
      },
      criteria: [
        {
          text: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan sesuai standar.', en: 'The internal evaluation of performance accountability follows the standard.' },
          evidence: { id: 'Kertas Kerja Evaluasi (KKE) dan LHE sesuai pedoman.', en: 'Evaluation working papers (KKE) and result report (LHE) that follow the guideline.' },
        },
        {
          text: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan oleh SDM yang memadai.', en: 'The internal evaluation of performance accountability is carried out by adequate staff.' },
          evidence: { id: 'Sertifikat atau bukti pelatihan evaluator; surat tugas tim.', en: 'Certificates or training records of the evaluators; letter of assignment of the team.' },
        },
        {
          text: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan dengan pendalaman yang memadai.', en: 'The internal evaluation of performance accountability goes into adequate depth.' },
          evidence: { id: 'KKE yang memuat uji bukti, wawancara, dan observasi.', en: 'KKE with tests of evidence, interviews and observation.' },
        },
        {
          text: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan pada seluruh unit kerja/perangkat daerah.', en: 'The internal evaluation of performance accountability is carried out in all units and agencies.' },
          evidence: { id: 'Rekapitulasi KKE dan LHE seluruh unit kerja/perangkat daerah.', en: 'Summary of the KKE and LHE of all units and agencies.' },
        },
        {
          text: { id: 'Evaluasi Akuntabilitas Kinerja Internal telah dilaksanakan menggunakan teknologi informasi (aplikasi).', en: 'The internal evaluation of performance accountability uses information technology (an application).' },
          evidence: { id: 'Tangkapan layar aplikasi evaluasi.', en: 'Screenshot of the evaluation application.' },
        },
      ],
    },
    {
      code: '4.c', aspect: 'use', weight: '12.5',
      statement: {
        id: 'Implementasi SAKIP telah meningkat karena Evaluasi Akuntabilitas Kinerja Internal sehingga memberikan kesan yang nyata (dampak) dalam efektivitas dan efisiensi kinerja.',
        en: 'The implementation of SAKIP has improved through the internal evaluation, with a real effect on the effectiveness and efficiency of performance.',
      },
      criteria: [
        {
          text: { id: 'Seluruh rekomendasi atas hasil Evaluasi Akuntabilitas Kinerja Internal telah ditindaklanjuti.', en: 'All recommendations of the internal evaluation have been followed up.' },
          evidence: { id: 'Matriks tindak lanjut hasil evaluasi (TLHE) beserta bukti setiap rekomendasi.', en: 'Follow-up matrix (TLHE) with evidence for each recommendation.' },
        },
        {
          text: { id: 'Telah terjadi peningkatan implementasi SAKIP dengan melaksanakan tindak lanjut atas rekomendasi hasil Evaluasi Akuntabilitas Kinerja Internal.', en: 'The implementation of SAKIP has improved by following up the recommendations of the internal evaluation.' },
          evidence: { id: 'Nilai evaluasi dua tahun terakhir; matriks TLHE.', en: 'Evaluation scores of the last two years; TLHE matrix.' },
        },
        {
          text: { id: 'Hasil Evaluasi Akuntabilitas Kinerja Internal telah dimanfaatkan untuk perbaikan dan peningkatan akuntabilitas kinerja.', en: 'The results of the internal evaluation are used to repair and raise performance accountability.' },
          evidence: { id: 'Dokumen perencanaan, pengukuran, atau pelaporan yang diperbaiki atas dasar LHE.', en: 'Planning, measurement or reporting documents repaired on the basis of the LHE.' },
        },
        {
          text: { id: 'Hasil dari Evaluasi Akuntabilitas Kinerja Internal telah dimanfaatkan dalam mendukung efektivitas dan efisiensi kinerja.', en: 'The results of the internal evaluation are used to support effective and efficient performance.' },
          evidence: { id: 'Penyesuaian program, kegiatan, atau anggaran yang merujuk pada LHE.', en: 'Adjusted programmes, activities or budget that refer to the LHE.' },
        },
        {
          text: { id: 'Telah terjadi perbaikan dan peningkatan kinerja dengan memanfaatkan hasil Evaluasi Akuntabilitas Kinerja Internal.', en: 'Performance has been repaired and raised by using the results of the internal evaluation.' },
          evidence: { id: 'Perbandingan capaian IKU sebelum dan sesudah tindak lanjut.', en: 'Results of the IKU before and after the follow-up.' },
        },
      ],
    },
  ],
};
