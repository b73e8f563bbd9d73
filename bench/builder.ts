import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../engines/chromium.ts';
import { build } from '../engines/built.ts';
import { aCrowd } from './crowd.ts';
import { must } from './http.ts';
import { beside, ownFigures, peerFigures, type Round } from './peers/beside.ts';
import { design, type Editor, type Told } from './peers/designing.ts';
import { installPeer } from './peers/install.ts';
import { formJsOf, peerScript, servePeer } from './peers/serve.ts';
import { aPlace } from './place.ts';
import { problemFigure } from './problems.ts';
import { type Figure, report } from './table.ts';

// `npm run bench:builder`: the form builder in a real Chromium, from the event to the frame that shows it, beside a bare React
// tree and form-js's editor in the same run. The latter is installed for the run alone: it is no dependency of Siklus.
const sizes = [300, 1_000] as const;
const formJs = '@bpmn-io/form-js-editor@1.23.0';
const say = (line: string) => { process.stderr.write(`${line}\n`); };
const root = new URL('../', import.meta.url).pathname;

/** A form of sections with ten questions each. */
function schemaOf(questions: number): object {
  const section = (s: number) => ({ type: 'object', title: `Bagian ${s + 1}`, properties: Object.fromEntries(Array.from({ length: 10 }, (_, q) => [`k${s}_${q}`, { type: 'string', maxLength: 200, title: `Pertanyaan ${s + 1}.${q + 1}` }])) });
  return { type: 'object', properties: Object.fromEntries(Array.from({ length: questions / 10 }, (_, s) => [`s${s}`, section(s)])) };
}

/** Compressed kilobytes of script that a page brings in beyond those named. */
async function scriptsOf(page: Page, address: string, known: ReadonlySet<string> = new Set()): Promise<{ readonly names: ReadonlySet<string>; readonly kB: number; readonly workersKB: number }> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const found = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })));
  await page.close();
  const size = (worker: boolean) => found.filter(({ name }) => !known.has(name) && /-worker-[^/]+$/.test(name) === worker).reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
  return { names: new Set(found.map(({ name }) => name)), kB: size(false), workersKB: size(true) };
}

/** The editors to compare with, by the name the table gives them, and what each is shipped as. */
async function loadPeers(modules: string | undefined): Promise<Readonly<Record<string, { readonly script: string; readonly style?: string; readonly rows: Editor['rows'] }>>> {
  return {
    'React polos': { script: await peerScript('bare-tree'), rows: (page) => page.getByRole('treeitem') },
    ...(modules !== undefined && { 'form-js': { ...await formJsOf(modules), rows: (page: Page) => page.locator('.fjs-element[data-field-type="textfield"]') } }),
  };
}

await build(root, 'admin-ui', say);
const installed = await installPeer(formJs);
const refused = 'refused' in installed ? `Pembanding ${formJs} tidak dapat dipasang (${installed.refused}): dijalankan tanpa pembanding itu.` : '';
if (refused) say(refused);
const peers = await loadPeers('modules' in installed ? installed.modules : undefined);
if ('remove' in installed) await installed.remove();
const executablePath = await findChromium(say);
const place = await aPlace();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--enable-precise-memory-info'] });
const figures: Figure[] = [problemFigure(schemaOf(1_000), 1_000)];
const rounds: Round[] = [];
try {
  const { administrator: cookie } = await aCrowd(place.db, 0);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: place.base }]);
  const run = async (editor: Editor): Promise<Told> => {
    const page = await context.newPage();
    const told = await design(page, editor);
    await page.close();
    return told;
  };
  for (const n of sizes) {
    say(`${n} pertanyaan …`);
    const { formId } = await must<{ formId: string }>({ base: place.base, cookie, method: 'POST', path: '/api/forms', body: { from: 'schema', title: { id: `Ukuran ${n}`, en: `Size ${n}` }, schema: schemaOf(n) } });
    const address = `${place.base}/admin/forms/${formId}/edit`;
    if (n === sizes[0]) {
      const shell = await scriptsOf(await context.newPage(), `${place.base}/admin`);
      const builder = await scriptsOf(await context.newPage(), address, shell.names);
      figures.push({ id: 'bundle', what: 'skrip penyusun di luar kerangka dan pekerjanya, dimampatkan', value: builder.kB, unit: 'kB', bar: { atMost: 150 } }, { id: 'bundle-workers', what: 'pekerja masalah dan uji, dimampatkan', value: builder.workersKB, unit: 'kB' });
    }
    const own = await run({ open: (page) => page.goto(address), rows: (page) => page.getByRole('treeitem'), toRules: (page) => page.goto(`${address}?tab=rules`) });
    const told: Record<string, Told> = {};
    for (const [label, { rows, ...files }] of Object.entries(peers)) {
      say(`  ${label}`);
      told[label] = await run({ open: (page) => servePeer(page, place.base, { ...files, peer: { questions: Array.from({ length: n }, (_, i) => String(i)) } }), rows });
    }
    rounds.push({ n, own, peers: told });
  }
} finally {
  await browser.close();
  await place.stop();
}
for (const [label, { script }] of Object.entries(peers)) figures.push({ id: `${label}-bundle`, what: `${label}: seluruh skripnya, dimampatkan`, value: gzipSync(script).length / 1_000, unit: 'kB' });
await report([...figures, ...rounds.flatMap(ownFigures)], rounds.flatMap(peerFigures));
for (const round of rounds) process.stdout.write(beside(round));
if (refused) process.stdout.write(`\n${refused}\n`);
