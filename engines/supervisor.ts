import { type Child, stopChild } from './child.ts';

type Member = { readonly name: string; readonly start: () => Promise<Child>; child: Child; restarts: number[]; watching: boolean };
export type Supervisor = { readonly add: (name: string, start: () => Promise<Child>) => Promise<void>; readonly stop: () => Promise<void>; readonly pids: () => Readonly<Record<string, number | undefined>> };

/**
 * Keeps children running: one that dies is started again with a growing pause, loudly. `stop` ends them in the reverse of
 * the order they were added (the API first, then the worker, Temporal, mongod) and leaves none behind.
 */
export function createSupervisor(say: (line: string) => void): Supervisor {
  const members: Member[] = [];
  let stopping = false;

  const watch = async (member: Member): Promise<void> => {
    for (;;) {
      const code = await member.child.ended;
      if (stopping) return;
      const now = Date.now();
      member.restarts = [...member.restarts.filter((at) => now - at < 60_000), now];
      const pause = Math.min(10_000, 250 * 2 ** (member.restarts.length - 1));
      say(`! ${member.name} berhenti (kode ${String(code)}); dimulai lagi dalam ${pause} md. Rincian: ${member.child.spec.log}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (stopping) return;
      try {
        member.child = await member.start();
        say(`  ${member.name} berjalan lagi`);
      } catch (error) {
        say(`! ${member.name} gagal dimulai: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };

  return {
    add: async (name, start) => {
      const member: Member = { name, start, child: await start(), restarts: [], watching: true };
      members.push(member);
      void watch(member);
    },
    stop: async () => {
      stopping = true;
      for (const member of members.toReversed()) await stopChild(member.child);
    },
    pids: () => Object.fromEntries(members.map((member) => [member.name, member.child.process.pid])),
  };
}
