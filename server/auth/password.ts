import { hash, verify } from '@node-rs/argon2';
import { problem, type Problem } from '../../core/problem.ts';
import { commonPasswords } from './common-passwords.ts';

// OWASP's first recommendation for argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
// Checked when there is no account, so that an unknown name takes as long as a wrong password.
const nobody = hash('tidak-ada-akun-ini', cost);

/** Hashes a password with argon2id. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** Says whether a password fits a stored hash; without a hash it takes the same time and says no. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? await nobody, password.normalize('NFC')).catch(() => false);
  return stored !== undefined && fits;
}

/** Says why a password may not be chosen; length and common words count, no mixture of signs is asked for. */
export function weakness(password: string, about: readonly string[]): Problem | undefined {
  const plain = password.normalize('NFC').toLowerCase();
  const letters = [...plain];
  if (letters.length < 8) return problem('weakPassword', { why: { id: 'kurang dari 8 huruf', en: 'fewer than 8 characters' } });
  if (letters.length > 128) return problem('weakPassword', { why: { id: 'lebih dari 128 huruf', en: 'more than 128 characters' } });
  if (new Set(letters).size < 4) return problem('weakPassword', { why: { id: 'hanya mengulang beberapa huruf', en: 'it only repeats a few characters' } });
  // "rahasia123!" is as common as "rahasia".
  const stem = plain.replace(/[^a-z]+$/, '').replace(/^[^a-z]+/, '');
  if (commonPasswords.has(plain) || (stem.length > 0 && stem.length >= letters.length - 4 && commonPasswords.has(stem))) return problem('weakPassword', { why: { id: 'termasuk daftar kata sandi yang umum', en: 'it is on the list of common passwords' } });
  const own = about.map((word) => word.toLowerCase()).find((word) => word.length >= 4 && plain.includes(word));
  return own === undefined ? undefined : problem('weakPassword', { why: { id: `memuat "${own}"`, en: `it contains "${own}"` } });
}
