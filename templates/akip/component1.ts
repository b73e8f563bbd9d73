// Wording to be compared with the annex of PermenPANRB 88/2021 before official use.
// Local governments edit this sheet (Pasal 6); weights and order are data, not rules of the engine.
import type { Component } from './component.ts';

/** Component 1 of the worksheet: performance planning, weight 30. */
export const component1: Component = {
  number: 1,
  title: { id: 'Perencanaan Kinerja', en: 'Performance Planning' },
  weight: '30',
  parts: [
    {
      code: '1.a', aspect: 'existence', weight: '6',
      statement: { id: 'Dokumen Perencanaan Kinerja telah tersedia.', en: 'Performance planning documents are available.' },
      criteria: [
        {
          text: { id: 'Terdapat pedoman teknis perencanaan kinerja.', en: 'There is a technical guideline for performance planning.' },
          evidence: { id: 'Peraturan Bupati/Wali Kota tentang pedoman SAKIP atau pedoman teknis perencanaan kinerja.', en: 'Regulation of the regent or mayor on the SAKIP guideline, or a technical guideline for performance planning.' },
        },
        {
          text: { id: 'Terdapat dokumen perencanaan kinerja jangka panjang.', en: 'There is a long-term performance planning document.' },
          evidence: { id: 'RPJPD yang berlaku.', en: 'The long-term regional development plan (RPJPD) in force.' },
        },
        {
          text: { id: 'Terdapat dokumen perencanaan kinerja jangka menengah.', en: 'There is a medium-term performance planning document.' },
          evidence: { id: 'RPJMD dan Rencana Strategis (Renstra) Perangkat Daerah.', en: 'The medium-term regional development plan (RPJMD) and the strategic plan (Renstra) of the agency.' },
        },
        {
          text: { id: 'Terdapat dokumen perencanaan kinerja jangka pendek.', en: 'There is a short-term performance planning document.' },
          evidence: { id: 'RKPD, Rencana Kerja (Renja), dan Perjanjian Kinerja (PK) tahun berjalan.', en: 'The annual regional plan (RKPD), the work plan (Renja) and the performance agreement (PK) of the current year.' },
        },
        {
          text: { id: 'Terdapat dokumen perencanaan aktivitas yang mendukung kinerja.', en: 'There is a planning document for the activities that support performance.' },
          evidence: { id: 'Rencana Aksi atas Perjanjian Kinerja, terinci per triwulan.', en: 'The action plan for the performance agreement, detailed by quarter.' },
        },
        {
          text: { id: 'Terdapat dokumen perencanaan anggaran yang mendukung kinerja.', en: 'There is a budget planning document that supports performance.' },
          evidence: { id: 'RKA dan DPA tahun berjalan.', en: 'The work and budget plan (RKA) and the budget implementation document (DPA) of the current year.' },
        },
      ],
    },
    {
      code: '1.b', aspect: 'quality', weight: '9',
      statement: {
        id: 'Dokumen Perencanaan Kinerja telah memenuhi standar yang baik, yaitu untuk mencapai hasil, dengan ukuran kinerja yang SMART, menggunakan penyelarasan (cascading) di setiap level secara logis, serta memperhatikan kinerja bidang lain (crosscutting).',
        en: 'Performance planning documents meet a good standard: they aim at results, use SMART measures, are cascaded logically through every level, and take the performance of other fields into account (crosscutting).',
      },
      criteria: [
        {
          text: { id: 'Dokumen Perencanaan Kinerja telah diformalkan.', en: 'Performance planning documents have been made official.' },
          evidence: { id: 'Renstra, Renja, IKU, dan PK yang telah ditetapkan dan ditandatangani; keputusan tentang IKU.', en: 'Renstra, Renja, key performance indicators (IKU) and PK that were enacted and signed; the decree on the IKU.' },
        },
        {
          text: { id: 'Dokumen Perencanaan Kinerja telah dipublikasikan tepat waktu.', en: 'Performance planning documents were published on time.' },
          evidence: { id: 'Tangkapan layar publikasi pada laman resmi atau aplikasi e-SAKIP, lengkap dengan tanggalnya.', en: 'Screenshot of the publication on the official site or the e-SAKIP application, with its date.' },
        },
        {
          text: { id: 'Dokumen Perencanaan Kinerja telah menggambarkan kebutuhan atas kinerja sebenarnya yang perlu dicapai.', en: 'Performance planning documents describe the performance that is really needed.' },
          evidence: { id: 'Analisis isu strategis dalam Renstra; pohon kinerja.', en: 'Analysis of strategic issues in the Renstra; the performance tree.' },
        },
        {
          text: { id: 'Kualitas rumusan hasil (tujuan/sasaran) telah jelas menggambarkan kondisi kinerja yang akan dicapai.', en: 'Results (goals and objectives) are worded so that they clearly describe the performance to be reached.' },
          evidence: { id: 'Bab tujuan dan sasaran Renstra; matriks tujuan, sasaran, dan indikator.', en: 'The chapter on goals and objectives of the Renstra; the matrix of goals, objectives and indicators.' },
        },
        {
          text: { id: 'Indikator Kinerja Utama (IKU) telah menggambarkan kondisi kinerja utama yang harus dicapai, serta tertuang secara berkelanjutan (tidak sering diganti dalam satu periode perencanaan strategis).', en: 'The key performance indicators (IKU) describe the main performance to be reached and are sustained (not often replaced within one strategic planning period).' },
          evidence: { id: 'Keputusan tentang IKU dari tahun ke tahun dalam periode Renstra.', en: 'Decrees on the IKU over the years of the Renstra period.' },
        },
        {
          text: { id: 'Ukuran keberhasilan (indikator kinerja) telah memenuhi kriteria SMART.', en: 'Measures of success (performance indicators) meet the SMART criteria.' },
          evidence: { id: 'Keputusan tentang IKU beserta definisi operasional; hasil telaah SMART atas setiap indikator.', en: 'The decree on the IKU with operational definitions; the SMART check of every indicator.' },
        },
        {
          text: { id: 'Target yang ditetapkan dalam Perencanaan Kinerja dapat dicapai, menantang, dan realistis.', en: 'The targets set in performance planning can be reached, are challenging and are realistic.' },
          evidence: { id: 'Dasar penetapan target: data dasar, tren capaian, dan target RPJMD.', en: 'The basis of each target: baseline data, trend of results and the RPJMD target.' },
        },
        {
          text: { id: 'Setiap Dokumen Perencanaan Kinerja menggambarkan hubungan yang berkesinambungan serta selaras antara kondisi/hasil yang akan dicapai di setiap level jabatan (cascading).', en: 'Every performance planning document shows a continuous, aligned relation between the results to be reached at each level of position (cascading).' },
          evidence: { id: 'Pohon kinerja; matriks cascading dari kepala perangkat daerah sampai pelaksana.', en: 'The performance tree; the cascading matrix from the head of agency to the staff.' },
        },
        {
          text: { id: 'Perencanaan kinerja dapat memberikan informasi tentang hubungan kinerja, strategi, kebijakan, bahkan aktivitas antarbidang/dengan tugas dan fungsi lain yang berkaitan (crosscutting).', en: 'Performance planning informs about the relation of performance, strategy, policy and even activities between fields and with other related duties and functions (crosscutting).' },
          evidence: { id: 'Matriks crosscutting antarbidang dan antarperangkat daerah.', en: 'The crosscutting matrix between fields and between agencies.' },
        },
        {
          text: { id: 'Setiap unit/satuan kerja merumuskan dan menetapkan Perencanaan Kinerja.', en: 'Every unit formulates and enacts its performance planning.' },
          evidence: { id: 'Perjanjian Kinerja dan rencana aksi setiap bidang, bagian, atau UPTD.', en: 'Performance agreements and action plans of each division, section or technical unit.' },
        },
        {
          text: { id: 'Setiap pegawai merumuskan dan menetapkan Perencanaan Kinerja.', en: 'Every employee formulates and enacts his or her performance planning.' },
          evidence: { id: 'Sasaran Kinerja Pegawai (SKP) yang selaras dengan pohon kinerja.', en: 'Employee performance targets (SKP) aligned with the performance tree.' },
        },
      ],
    },
    {
      code: '1.c', aspect: 'use', weight: '15',
      statement: { id: 'Perencanaan Kinerja telah dimanfaatkan untuk mewujudkan hasil yang berkesinambungan.', en: 'Performance planning is used to bring about lasting results.' },
      criteria: [
        {
          text: { id: 'Anggaran yang ditetapkan telah mengacu pada kinerja yang ingin dicapai.', en: 'The enacted budget refers to the performance to be reached.' },
          evidence: { id: 'Matriks keterkaitan sasaran, indikator, program, dan anggaran; DPA.', en: 'Matrix linking objectives, indicators, programmes and budget; the DPA.' },
        },
        {
          text: { id: 'Aktivitas yang dilaksanakan telah mendukung kinerja yang ingin dicapai.', en: 'The activities carried out support the performance to be reached.' },
          evidence: { id: 'Laporan pemantauan rencana aksi setiap triwulan.', en: 'Quarterly monitoring reports of the action plan.' },
        },
        {
          text: { id: 'Target yang ditetapkan dalam Perencanaan Kinerja telah dicapai dengan baik, atau setidaknya masih pada jalur yang benar (on the right track).', en: 'The targets set in performance planning were reached well or are at least on the right track.' },
          evidence: { id: 'Laporan capaian kinerja triwulanan dan tahunan.', en: 'Quarterly and annual reports of results.' },
        },
        {
          text: { id: 'Rencana aksi kinerja dapat berjalan dinamis karena capaian kinerja selalu dipantau secara berkala.', en: 'The action plan stays dynamic because results are monitored regularly.' },
          evidence: { id: 'Monitoring dan evaluasi rencana aksi per triwulan beserta tindak lanjutnya.', en: 'Quarterly monitoring and evaluation of the action plan and what followed from it.' },
        },
        {
          text: { id: 'Terdapat perbaikan/penyempurnaan Dokumen Perencanaan Kinerja yang ditetapkan dari hasil analisis perbaikan kinerja sebelumnya.', en: 'Performance planning documents were improved on the basis of the analysis of earlier performance.' },
          evidence: { id: 'Perubahan Renstra, PK, atau rencana aksi beserta analisis yang mendasarinya.', en: 'Amended Renstra, PK or action plan with the analysis behind it.' },
        },
        {
          text: { id: 'Terdapat perbaikan/penyempurnaan Dokumen Perencanaan Kinerja dalam mewujudkan kondisi/hasil yang lebih baik.', en: 'Performance planning documents were improved to bring about a better condition or result.' },
          evidence: { id: 'Perbandingan dokumen sebelum dan sesudah penyempurnaan; perubahan target.', en: 'Comparison of the documents before and after the improvement; changed targets.' },
        },
        {
          text: { id: 'Setiap unit/satuan kerja memahami dan peduli, serta berkomitmen dalam mencapai kinerja yang telah direncanakan.', en: 'Every unit understands, cares about and is committed to the planned performance.' },
          evidence: { id: 'Notula rapat kinerja unit kerja; Perjanjian Kinerja yang ditandatangani.', en: 'Minutes of performance meetings of the units; signed performance agreements.' },
        },
        {
          text: { id: 'Setiap pegawai memahami dan peduli, serta berkomitmen dalam mencapai kinerja yang telah direncanakan.', en: 'Every employee understands, cares about and is committed to the planned performance.' },
          evidence: { id: 'SKP dan dialog kinerja; hasil survei atau kuesioner internal.', en: 'SKP and performance dialogues; results of an internal survey or questionnaire.' },
        },
      ],
    },
  ],
};
