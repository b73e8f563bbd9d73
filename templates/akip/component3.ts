// Wording to be compared with the annex of PermenPANRB 88/2021 before official use.
import type { Component } from './component.ts';

/** Component 3 of the worksheet: performance reporting, weight 15. */
export const component3: Component = {
  number: 3,
  title: { id: 'Pelaporan Kinerja', en: 'Performance Reporting' },
  weight: '15',
  parts: [
    {
      code: '3.a', aspect: 'existence', weight: '3',
      statement: { id: 'Terdapat dokumen laporan yang menggambarkan kinerja.', en: 'There is a report document that describes performance.' },
      criteria: [
        {
          text: { id: 'Dokumen Laporan Kinerja telah disusun.', en: 'The performance report has been prepared.' },
          evidence: { id: 'Laporan Kinerja (LKjIP) tahun terakhir.', en: 'The performance report (LKjIP) of the latest year.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah disusun secara berkala.', en: 'The performance report is prepared regularly.' },
          evidence: { id: 'Laporan kinerja triwulanan, semesteran, dan tahunan.', en: 'Quarterly, half-year and annual performance reports.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah diformalkan.', en: 'The performance report has been made official.' },
          evidence: { id: 'LKjIP yang telah ditandatangani kepala perangkat daerah.', en: 'LKjIP signed by the head of agency.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah direviu.', en: 'The performance report has been reviewed.' },
          evidence: { id: 'Pernyataan telah direviu atau catatan hasil reviu dari Inspektorat.', en: 'Statement of review or review notes of the Inspectorate.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah dipublikasikan.', en: 'The performance report has been published.' },
          evidence: { id: 'Tautan dan tangkapan layar publikasi LKjIP pada laman resmi.', en: 'Link and screenshot of the LKjIP on the official site.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah disampaikan tepat waktu.', en: 'The performance report was handed in on time.' },
          evidence: { id: 'Surat pengantar atau tanda terima penyampaian; bukti unggah dengan tanggalnya.', en: 'Cover letter or receipt; proof of upload with its date.' },
        },
      ],
    },
    {
      code: '3.b', aspect: 'quality', weight: '4.5',
      statement: {
        id: 'Dokumen Laporan Kinerja telah memenuhi standar, menggambarkan kualitas atas pencapaian kinerja, informasi keberhasilan/kegagalan kinerja, serta upaya perbaikan/penyempurnaannya.',
        en: 'The performance report meets the standard and describes the quality of results, successes and failures, and the efforts to improve.',
      },
      criteria: [
        {
          text: { id: 'Dokumen Laporan Kinerja disusun secara berkualitas sesuai dengan standar.', en: 'The performance report is of good quality and follows the standard.' },
          evidence: { id: 'LKjIP dengan sistematika sesuai pedoman pelaporan kinerja.', en: 'LKjIP with the structure of the reporting guideline.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah mengungkap seluruh informasi tentang pencapaian kinerja.', en: 'The performance report discloses all information on results.' },
          evidence: { id: 'Bab III LKjIP: capaian seluruh sasaran dan indikator.', en: 'Chapter III of the LKjIP: results of all objectives and indicators.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah menginformasikan analisis dan evaluasi realisasi kinerja dengan target tahunan.', en: 'The performance report analyses results against the annual targets.' },
          evidence: { id: 'Bab III LKjIP: tabel dan analisis realisasi terhadap target tahunan.', en: 'Chapter III of the LKjIP: table and analysis of results against annual targets.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah menginformasikan analisis dan evaluasi realisasi kinerja dengan target jangka menengah.', en: 'The performance report analyses results against the medium-term targets.' },
          evidence: { id: 'Bab III LKjIP: perbandingan realisasi dengan target akhir Renstra.', en: 'Chapter III of the LKjIP: results against the final Renstra targets.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah menginformasikan analisis dan evaluasi realisasi kinerja dengan realisasi kinerja tahun-tahun sebelumnya.', en: 'The performance report analyses results against those of earlier years.' },
          evidence: { id: 'Bab III LKjIP: perbandingan realisasi dengan tahun-tahun sebelumnya.', en: 'Chapter III of the LKjIP: results against earlier years.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah menginformasikan analisis dan evaluasi realisasi kinerja dengan realisasi kinerja di level nasional/internasional (benchmark kinerja).', en: 'The performance report analyses results against national or international results (benchmark).' },
          evidence: { id: 'Bab III LKjIP: perbandingan dengan capaian provinsi, nasional, atau daerah lain.', en: 'Chapter III of the LKjIP: comparison with the province, the nation or other regions.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah menginformasikan kualitas atas keberhasilan/kegagalan mencapai target kinerja beserta upaya nyata dan/atau hambatannya.', en: 'The performance report informs about the success or failure in reaching targets, with the real efforts and obstacles.' },
          evidence: { id: 'Bab III LKjIP: analisis penyebab keberhasilan/kegagalan, upaya, dan hambatan.', en: 'Chapter III of the LKjIP: analysis of the causes of success or failure, efforts and obstacles.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah menginformasikan efisiensi atas penggunaan sumber daya dalam mencapai kinerja.', en: 'The performance report informs about the efficient use of resources in reaching performance.' },
          evidence: { id: 'Bab III LKjIP: analisis efisiensi anggaran, pegawai, dan sarana.', en: 'Chapter III of the LKjIP: analysis of efficiency in budget, staff and facilities.' },
        },
        {
          text: { id: 'Dokumen Laporan Kinerja telah menginformasikan upaya perbaikan dan penyempurnaan kinerja ke depan (rekomendasi perbaikan kinerja).', en: 'The performance report informs about future improvement of performance (recommendations).' },
          evidence: { id: 'Bab III atau penutup LKjIP: rekomendasi dan rencana perbaikan.', en: 'Chapter III or the closing of the LKjIP: recommendations and plan of improvement.' },
        },
      ],
    },
    {
      code: '3.c', aspect: 'use', weight: '7.5',
      statement: {
        id: 'Pelaporan Kinerja telah memberikan dampak yang besar dalam penyesuaian strategi/kebijakan dalam mencapai kinerja berikutnya.',
        en: 'Performance reporting has a large effect on adjusting strategy and policy for the performance to come.',
      },
      criteria: [
        {
          text: { id: 'Informasi dalam laporan kinerja selalu menjadi perhatian utama pimpinan (bertanggung jawab).', en: 'The information in the performance report always has the main attention of the leaders, who take responsibility.' },
          evidence: { id: 'Disposisi pimpinan; notula rapat pembahasan laporan kinerja.', en: 'Routing notes of the leaders; minutes of the meeting on the performance report.' },
        },
        {
          text: { id: 'Penyajian informasi dalam laporan kinerja menjadi kepedulian seluruh pegawai.', en: 'All employees care about the information presented in the performance report.' },
          evidence: { id: 'Notula atau dokumentasi penyusunan laporan yang melibatkan seluruh bidang.', en: 'Minutes or records of report preparation with all divisions.' },
        },
        {
          text: { id: 'Informasi dalam laporan kinerja berkala telah digunakan dalam penyesuaian aktivitas untuk mencapai kinerja.', en: 'The information in the regular performance reports is used to adjust activities.' },
          evidence: { id: 'Laporan triwulanan dan perubahan aktivitas yang mengikutinya.', en: 'Quarterly reports and the changes of activities that followed.' },
        },
        {
          text: { id: 'Informasi dalam laporan kinerja berkala telah digunakan dalam penyesuaian penggunaan anggaran untuk mencapai kinerja.', en: 'The information in the regular performance reports is used to adjust the use of the budget.' },
          evidence: { id: 'Laporan triwulanan dan DPA pergeseran atau perubahan.', en: 'Quarterly reports and the shifted or amended DPA.' },
        },
        {
          text: { id: 'Informasi dalam laporan kinerja telah digunakan dalam evaluasi pencapaian keberhasilan kinerja.', en: 'The information in the performance report is used to evaluate success.' },
          evidence: { id: 'Notula rapat evaluasi kinerja tahunan; hasil evaluasi program.', en: 'Minutes of the annual performance meeting; results of programme evaluation.' },
        },
        {
          text: { id: 'Informasi dalam laporan kinerja telah digunakan dalam penyesuaian perencanaan kinerja yang akan dihadapi berikutnya.', en: 'The information in the performance report is used to adjust the next performance planning.' },
          evidence: { id: 'Renja tahun berikutnya yang memuat rekomendasi LKjIP.', en: 'Renja of the next year that takes up the LKjIP recommendations.' },
        },
        {
          text: { id: 'Informasi dalam laporan kinerja selalu memengaruhi perubahan budaya kinerja organisasi.', en: 'The information in the performance report always influences the performance culture of the organisation.' },
          evidence: { id: 'Kebijakan internal, inovasi, atau forum kinerja yang lahir dari hasil laporan.', en: 'Internal policies, innovations or performance forums that arose from the report.' },
        },
      ],
    },
  ],
};
