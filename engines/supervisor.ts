import { type Child, stopChild } from './child.ts';

type Member = { readonly name: string; readonly start: () => Promise<Child>; child: Child; /** The restart that is under way. */ restarting: Promise<void>; restarts: readonly number[]; /** Was asked to end, to be started anew. */ renewed?: boolean };
export type Supervisor = {
  readonly add: (name: string, start: () => Promise<Child>) => Promise<void>;
  /** Ends a child in order and starts it anew, without alarm; for changed sources. */
  readonly renew: (name: string) => void;
  readonly stop: () => Promise<void>;
  readonly pids: () => Readonly<Record<string, number | undefined>>;
};

/**
 * Keeps children running: one that dies is started again with a growing pause, loudly. `stop` ends them in the reverse of
 * the order they were added (the API first, then the worker, Temporal, mongod) and leaves none behind.
 */
export function createSupervisor(say: (line: string) => void): Supervisor {
  const members: Member[] = [];
  const starting = new Set<Promise<void>>();
  let stopping = false;
  let wake: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => { wake = resolve; });

  const restart = async (member: Member): Promise<void> => {
    try {
      member.child = await member.start();
      say(`  ${member.name} berjalan lagi`);
    } catch (error) {
      say(`! ${member.name} gagal dimulai: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  const pauseAfter = async (member: Member, code: number | null): Promise<void> => {
    const now = Date.now();
    member.restarts = [...member.restarts.filter((at) => now - at < 60_000), now];
    const pauseMs = Math.min(10_000, 250 * 2 ** (member.restarts.length - 1));
    say(`! ${member.name} berhenti (${member.child.process.signalCode ?? `kode ${String(code)}`}); dimulai lagi dalam ${pauseMs} md. Rincian: ${member.child.spec.log}`);
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([stopped, new Promise((resolve) => { timer = setTimeout(resolve, pauseMs); })]);
    clearTimeout(timer);
  };

  const watch = async (member: Member): Promise<void> => {
    for (;;) {
      const code = await member.child.ended;
      if (stopping) return;
      if (!member.renewed) await pauseAfter(member, code);
      member.renewed = false;
      if (stopping) return;
      member.restarting = restart(member);
      await member.restarting;
    }
  };

  return {
    add: (name, start) => {
      if (stopping) return Promise.reject(new Error(`${name} tidak dimulai karena Siklus sedang berhenti.`));
      const adding = start().then((child) => {
        const member: Member = { name, start, child, restarting: Promise.resolve(), restarts: [] };
        members.push(member);
        if (!stopping) void watch(member);
      }).finally(() => starting.delete(adding));
      starting.add(adding);
      return adding;
    },
    renew: (name) => {
      for (const member of members) {
        if (member.name !== name) continue;
        member.renewed = true;
        member.child.process.kill('SIGTERM');
      }
    },
    stop: async () => {
      stopping = true;
      wake();
      await Promise.allSettled(starting);
      for (const member of members.toReversed()) {
        await member.restarting;
        await stopChild(member.child);
      }
    },
    pids: () => Object.fromEntries(members.map((member) => [member.name, member.child.process.pid])),
  };
}
