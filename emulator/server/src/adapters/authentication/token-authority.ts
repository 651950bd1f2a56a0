import type { Clock } from '../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { IdentityDirectory } from '../../kernel/ports/identity-directory.ts';
import type { TokenAuthority } from '../../kernel/ports/token-authority.ts';
import { readSignedToken, signToken, type Claims } from './json-web-token.ts';
import type { SigningKeySource } from './signing-key.ts';
import { readUserTokenClaims, writeUserTokenClaims } from './user-token-claims.ts';
import { createVerifiedTokenCache } from './verified-token-cache.ts';

export interface TokenAuthorityOptions {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  /** Asked at each check whether the token's user still exists and which of their tokens are revoked. */
  readonly identities: IdentityDirectory;
  readonly resourceId: string;
  readonly signingKey: SigningKeySource;
  /** How many tokens' signatures are remembered. */
  readonly cacheCapacity?: number;
}

/** Clocks of other machines may differ this much, as Entra's validation libraries allow. */
const clockSkewMs = 5 * 60_000;

const toSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
const expiryMs = (claims: Claims) => (typeof claims.exp === 'number' ? claims.exp * 1000 : 0);

export function createTokenAuthority(options: TokenAuthorityOptions): TokenAuthority {
  const { clock, ids, identities, signingKey } = options;
  const verified = createVerifiedTokenCache(options.cacheCapacity ?? 10_000);

  async function readToken(token: string): Promise<{ claims: Claims } | { reason: string }> {
    const known = verified.find(token);
    const outcome = known ? { claims: known } : readSignedToken(await signingKey(), token);
    if ('reason' in outcome) return outcome;
    if (!known) verified.remember(token, outcome.claims);
    const expired = expiryMs(outcome.claims);
    return clock.now().getTime() < expired
      ? outcome
      : { reason: `the token expired at ${new Date(expired).toISOString()}` };
  }

  return {
    async issueUserToken(rawId, scopes, lifetimeMinutes) {
      const [key, validAfter] = await Promise.all([signingKey(), identities.tokensValidAfter(rawId)]);
      // A token issued in the same instant as a revocation comes after it.
      const issuedAt = new Date(Math.max(clock.now().getTime(), validAfter?.getTime() ?? 0));
      const expiresOn = new Date(issuedAt.getTime() + lifetimeMinutes * 60_000);
      const claims = { rawId, scopes, issuedAt, expiresOn, tokenId: ids.uuid() };
      return { token: await signToken(key, writeUserTokenClaims(claims, options.resourceId)), expiresOn };
    },

    async verifyUserToken(token) {
      const outcome = await readToken(token);
      if ('reason' in outcome) return outcome;
      const claims = readUserTokenClaims(outcome.claims, options.resourceId);
      if (!claims) return { reason: 'the token is not a user access token of this resource' };
      const [exists, validAfter] = await Promise.all([
        identities.exists(claims.rawId),
        identities.tokensValidAfter(claims.rawId),
      ]);
      if (!exists) return { reason: `the identity ${claims.rawId} does not exist` };
      if (validAfter && claims.issuedAt < validAfter)
        return { reason: `the token was revoked at ${validAfter.toISOString()}` };
      return { claims };
    },

    async issueToken(claims, lifetimeSeconds) {
      const iat = toSeconds(clock.now());
      const exp = iat + lifetimeSeconds;
      const token = await signToken(await signingKey(), {
        iat,
        nbf: iat,
        exp,
        jti: ids.uuid(),
        ...claims,
      });
      return { token, expiresOn: new Date(exp * 1000) };
    },

    async verifyToken(token, { issuer, audience }) {
      const outcome = await readToken(token);
      if ('reason' in outcome) return outcome;
      const { iss, aud, nbf } = outcome.claims;
      if (typeof nbf === 'number' && nbf * 1000 > clock.now().getTime() + clockSkewMs)
        return { reason: `the token is not valid before ${new Date(nbf * 1000).toISOString()}` };
      if (issuer !== undefined && !isIssuer(iss, issuer))
        return { reason: `the token's issuer is ${JSON.stringify(iss)}` };
      const audiences = Array.isArray(aud) ? aud : [aud];
      if (audience && !audience.some((expected) => audiences.includes(expected)))
        return {
          reason: `the token's audience is ${JSON.stringify(aud)} instead of ${audience.join(' or ')}`,
        };
      return outcome;
    },

    async jwks() {
      return { keys: [{ ...(await signingKey()).jwk }] };
    },
  };
}

function isIssuer(iss: unknown, expected: string | RegExp): boolean {
  if (typeof iss !== 'string') return false;
  return typeof expected === 'string' ? iss === expected : expected.test(iss);
}
