import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './tool.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

/** What `npm run check` runs; each line is one step of the final count. */
export const steps: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'types', args: [join(modules, 'typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'types of core without Node and DOM', args: [join(modules, 'typescript/bin/tsc'), '-p', 'core/tsconfig.json', '--noEmit'] },
  { name: 'lint and borders', args: [join(modules, 'oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '--quiet'] },
  { name: 'dead files and dependencies', args: [join(modules, 'knip/bin/knip.js'), '--no-progress'] },
];

/** Runs every step one after the other; gives how many passed and failed. */
export async function check(say: (line: string) => void): Promise<{ readonly passed: number; readonly failed: number }> {
  let failed = 0;
  for (const { name, args } of steps) {
    const began = Date.now();
    const { code, output } = await runTool(process.execPath, args, { cwd: root });
    say(`${code === 0 ? 'ok   ' : 'FAIL '} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (code === 0) continue;
    failed += 1;
    say(output.trim());
  }
  return { passed: steps.length - failed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await check((line) => { process.stdout.write(`${line}\n`); });
  process.exit(failed ? 1 : 0);
}
