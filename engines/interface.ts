import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const sources = ['admin-ui', 'core'];

/** Builds the web interface when its sources changed since the last build. */
export async function buildInterface(root: string, say: (line: string) => void): Promise<void> {
  const stamp = join(root, 'dist', 'admin-ui', '.sources');
  const hash = await hashOfSources(root);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return;
  say('Menyusun antarmuka, sekitar setengah menit …');
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'admin-ui/vite.config.ts', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error('Antarmuka tidak dapat disusun. Pesan di atas menyebut berkasnya.');
  await writeFile(stamp, hash);
}

async function hashOfSources(root: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  for (const folder of sources) {
    const names = (await readdir(join(root, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
    for (const name of names) hash.update(name.slice(root.length)).update(await readFile(name));
  }
  return hash.digest('hex');
}
