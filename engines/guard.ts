import { spawn } from 'node:child_process';

// Waits on a pipe that only the supervisor holds: it closes when the supervisor ends, however it ends (kill -9 too).
const script = `read _
sleep "$2"
kill -TERM "$1" 2>/dev/null || exit 0
i=0
while [ $i -lt 30 ] && kill -0 "$1" 2>/dev/null; do sleep 1; i=$((i+1)); done
kill -KILL "$1" 2>/dev/null`;

/** Ends a process some seconds after this one is gone, so that no orphan is left; gives what takes the guard away. */
export function guard(pid: number, graceSeconds: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  const child = spawn('/bin/sh', ['-c', script, 'siklus-guard', String(pid), String(graceSeconds)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.once('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref: () => void }).unref();
  return () => { child.kill('SIGKILL'); };
}
