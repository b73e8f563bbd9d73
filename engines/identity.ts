import { readFileSync } from 'node:fs';

/** What names one process for ever: its number alone is given again after a restart of the machine. */
export type Identity = { readonly pid: number; readonly born?: string };

/** Says whether a process number is in use. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Gives the identity of a process that runs now; `born` only where the system tells it (Linux: boot and start tick). */
export function identityOf(pid: number): Identity {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold spaces; the start tick is field 22, the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not asked for its code yet.
    return fields[0] === 'Z' ? { pid } : { pid, born: `${boot}:${fields[19]}` };
  } catch {
    return { pid };
  }
}

/** Says whether that very process still runs. */
export function isStillThere(identity: Identity): boolean {
  if (!isAlive(identity.pid)) return false;
  return identity.born === undefined || identityOf(identity.pid).born === identity.born;
}
