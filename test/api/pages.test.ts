import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { castOf } from '../support/cast.ts';
import { aServer, type TestServer } from '../support/server.ts';

describe('the pages of the interface', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await aServer();
    const folder = server.deps.settings.pageFolder;
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(folder, 'index.html'), '<!doctype html><meta name="csp-nonce" content="__NONCE__"><div id="root"></div>');
    await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  });
  afterAll(async () => server?.close());

  test.each(['/', '/sign-in', '/tasks/abc.t1', '/admin/forms/x/edit?tab=rules'])('%s is the one page, with a fresh nonce and no way to run anything else', async (path) => {
    const [one, two] = await Promise.all([fetch(`${server.base}${path}`), fetch(`${server.base}${path}`)]);
    const policy = one.headers.get('content-security-policy') ?? '';
    const nonce = /content="([^"]+)"/.exec(await one.text())?.[1] ?? '';
    expect(one.status).toBe(200);
    expect(nonce).toHaveLength(24);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "worker-src 'self'"]) expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(await two.text()).not.toContain(nonce);
    expect(one.headers.get('cache-control')).toBe('no-store');
  });

  test('files with a hash in their name are kept for ever; a missing one is not the page', async () => {
    const file = await fetch(`${server.base}/assets/main-abc123.js`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${server.base}/assets/lama-000.js`)).status).toBe(404);
  });

  test.each(['/api/me', '/api/tidak-ada', '/api/openapi.json', '/forms/tidak-ada/validator.js', '/healthz', '/sign-in'])('%s carries the safe headers, errors included', async (path) => {
    const { headers } = await fetch(`${server.base}${path}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
    if (path.startsWith('/api/')) expect(headers.get('cache-control')).toBe('no-store');
  });

  test('a published form’s validator is served by its hash, as a module that may be kept for ever', async () => {
    const administrator = await castOf(server)('administrator');
    const { formId } = await administrator.does('addForm', { body: { from: 'template', templateKey: 'akip-internal', formKey: 'akip-lke', title: { id: 'LKE', en: 'LKE' } } });
    const { rev } = await administrator.does('form', { params: { formId } });
    const { versionId } = await administrator.does('publishForm', { params: { formId }, rev, body: { reason: 'terbit pertama' } });
    const { validatorUrl } = await administrator.does('formVersion', { params: { versionId } });
    const answer = await fetch(new URL(validatorUrl, server.base));
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const code = await answer.text();
    expect(code).toContain('export');
    expect(code).not.toMatch(/\beval\(|new Function/);
  });

  test('readiness names engines, versions and addresses; without a worker it is not ready', async () => {
    const answer = await fetch(`${server.base}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ready: false, mode: 'demo', mongodb: { ok: true, version: expect.stringMatching(/^\d+\.\d+/) }, temporal: { ok: true, version: expect.stringMatching(/^1\./) }, worker: { ok: false } });
  });
});
