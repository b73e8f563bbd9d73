import { expect } from '@jest/globals';
import type { Company } from '../../support/journey.ts';
import { dialog, finishes, sendsAsHead } from '../acts.ts';
import { asked, attaches, fillsIn, handsOver, opensTask, writes, type Cells } from './answering.ts';
import { acceptsAll, closesCases, hasEnded, judges, launches, meets, opensReview, readsDocument, returnsOne } from './running.ts';

const title = 'Verifikasi Renstra 2027–2031';
const [agency, late] = ['Dinas Sosial', 'Dinas Kesehatan'];
const [process, result] = ['% sosialisasi bansos', '% keluarga miskin yang keluar dari kategori miskin'];
const note = 'Indikator mengukur proses, bukan hasil.';

const planRow: Cells = { Tujuan: 'Menurunkan kemiskinan', Sasaran: 'Keluarga miskin berdaya', Indikator: process, Satuan: '%', 'Data awal': '2,1', 'Target tahun 1': '3', 'Target tahun 2': '4', 'Target tahun 3': '5', 'Target tahun 4': '6', 'Target tahun 5': '7', Program: 'Pemberdayaan sosial' };
const cause: Cells = { Penyebab: 'Kepala keluarga menganggur', 'Indikator penyebab': '% kepala keluarga miskin tanpa pekerjaan', Lokasi: 'Kecamatan Contoh Utara', 'Jumlah keluarga': '240', Intervensi: 'Pelatihan dan penempatan kerja', Anggaran: '450000000' };
const checked: Cells = { Indikator: result, ...Object.fromEntries(['Spesifik (S)', 'Terukur (M)', 'Dapat dicapai (A)', 'Relevan (R)', 'Berbatas waktu (T)', 'Berorientasi hasil', 'Selaras ke bawah', 'Selaras antarbidang'].map((of) => [of, 'Ya'])), Kesimpulan: 'Sesuai' };
const ask = 'Minta persetujuan kepala instansi';

/** A draft Renstra is returned once, its table repaired and checked S-M-A-R-T, and ends in its berita acara; an agency that sends nothing keeps nobody waiting. */
export async function renstra(company: Company): Promise<void> {
  const cycleId = await launches(company, { template: 'Verifikasi Rancangan Renstra', title, agencies: [agency, late], reviewers: { 'Anggota tim': 'anggota', 'Ketua tim': 'ketua' }, period: '2027–2031' });
  const operator = await company.at('operator.dinsos');
  const head = await company.at('kepala.dinsos');
  await opensTask(operator, title, /^Isi formulir$/);
  await fillsIn(operator.page, [{ 'Periode Renstra': '2027–2031', 'Tujuan, sasaran': { rows: [planRow] } }]);
  await attaches(asked(operator.page, 'Tujuan, sasaran'), 'rancangan-renstra.pdf', agency);
  await operator.picture('renstra-isi');
  // Twelve columns: the table scrolls, and what is typed stays readable.
  expect(await operator.page.getByLabel('Data awal, Baris 1').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await fillsIn(operator.page, [{}, { Penyebab: { rows: [cause] } }]);
  await handsOver(operator.page, ask);
  await opensTask(head, title, /^Periksa dan setujui$/);
  await sendsAsHead(head.page, 'Setujui dan kirim ke penilai');

  // Not all are there: the coordinator lets the work meeting begin with those who are.
  const coordinator = await company.at('koordinator');
  await coordinator.page.goto(`/c/${cycleId}`);
  await coordinator.page.getByText('1 OPD menunggu tahap Rapat kerja dibuka.').waitFor();
  await coordinator.picture('renstra-buka-tahap');
  await coordinator.page.getByRole('button', { name: 'Buka tahap Rapat kerja' }).click();
  await dialog(coordinator.page).getByRole('button', { name: 'Buka tahap Rapat kerja' }).click();
  await coordinator.page.getByText('1 OPD menunggu tahap Rapat kerja dibuka.').waitFor({ state: 'detached' });
  await meets(coordinator, cycleId, { name: 'Rapat kerja verifikasi Renstra', waiting: 1, day: '28/07/2026' }, closesCases);

  const member = await company.at('anggota');
  await opensReview(member, title, agency);
  await acceptsAll(member.page);
  await judges(member.page, 'rencana', 'Perbaiki', note);
  await member.picture('renstra-reviu');
  await returnsOne(member.page);

  await opensTask(operator, title, /^Perbaiki 1 pertanyaan$/);
  await operator.page.getByText(note).first().waitFor();
  await writes(operator.page.getByRole('region', { name: /^Tujuan, sasaran/ }), { cells: { 'Indikator, Baris 1': result } });
  await operator.page.getByText('1 dari 1 selesai').waitFor();
  await operator.picture('renstra-perbaikan');
  await handsOver(operator.page, ask);
  await opensTask(head, title, /^Periksa dan setujui$/);
  await sendsAsHead(head.page, 'Setujui dan kirim ulang');

  await opensReview(member, title, agency);
  await judges(member.page, 'rencana', 'Terima');
  await member.page.getByLabel('Daftar pertanyaan').selectOption('uji');
  await writes(member.page.getByRole('group', { name: /^Daftar uji/ }), { rows: [checked] });
  await member.picture('renstra-uji');
  await member.page.getByLabel('Daftar pertanyaan').selectOption('kesimpulan');
  await member.page.getByRole('radio', { name: 'Sesuai', exact: true }).check();
  await finishes(member.page);
  const lead = await company.at('ketua');
  await opensReview(lead, title, agency);
  await lead.page.getByRole('button', { name: 'Setujui semua penilaian Anggota tim' }).click();
  await dialog(lead.page).getByRole('button', { name: /^Setujui \d penilaian$/ }).click();
  await lead.page.getByText(/^(\d) dari \1 diputus$/).waitFor();
  await finishes(lead.page);

  const trackId = await hasEnded(company, cycleId, agency);
  const record = await readsDocument(coordinator, `/c/${cycleId}/agencies/${trackId}/report`, ['Terverifikasi, dengan 1 kali perbaikan', note, result, 'Kecamatan Contoh Utara', 'Ketua Tim Evaluasi (contoh)', 'Kepala Dinas Sosial (contoh)']);
  expect(record).not.toContain(process);
  await coordinator.picture('renstra-berita-acara');
  await readsDocument(coordinator, `/c/${cycleId}/report`, ['Verifikasi Renstra 2027–2031', agency, late]);
  await coordinator.picture('renstra-laporan');
}
