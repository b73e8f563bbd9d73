import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Screen } from '../../support/browser.ts';
import { isSettled, until, type Company } from '../../support/journey.ts';
import { bare, readPdf } from '../../support/pdf-text.ts';
import { dialog } from '../acts.ts';
import { opensTask } from './answering.ts';

/** A cycle as the administrator wants it. */
export type Wanted = { readonly template: string; readonly title: string; readonly agencies: readonly string[]; readonly reviewers: Readonly<Record<string, string>>; readonly period: string; readonly days?: Readonly<Record<string, number>> };

/** From the template's card through the six steps to the start; gives the cycle. */
export async function launches(company: Company, { template, title, agencies, reviewers, period }: Wanted): Promise<string> {
  const { page, picture } = await company.at('administrator');
  await page.goto('/admin/templates');
  await page.getByRole('article').filter({ has: page.getByRole('heading', { name: template, exact: true }) }).getByRole('button', { name: 'Pakai templat ini' }).click();
  await page.getByLabel('Nama siklus baru').fill(title);
  await page.getByRole('button', { name: 'Buat draf siklus' }).click();
  await page.getByLabel('Periode yang dievaluasi').fill(period);
  await page.getByRole('button', { name: 'Lanjut: OPD' }).click();
  await page.getByRole('button', { name: 'Kosongkan' }).click();
  for (const name of agencies) await page.getByRole('checkbox', { name: new RegExp(`^${name} ?\\d+ orang`) }).first().check();
  await page.getByRole('button', { name: /^5\. Penilai/ }).click();
  for (const name of agencies) for (const [tier, person] of Object.entries(reviewers)) await page.getByLabel(`${tier}, ${name}`).selectOption({ value: `contoh.orang.${person}` });
  await page.getByRole('button', { name: /^6\. Periksa/ }).click();
  await page.getByRole('button', { name: 'Mulai siklus', exact: true }).click();
  await picture('periksa');
  await dialog(page).getByRole('button', { name: `Mulai siklus untuk ${agencies.length} OPD` }).click();
  await page.waitForURL(/\/c\/[^/]+$/);
  return new URL(page.url()).pathname.split('/')[2]!;
}

/** Opens the review of an agency from the queue. */
export async function opensReview({ page }: Screen, cycle: string, agency: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: cycle }).filter({ hasText: agency }).getByRole('button', { name: /reviu$/ });
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto('/review');
    await page.locator('h1').waitFor();
    if (await row.first().waitFor({ timeout: 1500 }).then(() => true, () => false)) break;
  }
  await row.first().click();
  await page.getByLabel('Daftar pertanyaan').waitFor();
}

/** Chooses a question of the review, and says what is to become of it. */
export async function judges(page: Page, question: string, verdict: 'Terima' | 'Perbaiki', note?: string): Promise<void> {
  await page.getByLabel('Daftar pertanyaan').selectOption(question);
  await page.getByRole('radio', { name: verdict }).check();
  if (note !== undefined) await page.getByLabel('Catatan untuk OPD').fill(note);
}

/** Accepts one answer of the agency after the other with the letters T and N. */
export async function acceptsAll(page: Page): Promise<void> {
  const questions = page.getByLabel('Daftar pertanyaan');
  for (const option of await questions.getByRole('option').all()) {
    const asked = (await option.getAttribute('value'))!;
    await page.waitForFunction((value) => document.querySelector<HTMLSelectElement>('select[aria-label="Daftar pertanyaan"]')?.value === value, asked);
    await page.keyboard.press('t');
    await page.keyboard.press('n');
  }
}

/** Gives the one question marked for repair back to the agency. */
export async function returnsOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kembalikan 1…' }).click();
  await dialog(page).getByRole('button', { name: /^Kembalikan 1 pertanyaan/ }).click();
  await page.waitForURL(/\/review$/);
}

/** The coordinator decides at a gate, from “Tugas saya”. */
export async function decides(screen: Screen, cycle: string, agency: string, outcome: string): Promise<void> {
  await opensTask(screen, cycle, /^Tetapkan hasil$/, agency);
  const { page } = screen;
  await page.getByRole('button', { name: 'Tetapkan hasil' }).click();
  await dialog(page).getByRole('radio', { name: outcome, exact: true }).check();
  await dialog(page).getByLabel('Alasan (dibaca OPD)').fill('Diputus menurut hasil evaluasi (data contoh).');
  await dialog(page).getByRole('button', { name: 'Tetapkan hasil' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}

/** Plans a meeting about what waits for one, holds it, and makes its minutes final; `tells` is what is decided in the room. */
export async function meets({ page }: Screen, cycleId: string, { name, waiting, day }: { readonly name: string; readonly waiting: number; readonly day: string }, tells: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(`/c/${cycleId}/rakor`);
  await page.getByRole('button', { name: 'Rencanakan rakor' }).first().click();
  await dialog(page).getByText(`${waiting} OPD menunggu putusan rakor dan masuk agenda.`).waitFor();
  await dialog(page).getByLabel('Nama rakor').fill(name);
  await dialog(page).getByLabel('Tanggal').fill(day);
  await dialog(page).getByLabel('Tanggal').press('Tab');
  await dialog(page).getByLabel('Tempat atau tautan').fill('Aula Sekretariat Daerah');
  await dialog(page).getByRole('button', { name: 'Rencanakan' }).click();
  await page.waitForURL(/\/rakor\/[^/]+\/room/);
  await page.getByRole('button', { name: 'Buka rakor' }).click();
  // Days before its time: the room asks first.
  await dialog(page).getByRole('button', { name: 'Buka rakor' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
  await tells(page);
  await page.getByRole('button', { name: 'Finalkan notula' }).click();
  await dialog(page).getByRole('button', { name: 'Finalkan notula' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}

/** Ends the meeting for each case of the agenda: its path goes on. */
export async function closesCases(page: Page, count = 1): Promise<void> {
  const items = page.getByRole('navigation', { name: 'Agenda' }).getByRole('listitem');
  for (let at = 0; at < count; at += 1) {
    await items.nth(at).getByRole('button').first().click();
    await page.getByRole('button', { name: 'Tutup kasus' }).click();
    await dialog(page).getByRole('button', { name: 'Tutup kasus' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
  }
}

/** Opens a document, takes its PDF, and finds the same words in both. */
export async function readsDocument(screen: Screen, address: string, expected: readonly string[]): Promise<string> {
  const { page } = screen;
  await page.goto(address);
  await isSettled(screen);
  const sheet = page.locator('article[lang=id]');
  await sheet.locator('h1').waitFor();
  const words = (await sheet.innerText()).replaceAll(/\s+/g, ' ');
  for (const each of expected) expect(words).toContain(each);
  // A column beyond the edge of the paper would be lost in print.
  expect(await sheet.locator('table').evaluateAll((tables) => tables.filter((table) => table.scrollWidth > table.parentElement!.clientWidth + 1).map((table) => table.textContent.slice(0, 80)))).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Unduh PDF' }).click()]);
  const pdf = await readPdf(new Uint8Array(await readFile(await file.path())));
  for (const each of expected) expect(pdf.words).toContain(bare(each));
  return words;
}

/** Waits until the path of an agency has come to its end; gives the track. */
export async function hasEnded(company: Company, cycleId: string, agency: string): Promise<string> {
  const coordinator = await company.api('koordinator');
  return until(async () => (await coordinator.call('matrix', { params: { cycleId } })).rows.find(({ name, status }) => name === agency && status === 'ended')?.trackId, `the end of ${agency}`);
}
