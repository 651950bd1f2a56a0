import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The value of the session cookie: 256 random bits. */
export function newSessionSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function isSessionSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What the database keeps: who reads the database cannot take a session over. */
export function hashOfSecret(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** Follows from the secret in one direction: it needs no storage, and a page that knows it does not know the cookie. */
export function csrfTokenOf(secret: string): string {
  return hash('sha256', `csrf:${secret}`, 'base64url');
}

export function equalsInConstantTime(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
