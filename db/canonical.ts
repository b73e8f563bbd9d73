import { createHash } from 'node:crypto';

export { canonicalJson } from '../core/form/canonical.ts';

/** Gives the SHA-256 of a text (UTF-8) or of bytes, in lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
