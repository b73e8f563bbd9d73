import type { Browser } from 'playwright-core';
import { aScreen, type Screen } from '../../support/browser.ts';
import type { Company } from '../../support/journey.ts';
import { dialog } from '../acts.ts';

/** Somebody the administrator lets in: no NIP is asked, a post and a name to sign in by are enough. */
export type Guest = { readonly name: string; readonly login: string; readonly position: string; readonly role: 'operator' | 'head'; readonly agency: string };
const password = 'kata sandi buatan sendiri';

/** Adds an office that is not in the list yet. */
export async function addsAgency(company: Company, { name, shortName, kind }: { readonly name: string; readonly shortName: string; readonly kind: string }): Promise<void> {
  const { page } = await company.at('administrator');
  await page.goto('/admin/agencies');
  await page.getByRole('button', { name: 'Tambah OPD' }).first().click();
  await dialog(page).getByLabel('Nama', { exact: true }).fill(name);
  await dialog(page).getByLabel('Nama singkat').fill(shortName);
  await dialog(page).getByRole('combobox', { name: 'Jenis' }).fill(kind);
  await page.getByRole('option', { name: kind, exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Simpan' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}

/** The administrator writes a person down and hands over the link, which is shown once. */
async function invites(company: Company, { name, login, position, role, agency }: Guest): Promise<string> {
  const { page } = await company.at('administrator');
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'Tambah orang' }).first().click();
  await dialog(page).getByLabel('Nama', { exact: true }).fill(name);
  await dialog(page).getByLabel('Nama masuk').fill(login);
  await dialog(page).getByLabel('Jabatan', { exact: true }).fill(position);
  await dialog(page).getByLabel('Peran').selectOption({ value: role });
  await dialog(page).getByLabel('OPD').selectOption({ label: agency });
  await dialog(page).getByRole('button', { name: 'Tambah orang' }).click();
  const slip = dialog(page).filter({ hasText: `Tautan untuk ${name}` });
  const address = await slip.getByText(/^https?:\/\/.+\/activate\/.+/).innerText();
  await slip.getByRole('button', { name: 'Sudah saya simpan' }).click();
  return address;
}

/** An invited person opens the link, makes a password, and signs in; gives the window. */
export async function arrives(company: Company, browser: Browser, guest: Guest): Promise<Screen> {
  const address = new URL(await invites(company, guest));
  const screen = await aScreen(browser, address.origin, { story: 'by-hand', who: guest.login });
  const { page } = screen;
  await page.goto(address.pathname);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(password);
  await page.getByLabel('Ulangi kata sandi baru').fill(password);
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('Nama masuk').fill(guest.login);
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL(/\/tasks$/);
  return screen;
}
