import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aBrowser } from '../support/browser.ts';
import { aCompany, isSettled, until, type Company } from '../support/journey.ts';
import { aProduct, type Product } from '../support/product.ts';
import { kitOf } from '../../server/demo/example.ts';
import { exampleFollowUp } from '../../templates/pra-evaluasi/follow-up-form.ts';
import { exampleResend } from '../../templates/pra-evaluasi/resend-form.ts';
import { exampleFinal } from '../../templates/pra-evaluasi/result-form.ts';
import { exampleAnswers } from '../../templates/zi/form-tests.ts';

jest.setTimeout(240_000);

const setda = 'Sekretariat Daerah';
const papers = join(dirname(dirname(fileURLToPath(import.meta.url))), 'output', 'five-cycles');

/** The worked examples of domain.md §9: each is launched from its template, played by its people, and ends in a document. */
describe('five cycles from template to document', () => {
  let product: Product;
  let browser: Browser;
  let company: Company;
  beforeAll(async () => {
    [product, browser] = await Promise.all([aProduct(), aBrowser(), mkdir(papers, { recursive: true })]);
    company = aCompany(browser, product, 'five-cycles');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** The administrator presses the button on the template's card; gives the cycle once the example stands where it should. */
  async function plays(title: string, isThere: (tally: Readonly<Record<string, number>>) => boolean): Promise<string> {
    const { page } = await company.at('administrator');
    await page.goto('/admin/templates');
    await page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) }).getByRole('button', { name: 'Mainkan contoh' }).click();
    await page.waitForURL(/\/c\/[^/]+$/);
    const cycleId = new URL(page.url()).pathname.split('/')[2]!;
    const coordinator = await company.api('koordinator');
    let last: Readonly<Record<string, number>> = {};
    await until(async () => {
      const { rows } = await coordinator.call('matrix', { params: { cycleId } });
      last = Object.fromEntries(Object.entries(Object.groupBy(rows, ({ status, stage }) => (status === 'ended' ? 'ended' : `${stage}/${status}`))).map(([place, list]) => [place, list!.length]));
      const { sample } = await coordinator.call('cycle', { params: { cycleId } });
      if (sample?.state === 'stopped') throw new Error(`the example stopped: ${sample.why?.en}`);
      return isThere(last) ? true : undefined;
    }, title, 800).catch((error: unknown) => { throw new Error(`${String(error)}: ${JSON.stringify(last)}`); });
    return cycleId;
  }

  /** Opens a document as the coordinator, keeps it as picture and PDF, and gives its words. */
  async function paper(address: string, name: string): Promise<string> {
    const screen = await company.at('koordinator');
    await screen.page.goto(address);
    await isSettled(screen);
    await screen.page.locator('article[lang=id] h1').waitFor();
    await screen.picture(name);
    const bytes = await screen.page.pdf({ path: join(papers, `${name}.pdf`), format: 'A4', printBackground: true, preferCSSPageSize: true });
    expect(bytes.length).toBeGreaterThan(10_000);
    return (await screen.page.locator('article[lang=id]').innerText()).replaceAll(/\s+/g, ' ');
  }

  const rowOf = async (cycleId: string, name: string) => (await (await company.api('koordinator')).call('matrix', { params: { cycleId } })).rows.find((row) => row.name === name)!;
  const lateRows = (page: Page) => page.getByRole('row').filter({ hasText: 'Kecamatan Contoh 24' });

  test('Tindak Lanjut Pra Evaluasi: 24 districts report verified data, one is returned, one is overdue, and the result is 73,08 BB', async () => {
    const cycleId = await plays('Tindak Lanjut Pra Evaluasi SAKIP/ZI', (tally) => tally['ended'] === 25 && tally['verifikasi/returned'] === 1 && tally['kirim/waitingOpen'] === 1);
    await (await company.api('administrator')).call('demoJump', { body: { days: 21 } });
    await until(async () => ((await rowOf(cycleId, 'Kecamatan Contoh 24')).late ? true : undefined), 'the overdue district');
    const words = await paper(`/c/${cycleId}/report`, 'pra-evaluasi');
    expect(words).toContain('Nilai pra evaluasi: 73,08 (BB)');
    expect(words).toContain('Jumlah lansia tidak sama dengan berita acara.');
    expect(words).toMatch(/BELUM MENGIRIM|Belum mengirim/);
    expect(words).toContain('Kecamatan Contoh 24');
    expect(words).toContain('28 (dua puluh delapan) instansi');
    const screen = await company.at('koordinator');
    await screen.page.goto(`/c/${cycleId}?filter=late`);
    await lateRows(screen.page).first().waitFor();
    await screen.picture('pra-evaluasi-terlambat');
    // The two that are left hand in and are verified: only then the secretariat sends all again, and records the final score.
    const kit = await kitOf(company.api, 'tl-pra-evaluasi', cycleId);
    await kit.sends('kecutara', exampleFollowUp('kecutara', 25));
    await kit.sends('kec24', exampleFollowUp('kec24', 24));
    for (const district of ['kecutara', 'kec24']) await kit.reviews(district, 'member');
    await kit.sends('setda', exampleResend);
    await kit.sends('setda', exampleFinal);
    await until(async () => ((await rowOf(cycleId, setda)).status === 'ended' ? true : undefined), 'the final score');
    const final = await paper(`/c/${cycleId}/report`, 'pra-evaluasi-akhir');
    expect(final).toContain('Nilai pra evaluasi: 73,08 (BB)');
    expect(final).toContain('Nilai akhir: 76,25 (BB)');
    const sent = await paper(`/c/${cycleId}/agencies/${(await rowOf(cycleId, setda)).trackId}/report`, 'pra-evaluasi-kirim-ulang');
    expect(sent).toContain('Evaluator KemenPANRB');
  });

  test('Verifikasi Rancangan Renstra: 12 conform in round 1, 15 in round 2, 3 are late, and each has its berita acara', async () => {
    const cycleId = await plays('Verifikasi Rancangan Renstra', (tally) => tally['ended'] === 27);
    const { rows } = await (await company.api('koordinator')).call('cycleReport', { params: { cycleId } });
    const rounds = Object.groupBy(rows, ({ outcome, rounds: n }) => `${outcome} ${n}`);
    expect(Object.fromEntries(Object.entries(rounds).map(([key, list]) => [key, list!.length]))).toEqual({ 'Terverifikasi 0': 12, 'Terverifikasi 1': 15, 'Masih berjalan 0': 3 });
    await (await company.api('administrator')).call('demoJump', { body: { days: 35 } });
    const late = await until(async () => { const found = (await (await company.api('koordinator')).call('matrix', { params: { cycleId } })).rows.filter((row) => row.late); return found.length >= 3 ? found : undefined; }, 'the three late agencies');
    expect(late.map(({ name, status }) => [name, status])).toEqual([17, 18, 19].map((n) => [`Dinas Contoh ${n}`, 'open']));
    await paper(`/c/${cycleId}/report`, 'renstra');
    const record = await paper(`/c/${cycleId}/agencies/${(await rowOf(cycleId, 'Dinas Contoh 5')).trackId}/report`, 'renstra-berita-acara');
    expect(record).toContain('Terverifikasi, dengan 1 kali perbaikan');
    // The verifiers and the agency stand in the opening, and each has a place to sign.
    expect(record).toMatch(/Pada hari ini, .+, bertempat di Contoh, kami yang bertanda tangan di bawah ini: Ketua Tim Evaluasi \(contoh\), Ketua Tim Evaluasi; Kepala Bagian Organisasi \(contoh\), Kepala Bagian Organisasi; Kepala Dinas Contoh 5 \(contoh\), Kepala Dinas Contoh 5; telah melakukan verifikasi/);
    for (const sign of ['Ketua Tim Evaluasi, Ketua Tim Evaluasi (contoh) Pangkat … NIP …', 'Kepala Dinas Contoh 5, Kepala Dinas Contoh 5 (contoh) Pangkat … NIP …']) expect(record.replaceAll(/…+/g, '…')).toContain(sign);
    expect(record).toContain('Indikator mengukur proses, bukan hasil (T3).');
    // Form C is the verifier’s own: the record shows what he found, the agency was never asked for it.
    expect(record).toMatch(/DAFTAR UJI S-M-A-R-T|Daftar uji S-M-A-R-T/);
    expect(record).toContain('Sesuai');
    expect(record).toContain('% keluarga miskin yang keluar dari kategori miskin');
  });

  test('Laporan Semester TKPK: 6 accepted, 1 returned, 1 missing, and the totals by strategy, group, source and district', async () => {
    const cycleId = await plays('Laporan Semester TKPK', (tally) => tally['ended'] === 6 && tally['periksa/returned'] === 1);
    const words = await paper(`/c/${cycleId}/report`, 'tkpk');
    expect(words).toMatch(/Yth\. Bupati\/Wali Kota selaku penanggung jawab TKPK di – Contoh/);
    expect(words).toMatch(/Contoh, \d+ \p{L}+ 2026 Sekretaris Daerah, /u);
    expect(words).toMatch(/Tembusan: Gubernur Menteri Dalam Negeri/);
    expect(words).toContain('P0 Kota Probolinggo menurut BPS 7,44% (2021) menjadi 6,65% (2022), dari 17.910 menjadi 16.160 jiwa.');
    for (const by of ['strategi', 'kelompok program', 'sumber dana', 'kecamatan']) expect(words).toContain(`Rincian kegiatan: menurut ${by}`);
    expect(words).toMatch(/Zakat 2 Rp400\.000\.000 Rp390\.000\.000/);
    expect(words).toMatch(/Jumlah 8 Rp2\.780\.000\.000 Rp2\.409\.000\.000/);
    expect(words).toContain('Penerima (40) melebihi sasaran (25)');
    const { missing } = await (await company.api('koordinator')).call('cycleReport', { params: { cycleId } });
    expect(missing).toEqual(['Dinas Kesehatan']);
    const form = await (await company.api('operator.dinkes')).call('tasks');
    expect(form.mine.filter((task) => task.cycleId === cycleId)).toHaveLength(1);
  });

  test('Laporan Triwulan Pj: no evidence, no send; the ministry’s note goes to three owners, and what is left is carried over', async () => {
    const cycleId = await plays('Laporan dan TL Evaluasi Triwulan Pj', (tally) => tally['ended'] === 6 && tally['tl/open'] === 2);
    const words = await paper(`/c/${cycleId}/report`, 'pj');
    expect(words).toMatch(/Bab I Pendahuluan Kondisi umum Kabupaten Contoh terdiri .+ Bab II Pelaksanaan Tugas Urusan pemerintahan .+ Bab III Capaian Aspek pemerintahan.+ Bab IV Penutup Penutup .+ Lampiran: hasil/i);
    for (const figure of ['Kesehatan – Dinas Kesehatan', 'Inflasi – Bagian Perekonomian', 'Rp841.799.354.104', 'hibah kepada penyelenggara']) expect(words.toLowerCase()).toContain(figure.toLowerCase());
    expect(words).toContain('Suplai data penduduk miskin kurang lengkap.');
    expect(words).toContain('Suplai data pengangguran kurang lengkap.');
    expect(words).not.toContain('Suplai data inflasi kurang lengkap.');
    expect(words).toContain('Daftar tindak lanjut bawaan');
    expect(words).toContain('Jadwal penyampaian data bulanan');
    const owners = (await (await company.api('koordinator')).call('cycleReport', { params: { cycleId } })).lists.find(({ table }) => table.startsWith('Indikator yang menjadi tanggung jawab'))!;
    expect(owners.lines.map(({ cells }) => cells[1])).toEqual(Array.from({ length: 10 }, () => 'tepat satu'));
    expect(owners.lines.find(({ cells }) => cells[0] === 'Layanan publik')!.agency).toMatch(/Penanaman Modal/);
    const document = await paper(`/c/${cycleId}/agencies/${(await rowOf(cycleId, 'Badan Pengelolaan Keuangan dan Aset Daerah')).trackId}/report`, 'pj-anggaran');
    expect(document).toContain('Rp841.799.354.104');
    // The next quarter, opened early, begins with what this one leaves.
    const { page } = await company.at('administrator');
    await page.goto(`/admin/cycles/${cycleId}/setup`);
    await page.getByLabel('Ulangi').selectOption('quarter');
    await page.getByRole('button', { name: 'Buka periode berikutnya sekarang' }).click();
    await page.waitForURL((url) => url.pathname.endsWith('/setup') && !url.pathname.includes(cycleId));
    const next = new URL(page.url()).pathname.split('/')[3]!;
    await (await company.api('administrator')).call('launchCycle', { params: { cycleId: next } });
    const { taskId } = await until(async () => (await (await company.api('operator.dinsos')).call('tasks')).mine.find((task) => task.cycleId === next), 'the task of the next quarter');
    const screen = await company.at('operator.dinsos');
    await screen.page.goto(`/tasks/${taskId}`);
    await isSettled(screen);
    await screen.page.locator('input[value*="Suplai data penduduk miskin kurang lengkap."], textarea').first().waitFor();
    await screen.page.getByText(/Terbawa dari “Laporan dan TL Evaluasi Triwulan Pj/).first().waitFor();
    await screen.picture('pj-bawaan');
    const { fields } = await (await company.api('operator.dinsos')).call('task', { params: { taskId } });
    expect(fields['daftar']!.value).toMatchObject([{ catatan: expect.stringContaining('Suplai data penduduk miskin kurang lengkap.'), status: 'belum' }]);
    expect(fields['kemiskinan_sebelum']!.value).toContain('10,52');
  });

  test('Pembangunan ZI: 78,47 meets WBK, the trap case does not, and the proposal carries its worksheet', async () => {
    const cycleId = await plays('Pembangunan ZI menuju WBK', (tally) => tally['ended'] === 3 && tally['tpi/returned'] === 5 && tally['hasil/atGate'] === 1 && tally['perbaikan/inMeeting'] === 1);
    await paper(`/c/${cycleId}/report`, 'zi');
    const proposal = await paper(`/c/${cycleId}/agencies/${(await rowOf(cycleId, 'Puskesmas Contoh')).trackId}/report`, 'zi-usulan');
    expect(proposal).toMatch(/Contoh, \d+ \p{L}+ 2026 Nomor : …\/USL\/[IVX]+\/2026 Sifat : Biasa Lampiran : 1 \(satu\) berkas Hal : Usulan Puskesmas Contoh menuju WBK Yth\. Tim Penilai Nasional di – Jakarta Berdasarkan penilaian/u);
    expect(proposal).toMatch(/dengan nilai 78,47 \(WBK\)\. .+ Demikian disampaikan\..+ Sekretaris Daerah, Sekretaris Daerah \(contoh\) Pangkat .+ NIP .+ Tembusan: Inspektur Daerah \(data contoh\) .+ Lampiran surat Nomor …\/USL\/[IVX]+\/2026/);
    expect(proposal).toContain('Nilai penetapan: 78,47 (WBK');
    expect(proposal).toMatch(/Menuju WBK: memenuhi/);
    expect(proposal).toMatch(/Menuju WBBM: tidak memenuhi/);
    expect(proposal).toContain('Pengungkit 43,00 ≥ 40 memenuhi');
    expect(proposal).toContain('Nomor SPTJM');
    expect(proposal).toContain('Opini BPK atas laporan keuangan Wajar tanpa pengecualian (WTP) Wajar tanpa pengecualian (WTP) memenuhi');
    const trap = await paper(`/c/${cycleId}/agencies/${(await rowOf(cycleId, 'Rumah Sakit Umum Daerah Contoh')).trackId}/report`, 'zi-pembinaan');
    // No proposal is written for a unit that is not proposed.
    expect(trap).toMatch(/berita acara hasil pembangunan zi/i);
    expect(trap).not.toContain('Tim Penilai Nasional');
    expect(trap).toContain('76,67');
    expect(trap).toMatch(/Menuju WBK: tidak memenuhi/);
    expect(trap).toContain('5 Penguatan Pengawasan 58,00% ≥ 60% tidak memenuhi');
    expect(trap).toContain('Pembinaan');
    // With notes: handed out, repaired, verified, and decided; another unit fails the preliminary evaluation.
    const kit = await kitOf(company.api, 'zi-wbk', cycleId);
    await kit.meets('Catatan pra evaluasi', ['pkm2'], { pkm2: { p5_spip_2: 'Lengkapi register risiko yang ditandatangani.' } });
    await kit.sends('pkm2', exampleAnswers());
    await kit.reviews('pkm2', 'member');
    await kit.decides('pkm2', 'pass');
    await kit.decides('pkm3', 'fail');
    await until(async () => ((await rowOf(cycleId, 'Puskesmas Contoh 2')).status === 'ended' && (await rowOf(cycleId, 'Puskesmas Contoh 3')).status === 'ended' ? true : undefined), 'the two results');
    const { rows } = await (await company.api('koordinator')).call('cycleReport', { params: { cycleId } });
    expect(rows.filter(({ agencyName }) => /Puskesmas Contoh [23]$/.test(agencyName)).map(({ outcome, scores }) => [outcome, scores.some(({ as }) => as === 'final')])).toEqual([['Selesai', true], ['Pembinaan', false]]);
    const repaired = await paper(`/c/${cycleId}/agencies/${(await rowOf(cycleId, 'Puskesmas Contoh 2')).trackId}/report`, 'zi-dengan-catatan');
    expect(repaired).toContain('Lengkapi register risiko yang ditandatangani.');
  });

  test('all running cycles stand side by side in “Tugas saya” and in the coordinator’s matrix', async () => {
    const screen = await company.at('operator.dinsos');
    await screen.page.goto('/tasks');
    await isSettled(screen);
    await screen.picture('tugas');
    const { mine, waiting, finished } = await (await company.api('operator.dinsos')).call('tasks');
    expect(new Set([...mine, ...waiting, ...finished].map(({ cycleId }) => cycleId)).size).toBe(5);
    const coordinator = await company.at('koordinator');
    await coordinator.page.goto('/cycles');
    await isSettled(coordinator);
    await coordinator.picture('semua-siklus');
    const { items } = await (await company.api('koordinator')).call('cycles');
    const running = items.filter(({ status }) => ['opening', 'running', 'closing'].includes(status)).map(({ title }) => title.id);
    expect(running.length).toBeGreaterThanOrEqual(5);
    expect((await coordinator.page.getByRole('columnheader').getByRole('link').allTextContents()).toSorted()).toEqual(running.toSorted());
    for (const { troubles } of company.screens().values()) expect(troubles()).toEqual([]);
  });

  test('a played example is gone with one press, whatever stood in it; a cycle that is no example cannot be taken away', async () => {
    const administrator = await company.api('administrator');
    const { items } = await administrator.call('cycles');
    const example = items.find(({ title }) => title.id.startsWith('Laporan Semester TKPK'))!;
    const others = items.filter(({ cycleId }) => cycleId !== example.cycleId);
    // Of the four partners that came for this example alone, one has been renamed by the administrator: it stays, and its people.
    const partners = async () => (await administrator.call('agencies', { query: { limit: '200' } })).items.filter(({ kind }) => kind === 'mitra');
    const bank = (await partners()).find(({ shortName }) => shortName === 'Bank Contoh')!;
    await administrator.call('changeAgency', { params: { agencyId: bank.agencyId }, rev: bank.rev, body: { name: 'Bank Daerah Contoh' } });
    const { page, picture, troubles } = await company.at('administrator');
    await page.goto('/admin/templates');
    const row = page.getByRole('row').filter({ hasText: example.title.id });
    await row.getByRole('button', { name: 'Hapus contoh' }).click();
    // A turned tablet: the table becomes cards and a table again, and the question is still there.
    for (const width of [360, 1280]) await page.setViewportSize({ width, height: 900 });
    const count = async (what: string) => page.getByRole('dialog').getByRole('row', { name: what }).getByRole('cell').allTextContents();
    expect([await count('Instansi'), await count('Akun'), await count('Formulir')]).toEqual([['3', '5'], ['6', '10'], ['1', '0']]);
    await page.getByText('Lihat namanya').click();
    await page.getByText('Instansi: BAZNAS Contoh, Ormas Contoh, Perusahaan Contoh').waitFor();
    await picture('hapus-contoh');
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus contoh' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await partners()).map(({ name, people }) => [name, people])).toEqual([['Bank Daerah Contoh', 2]]);
    expect((await administrator.call('people', { query: { limit: '200', q: 'BAZNAS' } })).items).toEqual([]);
    expect((await administrator.call('forms', { query: { limit: '200' } })).items.map(({ title }) => title.id).filter((title) => /TKPK/.test(title))).toEqual([]);
    await expect((await company.api('koordinator')).call('matrix', { params: { cycleId: example.cycleId } })).rejects.toThrow(' 404: ');
    for (const login of ['operator.dinkes', 'anggota']) {
      const { mine, waiting, finished } = await (await company.api(login)).call('tasks');
      expect([...mine, ...waiting, ...finished].filter(({ cycleId }) => cycleId === example.cycleId)).toEqual([]);
    }
    expect((await administrator.call('cycles')).items.map(({ cycleId }) => cycleId).toSorted()).toEqual(others.map(({ cycleId }) => cycleId).toSorted());
    // Pressed in two tabs at once, another example goes once and is written down once.
    const [second] = others;
    await Promise.all([1, 2].map(() => administrator.call('removeExample', { params: { cycleId: second!.cycleId } }).catch((error: Error) => { expect(error.message).toContain(' 404: '); })));
    const { items: entries } = await administrator.call('audit', { query: { act: 'removeExample' } });
    expect(entries).toHaveLength(2);
    expect(entries.at(-1)!.before).toContain('contoh.baznas');
    expect(await administrator.call('verifyAudit', { body: {} })).toMatchObject({ whole: true });
    const own = await administrator.call('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    await expect(administrator.call('removeExample', { params: { cycleId: own.cycleId } })).rejects.toThrow(' 404: ');
    expect(troubles()).toEqual([]);
  });
});
