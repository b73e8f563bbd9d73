import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('guard.sh', import.meta.url));

/** Ends a process some seconds after this one is gone, so that no orphan is left; gives what takes the guard away. */
export function guard(pid: number, graceSeconds: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const child = spawn('/bin/sh', [script, String(pid), String(graceSeconds)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.once('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref: () => void }).unref();
  return () => { child.kill('SIGKILL'); };
}
