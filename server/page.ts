import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Deps } from './deps.ts';

/** What a page may load: own scripts, own and nonce-marked styles, nothing from elsewhere, no eval. */
const pagePolicy = (nonce: string) => ({
  'default-src': ["'none'"], 'script-src': ["'self'"], 'style-src': ["'self'", `'nonce-${nonce}'`], 'img-src': ["'self'", 'data:', 'blob:'], 'font-src': ["'self'"], 'connect-src': ["'self'"],
  'worker-src': ["'self'"], 'manifest-src': ["'self'"], 'form-action': ["'self'"], 'object-src': ["'none'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"],
});
const dataPolicy = { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"], 'frame-ancestors': ["'none'"] };

/** The headers every answer carries, errors and files too. */
export function safeHeaders({ url }: Deps['settings']): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: dataPolicy },
    strictTransportSecurity: url.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
}

const pageHeaders = (nonce: string): RequestHandler => helmet.contentSecurityPolicy({ useDefaults: false, directives: pagePolicy(nonce) });

/** Serves the built interface: hashed files for ever, and one page for every address of it, with a fresh nonce each time. */
export function interfacePages({ pageFolder }: Deps['settings']): Router {
  const router = Router();
  router.use('/assets', express.static(join(pageFolder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
  router.use(express.static(pageFolder, { index: false, maxAge: '1h' }));
  router.get(/^\/(?!api\/|forms\/|assets\/)/, async (request, response, next) => {
    const html = await readFile(join(pageFolder, 'index.html'), 'utf8').catch(() => undefined);
    if (html === undefined) {
      response.status(503).type('text/plain').send('Antarmuka belum dibangun. Jalankan: npm run build\n');
      return;
    }
    const nonce = randomBytes(18).toString('base64');
    pageHeaders(nonce)(request, response, () => undefined);
    response.setHeader('cache-control', 'no-store');
    response.type('html').send(html.replaceAll('__NONCE__', nonce));
    void next;
  });
  return router;
}
