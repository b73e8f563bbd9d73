import type { RoleKey, Tier } from '../access.ts';
import type { Calendar } from '../cycle/calendar.ts';
import { behaviours, type Behaviour, type Ir } from '../cycle/ir.ts';
import type { Command, Instant, MessageKind, Message, Zone } from '../cycle/track.ts';

/** How many of a hundred agencies behave so; the sum need not be 100, shares count. */
export type Mix = Readonly<Record<Behaviour, number>>;

/** One agency of a rehearsal; `staffed` tells which roles it really has. */
export type RehearsedAgency = { readonly key: string; readonly name: string; readonly kind?: string | undefined; readonly wave?: string | undefined; readonly reviewers: Readonly<Partial<Record<Tier, string>>>; readonly staffed: { readonly operator: boolean; readonly head: boolean } };

/** What is played: a compiled cycle, its agencies, the calendar, and how people behave. The same plan gives the same rehearsal. */
export type RehearsalPlan = {
  readonly ir: Ir;
  readonly agencies: readonly RehearsedAgency[];
  /** Roles that no active person holds. */
  readonly vacant: readonly RoleKey[];
  readonly calendar: Calendar;
  readonly zone: Zone;
  /** When the cycle starts. */
  readonly startsAt: Instant;
  /** Nothing is played after this instant. */
  readonly until: Instant;
  readonly mix: Mix;
  readonly seed: number;
};

/** Something that would happen: one message to one office, or an act without one. */
export type Happening = { readonly at: Instant; readonly agency: number; /** Number of the commit within the path. */ readonly commit: number; readonly act: string; readonly stage: string; readonly round: number; readonly message?: MessageKind | undefined; readonly to?: Message['to']['role'] | undefined; readonly tier?: Tier | undefined; readonly dueAt?: Instant | undefined };

/** A command as it was given, for playing the same track elsewhere. */
export type Given = { readonly at: Instant; readonly command: Command };

/** A case waiting at a reviewer, from the instant it was laid before the tier until the verdict. */
export type Waiting = { readonly reviewer: string; readonly tier: Tier; readonly agency: number; readonly from: Instant; readonly to: Instant };

/** How one agency's path ran. `stuck`: where it stands at the end of the rehearsal and nobody will move it. */
export type PathResult = { readonly agency: number; readonly behaviour: Behaviour; readonly endedAt?: Instant | undefined; readonly outcome?: string | undefined; readonly stuck?: { readonly stage: string; readonly phase: string; readonly since: Instant } | undefined; readonly late: boolean };

/** Makes numbers between 0 and 1 that depend on the seed alone (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Gives each agency its behaviour: the shares of the mix as whole agencies, shuffled by the seed. */
export function behavioursOf({ agencies, mix, seed }: Pick<RehearsalPlan, 'agencies' | 'mix' | 'seed'>): readonly Behaviour[] {
  const sum = behaviours.reduce((total, each) => total + Math.max(0, mix[each]), 0) || 1;
  let before = 0;
  const bounds = behaviours.map((each) => [each, (before += Math.max(0, mix[each]) / sum)] as const);
  const random = randomOf(seed);
  return agencies.map((_, i) => ({ share: (i + 0.5) / agencies.length, order: random() })).toSorted((a, b) => a.order - b.order).map(({ share }) => bounds.find(([, bound]) => share <= bound + 1e-9)?.[0] ?? 'punctual');
}
