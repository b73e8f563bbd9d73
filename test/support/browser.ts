import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A real Chromium without a window. */
export const aBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args, headless: true });

export type Look = { readonly width?: number; readonly dark?: boolean };
/** A window of somebody, with everything that went wrong in it. */
export type Screen = {
  readonly page: Page;
  /** Errors of the page: exceptions, console errors, violations of the content policy, answers of the server that broke. */
  readonly troubles: () => readonly string[];
  /** Keeps a picture of the whole page under test/output. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const policyWatch = "addEventListener('securitypolicyviolation', (event) => console.error('content policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ':' + event.lineNumber))";

function watch(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    // The browser reports every refused answer of the server once more; those are judged below, by their status.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) troubles.push(message.text());
  });
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    // Before the sign-in the page has to ask who it is, and hears "nobody".
    if (response.status() >= 400 && response.status() !== 401) troubles.push(`${response.status()} ${response.request().method()} ${pathname}`);
  });
  return troubles;
}

/** Opens a window of its own (own cookies, own storage); pictures of it go to test/output/<story>. */
export async function aScreen(browser: Browser, base: string, { story, who, look = {} }: { readonly story: string; readonly who: string; readonly look?: Look }): Promise<Screen> {
  const context = await browser.newContext({ baseURL: base, locale: 'id-ID', timezoneId: 'Asia/Jakarta', colorScheme: look.dark ? 'dark' : 'light', reducedMotion: 'reduce', viewport: { width: look.width ?? 1280, height: look.width ? 760 : 900 } });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(policyWatch);
  const page = await context.newPage();
  const found = watch(page);
  const folder = join(root, 'test', 'output', story);
  await mkdir(folder, { recursive: true });
  return {
    page,
    troubles: () => found,
    picture: async (name) => {
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(folder, `${who}-${name}.png`), fullPage: true });
    },
    close: () => context.close(),
  };
}

/** Switches the device to light or dark and waits until the page has followed. */
export async function turns(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.waitForFunction((wanted) => document.documentElement.dataset['mantineColorScheme'] === wanted, colorScheme);
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))); }));
}

/** Every width must do without scrolling sideways; gives how many pixels stick out. */
export const sticksOut = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

type Finding = { readonly id: string; readonly impact: string | null; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] };

const wholePage = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;
/** What can differ between light and dark. */
export const coloursOnly = ['color-contrast', 'link-in-text-block'] as const;

/** What axe-core holds against the page, by all its rules or the named ones: only what is serious or critical, one line per place. */
export async function accessFaults(page: Page, rules: readonly string[] = wholePage): Promise<readonly string[]> {
  // The debugger may run a script that the page's own policy would refuse.
  await page.evaluate(await readFile(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: { run: (where: Document, how: object) => Promise<{ violations: readonly Finding[] }> } };
    const { violations } = await axe.run(document, { runOnly });
    return violations;
  }, [...rules]);
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, impact, nodes }) => nodes.map(({ html, failureSummary }) => `${impact} ${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''}`));
}
