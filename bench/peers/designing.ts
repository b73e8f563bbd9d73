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
/** Milliseconds of each try, how many had no effect and were left out, and megabytes of JavaScript at the end. */
export type Told = { readonly times: Readonly<Record<Operation, readonly number[]>>; readonly idle: number; readonly heapMB: number };

/** From the last byte of the form, or where a reference marks that it has it, to its first question. */
async function opened(page: Page, { open, rows }: Editor): Promise<number> {
  await open(page);
  await rows(page).first().waitFor();
  return page.evaluate(() => {
    const form = performance.getEntriesByType('resource').filter(({ name }) => /\/api\/forms\/[^/]+$/.test(name)).map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return performance.now() - Math.max(...form, ...performance.getEntriesByName('data').map(({ startTime }) => startTime));
  });
}

/** Whether the text of a row soon is as asked: a key that changed nothing was not an operation. */
async function soon(row: Locator, holds: (text: string) => boolean): Promise<boolean> {
  for (let i = 0; i < 40; i += 1) {
    if (holds(await row.innerText())) return true;
    await row.page().waitForTimeout(25);
  }
  return false;
}

/** Opens the editor some times and works in it: a question is selected, moved, moved back by undo, and given another title; then rules are added. */
export async function design(page: Page, editor: Editor): Promise<Told> {
  const times: Record<Operation, number[]> = { open: [], select: [], edit: [], title: [], move: [], undo: [], rule: [] };
  let idle = 0;
  for (let i = 0; i < openings; i += 1) times.open.push(await opened(page, editor));
  times.open.shift();
  const note = (id: Operation, took: number, counts: boolean) => { if (counts) times[id].push(took); else idle += 1; };
  const press = (key: string) => timed(page, 'keydown', () => page.keyboard.press(key));
  for (let i = 0; i < tries; i += 1) {
    const row = editor.rows(page).nth(2 + (i % 7));
    times.select.push(await timed(page, 'click', () => row.click()));
    const before = await row.innerText();
    const moved = await press(i % 2 ? 'Alt+ArrowUp' : 'Alt+ArrowDown');
    const left = await soon(row, (text) => text !== before);
    note('move', moved, left);
    if (left) {
      const undone = await press('Control+z');
      note('undo', undone, await soon(row, (text) => text === before));
    }
    await page.keyboard.press('F2');
    await page.locator('input:focus, textarea:focus, [contenteditable]:focus').waitFor();
    times.edit.push(await press('abcdefghijklmnopqrstuvwxyz'[i]!));
    const done = await press('Tab');
    note('title', done, await soon(row, (text) => text !== before));
    await page.waitForTimeout(650);
  }
  await editor.toRules?.(page);
  const add = page.getByRole('button', { name: 'Tambah aturan' }).first();
  await add.waitFor();
  for (let i = 0; i < tries; i += 1) times.rule.push(await timed(page, 'click', () => add.click()));
  await page.requestGC();
  return { times, idle, heapMB: await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1_048_576) };
}
