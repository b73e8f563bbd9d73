import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { DefinitionNode } from '../../core/cycle/ir.ts';
import { demoPassword } from '../../core/samples/cast.ts';
import { accessFaults, aBrowser, aScreen, sticksOut } from '../support/browser.ts';
import { aCompany, until, type Company } from '../support/journey.ts';
import { aProduct, type Product } from '../support/product.ts';

jest.setTimeout(120_000);

/** A cycle from nothing: every part of the designer that the ready-made cycles do not need, then one agency that runs through it. */
describe('a cycle from nothing', () => {
  let product: Product;
  let browser: Browser;
  let company: Company;
  const known = { cycleId: '' };
  beforeAll(async () => {
    [product, browser] = await Promise.all([aProduct(), aBrowser()]);
    company = aCompany(browser, product, 'designing-parts');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const page = async (): Promise<Page> => (await company.at('administrator')).page;
  const stored = async () => (await (await company.api('administrator')).call('cycleDesign', { params: { cycleId: known.cycleId } })).definition;
  const one = async <K extends DefinitionNode['kind']>(kind: K) => (await stored()).nodes.find((node): node is Extract<DefinitionNode, { readonly kind: K }> => node.kind === kind)!;
  const isSaved = async () => (await page()).getByText('Tersimpan', { exact: true }).waitFor();
  const isSound = async (steps: number) => (await page()).getByText(`Rancangan benar: ${steps} langkah`).waitFor();
  const diagram = async () => (await page()).getByRole('region', { name: 'Diagram' });
  const panel = async () => (await page()).getByRole('complementary', { name: 'Langkah' });
  const opens = async (title: RegExp) => (await diagram()).getByRole('button', { name: title }).click();
  /** Adds a step behind the chosen one; its panel opens. */
  const adds = async (kind: RegExp) => {
    await (await panel()).getByRole('button', { name: 'Tambah langkah sesudahnya' }).click();
    await (await page()).getByRole('menuitem', { name: kind }).click();
  };
  const names = async (name: string, label = 'Nama') => {
    const field = (await panel()).getByLabel(label, { exact: true });
    await field.fill(name);
    await field.press('Tab');
  };
  /** Enters a list of steps, which is filled by that, and chooses. */
  const chooses = async (field: Locator, label: string | RegExp) => {
    await field.focus();
    const value = await field.locator('option', { hasText: label }).first().getAttribute('value');
    await field.selectOption(value ?? '');
  };

  test('by keyboard alone: made on the templates page, two steps added, one moved, one taken back', async () => {
    const at = await page();
    const administrator = await company.api('administrator');
    const { formId } = await administrator.call('addForm', { body: { from: 'schema', title: { id: 'Lembar uji', en: 'Trial sheet' }, schema: { type: 'object', properties: { uraian: { type: 'string', title: 'Uraian' } } } } });
    const { rev } = await administrator.call('form', { params: { formId } });
    await administrator.call('publishForm', { params: { formId }, rev, body: { reason: 'Untuk siklus uji.' } });
    await at.goto('/admin/templates');
    await at.getByRole('button', { name: 'Siklus kosong' }).focus();
    await at.keyboard.press('Enter');
    await at.getByLabel('Nama siklus baru').waitFor();
    await at.keyboard.type('Siklus dari nol');
    await at.keyboard.press('Tab');
    await at.keyboard.press('Tab');
    await at.keyboard.type('Lembar uji');
    await at.getByRole('option', { name: 'Lembar uji' }).waitFor();
    await at.keyboard.press('ArrowDown');
    await at.keyboard.press('Enter');
    await at.getByRole('button', { name: 'Buat dan rancang' }).press('Enter');
    await at.waitForURL(/\/design/);
    known.cycleId = /cycles\/([^/]+)\/design/.exec(at.url())![1]!;
    await isSound(2);
    await (await diagram()).getByRole('button', { name: /Isi formulir/ }).focus();
    await at.keyboard.press('Enter');
    for (const kind of [/^Reviu/, /^Beri tahu/]) {
      await (await panel()).getByRole('button', { name: 'Tambah langkah sesudahnya' }).focus();
      await at.keyboard.press('Enter');
      await at.getByRole('menuitem', { name: kind }).press('Enter');
      await (await panel()).getByRole('heading', { name: kind }).waitFor();
    }
    await isSound(4);
    const box = (await diagram()).getByRole('button', { name: /Beri tahu/ });
    await box.focus();
    await at.keyboard.press('Alt+ArrowLeft');
    await until(async () => ((await stored()).nodes.map(({ kind }) => kind).join() === 'task,notify,review,end' ? true : undefined), 'the notice before the review');
    await box.focus();
    await at.keyboard.press('Control+z');
    await isSaved();
    await until(async () => ((await stored()).nodes.map(({ kind }) => kind).join() === 'task,review,notify,end' ? true : undefined), 'the notice behind the review');
    expect(await sticksOut(at)).toBe(0);
    expect(await accessFaults(at)).toEqual([]);
  });

  test('the ladder of reminders and escalation, and a deadline that counts from another one, chosen where the days are', async () => {
    await opens(/Isi formulir/);
    const side = await panel();
    await side.getByText(/pengingat, .* eskalasi/).click();
    await side.getByLabel('Hari kerja sebelum tenggat').fill('2');
    await side.getByRole('button', { name: 'Tambah pengingat' }).click();
    await side.getByRole('button', { name: 'Hapus pengingat H-7' }).click();
    await side.getByRole('button', { name: 'Tambah anak tangga' }).click();
    await side.getByLabel('Hari kerja terlambat, anak tangga 1').fill('4');
    await side.getByLabel('Yang diberi tahu, anak tangga 1').selectOption('secretary');
    await side.getByLabel('Masa tenggang, lalu tutup').check();
    await side.getByLabel('Masa tenggang (hari kerja)', { exact: true }).fill('3');
    await opens(/Anggota|Reviu ·/);
    await chooses((await panel()).getByLabel('Hari kerja dihitung sejak').first(), 'tenggat “Isi formulir”');
    await (await company.at('administrator')).picture('01-sejak');
    await isSaved();
    const [task, review] = [await one('task'), await one('review')];
    expect(task.clock).toMatchObject({ reminders: [-3, -2, -1, 0], late: { policy: 'grace', days: 3 } });
    expect(task.clock.escalation[0]).toEqual({ after: 4, to: 'secretary' });
    expect(review.tiers[0]!.clock.due).toMatchObject({ since: { from: 'due', step: 'task' } });
  });

  test('branches that run together are added, edited and taken out again', async () => {
    await opens(/Reviu/);
    await adds(/^Bersamaan/);
    await isSound(7);
    const side = await panel();
    await side.getByRole('button', { name: 'Tambah cabang' }).click();
    await isSound(8);
    await side.getByRole('group', { name: 'Cabang 3' }).getByRole('button', { name: 'Isi bagian 3' }).click();
    await names('Isi lampiran');
    await opens(/Berjalan bersamaan/);
    await (await company.at('administrator')).picture('02-bersamaan');
    await side.getByRole('button', { name: 'Hapus cabang 3 beserta langkah di dalamnya' }).click();
    await isSound(7);
    await (await page()).getByRole('button', { name: 'Urungkan' }).click();
    await (await diagram()).getByRole('button', { name: /Isi lampiran/ }).waitFor();
    await (await page()).getByRole('button', { name: 'Ulangi' }).click();
    await isSound(7);
    await isSaved();
    expect((await one('parallel')).branches).toHaveLength(2);
  });

  test('a branch by rule and a result by rules, put together row by row and read out', async () => {
    await opens(/Reviu ·/);
    await adds(/^Hasil/);
    const side = await panel();
    await side.getByLabel('Diputus oleh').selectOption('rule');
    await side.getByText(/^Lulus bila .*Catatan terbuka/).waitFor();
    const pass = side.getByRole('group', { name: 'Lulus bila' });
    await pass.getByRole('button', { name: 'Tambah syarat' }).click();
    await side.getByText(/^Lulus bila .* dan /).waitFor();
    await adds(/^Akhir/);
    await names('Berhenti di sini', 'Kata hasil');
    await names('berhenti', 'Kode hasil');
    await opens(/^Hasil/);
    await chooses((await panel()).getByLabel('Tidak lulus', { exact: true }), 'Berhenti di sini');
    await opens(/Isi formulir/);
    await adds(/^Percabangan/);
    await chooses((await panel()).getByLabel('menuju', { exact: true }), 'Beri tahu');
    await (await company.at('administrator')).picture('03-aturan');
    await opens(/Berhenti di sini/);
    await (await panel()).getByText(/Yang berakhir di sini: Hasil \(tidak lulus\)/).waitFor();
    await isSound(10);
    await isSaved();
    expect((await one('gate')).by).toMatchObject({ kind: 'rule' });
    expect((await one('branch')).cases[0]).toMatchObject({ when: { '===': [{ fact: 'late' }, true] }, to: 'notify' });
    expect((await stored()).nodes.filter((node) => node.kind === 'end').map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['finished', 'berhenti']));
  });

  test('a stage begins with a step of its own: its column, its owner, and a deadline for all of it', async () => {
    await opens(/^Percabangan/);
    await adds(/^Masuk tahap/);
    const side = await panel();
    await side.getByLabel('Pemilik tahap').selectOption('leadership');
    await side.getByLabel('Beri tahu pemilik saat OPD masuk').check();
    await side.getByLabel('Tahap ini punya batas waktu').check();
    await side.getByLabel('Jumlah hari kerja').fill('30');
    await isSaved();
    expect(await one('stage')).toMatchObject({ owner: 'leadership', clock: { due: { days: 30 } } });
    await (await company.at('administrator')).picture('04-tahap');
  });

  test('starts by two persons where the policy says so: one asks, cannot start it alone, and the other starts it', async () => {
    const administrator = await company.api('administrator');
    const params = { cycleId: known.cycleId };
    const { setup, rev } = await administrator.call('cycle', { params });
    const agencyId = (await administrator.call('agencies', { query: { limit: '50' } })).items.find((agency) => agency.agencyId.endsWith('dinsos'))!.agencyId;
    const member = (await administrator.call('people', { query: { role: 'evaluator', limit: '50' } })).items.find(({ login }) => login === 'anggota')!.personId;
    await administrator.call('changeCycle', { params, rev, body: { ...setup, agencyIds: [agencyId], assignments: [{ agencyId, reviewers: { member } }] } });
    const { rev: policyRev } = await administrator.call('policies');
    await administrator.call('changePolicies', { rev: policyRev, body: { twoPersons: true } });
    const { personId } = await administrator.call('addPerson', { body: { login: 'administrator2', displayName: 'Administrator kedua (contoh)', email: null, position: { id: 'Administrator kedua', en: 'Second administrator' }, role: 'administrator', tier: null, agencyId: null } });
    const { code } = await administrator.call('makeLink', { params: { personId }, body: { purpose: 'activate' } });
    const at = await page();
    await at.goto(`/admin/cycles/${known.cycleId}/setup?step=check`);
    await at.getByRole('button', { name: 'Minta persetujuan' }).click();
    const asking = at.getByRole('dialog');
    await asking.getByRole('textbox').fill('Rancangan sudah digladi.');
    await asking.getByRole('button', { name: 'Minta persetujuan' }).click();
    await at.getByText(/^Diminta oleh .*: Rancangan sudah digladi\./).waitFor();
    const alone = at.getByRole('button', { name: /^Setujui dan mulai siklus/ });
    expect(await alone.getAttribute('aria-disabled') ?? await alone.getAttribute('data-disabled')).toBe('true');
    await (await company.at('administrator')).picture('05-dua-orang');
    const second = await aScreen(browser, product.base, { story: 'designing-parts', who: 'administrator2' });
    await administrator.call('activate', { params: { code }, body: { password: demoPassword } });
    await second.page.goto('/sign-in');
    await second.page.getByLabel('Nama masuk').fill('administrator2');
    await second.page.getByLabel('Kata sandi', { exact: true }).fill(demoPassword);
    await second.page.keyboard.press('Enter');
    await second.page.waitForURL((url) => url.pathname !== '/sign-in');
    await second.page.goto(`/admin/cycles/${known.cycleId}/setup?step=check`);
    await second.page.getByRole('button', { name: 'Setujui dan mulai siklus' }).click();
    await second.page.getByRole('dialog').getByRole('button', { name: /^Mulai/ }).click();
    await second.page.waitForURL(new RegExp(`/c/${known.cycleId}`));
    expect(second.troubles()).toEqual([]);
    await second.close();
  });

  test('runs as it was designed: one agency fills in, is reviewed, passes with notes by the rules, does both branches, and ends', async () => {
    const administrator = await company.api('administrator');
    const params = { cycleId: known.cycleId };
    const [operator, reviewer] = [await company.api('operator.dinsos'), await company.api('anggota')];
    const tasksOf = async (person: typeof operator) => (await person.call('tasks')).mine.filter(({ cycleId }) => cycleId === known.cycleId);
    const someOf = (person: typeof operator, count: number, what: string) => until(async () => { const found = await tasksOf(person); return found.length === count ? found : undefined; }, what);
    const { page: agency } = await company.at('operator.dinsos');
    const handsIn = async (taskId: string) => {
      await agency.goto(`/tasks/${taskId}`);
      await agency.getByRole('textbox', { name: /Uraian/ }).fill('Sudah dilaksanakan.');
      await agency.keyboard.press('Tab');
      await agency.getByText('Tersimpan').first().waitFor();
      await agency.goto(`/tasks/${taskId}/check`);
      await agency.getByRole('button', { name: /^Kirim/ }).click();
      await agency.getByRole('dialog').getByRole('button', { name: /^Kirim/ }).click();
      await agency.waitForURL(/\/receipts\//);
    };
    await handsIn((await someOf(operator, 1, 'the task'))[0]!.taskId);
    const [review] = await someOf(reviewer, 1, 'the review');
    const { questions, round } = await reviewer.call('review', { params: { taskId: review!.taskId } });
    await reviewer.call('saveReview', { params: { taskId: review!.taskId }, body: { changes: questions.map((question) => ({ question, verdict: 'accept' as const, note: '', internal: '', baseRev: 0 })) } });
    await reviewer.call('finishReview', { params: { taskId: review!.taskId }, body: { round, decision: 'pass' } });
    // The two branches run together: both tasks lie with the agency at once.
    const both = await someOf(operator, 2, 'the tasks of both branches');
    for (const { taskId } of both) await handsIn(taskId);
    await until(async () => ((await administrator.call('cycleReviewers', { params })).rows.every(({ ended }) => ended) ? true : undefined), 'the end');
    const at = await page();
    await at.goto(`/c/${known.cycleId}`);
    await at.getByRole('row', { name: /Dinas Sosial/ }).waitFor();
    await (await company.at('administrator')).picture('06-matriks');
    for (const [, screen] of company.screens()) expect(screen.troubles()).toEqual([]);
  });

  test('the tests of the cycle: another path makes them fail at once, and one is added, taken as expected and removed by keyboard', async () => {
    const screen = await company.at('administrator');
    const { page } = screen;
    const { cycleId } = await (await company.api('administrator')).call('addCycle', { body: { templateKey: 'laporan-tkpk' } });
    await page.goto(`/admin/cycles/${cycleId}/design`);
    const tests = page.getByRole('region', { name: 'Pengujian siklus' });
    const first = tests.getByRole('group', { name: 'Tepat waktu sampai akhir' });
    await first.getByText('Lulus: jalurnya seperti yang diharapkan.').waitFor();
    await tests.getByRole('button', { name: 'Tambah pengujian' }).press('Enter');
    const own = tests.getByRole('group', { name: 'Pengujian 3' });
    await own.getByLabel('Perilaku instansi').selectOption('silent');
    await own.getByText(/Yang diharapkan:.+tidak sampai ke langkah akhir/).waitFor();
    // Without its meeting the cycle goes another way: two tests name it, the one of the silent agency does not.
    await page.getByRole('region', { name: 'Diagram' }).getByRole('button', { name: /Rakor/ }).first().click();
    await page.getByRole('button', { name: 'Hapus langkah' }).click();
    const red = page.getByRole('region', { name: '2 pengujian siklus tidak lulus' });
    await red.getByRole('link', { name: 'Tepat waktu sampai akhir' }).click();
    await first.getByText(/Tidak lulus. Jalurnya sekarang: /).waitFor();
    await screen.picture('09-pengujian');
    expect(await accessFaults(page)).toEqual([]);
    await first.getByRole('button', { name: 'Pakai jalur sekarang sebagai harapan' }).press('Enter');
    await page.getByRole('region', { name: '1 pengujian siklus tidak lulus' }).waitFor();
    for (let step = 0; step < 2; step += 1) await page.getByRole('button', { name: 'Urungkan' }).click();
    await first.getByText('Lulus: jalurnya seperti yang diharapkan.').waitFor();
    await own.getByRole('button', { name: 'Hapus pengujian: Pengujian 3' }).press('Enter');
    await own.waitFor({ state: 'detached' });
    await page.getByText('Tersimpan', { exact: true }).waitFor();
  });
});
