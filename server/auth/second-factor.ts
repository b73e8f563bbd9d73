import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** Encrypts a text with the server's own secret; the same text gives another result each time. */
export function seal(secret: Uint8Array, text: string): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, secret, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens a sealed text; one sealed with another secret, or changed, throws. */
export function unseal(secret: Uint8Array, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(algorithm, secret, bytes.subarray(0, ivLength));
  decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8');
}

/** Makes a new TOTP secret with the address an authenticator app scans. */
export function newSecondFactor(login: string): { readonly secret: string; readonly address: string } {
  const secret = generateSecret();
  return { secret, address: generateURI({ issuer: 'Siklus', label: login, secret }) };
}

/** Gives the time step of a right code, at most 30 s off and later than the last one used; nothing for a wrong or repeated code. */
export function acceptedStep(secret: string, code: string, use: { readonly nowMs: number; readonly lastStep?: number | undefined }): number | undefined {
  const token = code.replaceAll(' ', '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const found = verifySync({ secret, token, epoch: Math.floor(use.nowMs / 1000), epochTolerance: 30, ...(use.lastStep === undefined ? {} : { afterTimeStep: use.lastStep }) });
  return found.valid && 'timeStep' in found ? found.timeStep : undefined;
}
