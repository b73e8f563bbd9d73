import type { Locator, Page } from 'playwright-core';
import { sampleDocument } from '../../../server/demo/evidence.ts';
import type { Screen } from '../../support/browser.ts';
import { dialog } from '../acts.ts';

/** What is written into one question: words or a figure, a choice by its label, several choices, a statement agreed to, new rows of a table, or cells that are there. */
export type Written = string | { readonly picks: string } | { readonly ticks: readonly string[] } | { readonly agrees: true } | { readonly rows: readonly Cells[] } | { readonly cells: Cells };
/** A row by the titles of its columns; a choice is picked by its label. */
export type Cells = Readonly<Record<string, string>>;
/** The answers of one section, by the words a question begins with. */
export type Sheet = { readonly [title: string]: Written };

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** A question of the page, by the words it begins with. */
export const asked = (page: Page, title: string): Locator => page.getByRole('article', { name: new RegExp(`^${escaped(title)}`) });

/** Types words or a figure; a day is taken over by leaving its box. */
async function types(box: Locator, words: string): Promise<void> {
  await box.fill(words);
  if (/^\d\d\/\d\d\/\d{4}$/.test(words)) await box.press('Tab');
}

/** Writes one cell: it is a box to type in, or a list to pick from. */
async function writesCell(where: Locator, label: string, words: string): Promise<void> {
  const cell = where.getByLabel(label, { exact: true }).first();
  if ((await cell.getAttribute('aria-haspopup')) !== 'listbox') return types(cell, words);
  // A short list opens by a click; in a long one the words are typed.
  await (await cell.isEditable() ? cell.fill(words) : cell.click());
  await where.page().getByRole('option', { name: words, exact: true }).click();
}

/** Answers one question with the keyboard and the mouse. */
export async function writes(where: Locator, written: Written): Promise<void> {
  if (typeof written === 'string') return types(where.getByRole('textbox').first(), written);
  if ('picks' in written) return where.getByRole('radio', { name: written.picks, exact: true }).check();
  if ('ticks' in written) {
    for (const each of written.ticks) await where.getByRole('checkbox', { name: each }).check();
    return;
  }
  if ('agrees' in written) return where.getByRole('checkbox').check();
  if ('cells' in written) {
    for (const [label, words] of Object.entries(written.cells)) await writesCell(where, label, words);
    return;
  }
  for (const [at, row] of written.rows.entries()) {
    await where.getByRole('button', { name: 'Tambah baris' }).click();
    for (const [column, words] of Object.entries(row)) await writesCell(where, `${column}, Baris ${at + 1}`, words);
  }
}

/** Answers the open questions of one section after the other; the next one opens by its button. */
export async function fillsIn(page: Page, sections: readonly Sheet[]): Promise<void> {
  for (const [at, sheet] of sections.entries()) {
    if (at > 0) await page.getByRole('button', { name: /^Bagian berikutnya/ }).click();
    for (const [title, written] of Object.entries(sheet)) await writes(asked(page, title), written);
  }
}

/** Attaches a PDF to a question, and waits until it hangs there. */
export async function attaches(where: Locator, name: string, agency: string): Promise<void> {
  const chooser = where.page().waitForEvent('filechooser');
  await where.getByRole('button', { name: 'Unggah' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(await sampleDocument(name, agency)) });
  await where.getByRole('button', { name: new RegExp(`Lepas.*${escaped(name)}`) }).waitFor();
}

/** Opens a duty from “Tugas saya” by the cycle it belongs to and the name of its button; where several agencies wait, that of one. */
export async function opensTask({ page }: Screen, cycle: string, act: RegExp, agency = ''): Promise<void> {
  const link = page.getByRole('row').filter({ hasText: cycle }).filter({ hasText: agency }).getByRole('link', { name: act });
  // The engine needs a moment to lay a duty on somebody; a person looks again.
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto('/tasks');
    await page.locator('h1').waitFor();
    if (await link.first().waitFor({ timeout: 1500 }).then(() => true, () => false)) break;
  }
  await link.first().click();
}

/** Checks and hands over: to the head where one approves, else straight on. */
export async function handsOver(page: Page, act: string): Promise<void> {
  await page.getByText('Semua tersimpan, belum terkirim').first().waitFor();
  await page.getByRole('link', { name: /^Periksa dan kirim/ }).or(page.getByRole('button', { name: /^Periksa dan kirim ulang/ })).first().click();
  await page.getByRole('button', { name: act, exact: true }).click();
  await dialog(page).getByRole('button', { name: act, exact: true }).click();
}
