import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Command } from '../../core/form/commands.ts';
import type { FormModel } from '../../core/form/model.ts';

// What people do in the form builder, and what they see of it.

export const properties = (page: Page) => page.locator('[data-pane="properties"]');
export const outline = (page: Page) => page.getByRole('tree', { name: 'Kerangka' });
/** The short help of the chosen part. */
export const help = (page: Page) => properties(page).getByLabel('Keterangan singkat').first();
/** Chooses the part with this title in the outline. */
export const chooses = (page: Page, title: string) => outline(page).getByRole('treeitem', { name: title }).click();
export const isSaved = (page: Page) => page.locator('[data-state="saved"]').first().waitFor();
export const adds = (page: Page, kind: string) => page.locator('[data-pane="palette"]').getByRole('button', { name: new RegExp(`^Tambah ${kind}: `) }).click();
/** Words the selected part, and waits until that is stored. */
export async function words(page: Page, title: string): Promise<void> {
  const field = properties(page).locator('[data-title]').first();
  await field.fill(title);
  await field.blur();
  await outline(page).getByRole('treeitem', { name: title }).waitFor();
}

type Draft = { readonly model: FormModel; readonly rev: number };
export const draft = async (page: Page, formId: string): Promise<Draft> => (await page.request.get(`/api/forms/${formId}`)).json() as Promise<Draft>;
/** Changes the draft as another tab would. */
export async function changes(page: Page, formId: string, ...commands: readonly Command[]): Promise<void> {
  const { rev } = await draft(page, formId);
  const answer = await page.request.post(`/api/forms/${formId}/commands`, { headers: { 'if-match': `"${rev}"`, origin: new URL(page.url()).origin }, data: { batchId: crypto.randomUUID(), commands } });
  if (!answer.ok()) throw new Error(await answer.text());
}

export async function expectValue(field: ReturnType<Page['locator']>, value: string): Promise<void> {
  await field.waitFor();
  expect(await field.inputValue()).toBe(value);
}
