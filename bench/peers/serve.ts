import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Peer } from './peer.ts';

/** Bundles a reference as it would be shipped. */
export async function peerScript(name: 'bare-form' | 'rjsf-form' | 'bare-tree'): Promise<string> {
  const entry = new URL(`${name}.tsx`, import.meta.url).pathname;
  return (await build({ entryPoints: [entry], bundle: true, write: false, minify: true, format: 'esm', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' } })).outputFiles[0]!.text;
}

/** Opens a reference under the origin and the content security policy of the product. */
export async function servePeer(page: Page, base: string, { script, peer }: { readonly script: string; readonly peer: Partial<Peer> }): Promise<void> {
  const policy = (await fetch(base)).headers.get('content-security-policy') ?? '';
  await page.route('**/bench/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: route.request().url().endsWith('peer.js') ? `globalThis.peer = ${JSON.stringify(peer)};` : script }));
  await page.route('**/bench/page', (route) => route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: '<!doctype html><title>bench</title><div id="root"></div><script src="/bench/peer.js"></script><script type="module" src="/bench/main.js"></script>' }));
  await page.goto(`${base}/bench/page`);
}
