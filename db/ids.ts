import { randomBytes } from 'node:crypto';

const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes an opaque id of 26 letters from 130 random bits; it sorts by nothing and tells nothing. */
export function newId(): string {
  return Array.from(randomBytes(26), (byte) => letters[byte & 31]).join('');
}
