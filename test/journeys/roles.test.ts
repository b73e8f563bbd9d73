import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { demoPassword } from '../../core/samples/cast.ts';
import { evidenceNames, goldenGrades } from '../../core/samples/demo-plan.ts';
import { sampleIds } from '../../db/seed.ts';
import { sampleDocument } from '../../server/demo/evidence.ts';
import { signIn, type Person } from '../../server/demo/person.ts';
import { aBrowser, accessFaults, coloursOnly, sticksOut, turns } from '../support/browser.ts';
import { aCompany, isSettled, taskOf, until, type Company } from '../support/journey.ts';
import { aProduct, type Product } from '../support/product.ts';

jest.setTimeout(240_000);

/** What the pages of a role speak about. */
type Place = { readonly cycleId: string; readonly trackId: string; readonly meetingId: string; readonly fillTask: string; readonly reviewTask: string; readonly receiptId: string; readonly formId: string };
type Pages = (place: Place) => Readonly<Record<string, string>>;
type Role = { readonly lands: RegExp; readonly pages: Pages; readonly phone?: true };

/** Every role: where it lands, and the pages it works on. Agencies work on phones as well. */
const roles: Readonly<Record<string, Role>> = {
  'operator.dinsos': { lands: /^\/tasks$/, phone: true, pages: ({ fillTask }) => ({ tugas: '/tasks', isi: `/tasks/${fillTask}`, periksa: `/tasks/${fillTask}/check`, bukti: '/evidence', pemberitahuan: '/notices', profil: '/me', bantuan: '/help/start' }) },
  'kepala.dinkes': { lands: /^\/tasks$/, phone: true, pages: ({ receiptId, cycleId, meetingId }) => ({ tugas: '/tasks', 'tanda-terima': `/receipts/${receiptId}`, 'tindak-lanjut': '/actions', nilai: `/c/${cycleId}/scores`, rakor: `/c/${cycleId}/rakor`, ruang: `/c/${cycleId}/rakor/${meetingId}/room` }) },
  anggota: { lands: /^\/review$/, pages: ({ reviewTask, cycleId }) => ({ antrean: '/review', reviu: `/review/${reviewTask}`, matriks: `/c/${cycleId}` }) },
  ketua: { lands: /^\/review$/, pages: () => ({ antrean: '/review' }) },
  koordinator: { lands: /^\/c\/[^/]+$/, pages: ({ cycleId, trackId, meetingId }) => ({ matriks: `/c/${cycleId}`, opd: `/c/${cycleId}/agencies/${trackId}`, rakor: `/c/${cycleId}/rakor`, ruang: `/c/${cycleId}/rakor/${meetingId}/room`, 'berita-acara': `/c/${cycleId}/rakor/${meetingId}/record`, nilai: `/c/${cycleId}/scores`, 'tindak-lanjut': `/c/${cycleId}/actions`, penilai: `/c/${cycleId}/reviewers`, 'semua-siklus': '/cycles' }) },
  pimpinan: { lands: /^\/c\/[^/]+$/, pages: ({ cycleId, trackId }) => ({ matriks: `/c/${cycleId}`, opd: `/c/${cycleId}/agencies/${trackId}`, nilai: `/c/${cycleId}/scores` }) },
  administrator: { lands: /^\/admin$/, pages: ({ cycleId, formId }) => ({ beranda: '/admin', formulir: '/admin/forms', penyunting: `/admin/forms/${formId}/edit`, versi: `/admin/forms/${formId}/versions`, templat: '/admin/templates', penyiapan: `/admin/cycles/${cycleId}/setup`, kalender: '/admin/calendar', opd: '/admin/agencies', orang: '/admin/people', impor: '/admin/import', audit: '/admin/audit' }) },
};

/** `npm run test:long` looks at every page in the dark and at every phone page with axe as well; `npm test` at the first page of each role in the dark. */
const atLength = Boolean(process.env['SIKLUS_LONG']);

let product: Product;
let browser: Browser;
let place: Place;
let company: Company;

