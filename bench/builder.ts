import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../engines/chromium.ts';
import { buildInterface } from '../engines/interface.ts';
import { aCrowd } from './crowd.ts';
import { must } from './http.ts';
import { peerScript, servePeer } from './peers/serve.ts';
import { aPlace } from './place.ts';
import { type Figure, quantile, report } from './table.ts';
import { timed } from './timed.ts';

// `npm run bench:builder`: the form builder in a real Chromium, from the event to the frame that shows it.
const sizes = [300, 1_000] as const;
const tries = 25;
const say = (line: string) => { process.stderr.write(`${line}\n`); };
const root = new URL('../', import.meta.url).pathname;

/** A form of sections with ten questions each; every tenth question hides the next. */
function schemaOf(questions: number): object {
  const section = (s: number) => ({ type: 'object', title: `Bagian ${s + 1}`, properties: Object.fromEntries(Array.from({ length: 10 }, (_, q) => [`k${s}_${q}`, { type: 'string', maxLength: 200, title: `Pertanyaan ${s + 1}.${q + 1}` }])) });
  return { type: 'object', properties: Object.fromEntries(Array.from({ length: questions / 10 }, (_, s) => [`s${s}`, section(s)])) };
}

type Operations = Readonly<Record<'select' | 'edit' | 'move' | 'undo', readonly number[]>>;
const words: Readonly<Record<keyof Operations, string>> = { select: 'pilih', edit: 'ketik satu huruf judul', move: 'pindah', undo: 'urungkan' };

/** What a designer does over and over, in any tree that takes the same keys. */
async function operations(page: Page): Promise<Operations> {
  const rows = page.getByRole('treeitem');
  const select: number[] = [];
  const move: number[] = [];
  const undo: number[] = [];
  const edit: number[] = [];
  for (let i = 0; i < tries; i += 1) {
    select.push(await timed(page, 'click', () => rows.nth(2 + (i % 7)).click()));
    move.push(await timed(page, 'keydown', () => page.keyboard.press(i % 2 ? 'Alt+ArrowUp' : 'Alt+ArrowDown')));
    undo.push(await timed(page, 'keydown', () => page.keyboard.press('Control+z')));
    await page.keyboard.press('F2');
    edit.push(await timed(page, 'keydown', () => page.keyboard.press('x')));
    await page.waitForTimeout(650);
    await rows.nth(2 + (i % 7)).click();
  }
  return { select, edit, move, undo };
}

async function measure(page: Page, address: string, n: number): Promise<readonly Figure[]> {
  const opened: number[] = [];
  for (let i = 0; i < 4; i += 1) {
    await page.goto(address);
    await page.getByRole('treeitem').first().waitFor();
    opened.push(await page.evaluate(() => performance.now() - Math.max(...performance.getEntriesByType('resource').filter(({ name }) => /\/api\/forms\/[^/]+$/.test(name)).map((entry) => (entry as PerformanceResourceTiming).responseEnd))));
  }
  const done = await operations(page);
  await page.goto(`${address}?tab=rules`);
  const add = page.getByRole('button', { name: 'Tambah aturan' }).first();
  await add.waitFor();
  const rule: number[] = [];
  for (let i = 0; i < tries; i += 1) rule.push(await timed(page, 'click', () => add.click()));
  await page.requestGC();
  const heap = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1_048_576);
  const figure = (id: string, what: string, value: number, more: Partial<Figure> = {}): Figure => ({ id: `${id}-${n}`, what: `${what}, ${n} pertanyaan`, value, unit: 'ms', ...more });
  const bar = n === 1_000 ? { bar: { atMost: 50 } } : {};
  return [
    figure('open', 'terbuka setelah datanya ada (median)', quantile(opened.slice(1), 0.5), { bar: { atMost: n === 300 ? 600 : 1_500 } }),
    ...(Object.keys(words) as (keyof Operations)[]).flatMap((id) => [figure(id, `${words[id]} (median)`, quantile(done[id], 0.5)), figure(`${id}-p95`, `${words[id]} (p95)`, quantile(done[id], 0.95), bar)]),
    figure('rule', 'tambah aturan (median)', quantile(rule, 0.5)), figure('rule-p95', 'tambah aturan (p95)', quantile(rule, 0.95)),
    figure('heap', 'ingatan JavaScript', heap, { unit: 'MB', ...(n === 1_000 ? { bar: { atMost: 120 } } : {}) }),
  ];
}

/** Compressed kilobytes of script that a page brings in beyond those named. */
async function scriptsOf(page: Page, address: string, known: ReadonlySet<string> = new Set()): Promise<{ readonly names: ReadonlySet<string>; readonly kB: number; readonly workersKB: number }> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const found = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })));
  const size = (worker: boolean) => found.filter(({ name }) => !known.has(name) && /-worker-[^/]+$/.test(name) === worker).reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
  return { names: new Set(found.map(({ name }) => name)), kB: size(false), workersKB: size(true) };
}

await buildInterface(root, say);
const script = await peerScript('bare-tree');
const executablePath = await findChromium(say);
const place = await aPlace();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--enable-precise-memory-info'] });
const figures: Figure[] = [];
try {
  const { administrator: cookie } = await aCrowd(place.db, 0);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: place.base }]);
  for (const n of sizes) {
    say(`${n} pertanyaan …`);
    const { formId } = await must<{ formId: string }>({ base: place.base, cookie, method: 'POST', path: '/api/forms', body: { from: 'schema', title: { id: `Ukuran ${n}`, en: `Size ${n}` }, schema: schemaOf(n) } });
    const address = `${place.base}/admin/forms/${formId}/edit`;
    if (n === sizes[0]) {
      const shell = await scriptsOf(await context.newPage(), `${place.base}/admin`);
      const builder = await scriptsOf(await context.newPage(), address, shell.names);
      figures.push({ id: 'bundle', what: 'skrip penyusun di luar kerangka dan pekerjanya, dimampatkan', value: builder.kB, unit: 'kB', bar: { atMost: 150 } }, { id: 'bundle-workers', what: 'pekerja masalah dan uji, dimampatkan', value: builder.workersKB, unit: 'kB' });
    }
    figures.push(...await measure(await context.newPage(), address, n));
    const peer = await context.newPage();
    await servePeer(peer, place.base, { script, peer: { questions: Array.from({ length: n }, (_, i) => String(i)) } });
    await peer.getByRole('treeitem').first().waitFor();
    const bare = await operations(peer);
    for (const id of Object.keys(words) as (keyof Operations)[]) figures.push({ id: `bare-${id}-${n}`, what: `pembanding pohon React polos: ${words[id]} (median), ${n} pertanyaan`, value: quantile(bare[id], 0.5), unit: 'ms' });
  }
} finally {
  await browser.close();
  await place.stop();
}
await report(figures);
