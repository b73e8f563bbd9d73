import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../engines/tool.ts';

export type Installed = { readonly modules: string; readonly remove: () => Promise<void> };

/** Installs a package for this run alone, in a folder of its own that `remove` takes away; or says why the index of packages did not give it. */
export async function installPeer(spec: string): Promise<Installed | { readonly refused: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-peer-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const { code, output } = await runTool('npm', ['install', spec, '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-timeout=60000'], { cwd: folder });
  if (code === 0) return { modules: join(folder, 'node_modules'), remove };
  await remove();
  return { refused: /npm error code (\S+)/.exec(output)?.[1] ?? (code === undefined ? 'npm tidak dapat dijalankan' : `npm berakhir dengan ${code}`) };
}
