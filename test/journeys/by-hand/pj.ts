import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Company } from '../../support/journey.ts';
import { dialog, finishes, sendsAsHead } from '../acts.ts';
import { asked, attaches, fillsIn, handsOver, opensTask, writes } from './answering.ts';
import { acceptsAll, closesCases, decides, hasEnded, judges, launches, meets, opensReview, readsDocument } from './running.ts';

const title = 'Triwulan II Pj Bupati 2026';
const agency = 'Dinas Sosial';
const note = 'Suplai data penduduk miskin kurang lengkap.';
const [analysis, better] = ['Angka bergerak sesuai rencana; langkah berikutnya memperkuat data bulanan.', 'Data penduduk miskin dilengkapi per kecamatan dan disampaikan setiap bulan.'];

const period = { Triwulan: { picks: 'Triwulan II' }, 'Awal periode': '01/04/2026', 'Akhir periode': '30/06/2026', 'Ada catatan triwulan lalu': { picks: 'Tidak' } };
const figures = { 'Penduduk miskin (%)': '10,52', 'Jumlah jiwa': '65180', 'Keluarga penerima manfaat': '21700', 'Daftar sasaran by name': { picks: 'Ya' }, 'Angka triwulan sebelumnya': 'Lihat laporan triwulan I', 'Sumber data': 'BPS, Berita Resmi Statistik', 'Tanggal data': '05/07/2026', 'Analisis dan langkah': analysis };

/** In the room the meeting takes one question onto its agenda and gives it back with an instruction. */
async function returnsInRoom(page: Page): Promise<void> {
  await page.getByLabel('Bahas satu pertanyaan').selectOption({ label: 'Analisis dan langkah berikutnya' });
  await page.getByRole('button', { name: 'Masukkan ke agenda' }).click();
  await page.getByRole('radiogroup', { name: 'Putusan' }).getByRole('radio', { name: 'Kembalikan' }).check();
  await page.getByLabel('Instruksi').fill(note);
  await page.getByRole('button', { name: 'Catat keputusan' }).click();
  await page.getByText('1 dari 2 butir diputus').waitFor();
  await closesCases(page);
}

/** An owner of one indicator cannot send without evidence, is evaluated with notes by the ministry, and follows up what the meeting gives back. */
export async function pj(company: Company): Promise<void> {
  const cycleId = await launches(company, { template: 'Laporan dan TL Evaluasi Triwulan Pj', title, agencies: [agency], reviewers: { 'Anggota tim': 'anggota' }, period: 'Triwulan II 2026' });
  const operator = await company.at('operator.dinsos');
  const { page } = operator;
  await opensTask(operator, title, /^Isi formulir$/);
  await fillsIn(page, [period, { 'Indikator yang menjadi': { ticks: ['Kemiskinan ekstrem'] } }, figures]);
  await page.getByText('Semua tersimpan, belum terkirim').first().waitFor();
  await page.getByRole('link', { name: 'Periksa dan kirim' }).click();
  await page.getByText('Masih ada 1 kesalahan. Perbaiki dahulu.').first().waitFor();
  await operator.picture('pj-tanpa-bukti');
  await page.getByRole('link', { name: /Sumber data/ }).first().click();
  await attaches(asked(page, 'Sumber data'), 'berita-resmi-statistik.pdf', agency);
  await operator.picture('pj-isi');
  // Guidance beside a narrow question covers none of it.
  expect(await asked(page, 'Sumber data').evaluate((card) => [...card.children].filter((part) => part.scrollWidth > part.clientWidth).length)).toBe(0);
  await handsOver(page, 'Minta persetujuan kepala instansi');
  const head = await company.at('kepala.dinsos');
  await opensTask(head, title, /^Periksa dan setujui$/);
  await sendsAsHead(head.page, 'Setujui dan kirim ke penilai');

  const member = await company.at('anggota');
  await opensReview(member, title, agency);
  await acceptsAll(member.page);
  await finishes(member.page);
  const coordinator = await company.at('koordinator');
  await decides(coordinator, title, agency, 'Lulus dengan catatan');
  await meets(coordinator, cycleId, { name: 'Rakor pasca evaluasi', waiting: 1, day: '10/07/2026' }, returnsInRoom);

  await opensTask(operator, title, /^Perbaiki 1 pertanyaan$/);
  await page.getByText(note).first().waitFor();
  await writes(asked(page, 'Analisis dan langkah'), better);
  await page.getByText('1 dari 1 selesai').waitFor();
  await operator.picture('pj-tindak-lanjut');
  await handsOver(page, 'Kirim ulang ke penilai');
  await page.waitForURL(/\/receipts\//);
  await opensReview(member, title, agency);
  const open = member.page.getByLabel('Daftar pertanyaan').getByRole('option', { name: /Analisis/ });
  await judges(member.page, (await open.getAttribute('value'))!, 'Terima');
  await finishes(member.page);

  const trackId = await hasEnded(company, cycleId, agency);
  const record = await readsDocument(coordinator, `/c/${cycleId}/agencies/${trackId}/report`, ['10,52', '65.180', better, note, 'Kepala Dinas Sosial (contoh)']);
  expect(record).not.toContain(analysis);
  await coordinator.picture('pj-berita-acara');
  const report = await readsDocument(coordinator, `/c/${cycleId}/report`, ['Triwulan II 2026', '10,52%', 'Menteri Dalam Negeri melalui Gubernur', 'Kemiskinan ekstrem']);
  expect(report).toMatch(/Kemiskinan ekstrem tepat satu/);
  expect(await dialog(coordinator.page).count()).toBe(0);
  await coordinator.picture('pj-laporan');
}
