import type { Locator, Page } from 'playwright-core';
import { timed } from '../timed.ts';

const openings = 6;
const tries = 25;

/** What a designer does over and over, in the words of the table. */
export const operations = {
  open: 'terbuka setelah datanya ada',
  select: 'pilih',
  edit: 'ketik satu huruf judul',
  title: 'judul selesai (kolomnya ditinggalkan)',
  move: 'pindah',
  undo: 'urungkan',
  rule: 'tambah aturan',
} as const;
export type Operation = keyof typeof operations;
export const operationIds = Object.keys(operations) as readonly Operation[];

/** An editor that takes the keys Alt+arrows, Ctrl+Z, F2 and Tab: how it is opened, where its questions are, and where it has the button "Tambah aturan". */
export type Editor = { readonly open: (page: Page) => Promise<unknown>; readonly rows: (page: Page) => Locator; readonly toRules?: (page: Page) => Promise<unknown> };
/** Milliseconds of each try, and megabytes of JavaScript at the end. */
export type Told = { readonly times: Readonly<Record<Operation, readonly number[]>>; readonly heapMB: number };

/** From the last byte of the form, or where a reference marks that it has it, to its first question. */
async function opened(page: Page, { open, rows }: Editor): Promise<number> {
  await open(page);
  await rows(page).first().waitFor();
  return page.evaluate(() => {
    const form = performance.getEntriesByType('resource').filter(({ name }) => /\/api\/forms\/[^/]+$/.test(name)).map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return performance.now() - Math.max(...form, ...performance.getEntriesByName('data').map(({ startTime }) => startTime));
  });
}

/** Opens the editor some times and works in it: a question is selected, moved, moved back by undo, and given another title; then rules are added. */
export async function design(page: Page, editor: Editor): Promise<Told> {
  const times: Record<Operation, number[]> = { open: [], select: [], edit: [], title: [], move: [], undo: [], rule: [] };
  for (let i = 0; i < openings; i += 1) times.open.push(await opened(page, editor));
  times.open.shift();
  for (let i = 0; i < tries; i += 1) {
    times.select.push(await timed(page, 'click', () => editor.rows(page).nth(2 + (i % 7)).click()));
    times.move.push(await timed(page, 'keydown', () => page.keyboard.press(i % 2 ? 'Alt+ArrowUp' : 'Alt+ArrowDown')));
    times.undo.push(await timed(page, 'keydown', () => page.keyboard.press('Control+z')));
    await page.keyboard.press('F2');
    times.edit.push(await timed(page, 'keydown', () => page.keyboard.press('x')));
    times.title.push(await timed(page, 'keydown', () => page.keyboard.press('Tab')));
    await page.waitForTimeout(650);
  }
  await editor.toRules?.(page);
  const add = page.getByRole('button', { name: 'Tambah aturan' }).first();
  await add.waitFor();
  for (let i = 0; i < tries; i += 1) times.rule.push(await timed(page, 'click', () => add.click()));
  await page.requestGC();
  return { times, heapMB: await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1_048_576) };
}
