import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.ts';
import { findChromium } from './chromium.ts';
import { buildInterface } from './interface.ts';

// `npm test`: checks, then every jest project; ends with one line `N passed, N failed`.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = new Set(process.argv.slice(2));
const say = (line: string) => { process.stdout.write(`${line}\n`); };
type Count = { readonly passed: number; readonly failed: number };

async function jest(projects: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-jest-'));
  const report = join(folder, 'report.json');
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${report}`, '--maxWorkers=2', '--forceExit', ...(options.has('--unit') ? ['--testPathPatterns', 'test/core', 'bundle', 'replay', 'safety'] : []), '--selectProjects', ...projects];
  try {
    await new Promise((resolve) => spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } }).once('exit', resolve));
    const result = JSON.parse(await readFile(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };
    return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
  } catch (error) {
    say(`jest (${projects.join(', ')}) memberi hasil yang tidak terbaca: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function all(): Promise<readonly Count[]> {
  if (options.has('--unit')) return [await jest(['core', 'workflows'], { SIKLUS_UNIT: '1' })];
  const counts: Count[] = options.has('--long') ? [] : [await check(say)];
  await buildInterface(root, say);
  const long = options.has('--long') ? { SIKLUS_LONG: '1' } : {};
  const chromium = await findChromium(say);
  counts.push(await jest(['core', 'workflows', 'api'], long));
  counts.push(chromium ? await jest(['journeys'], { ...long, CHROMIUM_PATH: chromium }) : { passed: 0, failed: 1 });
  return counts;
}

const counts = await all();
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
say(`${passed} passed, ${failed} failed`);
process.exit(failed || passed === 0 ? 1 : 0);
