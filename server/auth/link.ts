import { randomBytes } from 'node:crypto';
import { sha256 } from '../../db/canonical.ts';
import { addLink, type Link } from '../../db/links.ts';
import type { Deps } from '../deps.ts';

const hourMs = 3_600_000;
const lifetimes: Readonly<Record<Link['purpose'], number>> = { activate: 7 * 24 * hourMs, reset: 24 * hourMs, setUp: 24 * hourMs };
// No letters that look alike on paper.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Reads a code as somebody types it from paper: spaces, dashes and small letters do not matter. */
export function hashOfCode(code: string): string {
  return sha256(code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

function newCode(): string {
  // 24 letters of 31 are 118 bits; bytes beyond a multiple of 31 are thrown away to keep them equally likely.
  const usable = [...randomBytes(64)].filter((byte) => byte < 248).slice(0, 24).map((byte) => letters[byte % letters.length]);
  return usable.join('').match(/.{4}/g)!.join('-');
}

/** Makes a single-use link with its printable code; only the hash of the code is stored. */
export async function makeLink(deps: Pick<Deps, 'db' | 'now'> & { readonly settings: Pick<Deps['settings'], 'url'> }, link: Pick<Link, 'pemdaId' | 'personId' | 'purpose'>): Promise<{ readonly address: string; readonly code: string; readonly expiresAt: string }> {
  const code = newCode();
  const expiresAt = new Date(deps.now() + lifetimes[link.purpose]);
  const { pemdaId, personId, purpose } = link;
  await addLink(deps.db, { _id: hashOfCode(code), pemdaId, personId, purpose, expiresAt });
  return { address: new URL(`/activate/${code}`, deps.settings.url).href, code, expiresAt: expiresAt.toISOString() };
}
