import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './built.ts';
import { check } from './check.ts';
import { findChromium } from './chromium.ts';
import { runTool } from './tool.ts';

// `npm test`: checks, then every jest project; ends with one line `N passed, N failed`.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const words = process.argv.slice(2);
const options = new Set(words.filter((word) => word.startsWith('--')));
/** `npm test -- matrix score`: only the test files whose path has one of the words, no checks. */
const patterns = words.filter((word) => !word.startsWith('--'));
const say = (line: string) => { process.stdout.write(`${line}\n`); };
type Count = { readonly passed: number; readonly failed: number };
type Run = { readonly projects: readonly string[]; readonly only?: readonly string[]; readonly workers?: number; readonly env?: NodeJS.ProcessEnv };

async function jest({ projects, only = patterns, workers = 3, env = {} }: Run): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-jest-'));
  const report = join(folder, 'report.json');
  // Room for what one test file loads and drops again: an eighth less work than with the usual young heap.
  const args = ['--max-semi-space-size=64', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${report}`, `--maxWorkers=${workers}`, '--forceExit', '--passWithNoTests', ...(only.length ? ['--testPathPatterns', ...only] : []), '--selectProjects', ...projects];
  try {
    await runTool(process.execPath, args, { cwd: root, show: true, env: { ...process.env, ...env } });
    const result = JSON.parse(await readFile(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number; numTotalTests: number };
    return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
  } catch (error) {
    say(`jest (${projects.join(', ')}) berakhir tanpa hasil: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function journeys(env: NodeJS.ProcessEnv): Promise<Count> {
  const files = (await readdir(join(root, 'test', 'journeys'))).map((name) => `test/journeys/${name}`);
  if (patterns.length && !files.some((file) => patterns.some((word) => file.includes(word)))) return { passed: 0, failed: 0 };
  await build(root, 'admin-ui', say);
  const chromium = await findChromium(say);
  // Three at a time: each brings up the whole product and a browser, and waits for them half of its time.
  return chromium ? jest({ projects: ['journeys'], workers: 3, env: { ...env, CHROMIUM_PATH: chromium } }) : { passed: 0, failed: 1 };
}

async function all(): Promise<readonly Count[]> {
  if (options.has('--unit')) return [await jest({ projects: ['core', 'workflows'], only: ['test/core', 'bundle', 'safety'], env: { SIKLUS_UNIT: '1' } })];
  const long = options.has('--long') ? { SIKLUS_LONG: '1' } : {};
  const checked = patterns.length || options.has('--long') ? [] : [await check(say)];
  return [...checked, await jest({ projects: ['core', 'workflows', 'api'], env: long }), await journeys(long)];
}

const counts = await all().catch((error: unknown): readonly Count[] => {
  say(error instanceof Error ? error.message : String(error));
  return [{ passed: 0, failed: 1 }];
});
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
say(`${passed} passed, ${failed} failed`);
process.exit(failed || passed === 0 ? 1 : 0);
