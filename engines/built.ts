import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runTool, withProgress } from './tool.ts';

type Part = { readonly sources: readonly string[]; readonly what: string; readonly failed: string; /** Arguments of Node that put the part into a folder. */ readonly args: (root: string, folder: string) => readonly string[] };
const parts = {
  'admin-ui': {
    sources: ['admin-ui', 'core'], what: 'Menyusun antarmuka', failed: 'Antarmuka tidak dapat disusun',
    args: (root, folder) => [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'admin-ui/vite.config.ts', '--outDir', folder, '--logLevel', 'warn'],
  },
  workflows: {
    sources: ['workflows', 'core', 'server/workflow-bundle.ts'], what: 'Menyusun alur kerja', failed: 'Alur kerja tidak dapat disusun',
    args: (root, folder) => [join(root, 'server/workflow-bundle.ts'), join(folder, 'index.js')],
  },
} as const satisfies Readonly<Record<string, Part>>;

/** The workflows as the worker of this checkout takes them, once they are built. */
export const builtWorkflows = (root: string): string => join(root, 'dist', 'workflows', 'index.js');

/** Builds the web interface or the workflows when their sources changed since the last build; who uses the old ones is not disturbed meanwhile. */
export async function build(root: string, name: keyof typeof parts, say: (line: string) => void): Promise<void> {
  const { sources, what, failed, args }: Part = parts[name];
  const target = join(root, 'dist', name);
  const hash = await hashOf(root, sources);
  if ((await readFile(join(target, '.sources'), 'utf8').catch(() => '')) === hash) return;
  const next = join(root, 'dist', `${name}.${process.pid}`);
  try {
    await mkdir(next, { recursive: true });
    const { code, output } = await withProgress((seconds) => `${what} … ${seconds} detik`, say, () => runTool(process.execPath, args(root, next), { cwd: root, env: { ...process.env, NODE_ENV: 'production' } }));
    if (code !== 0) throw new Error(`${failed}:\n${output.trim()}`);
    await writeFile(join(next, '.sources'), hash);
    await rm(target, { recursive: true, force: true });
    await rename(next, target);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** Builds both, one after the other. */
export async function buildAll(root: string, say: (line: string) => void): Promise<void> {
  for (const name of Object.keys(parts) as (keyof typeof parts)[]) await build(root, name, say);
}

async function hashOf(root: string, sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  for (const source of sources) {
    const path = join(root, source);
    const names = await readdir(path, { recursive: true, withFileTypes: true }).then((entries) => entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort(), () => [path]);
    for (const name of names) hash.update(relative(root, name)).update(await readFile(name));
  }
  return hash.digest('hex');
}
