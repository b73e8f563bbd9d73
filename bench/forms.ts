import { type CDPSession, chromium, type Page } from 'playwright-core';
import type { FormModel } from '../core/form/model.ts';
import { findChromium } from '../engines/chromium.ts';
import { build } from '../engines/built.ts';
import { aCrowd, type Crowd } from './crowd.ts';
import { launch } from './cycle.ts';
import { must } from './http.ts';
import type { Peer } from './peers/peer.ts';
import { peerScript, servePeer } from './peers/serve.ts';
import { aPlace } from './place.ts';
import { type Figure, median, report } from './table.ts';
import { timed } from './timed.ts';

// `npm run bench:forms`: a key press in a form that is filled in, with the processor slowed down four times, against a form
// written by hand and against rjsf alone, in the same browser under the same content security policy.
const sizes = [50, 300, 1_000] as const;
const keys = 40;
/** rjsf alone works a form with a hundred conditions over at every key, for seconds: few keys tell, and larger forms are left out. */
const rjsfKeys = 4;
const say = (line: string) => { process.stderr.write(`${line}\n`); };
const root = new URL('../', import.meta.url).pathname;
const keyOf = (i: number) => `k${Math.floor(i / 10)}_${i % 10}`;

/** So many short texts; up to a hundred of the second half are shown once one of the first ten is answered with anything but "tidak". */
function peerOf(n: number): Peer {
  const half = n / 2;
  return { questions: Array.from({ length: n }, (_, i) => keyOf(i)), conditions: Array.from({ length: Math.min(100, half) }, (_, i) => ({ target: keyOf(half + i), source: keyOf(i % 10) })) };
}

function schemaOf({ questions }: Peer): object {
  const sections = Map.groupBy(questions, (id) => `s${id.slice(1).split('_')[0]}`);
  return { type: 'object', title: 'Ukuran', properties: Object.fromEntries([...sections].map(([id, list]) => [id, { type: 'object', title: `Bagian ${id}`, properties: Object.fromEntries(list.map((key) => [key, { type: 'string', maxLength: 200, title: `Pertanyaan ${key}` }])) }])) };
}

/** Publishes the form, launches a cycle with it for one agency, and gives the address where its head fills it in. */
async function aTask({ base, crowd, head }: { readonly base: string; readonly crowd: Crowd; readonly head: Crowd['heads'][number] }, peer: Peer): Promise<string> {
  const ask = <T>(method: string, path: string, more: { readonly body?: unknown; readonly rev?: number } = {}) => must<T>({ base, cookie: crowd.administrator, method, path, ...more });
  const { formId } = await ask<{ formId: string }>('POST', '/api/forms', { body: { from: 'schema', title: { id: `Ukuran ${peer.questions.length}`, en: `Size ${peer.questions.length}` }, schema: schemaOf(peer) } });
  const { model, rev } = await ask<{ model: FormModel; rev: number }>('GET', `/api/forms/${formId}`);
  const byKey = new Map(Object.values(model.byId).map((node) => [node.key, node.id]));
  const commands = peer.conditions.map(({ target, source }, i) => ({ name: 'setRule', args: { rule: { id: `r${i}`, effect: 'show', targets: [byKey.get(target)], when: { '!==': [{ answer: byKey.get(source) }, 'tidak'] } } } }));
  await ask('POST', `/api/forms/${formId}/commands`, { rev, body: { batchId: crypto.randomUUID(), commands } });
  const { rev: drafted } = await ask<{ rev: number }>('GET', `/api/forms/${formId}`);
  await ask('POST', `/api/forms/${formId}/versions`, { rev: drafted, body: { reason: 'Ukuran.' } });
  const { rows } = await launch(base, crowd, [head], { templateKey: 'laporan-tkpk', forms: { laporan: formId } });
  return `${base}/tasks/${rows[0]!.trackId}.${rows[0]!.token}`;
}

type Told = { readonly cpu: number; readonly worst: number };

/** Types into the first field: processor time per key, and the longest a key or the first leaving of the field took until it was painted. */
async function typing(page: Page, session: CDPSession, { input, presses }: { readonly input: string; readonly presses: number }): Promise<Told> {
  const field = page.locator(input).first();
  await field.waitFor();
  await page.waitForTimeout(1_500);
  await session.send('Performance.enable');
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await field.click();
  const cpu: number[] = [];
  const frames: number[] = [];
  for (let i = 0; i < presses; i += 1) {
    const before = await busy();
    frames.push(await timed(page, 'keydown', () => page.keyboard.press('abcdefghij'[i % 10]!)));
    cpu.push((await busy()) - before);
    await page.waitForTimeout(120);
  }
  frames.push(await timed(page, 'keydown', () => page.keyboard.press('Tab')));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { cpu: median(cpu.slice(presses > 5 ? 5 : 1)), worst: Math.max(...frames) };
}

await build(root, 'admin-ui', say);
const scripts = await Promise.all([peerScript('bare-form'), peerScript('rjsf-form')]);
const executablePath = await findChromium(say);
const place = await aPlace();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
const figures: Figure[] = [];
try {
  const crowd = await aCrowd(place.db, sizes.length);
  for (const [at, n] of sizes.entries()) {
    say(`${n} pertanyaan …`);
    const peer = peerOf(n);
    const head = crowd.heads[at]!;
    const address = await aTask({ base: place.base, crowd, head }, peer);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' });
    const [name = '', value = ''] = head.cookie.split('=');
    await context.addCookies([{ name, value, url: place.base }]);
    const run = async (open: (page: Page) => Promise<unknown>, input: string, presses = keys) => {
      const page = await context.newPage();
      say(`  ${input}, ${presses} ketikan`);
      await open(page);
      const told = await typing(page, await context.newCDPSession(page), { input, presses });
      await page.close();
      return told;
    };
    const bare = await run((page) => servePeer(page, place.base, { script: scripts[0], peer }), 'input');
    const rjsf = n > 50 ? undefined : await run((page) => servePeer(page, place.base, { script: scripts[1], peer }), 'input', rjsfKeys);
    const own = await run((page) => page.goto(address), 'article input');
    const add = (id: string, what: string, value: number, more: Partial<Figure> = {}) => figures.push({ id: `${id}-${n}`, what: `${what}, ${n} pertanyaan`, value, unit: 'ms', ...more });
    add('bare-cpu', 'pembanding tulisan tangan: prosesor tiap ketikan', bare.cpu);
    if (rjsf !== undefined) add('rjsf-cpu', 'pembanding rjsf saja: prosesor tiap ketikan', rjsf.cpu);
    add('cpu', 'prosesor tiap ketikan (median)', own.cpu);
    add('cpu-ratio', 'terhadap tulisan tangan', own.cpu / bare.cpu, { unit: 'kali', ...(n === 300 ? { bar: { atMost: 1.2 } } : {}) });
    add('bare-worst', 'pembanding tulisan tangan: terlama sampai tampak', bare.worst);
    if (rjsf !== undefined) add('rjsf-worst', 'pembanding rjsf saja: terlama sampai tampak', rjsf.worst);
    add('worst', 'terlama sampai tampak, pemeriksaan pertama termasuk', own.worst, n === 50 ? {} : { bar: { atMost: n === 300 ? 100 : 150 } });
    await context.close();
  }
} finally {
  await browser.close();
  await place.stop();
}
await report(figures);
