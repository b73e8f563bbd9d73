import { RateLimiterMongo, type RateLimiterRes } from 'rate-limiter-flexible';
import { sha256 } from '../../core/form/canonical.ts';
import { problem, type Problem } from '../../core/problem.ts';
import type { Db } from '../../db/db.ts';

type Rule = { readonly points: number; readonly minutes: number };
/**
 * How often something may go wrong before it has to wait. Per account *and* address, so that nobody locks out
 * somebody else from afar; the address alone catches one machine that tries many names.
 */
const rules = {
  account: { points: 8, minutes: 15 },
  address: { points: 60, minutes: 15 },
  link: { points: 20, minutes: 15 },
  verify: { points: 60, minutes: 1 },
  upload: { points: 240, minutes: 10 },
} as const satisfies Record<string, Rule>;
export type Limit = keyof typeof rules;

export type Attempts = {
  /** Says how long to wait, if at all, without counting. */
  readonly refusal: (limit: Limit, key: string) => Promise<Problem | undefined>;
  /** Counts one try; says how long to wait when it was one too many. */
  readonly count: (limit: Limit, key: string) => Promise<Problem | undefined>;
  readonly forget: (limit: Limit, key: string) => Promise<void>;
};

const waitFor = (found: RateLimiterRes): Problem => problem('tooManyAttempts', { seconds: Math.max(1, Math.ceil(found.msBeforeNext / 1000)) });

/** Makes the counters of an installation: all its server processes count in one place, and a restart forgets nothing. Names and addresses are kept as hashes. */
export function createAttempts({ attempts, connection }: Db): Attempts {
  const at = { storeClient: connection.getClient(), dbName: connection.name, tableName: attempts.collection.name, disableIndexesCreation: true };
  const limiters = Object.fromEntries(Object.entries(rules).map(([name, { points, minutes }]) => [name, new RateLimiterMongo({ ...at, keyPrefix: name, points, duration: minutes * 60 })])) as Record<Limit, RateLimiterMongo>;
  return {
    refusal: async (limit, key) => {
      const found = await limiters[limit].get(sha256(key));
      return found !== null && found.consumedPoints > rules[limit].points ? waitFor(found) : undefined;
    },
    count: async (limit, key) => {
      try {
        await limiters[limit].consume(sha256(key));
        return undefined;
      } catch (refused) {
        if (refused instanceof Error) throw refused;
        return waitFor(refused as RateLimiterRes);
      }
    },
    forget: async (limit, key) => { await limiters[limit].delete(sha256(key)); },
  };
}
