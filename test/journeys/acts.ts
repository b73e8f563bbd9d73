import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { evidenceNames, goldenGrades } from '../../core/samples/demo-plan.ts';
import { sampleDocument } from '../../server/demo/evidence.ts';
import { taskOf, type Company } from '../support/journey.ts';

export const agency = 'Dinas Kesehatan';
/** What the agency proposes: 73,00 but for 1.c and 2.b, which stand at CC. */
const { bb7060 } = goldenGrades;
export const returned = { q1c: 'Lampirkan analisis pemantauan rencana aksi triwulan II.', q2b: 'Unggah notula rapat evaluasi kinerja triwulanan.' } as const;

/** One question of a page, by the number before its title. */
export const question = (page: Page, code: string): Locator => page.getByRole('article', { name: new RegExp(`^${code.replace('.', '\\.')} `) });
/** A level of the scale: its name is the letter, and its points where the form shows them. */
export const level = (where: Locator, grade: string): Locator => where.getByRole('radio', { name: new RegExp(`^${grade}(?![A-Z])`) });
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Ten of the twelve grades, each with its evidence, and the grade of 2.b: the same acts that the browser shows for 1.c. */
export async function fillsInMost({ api }: Company, taskId: string): Promise<void> {
  const person = await api('operator.dinkes');
  const changes = [];
  for (const [id, value] of Object.entries(bb7060)) {
    if (id === 'q1c') continue;
    const name = evidenceNames[id as keyof typeof evidenceNames];
    changes.push({ question: id, value, evidence: [await person.upload(name, await sampleDocument(name, agency))], baseRev: 0 });
  }
  const { conflicts } = await person.call('saveDraft', { params: { taskId }, body: { changes } });
  expect(conflicts).toEqual([]);
}

export async function acceptsMost({ api }: Company): Promise<void> {
  const person = await api('anggota');
  const { taskId } = await taskOf(person, 'review');
  const { questions } = await person.call('review', { params: { taskId } });
  expect(questions).toEqual(expect.arrayContaining(['q1c', 'q2b']));
  const changes = questions.filter((id) => !(id in returned)).map((id) => ({ question: id, verdict: 'accept' as const, ...(id in bb7060 ? { grade: bb7060[id] } : {}), note: '', internal: '', baseRev: 0 }));
  await person.call('saveReview', { params: { taskId }, body: { changes } });
}

/** What is not asked for again stays closed, whatever is sent past the page. */
export async function staysLocked({ api }: Company): Promise<void> {
  const person = await api('operator.dinkes');
  const { taskId } = await taskOf(person, 'revise');
  const { unlocked, fields } = await person.call('task', { params: { taskId } });
  expect(unlocked).toEqual(['q1c', 'q2b']);
  const tried = person.call('saveDraft', { params: { taskId }, body: { changes: [{ question: 'q1a', value: 'AA', baseRev: fields['q1a']?.rev ?? 0 }] } });
  await expect(tried).rejects.toThrow('lockedQuestion');
}

export async function sendsAsHead(page: Page, act: string): Promise<void> {
  await page.waitForURL(/\/tasks\/[^/]+/);
  if (!page.url().endsWith('/check')) await page.getByRole('link', { name: /^Periksa dan (setujui|kirim)/ }).first().click();
  await page.getByRole('button', { name: act }).click();
  await dialog(page).getByRole('button', { name: act }).click();
  await page.waitForURL(/\/receipts\//);
}

export async function opensReview(page: Page): Promise<void> {
  await page.goto('/review');
  await page.getByRole('button', { name: /^(Mulai|Lanjutkan) reviu$/ }).first().click();
  await page.getByLabel('Daftar pertanyaan').waitFor();
}

export async function finishes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Selesai reviu' }).click();
  await dialog(page).getByRole('button', { name: 'Selesai reviu' }).click();
  await page.waitForURL(/\/review$/);
}
