import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';

export type ChildSpec = { readonly name: string; readonly command: string; readonly args: readonly string[]; readonly env?: NodeJS.ProcessEnv; readonly log: string; readonly pidFile?: string; readonly quiet?: boolean };
export type Child = { readonly spec: ChildSpec; readonly process: ChildProcess; readonly ended: Promise<number | null> };

/** Starts a child in a process group of its own, so that Ctrl-C reaches only the supervisor; its output goes to a log file. */
export async function startChild(spec: ChildSpec): Promise<Child> {
  if (spec.pidFile) await reclaim(spec);
  const child = spawn(spec.command, spec.args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: spec.env ?? process.env });
  const log = createWriteStream(spec.log, { flags: 'a' });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)).once('error', () => resolve(null)));
  if (spec.pidFile && child.pid) await writeFile(spec.pidFile, String(child.pid));
  return { spec, process: child, ended };
}

/** Asks a child to stop and waits; after `patienceMs` it is killed. */
export async function stopChild({ process: child, ended, spec }: Child, patienceMs = 20_000): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(timer);
  }
  if (spec.pidFile) await rm(spec.pidFile, { force: true });
}

/** Ends a process that an earlier supervisor left behind when it was killed: same pid and same program, never another's. */
async function reclaim({ pidFile, command }: ChildSpec): Promise<void> {
  const pid = Number(await readFile(pidFile!, 'utf8').catch(() => '0'));
  if (!pid) return;
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!line.startsWith(command)) return;
  process.kill(pid, 'SIGTERM');
  for (let i = 0; i < 100 && isAlive(pid); i += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

/** Says whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
