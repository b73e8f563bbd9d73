import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import type { Browser } from 'playwright-core';
import { daysOf as daysIn } from '../../core/design/clocks.ts';
import { accessFaults, aBrowser, sticksOut } from '../support/browser.ts';
import { aCompany, isSettled, until, type Company } from '../support/journey.ts';
import { aProduct, type Product } from '../support/product.ts';

jest.setTimeout(180_000);
/** How wide the calendar of a cycle of one to three months draws a day. */
const dayWidth = 22;

/** An administrator makes a cycle nobody programmed, plays it before anybody gets a letter, takes it to another server, and runs it. */
describe('a sixth cycle, designed without code', () => {
  let product: Product;
  let browser: Browser;
  let company: Company;
  let folder: string;
  const known = { cycleId: '' };
  beforeAll(async () => {
    [product, browser, folder] = await Promise.all([aProduct(), aBrowser(), mkdtemp(join(tmpdir(), 'siklus-design-'))]);
    company = aCompany(browser, product, 'designing');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test('adds a step by keyboard, names it, undoes and redoes, and sees a broken way named with the way to it', async () => {
    const screen = await company.at('administrator');
    const { page } = screen;
    const { cycleId } = await (await company.api('administrator')).call('addCycle', { body: { templateKey: 'laporan-tkpk', title: { id: 'Laporan uji', en: 'Trial report' } } });
    known.cycleId = cycleId;
    await page.goto(`/admin/cycles/${cycleId}/design`);
    await page.getByText('Rancangan benar: 5 langkah').waitFor();
    await page.getByRole('button', { name: /Isi laporan kegiatan/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tambah langkah sesudahnya' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^Beri tahu/ }).press('Enter');
    await page.getByText('Rancangan benar: 6 langkah').waitFor();
    await page.getByLabel('Nama', { exact: true }).fill('Beri tahu pimpinan');
    await page.keyboard.press('Tab');
    await page.getByLabel('Yang diberi tahu').selectOption('leadership');
    await page.getByRole('button', { name: /Beri tahu pimpinan/ }).waitFor();
    await screen.picture('01-langkah');
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await page.getByRole('button', { name: 'Ulangi' }).click();
    await page.getByLabel('Lalu', { exact: true }).focus();
    await page.getByLabel('Lalu', { exact: true }).selectOption('report');
    await page.getByRole('button', { name: /terletak pada putaran tanpa batas/ }).click();
    await screen.picture('02-masalah');
    await page.getByRole('button', { name: 'Urungkan' }).click();
    await page.getByText('Rancangan benar: 6 langkah').waitFor();
    await page.getByText('Tersimpan', { exact: true }).waitFor();
  });

  test('a change made while an earlier one is being saved is saved after it', async () => {
    const { page } = await company.at('administrator');
    const title = async () => (await (await company.api('administrator')).call('cycleDesign', { params: { cycleId: known.cycleId } })).definition.nodes.find(({ key }) => key === 'notify')!.title.id;
    const slow = Promise.withResolvers<void>();
    await page.route('**/api/cycles/*/design', async (route) => { if (route.request().method() === 'PUT') await slow.promise; await route.continue(); });
    const names = async (name: string) => { await page.getByLabel('Nama', { exact: true }).fill(name); await page.keyboard.press('Tab'); };
    const saving = () => page.waitForRequest((request) => request.method() === 'PUT' && request.url().endsWith('/design'));
    await page.getByRole('button', { name: /Beri tahu pimpinan/ }).click();
    const first = saving();
    await names('Beri tahu atasan');
    await first;
    await names('Beri tahu pimpinan');
    // Longer than the pause before saving.
    await page.waitForTimeout(1_200);
    const second = saving();
    slow.resolve();
    await second;
    await page.getByText('Tersimpan', { exact: true }).waitFor();
    expect(await title()).toBe('Beri tahu pimpinan');
    await page.unroute('**/api/cycles/*/design');
  });

  test('shows the same steps as text, moves one with Alt and an arrow, and says in words what differs from the template', async () => {
    const screen = await company.at('administrator');
    const { page } = screen;
    await page.getByText('Daftar', { exact: true }).click();
    const line = page.getByRole('button', { name: /^2\. Beri tahu pimpinan/ });
    await line.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('button', { name: /^3\. Beri tahu pimpinan/ }).waitFor();
    await page.getByRole('button', { name: 'Beda dengan templat' }).click();
    await page.getByText('Langkah “Beri tahu pimpinan” ditambahkan. Memberi tahu pimpinan.').waitFor();
    await screen.picture('03-perbedaan');
    await page.keyboard.press('Escape');
    await page.getByText('Tersimpan', { exact: true }).waitFor();
    const { definition } = await (await company.api('administrator')).call('cycleDesign', { params: { cycleId: known.cycleId } });
    expect(definition.nodes.map(({ key }) => key)).toEqual(['report', 'check', 'notify', 'meeting', 'compile', 'done']);
  });

  test('lies on the calendar: an end is dragged with the mouse and moved with the arrow keys, what moves is shown, and it is kept', async () => {
    const screen = await company.at('administrator');
    const { page } = screen;
    const daysOf = async (key: string) => {
      const { definition } = await (await company.api('administrator')).call('cycleDesign', { params: { cycleId: known.cycleId } });
      return daysIn(definition).find(({ node }) => node === key)?.days;
    };
    await page.goto(`/admin/cycles/${known.cycleId}/calendar`);
    const handle = page.getByRole('slider', { name: /^Isi laporan kegiatan/ });
    const meeting = page.getByRole('listitem').filter({ hasText: /Rakor · paling awal/ });
    await meeting.waitFor();
    expect(await handle.getAttribute('aria-valuenow')).toBe('10');
    const box = (await handle.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    // Two weeks to the right, whatever days off lie between.
    await page.mouse.move(box.x + box.width / 2 + 14 * dayWidth, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    const dragged = Number(await handle.getAttribute('aria-valuenow'));
    expect(dragged).toBeGreaterThan(14);
    const moved = page.getByRole('region', { name: /tanggal bergeser/ });
    await moved.getByText(/Isi laporan kegiatan.* → /).waitFor();
    await moved.getByText(/Pemeriksaan SEKTAP.* → /).waitFor();
    expect(await daysOf('report')).toBe(10);
    await screen.picture('03b-kalender-digeser');
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    expect(await handle.getAttribute('aria-valuenow')).toBe(String(dragged + 1));
    // A design read again late takes nothing away that was changed meanwhile.
    const late = Promise.withResolvers<void>();
    await page.route('**/api/cycles/*/design', async (route) => { if (route.request().method() === 'GET') await late.promise; await route.continue(); });
    const asked = page.waitForRequest((request) => request.url().endsWith('/design') && request.method() === 'GET');
    const read = page.waitForResponse((response) => response.url().endsWith('/design') && response.request().method() === 'GET');
    await moved.getByRole('button', { name: 'Simpan perubahan' }).click();
    await page.getByText('Kalender tersimpan.').waitFor();
    await moved.waitFor({ state: 'detached' });
    expect(await daysOf('report')).toBe(dragged + 1);
    await handle.focus();
    await page.keyboard.press('PageDown');
    await asked;
    late.resolve();
    await (await read).finished();
    await page.unroute('**/api/cycles/*/design');
    expect(await handle.getAttribute('aria-valuenow')).toBe(String(dragged - 4));
    await moved.getByRole('button', { name: 'Batalkan' }).click();
    expect(await handle.getAttribute('aria-valuenow')).toBe(String(dragged + 1));
    expect(await sticksOut(page)).toBe(0);
    expect(await accessFaults(page)).toEqual([]);
    // Back to the ten days that the tests below count with.
    for (let i = dragged + 1; i > 10; i -= 1) await handle.press('ArrowLeft');
    await moved.getByRole('button', { name: 'Simpan perubahan' }).click();
    await until(async () => ((await daysOf('report')) === 10 ? true : undefined), 'ten days again');
    await page.goto(`/admin/cycles/${known.cycleId}/design`);
  });

  test('plays it for 200 agencies in virtual time, stops a longer one, compares two designs, and takes the workbook', async () => {
    const screen = await company.at('administrator');
    const { page } = screen;
    await page.getByRole('link', { name: 'Gladi resik' }).click();
    await page.getByLabel('Jumlah OPD').fill('200');
    await page.getByRole('button', { name: 'Mainkan' }).click();
    await page.getByText(/200 OPD dimainkan dalam .* 190 mencapai akhir, 10 berhenti di tengah jalan/).waitFor();
    await page.getByLabel('Jumlah OPD').fill('2000');
    await page.getByRole('button', { name: 'Mainkan' }).click();
    const progress = page.getByRole('progressbar', { name: 'Kemajuan gladi resik' });
    await page.getByText(/^[1-9]\d* dari 2000 OPD selesai dimainkan$/).waitFor();
    expect(Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Hentikan' }).click();
    await progress.waitFor({ state: 'detached' });
    await page.getByText(/^200 OPD dimainkan dalam/).waitFor();
    expect(await page.getByRole('heading', { name: 'Perbandingan dua gladi' }).count()).toBe(0);
    const administrator = await company.api('administrator');
    const { definition, rev } = await administrator.call('cycleDesign', { params: { cycleId: known.cycleId } });
    const quieter = { ...definition, nodes: definition.nodes.map((node) => (node.kind === 'task' ? { ...node, clock: { ...node.clock, reminders: [-1] } } : node)) } as typeof definition;
    await page.goto('/admin/templates');
    await administrator.call('changeDesign', { params: { cycleId: known.cycleId }, rev, body: { definition: quieter } });
    await page.goto(`/admin/cycles/${known.cycleId}/rehearsal`);
    await page.getByLabel('Jumlah OPD').fill('200');
    await page.getByLabel('Tanpa kabar').fill('0');
    await page.getByRole('button', { name: 'Mainkan' }).click();
    await page.getByText(/200 OPD dimainkan dalam .* 200 mencapai akhir, 0 berhenti/).waitFor();
    await page.getByText('Kedua gladi memainkan dua rancangan dari siklus ini.').waitFor();
    await page.getByText(/Tanpa kabar 0%; .*rancangan revisi \d+ \(\d+ langkah\)/).waitFor();
    expect(await page.getByRole('row', { name: /^Mencapai akhir/ }).getByRole('cell').allTextContents()).toEqual(['190', '200']);
    await page.getByRole('columnheader', { name: /^Senin, / }).first().waitFor();
    await screen.picture('04-gladi');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Unduh XLSX' }).click()]);
    await download.saveAs(join(folder, 'gladi.xlsx'));
    const rows = await readSheet(await readFile(join(folder, 'gladi.xlsx')), 'Kejadian');
    expect(rows.length).toBeGreaterThan(2_000);
    expect((await readSheet(await readFile(join(folder, 'gladi.xlsx')), 'Beban per hari'))[0]!.slice(0, 2)).toEqual(['Tanggal', 'Hari']);
    expect((await (await company.api('koordinator')).call('notices')).items).toEqual([]);
  });

  test('goes out as a package and comes back as a new draft; an edited file is refused and the part is named', async () => {
    const screen = await company.at('administrator');
    const { page } = screen;
    await page.goto(`/admin/cycles/${known.cycleId}/design`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Unduh paket' }).click()]);
    const path = join(folder, 'siklus.json');
    await download.saveAs(path);
    const text = await readFile(path, 'utf8');
    await page.goto('/admin/templates');
    await page.getByRole('button', { name: 'Dari paket…' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: 'siklus.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"days":10', '"days":11')) });
    await page.getByRole('button', { name: 'Periksa paket' }).click();
    await page.getByText(/Paket ini diubah di luar Siklus, yaitu pada langkah “Isi laporan kegiatan/).waitFor();
    await screen.picture('05-paket-ditolak');
    await page.locator('input[type=file]').setInputFiles({ name: 'siklus.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Periksa paket' }).click();
    await page.getByRole('region', { name: 'Isi paket' }).waitFor();
    await screen.picture('05b-isi-paket');
    await page.getByRole('button', { name: 'Buat siklus draf' }).click();
    await page.waitForURL(/\/admin\/cycles\/[^/]+\/setup/);
    await isSettled(screen);
    expect(new URL(page.url()).pathname).not.toContain(known.cycleId);
  });

  test('runs as it was designed: the agency gets its task, and the matrix has its stages', async () => {
    const administrator = await company.api('administrator');
    const { setup, rev } = await administrator.call('cycle', { params: { cycleId: known.cycleId } });
    const people = (await administrator.call('people', { query: { role: 'evaluator', limit: '50' } })).items;
    const agencyId = setup.agencyIds.find((id) => id.endsWith('dinsos'))!;
    await administrator.call('changeCycle', { params: { cycleId: known.cycleId }, rev, body: { ...setup, agencyIds: [agencyId], assignments: [{ agencyId, reviewers: { member: people.find(({ login }) => login === 'anggota')!.personId } }] } });
    await administrator.call('launchCycle', { params: { cycleId: known.cycleId } });
    const operator = await company.api('operator.dinsos');
    const task = await until(async () => (await operator.call('tasks')).mine.find(({ cycleId }) => cycleId === known.cycleId), 'the task');
    expect(task).toMatchObject({ duty: 'fill', stage: 'lapor' });
    const screen = await company.at('administrator');
    await screen.page.goto(`/admin/cycles/${known.cycleId}/design`);
    await screen.page.getByText('rancangannya dibekukan').waitFor();
    await screen.picture('06-dibekukan');
  });

  test('changes while it runs: two more days are previewed, published, and taken up by the agency that is chosen', async () => {
    const screen = await company.at('administrator');
    const { page } = screen;
    const due = async () => (await (await company.api('operator.dinsos')).call('tasks')).mine.find(({ cycleId }) => cycleId === known.cycleId)!.dueAt!;
    const before = await due();
    await page.getByRole('link', { name: 'Ubah siklus berjalan' }).click();
    await page.getByRole('button', { name: 'Mulai perubahan' }).click();
    await page.getByRole('button', { name: /Isi laporan kegiatan/ }).click();
    await page.getByLabel('Jumlah hari kerja').first().fill('12');
    await page.keyboard.press('Tab');
    await page.getByText('Tersimpan', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Perubahan: Laporan uji' }).click();
    await page.getByRole('cell', { name: /tenggat .* menjadi/ }).waitFor();
    await screen.picture('07-perubahan');
    const confirms = async (act: string) => {
      await page.getByRole('button', { name: act }).click();
      await page.getByLabel('Alasan perubahan').fill('Libur daerah diumumkan.');
      await page.getByRole('dialog').getByRole('button', { name: act }).click();
    };
    await confirms('Terbitkan perubahan');
    await page.getByRole('heading', { name: 'Masih memakai edisi lama' }).waitFor();
    expect(await due()).toBe(before);
    await page.getByRole('checkbox', { name: /Dinas Sosial/ }).check();
    await screen.picture('08-pindahkan');
    await confirms('Pindahkan 1 instansi');
    await page.getByText('Semua instansi yang berjalan sudah memakai edisi terbaru.').waitFor();
    expect((await due()) > before).toBe(true);
    const words = page.getByRole('list', { name: 'Perbedaan edisi 1 dan 2' }).getByText(/^“Isi laporan kegiatan.*”: semula .*10 hari kerja.* Kini .*12 hari kerja/);
    await words.waitFor();
    await page.getByLabel('Dari edisi').selectOption('2');
    await page.getByText('Kedua pilihan ini sama.').waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.goto(`/admin/cycles/${known.cycleId}/design`);
    await page.getByRole('button', { name: 'Beda antaredisi' }).click();
    await words.waitFor();
    await screen.picture('08b-antaredisi');
    await page.keyboard.press('Escape');
    expect(screen.troubles().filter((trouble) => !trouble.startsWith('422 POST /api/cycle-packages'))).toEqual([]);
  });

  test('another evaluator takes over: chosen from the matrix, shown first, told to both, and written into the history', async () => {
    const screen = await company.at('koordinator');
    const { page } = screen;
    await page.goto(`/c/${known.cycleId}`);
    await page.getByRole('link', { name: 'Penilai', exact: true }).click();
    await page.getByRole('checkbox', { name: /Dinas Sosial/ }).check();
    await page.getByRole('button', { name: 'Ganti penilai 1 OPD' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Penilai baru').selectOption({ label: 'Anggota Tim Evaluasi II (contoh) (0 OPD)' });
    await dialog.getByText('Anggota Tim Evaluasi I (contoh) digantikan Anggota Tim Evaluasi II (contoh)').waitFor();
    await screen.picture('09-ganti-penilai');
    await dialog.getByLabel(/Alasan/).fill('Dimutasi ke tim lain.');
    await dialog.getByRole('button', { name: 'Ganti penilai 1 OPD' }).click();
    await page.getByRole('cell', { name: 'Anggota Tim Evaluasi II (contoh)' }).waitFor();
    for (const [login, words] of [['anggota', 'Penilaian dialihkan dari Anda'], ['anggota2', 'Anda ditunjuk sebagai penilai']] as const) expect((await (await company.api(login)).call('notices')).items.map(({ title }) => title.id)).toContain(words);
    await page.getByRole('link', { name: 'Dinas Sosial' }).click();
    await page.getByText(/mengganti anggota tim: .+ digantikan/).waitFor();
    expect(screen.troubles()).toEqual([]);
  });
});