beforeAll(async () => {
  [product, browser] = await Promise.all([aProduct(), aBrowser()]);
  place = await prepare(product);
  company = aCompany(browser, product, 'roles');
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe.each(Object.entries(roles))('%s', (login, { lands, pages, phone }) => {
  test('signs in with a press on the card and lands on the page of the role', async () => {
    const { page, picture } = await company.at(login);
    expect(new URL(page.url()).pathname).toMatch(lands);
    await picture('00-masuk');
  });

  test('every page is there, without an error and within reach of everybody', async () => {
    const screen = await company.at(login);
    const found: string[] = [];
    for (const [at, [name, address]] of Object.entries(pages(place)).entries()) {
      await screen.page.goto(address);
      await isSettled(screen);
      for (const colorScheme of at === 0 || atLength ? (['light', 'dark'] as const) : (['light'] as const)) {
        await turns(screen.page, colorScheme);
        await screen.picture(`${name}-${colorScheme}`);
        found.push(...(await accessFaults(screen.page, ...(colorScheme === 'dark' ? [coloursOnly] : []))).map((fault) => `${name} (${colorScheme}): ${fault}`));
      }
      await turns(screen.page, 'light');
    }
    expect(found).toEqual([]);
    expect(screen.troubles()).toEqual([]);
  });

  test('the language switches in place and back', async () => {
    const screen = await company.at(login);
    const address = Object.values(pages(place))[0]!;
    await screen.page.goto(address);
    await isSettled(screen);
    const { page } = screen;
    const before = await page.locator('nav').first().textContent();
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await page.locator('nav').first().textContent()).not.toBe(before);
    await screen.picture('english');
    await page.getByRole('button', { name: 'ID, Bahasa Indonesia' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'id');
    expect(await page.locator('nav').first().textContent()).toBe(before);
  });

  if (phone) test('at 360 px no page scrolls sideways', async () => {
    const screen = await company.at(login);
    await screen.page.setViewportSize({ width: 360, height: 760 });
    const found: string[] = [];
    for (const [name, address] of Object.entries(pages(place))) {
      await screen.page.goto(address);
      await isSettled(screen);
      await screen.picture(`${name}-360`);
      const pixels = await sticksOut(screen.page);
      if (pixels > 0) found.push(`${name} sticks out by ${pixels} px`);
      if (atLength) found.push(...(await accessFaults(screen.page)).map((fault) => `${name}: ${fault}`));
    }
    expect(found).toEqual([]);
  });
});

describe('a person without a session', () => {
  test('reads the sign-in page in light and dark, and comes back to the page that was asked for', async () => {
    const context = await browser.newContext({ baseURL: product.base, locale: 'id-ID', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/evidence');
    await page.waitForURL(/\/sign-in\?to=/);
    await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await turns(page, 'dark');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByLabel('Nama masuk').fill('operator.dinkes');
    await page.getByRole('textbox', { name: 'Kata sandi' }).fill('bukan kata sandinya');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('textbox', { name: 'Kata sandi' }).fill(demoPassword);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.waitForURL(/\/evidence$/);
    await context.close();
  });
});

/** A cycle for two agencies: one has sent its worksheet and is under review, one still fills in; a meeting is planned. */
async function prepare({ base }: Product): Promise<Place> {
  const as = (login: string): Promise<Person> => signIn(base, login, demoPassword);
  const administrator = await as('administrator');
  const { cycleId, rev } = await administrator.call('addCycle', { body: { templateKey: 'akip-internal', title: { id: 'Evaluasi AKIP internal 2026', en: 'Internal AKIP evaluation 2026' } } });
  const { setup } = await administrator.call('cycle', { params: { cycleId } });
  const agencyIds = ['dinkes', 'dinsos'].map(sampleIds.agency);
  const reviewers = { member: sampleIds.person('anggota'), lead: sampleIds.person('ketua') };
  await administrator.call('changeCycle', { params: { cycleId }, rev, body: { ...setup, agencyIds, assignments: agencyIds.map((agencyId) => ({ agencyId, reviewers })) } });
  await administrator.call('launchCycle', { params: { cycleId } });
  const { trackId, receiptId } = await handsIn(await as('operator.dinkes'), await as('kepala.dinkes'));
  const fill = await taskOf(await as('operator.dinsos'), 'fill');
  const review = await taskOf(await as('anggota'), 'review');
  const coordinator = await as('koordinator');
  const { meetingId } = await coordinator.call('addMeeting', { params: { cycleId }, body: { title: 'Rakor tindak lanjut SAKIP', startsAt: '2026-07-20T02:00:00.000Z', place: 'Aula Sekretariat Daerah', mode: 'hybrid' } });
  const formId = await until(async () => (await administrator.call('forms')).items[0]?.formId, 'the form of the cycle');
  return { cycleId, trackId, receiptId, meetingId, formId, fillTask: fill.taskId, reviewTask: review.taskId };
}

async function handsIn(operator: Person, head: Person): Promise<{ readonly trackId: string; readonly receiptId: string }> {
  const task = await taskOf(operator, 'fill');
  const file = await operator.upload(evidenceNames.q1a, await sampleDocument(evidenceNames.q1a, 'Dinas Kesehatan'));
  await operator.call('saveDraft', { params: { taskId: task.taskId }, body: { changes: Object.entries(goldenGrades.bb7060).map(([question, value]) => ({ question, value, evidence: [file], baseRev: 0 })) } });
  await operator.call('actOnTrack', { params: { trackId: task.trackId }, body: { kind: 'askApproval', token: task.taskId.split('.').at(-1)!, round: task.round } });
  const { taskId, round } = await taskOf(head, 'approve');
  const submissionId = crypto.randomUUID();
  const { receiptId } = await head.call('sendTask', { params: { taskId }, body: { round, submissionId }, key: submissionId });
  return { trackId: task.trackId, receiptId };
}
