// Wording to be compared with the annex of PermenPANRB 88/2021 before official use.
import type { Component } from './component.ts';

/** Component 2 of the worksheet: performance measurement, weight 30. */
export const component2: Component = {
  number: 2,
  title: { id: 'Pengukuran Kinerja', en: 'Performance Measurement' },
  weight: '30',
  parts: [
    {
      code: '2.a', aspect: 'existence', weight: '6',
      statement: { id: 'Pengukuran Kinerja telah dilakukan.', en: 'Performance measurement is carried out.' },
      criteria: [
        {
          text: { id: 'Terdapat pedoman teknis pengukuran kinerja dan pengumpulan data kinerja.', en: 'There is a technical guideline for performance measurement and the collection of performance data.' },
          evidence: { id: 'Pedoman atau SOP pengukuran kinerja dan pengumpulan data kinerja.', en: 'Guideline or standard procedure for measuring performance and collecting performance data.' },
        },
        {
          text: { id: 'Terdapat definisi operasional yang jelas atas kinerja dan cara mengukur indikator kinerja.', en: 'There are clear operational definitions of performance and of how the indicators are measured.' },
          evidence: { id: 'Manual IKU atau metadata indikator: definisi, rumus, sumber data, dan penanggung jawab.', en: 'IKU manual or indicator metadata: definition, formula, data source and person responsible.' },
        },
        {
          text: { id: 'Terdapat mekanisme yang jelas terhadap pengumpulan data kinerja yang dapat diandalkan.', en: 'There is a clear and reliable mechanism for collecting performance data.' },
          evidence: { id: 'SOP pengumpulan data kinerja; keputusan tentang tim pengelola data kinerja.', en: 'Standard procedure for collecting performance data; decree on the performance data team.' },
        },
      ],
    },
    {
      code: '2.b', aspect: 'quality', weight: '9',
      statement: {
        id: 'Pengukuran Kinerja telah menjadi kebutuhan dalam mewujudkan kinerja secara efektif dan efisien dan telah dilakukan secara berjenjang dan berkelanjutan.',
        en: 'Performance measurement has become a need for effective and efficient performance and is carried out level by level and continuously.',
      },
      criteria: [
        {
          text: { id: 'Pimpinan selalu terlibat sebagai pengambil keputusan (decision maker) dalam mengukur capaian kinerja.', en: 'Leaders always take part as decision makers when results are measured.' },
          evidence: { id: 'Notula rapat evaluasi kinerja yang dipimpin kepala perangkat daerah; arahan tertulis.', en: 'Minutes of performance meetings chaired by the head of agency; written directions.' },
        },
        {
          text: { id: 'Data kinerja yang dikumpulkan telah relevan untuk mengukur capaian kinerja yang diharapkan.', en: 'The performance data collected are relevant for measuring the expected results.' },
          evidence: { id: 'Laporan triwulanan beserta data sumber setiap indikator.', en: 'Quarterly reports with the source data of each indicator.' },
        },
        {
          text: { id: 'Data kinerja yang dikumpulkan telah mendukung capaian kinerja yang diharapkan.', en: 'The performance data collected support the expected results.' },
          evidence: { id: 'Rekapitulasi data kinerja dan penjelasan kaitannya dengan capaian indikator.', en: 'Summary of performance data and how they relate to the results of the indicators.' },
        },
        {
          text: { id: 'Pengukuran kinerja telah dilakukan secara berkala.', en: 'Performance is measured regularly.' },
          evidence: { id: 'Laporan pengukuran kinerja bulanan atau triwulanan.', en: 'Monthly or quarterly measurement reports.' },
        },
        {
          text: { id: 'Setiap level organisasi melakukan pemantauan atas pengukuran capaian kinerja unit di bawahnya secara berjenjang.', en: 'Every level of the organisation monitors the measurement of the units below it, level by level.' },
          evidence: { id: 'Lembar pemantauan berjenjang; notula rapat bidang.', en: 'Monitoring sheets by level; minutes of division meetings.' },
        },
        {
          text: { id: 'Pengumpulan data kinerja telah memanfaatkan teknologi informasi (aplikasi).', en: 'Performance data are collected with information technology (an application).' },
          evidence: { id: 'Tangkapan layar aplikasi pengumpulan data kinerja.', en: 'Screenshot of the application in which performance data are collected.' },
        },
        {
          text: { id: 'Pengukuran capaian kinerja telah memanfaatkan teknologi informasi (aplikasi).', en: 'Results are measured with information technology (an application).' },
          evidence: { id: 'Tangkapan layar e-kinerja atau e-SAKIP yang menampilkan capaian indikator.', en: 'Screenshot of e-kinerja or e-SAKIP showing the results of the indicators.' },
        },
      ],
    },
    {
      code: '2.c', aspect: 'use', weight: '15',
      statement: {
        id: 'Pengukuran Kinerja telah dijadikan dasar dalam pemberian penghargaan dan sanksi (reward and punishment), serta penyesuaian strategi dalam mencapai kinerja yang efektif dan efisien.',
        en: 'Performance measurement is the basis for reward and punishment and for adjusting the strategy towards effective and efficient performance.',
      },
      criteria: [
        {
          text: { id: 'Pengukuran kinerja telah menjadi dasar dalam penyesuaian (pemberian/pengurangan) tunjangan kinerja/penghasilan.', en: 'Performance measurement is the basis for adjusting (granting or reducing) performance or income allowances.' },
          evidence: { id: 'Peraturan atau keputusan tentang TPP berbasis capaian kinerja; daftar pembayaran TPP.', en: 'Regulation or decree on the income allowance (TPP) based on results; TPP payment list.' },
        },
        {
          text: { id: 'Pengukuran kinerja telah menjadi dasar dalam penempatan/penghapusan jabatan, baik struktural maupun fungsional.', en: 'Performance measurement is the basis for filling or abolishing positions, structural as well as functional.' },
          evidence: { id: 'Keputusan mutasi atau promosi beserta pertimbangan kinerjanya.', en: 'Decrees on transfer or promotion with the performance considered.' },
        },
        {
          text: { id: 'Pengukuran kinerja telah memengaruhi penyesuaian (refocusing) organisasi.', en: 'Performance measurement has led to adjustments (refocusing) of the organisation.' },
          evidence: { id: 'Kajian atau keputusan penataan organisasi yang mengacu pada capaian kinerja.', en: 'Study or decree on reorganisation that refers to results.' },
        },
        {
          text: { id: 'Pengukuran kinerja telah memengaruhi penyesuaian strategi dalam mencapai kinerja.', en: 'Performance measurement has led to adjustments of the strategy.' },
          evidence: { id: 'Notula rapat evaluasi yang mengubah strategi; perubahan rencana aksi.', en: 'Minutes of evaluation meetings that changed the strategy; amended action plan.' },
        },
        {
          text: { id: 'Pengukuran kinerja telah memengaruhi penyesuaian kebijakan dalam mencapai kinerja.', en: 'Performance measurement has led to adjustments of policy.' },
          evidence: { id: 'Kebijakan yang diubah atau diterbitkan atas dasar hasil pengukuran.', en: 'Policies changed or issued because of measured results.' },
        },
        {
          text: { id: 'Pengukuran kinerja telah memengaruhi penyesuaian aktivitas dalam mencapai kinerja.', en: 'Performance measurement has led to adjustments of activities.' },
          evidence: { id: 'Perubahan kegiatan atau jadwal dalam rencana aksi triwulan berikutnya.', en: 'Changed activities or schedule in the action plan of the next quarter.' },
        },
        {
          text: { id: 'Pengukuran kinerja telah memengaruhi penyesuaian anggaran dalam mencapai kinerja.', en: 'Performance measurement has led to adjustments of the budget.' },
          evidence: { id: 'DPA pergeseran atau DPA perubahan beserta alasan kinerjanya.', en: 'Shifted or amended DPA with the performance reason.' },
        },
        {
          text: { id: 'Terdapat efisiensi atas penggunaan anggaran dalam mencapai kinerja.', en: 'The budget is used efficiently in reaching performance.' },
          evidence: { id: 'Analisis efisiensi: perbandingan capaian kinerja dan realisasi anggaran.', en: 'Efficiency analysis: results compared with budget spent.' },
        },
        {
          text: { id: 'Setiap unit/satuan kerja memahami dan peduli atas hasil pengukuran kinerja.', en: 'Every unit understands and cares about the measured results.' },
          evidence: { id: 'Notula pembahasan capaian di setiap bidang atau UPTD.', en: 'Minutes of the discussion of results in each division or technical unit.' },
        },
        {
          text: { id: 'Setiap pegawai memahami dan peduli atas hasil pengukuran kinerja.', en: 'Every employee understands and cares about the measured results.' },
          evidence: { id: 'Penilaian SKP dan umpan balik; hasil survei atau kuesioner internal.', en: 'SKP appraisals and feedback; results of an internal survey or questionnaire.' },
        },
      ],
    },
  ],
};
