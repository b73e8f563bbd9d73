import type { Instant } from '../core/cycle/track.ts';
import { loadClock, toBusiness } from '../db/businessTime.ts';
import type { Deps } from './deps.ts';

/** Gives the business time of a real moment; a real installation asks nobody. */
export async function businessTimeOf({ db, settings }: Pick<Deps, 'db' | 'settings'>, pemdaId: string | undefined, realMs: number): Promise<Instant> {
  const ms = settings.mode === 'real' || pemdaId === undefined ? realMs : toBusiness(await loadClock(db, pemdaId), realMs);
  return new Date(ms).toISOString();
}
