// Weights and formulas: PermenPANRB 90/2021, annex III (domain.md §2.2). Wording of the questions and names of the counts: data contoh.
import type { Text } from '../../core/problem.ts';
import { asks, count, type Percent, shareOf, type SubArea, subArea } from './worksheet.ts';

const percent = (text: Text, counts: Percent['counts'], formula: Percent['formula']): Percent => ({ percent: text, counts, formula });

/** The fall of violations; none in either year counts in full, a first one counts nothing. */
const fall = (before: unknown, now: unknown): unknown => ({ if: [{ '===': [before, 0] }, { if: [{ '===': [now, 0] }, 1, 0] }, { max: [0, { div: [{ '-': [before, now] }, before] }] }] });

/** The sub-areas of reform by area number: 23 questions, eight of them percentages of 24 raw counts, that weigh 30. */
export const reform: Readonly<Record<number, readonly SubArea[]>> = {
  1: [
    subArea('komitmen', ['Komitmen dalam perubahan', 'Commitment to change', '2'],
      percent({ id: 'Agen perubahan telah membuat perubahan yang konkret', en: 'Agents of change have brought concrete changes' }, [count('agen', 'Jumlah agen perubahan', 'Number of agents of change'), count('perubahan', 'Jumlah perubahan yang dibuat', 'Number of changes made')], (read) => shareOf(read('perubahan'), read('agen'), 0)),
      percent({ id: 'Perubahan telah terintegrasi dalam sistem manajemen', en: 'Changes have become part of the management system' }, [count('semua', 'Jumlah perubahan seluruhnya', 'Number of changes in all'), count('terintegrasi', 'Jumlah perubahan yang terintegrasi', 'Number of changes integrated')], (read) => shareOf(read('terintegrasi'), read('semua'), 0))),
    subArea('pimpinan', ['Komitmen pimpinan', 'Commitment of the head', '1'], asks('E', 'Pimpinan berkomitmen nyata terhadap reformasi birokrasi', 'The head is visibly committed to reform')),
    subArea('kerja', ['Membangun budaya kerja', 'Building a work culture', '1'], asks('E', 'Nilai organisasi diterapkan dalam pelaksanaan tugas', 'The values are applied in daily work')),
  ],
  2: [
    subArea('proses', ['Peta proses bisnis dan penyederhanaan jabatan', 'Business processes and simpler posts', '0.5'], asks('E', 'Peta proses bisnis memengaruhi penyederhanaan jabatan', 'The map of processes has simplified the posts')),
    subArea('integrasi', ['SPBE yang terintegrasi', 'Integrated electronic government', '1'],
      asks('E', 'SPBE terintegrasi mempercepat layanan', 'Integrated systems make services faster'),
      asks('E', 'SPBE terintegrasi menghemat pelaksanaan tugas internal', 'Integrated systems save internal effort')),
    subArea('digital', ['Transformasi digital yang memberi nilai manfaat', 'Digital change that is of use', '2'],
      asks('E', 'Transformasi digital bermanfaat bagi manajemen', 'Digital change is of use to management'),
      asks('E', 'Transformasi digital bermanfaat bagi layanan administrasi', 'Digital change is of use to administration'),
      asks('E', 'Transformasi digital bermanfaat bagi layanan publik', 'Digital change is of use to public services')),
  ],
  3: [
    subArea('kinerja', ['Kinerja individu', 'Individual performance', '1.5'], asks('D', 'Ukuran kinerja individu berorientasi hasil sesuai levelnya', 'Individual measures aim at results at their level')),
    subArea('assessment', ['Assessment pegawai', 'Assessment of staff', '1.5'], asks('C', 'Hasil assessment menjadi pertimbangan mutasi dan pengembangan karier', 'Assessment informs rotation and careers')),
    subArea('pelanggaran', ['Pelanggaran disiplin pegawai', 'Breaches of discipline', '2'],
      percent({ id: 'Penurunan pelanggaran disiplin', en: 'Fall of breaches of discipline' }, [count('lalu', 'Jumlah pelanggaran tahun lalu', 'Breaches last year'), count('kini', 'Jumlah pelanggaran tahun ini', 'Breaches this year'), count('sanksi', 'Jumlah pelanggaran tahun ini yang telah diberi sanksi', 'Breaches this year with a sanction')], (read) => fall(read('lalu'), read('kini')))),
  ],
  4: [
    subArea('capaian', ['Meningkatnya capaian kinerja unit', 'Better performance of the unit', '2'],
      percent({ id: 'Sasaran dengan capaian 100% atau lebih', en: 'Objectives reached to 100% or more' }, [count('sasaran', 'Jumlah sasaran kinerja', 'Number of objectives'), count('tercapai', 'Jumlah sasaran yang tercapai 100% atau lebih', 'Objectives reached to 100% or more'), count('belum', 'Jumlah sasaran yang belum tercapai 100%', 'Objectives not reached to 100%')], (read) => shareOf(read('tercapai'), read('sasaran'), 0))),
    subArea('reward', ['Pemberian penghargaan dan sanksi', 'Rewards and sanctions', '1.5'], asks('C', 'Capaian kinerja menjadi dasar penghargaan dan sanksi', 'Performance is the basis of rewards and sanctions')),
    subArea('logis', ['Kerangka logis kinerja', 'Logic of performance', '1.5'], asks('C', 'Penjenjangan kinerja mengacu pada kinerja utama organisasi', 'Performance at each level follows from that of the organisation')),
  ],
  5: [
    subArea('mekanisme', ['Mekanisme pengendalian', 'Mechanism of control', '2.5'], asks('D', 'Pengendalian berjenjang dilakukan pada setiap aktivitas utama', 'Every main activity is controlled level by level')),
    subArea('penanganan', ['Penanganan pengaduan masyarakat', 'Handling of complaints', '3'],
      percent({ id: 'Pengaduan masyarakat yang selesai ditindaklanjuti', en: 'Complaints that were dealt with' }, [count('masuk', 'Jumlah pengaduan yang harus ditindaklanjuti', 'Complaints to be dealt with'), count('selesai', 'Jumlah pengaduan yang selesai', 'Complaints dealt with'), count('proses', 'Jumlah pengaduan yang masih diproses', 'Complaints in process')], (read) => shareOf(read('selesai'), read('masuk'), 1))),
    subArea('lhkpn', ['Penyampaian LHKPN', 'Reports of assets (LHKPN)', '1'],
      percent({ id: 'Penyampaian LHKPN', en: 'Reports of assets handed in' }, [count('wajib', 'Jumlah pegawai wajib LHKPN', 'Staff obliged to report'), count('kepala', 'Kepala unit yang telah melapor', 'Heads who reported'), count('pejabat', 'Pejabat lain yang telah melapor', 'Other officials who reported'), count('lainnya', 'Pegawai lain yang telah melapor', 'Other staff who reported')], (read) => shareOf({ '+': [read('kepala'), read('pejabat'), read('lainnya')] }, read('wajib'), 1))),
    subArea('nonlhkpn', ['Penyampaian laporan harta selain LHKPN', 'Other reports of assets', '1'],
      percent({ id: 'Penyampaian laporan harta selain LHKPN', en: 'Other reports of assets handed in' }, [count('wajib', 'Jumlah pegawai wajib lapor', 'Staff obliged to report'), count('administrator', 'Pejabat administrator yang telah melapor', 'Administrators who reported'), count('pengawas', 'Pejabat pengawas yang telah melapor', 'Supervisors who reported'), count('pelaksana', 'Fungsional dan pelaksana yang telah melapor', 'Functional and executive staff who reported')], (read) => shareOf({ '+': [read('administrator'), read('pengawas'), read('pelaksana')] }, read('wajib'), 1))),
  ],
  6: [
    subArea('inovasi', ['Upaya dan inovasi pelayanan publik', 'Efforts and innovations in services', '2.5'],
      asks('D', 'Inovasi memperbaiki kesesuaian, kemudahan, dan kecepatan layanan', 'Innovation makes services fit, easy and fast'),
      percent({ id: 'Layanan yang dipermudah', en: 'Services made easier' }, [count('terdaftar', 'Jumlah layanan yang terdaftar', 'Services registered'), count('dipermudah', 'Jumlah layanan yang dipermudah', 'Services made easier'), count('tetap', 'Jumlah layanan yang belum dipermudah', 'Services not made easier')], (read) => shareOf(read('dipermudah'), read('terdaftar'), 0))),
    subArea('konsultasi', ['Penanganan pengaduan dan konsultasi', 'Complaints and consultation', '2.5'], asks('C', 'Pengaduan dan konsultasi ditangani melalui berbagai kanal secara responsif', 'Complaints and consultation are answered quickly through several channels')),
  ],
};
