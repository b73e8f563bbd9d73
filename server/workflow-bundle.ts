import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Bundles the workflows as a worker takes them; only what `workflows/index.ts` reaches is inside. */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  const path = (file: string) => fileURLToPath(new URL(`../workflows/${file}`, import.meta.url));
  return bundleWorkflowCode({ workflowsPath: path('index.ts'), preloadModules: [path('preloaded.ts')], logger: new DefaultLogger('WARN') });
}

export type BundleFile = { readonly codePath: string; readonly remove: () => Promise<void> };

/** Gives the file built before, or bundles in a process of its own: the bundler's 200 MB do not stay in the worker. */
export async function bundleApart(built?: string): Promise<BundleFile> {
  if (built !== undefined) return { codePath: built, remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'siklus-workflows-'));
  const codePath = join(folder, 'workflows.js');
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), codePath]);
  return { codePath, remove: () => rm(folder, { recursive: true, force: true }) };
}

if (import.meta.main) await writeFile(process.argv[2] ?? '', (await bundleWorkflows()).code);
