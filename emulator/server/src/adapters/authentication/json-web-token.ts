import { sign, verify } from 'node:crypto';
import type { SigningKey } from './signing-key.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** Longer tokens are refused unread; the emulator's own stay under 2,000 characters. */
const maximumTokenLength = 16_384;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs in the thread pool, so that the event loop serves others meanwhile. */
export function signToken(key: SigningKey, claims: Claims): Promise<string> {
  const header = encode({ alg: 'RS256', kid: key.keyId, x5t: key.x5t, typ: 'JWT' });
  const signingInput = `${header}.${encode(claims)}`;
  return new Promise((resolve, reject) => {
    sign('RSA-SHA256', Buffer.from(signingInput), key.privateKey, (error, signature) => {
      if (error) reject(error);
      else resolve(`${signingInput}.${signature.toString('base64url')}`);
    });
  });
}

/**
 * The claims of a token that carries this key's signature. Times, issuer and audience are the caller's to check. Only
 * RS256 is known: a token chooses neither its algorithm nor its key.
 *
 * @see RFC 8725 section 3.1
 */
export function readSignedToken(key: SigningKey, token: string): { claims: Claims } | { reason: string } {
  if (token.length > maximumTokenLength) return { reason: `the token is ${token.length} characters long` };
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || signature === undefined || rest.length > 0)
    return { reason: 'the token is not a JSON Web Token of three parts' };
  const { alg, kid } = decode(header) ?? {};
  if (alg !== 'RS256') return { reason: `the token's alg is ${describe(alg)} instead of RS256` };
  if (kid !== key.keyId) return { reason: `the token was signed by another key, ${describe(kid)}` };
  const bytes = Buffer.from(signature, 'base64url');
  const isCanonical = bytes.toString('base64url') === signature;
  if (!isCanonical || !verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key.publicKey, bytes))
    return { reason: "the token's signature does not match its content" };
  const claims = decode(payload);
  return claims ? { claims } : { reason: "the token's payload is not a JSON object" };
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What a caller sent, short enough for a log line. */
const describe = (value: unknown) => (JSON.stringify(value) ?? 'absent').slice(0, 80);
