import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Company } from '../../support/journey.ts';
import { finishes } from '../acts.ts';
import { asked, attaches, fillsIn, handsOver, opensTask, writes, type Cells, type Sheet } from './answering.ts';
import { addsAgency, arrives } from './inviting.ts';
import { acceptsAll, closesCases, hasEnded, judges, launches, meets, opensReview, readsDocument, returnsOne } from './running.ts';

const title = 'Laporan TKPK Semester I 2026';
const [office, society] = ['Dinas Sosial', 'Ormas Contoh'];
const nothing = 'Seluruh kegiatan dijadwalkan pada semester II sesuai rencana kerja.';
const note = 'Penerima (940) melebihi sasaran (900). Periksa penghitungan ganda.';

const activity: Cells = { 'Kelompok program': 'Kelompok 1: bantuan dan jaminan sosial terpadu', Strategi: 'Mengurangi beban pengeluaran', Program: 'Perlindungan sosial', Kegiatan: 'PKH daerah', Penyelenggara: 'Dinas Sosial', 'Sumber dana': 'APBD kabupaten/kota', Pagu: '900000000', Realisasi: '720000000', Sasaran: 'Keluarga', 'Jumlah sasaran': '1500', 'Realisasi penerima': '1420', Kecamatan: 'Contoh Utara', 'Cocok basis data (DTKS/P3KE/DTSEN)': 'Ya' };
const food: Cells = { ...activity, Kegiatan: 'Bantuan pangan', Pagu: '400000000', Realisasi: '380000000', 'Jumlah sasaran': '900', 'Realisasi penerima': '940', Kecamatan: 'Contoh 2' };
const reporter = (kind: string, name: string, busy: 'Ya' | 'Tidak'): Sheet => ({ Tahun: '2026', Semester: { picks: 'Semester I (Januari–Juni)' }, 'Jenis pelapor': { picks: kind }, 'Nama lembaga': name, 'Penanggung jawab': `Penanggung jawab ${name}`, 'Apakah ada kegiatan': { picks: busy } });
const closing: Sheet = { 'Rencana tindak lanjut': 'Mencocokkan data penerima dengan kecamatan.', 'Pernyataan kebenaran': { agrees: true } };
const send = 'Kirim ke penilai';

/** An office reports with figures that are returned once; an organisation without NIP is invited by link and reports nihil; the meeting and the compiled report follow. */
export async function tkpk(company: Company, browser: Browser): Promise<void> {
  await addsAgency(company, { name: society, shortName: 'Ormas', kind: 'mitra' });
  const guest = await arrives(company, browser, { name: 'Pelapor Ormas (contoh)', login: 'pelapor.ormas', position: 'Sekretaris Ormas Contoh', role: 'operator', agency: society });
  const cycleId = await launches(company, { template: 'Laporan Semester TKPK', title, agencies: [office, society], reviewers: { 'Anggota tim': 'anggota' }, period: 'Semester I 2026' });

  await opensTask(guest, title, /^Isi formulir$/);
  await fillsIn(guest.page, [{}, { ...reporter('Organisasi masyarakat', society, 'Tidak'), 'Nomor telepon': '081234567890', 'Alasan laporan nihil': nothing }, closing]);
  await guest.picture('tkpk-nihil');
  await handsOver(guest.page, send);
  await guest.page.waitForURL(/\/receipts\//);

  const operator = await company.at('operator.dinsos');
  await opensTask(operator, title, /^Isi formulir$/);
  await fillsIn(operator.page, [{}, reporter('Perangkat daerah', office, 'Ya'), { 'Rincian kegiatan': { rows: [activity, food] } }]);
  await attaches(asked(operator.page, 'Rincian kegiatan'), 'rekap-kegiatan.pdf', office);
  // A row whose figures do not fit is said at once, and sent all the same: the reporter may have his reason.
  await operator.page.getByText(/penerima melebihi sasaran/).first().waitFor();
  await operator.picture('tkpk-kegiatan');
  await fillsIn(operator.page, [{}, closing]);
  await handsOver(operator.page, send);
  await operator.page.waitForURL(/\/receipts\//);

  const member = await company.at('anggota');
  await opensReview(member, title, society);
  await acceptsAll(member.page);
  await finishes(member.page);
  await opensReview(member, title, office);
  await acceptsAll(member.page);
  await judges(member.page, 'rincian', 'Perbaiki', note);
  await returnsOne(member.page);

  await opensTask(operator, title, /^Perbaiki 1 pertanyaan$/);
  await writes(operator.page.getByRole('region', { name: /^Rincian kegiatan/ }), { cells: { 'Realisasi penerima, Baris 2': '880' } });
  await operator.page.getByText('1 dari 1 selesai').waitFor();
  await operator.picture('tkpk-perbaikan');
  await handsOver(operator.page, 'Kirim ulang ke penilai');
  await operator.page.waitForURL(/\/receipts\//);
  await opensReview(member, title, office);
  await judges(member.page, 'rincian', 'Terima');
  await finishes(member.page);

  const coordinator = await company.at('koordinator');
  await meets(coordinator, cycleId, { name: 'Rakor TKPK Semester I', waiting: 2, day: '24/07/2026' }, (page) => closesCases(page, 2));
  for (const agency of [office, society]) await hasEnded(company, cycleId, agency);
  const report = await readsDocument(coordinator, `/c/${cycleId}/report`, ['Rp1.300.000.000', 'Rp1.100.000.000', 'Mengurangi beban pengeluaran', 'APBD kabupaten/kota', 'Contoh Utara', 'BPS 7,44% (2021) menjadi 6,65% (2022)', society]);
  expect(report).toMatch(/Jumlah 2 Rp1\.300\.000\.000 Rp1\.100\.000\.000/);
  expect(report).not.toContain('Penerima (940)');
  await coordinator.picture('tkpk-laporan');
  await guest.page.goto('/tasks');
  await guest.picture('tkpk-selesai');
  expect(guest.troubles()).toEqual([]);
  await guest.close();
}
