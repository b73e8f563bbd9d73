import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool, withProgress } from './tool.ts';

const sources = ['admin-ui', 'core'];

/** Builds the web interface when its sources changed since the last build; a server that serves the old one is not disturbed meanwhile. */
export async function buildInterface(root: string, say: (line: string) => void): Promise<void> {
  const target = join(root, 'dist', 'admin-ui');
  const hash = await hashOfSources(root);
  if ((await readFile(join(target, '.sources'), 'utf8').catch(() => '')) === hash) return;
  const next = join(root, 'dist', `admin-ui.${process.pid}`);
  try {
    const args = ['build', '--config', 'admin-ui/vite.config.ts', '--outDir', next, '--logLevel', 'warn'];
    const { code, output } = await withProgress((seconds) => `Menyusun antarmuka … ${seconds} detik`, say, () => runTool(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...args], { cwd: root, env: { ...process.env, NODE_ENV: 'production' } }));
    if (code !== 0) throw new Error(`Antarmuka tidak dapat disusun:\n${output.trim()}`);
    await writeFile(join(next, '.sources'), hash);
    await rm(target, { recursive: true, force: true });
    await rename(next, target);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

async function hashOfSources(root: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  for (const folder of sources) {
    const names = (await readdir(join(root, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
    for (const name of names) hash.update(name.slice(root.length)).update(await readFile(name));
  }
  return hash.digest('hex');
}
