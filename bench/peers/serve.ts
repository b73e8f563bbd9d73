import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Peer } from './peer.ts';

const here = new URL('./', import.meta.url).pathname;

async function bundle(options: BuildOptions): Promise<string> {
  return (await build({ ...options, bundle: true, write: false, minify: true, format: 'esm', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' } })).outputFiles![0]!.text;
}

/** Bundles a reference as it would be shipped. */
export const peerScript = (name: 'bare-form' | 'rjsf-form' | 'bare-tree'): Promise<string> => bundle({ entryPoints: [`${here}${name}.tsx`] });

/** Bundles form-js's editor out of the folder it was installed in, with its styles. */
export async function formJsOf(modules: string): Promise<{ readonly script: string; readonly style: string }> {
  const contents = `import { createFormEditor } from '@bpmn-io/form-js-editor'; import { open } from ${JSON.stringify(`${here}form-js.tsx`)}; open(createFormEditor);`;
  const style = await readFile(join(modules, '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css'), 'utf8');
  return { script: await bundle({ stdin: { contents, resolveDir: modules }, nodePaths: [modules] }), style: `${style} html, body, #root { height: 100%; margin: 0; } .add { position: fixed; inset: auto auto 0 0; z-index: 9; }` };
}

/** Opens a reference under the origin and the content security policy of the product. */
export async function servePeer(page: Page, base: string, { script, style = '', peer }: { readonly script: string; readonly style?: string; readonly peer: Partial<Peer> }): Promise<void> {
  const policy = (await fetch(base)).headers.get('content-security-policy') ?? '';
  await page.route('**/bench/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: route.request().url().endsWith('peer.js') ? `globalThis.peer = ${JSON.stringify(peer)};` : script }));
  await page.route('**/bench/main.css', (route) => route.fulfill({ contentType: 'text/css', body: style }));
  await page.route('**/bench/page', (route) => route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: '<!doctype html><title>bench</title><link rel="stylesheet" href="/bench/main.css"><div id="root"></div><script src="/bench/peer.js"></script><script type="module" src="/bench/main.js"></script>' }));
  await page.goto(`${base}/bench/page`);
}
