import { sha256 } from './sha256.ts';

/** 43 to 128 characters. @see RFC 7636 section 4.1 */
const verifierPattern = /^[A-Za-z0-9._~-]{43,128}$/;
/** SHA-256 in base64url. */
export const challengePattern = /^[A-Za-z0-9_-]{43}$/;

/** Whether the verifier is the one that the S256 challenge was made from. */
export async function matchesChallenge(verifier: string, challenge: string): Promise<boolean> {
  if (!verifierPattern.test(verifier)) return false;
  return Buffer.from(await sha256(verifier)).toString('base64url') === challenge;
}
