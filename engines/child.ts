import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { guard } from './guard.ts';
import { type Identity, identityOf, isStillThere } from './identity.ts';
import { keepShort, lastWords } from './log.ts';

export type ChildSpec = {
  readonly name: string; readonly command: string; readonly args: readonly string[]; readonly env?: NodeJS.ProcessEnv; readonly log: string; readonly pidFile?: string;
  /** How long it may live on after this process is gone: engines outlive the processes that drain into them. */
  readonly graceSeconds?: number;
};
export type Child = { readonly spec: ChildSpec; readonly process: ChildProcess; readonly ended: Promise<number | null> };

/** Starts a child in a process group of its own, so that Ctrl-C reaches only the supervisor. It writes to its log by itself: a pipe would break under it when this process is killed. */
export async function startChild(spec: ChildSpec): Promise<Child> {
  if (spec.pidFile) await reclaim(spec.pidFile);
  const log = openSync(spec.log, 'a', 0o600);
  const child = spawn(spec.command, spec.args, { stdio: ['ignore', log, log], detached: true, env: spec.env ?? process.env });
  closeSync(log);
  const releases = [keepShort(spec.log), ...(child.pid === undefined ? [] : [guard(child.pid, spec.graceSeconds ?? 0)])];
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => { for (const release of releases) release(); resolve(code); };
    child.once('exit', end);
    child.once('error', (error) => { appendFileSync(spec.log, `${error.message}\n`); end(null); });
  });
  if (spec.pidFile && child.pid) await writeFile(spec.pidFile, JSON.stringify(identityOf(child.pid)));
  return { spec, process: child, ended };
}

/** Asks a child to stop and waits; after `patienceMs` it is killed. */
export async function stopChild({ process: child, ended, spec }: Child, patienceMs = 20_000): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(timer);
  }
  if (spec.pidFile) await rm(spec.pidFile, { force: true });
}

/** Waits until a new child is ready; when it dies first or never gets ready, it is stopped, the waiting is given up, and its last words are the error. */
export async function untilReady(child: Child, ready: (given: AbortSignal) => Promise<void>): Promise<void> {
  const given = new AbortController();
  const died = child.ended.then(async (code) => { throw new Error(`${child.spec.name} berhenti sebelum siap (kode ${String(code)}). Akhir catatannya:\n${await lastWords(child.spec.log)}`); });
  died.catch(() => undefined);
  try {
    await Promise.race([died, ready(given.signal)]);
  } catch (error) {
    given.abort();
    await stopChild(child, 5_000);
    throw error;
  }
}

/** Ends a process that an earlier supervisor left behind when it was killed: that very process, never another with its number. */
export async function reclaim(pidFile: string): Promise<void> {
  const identity = await readFile(pidFile, 'utf8').then((text) => JSON.parse(text) as Identity, () => undefined);
  // Without the birth of a process its number may by now be somebody else's.
  if (!identity?.born || !isStillThere(identity)) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (isStillThere(identity)) process.kill(identity.pid, signal);
    for (let i = 0; i < 100 && isStillThere(identity); i += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
