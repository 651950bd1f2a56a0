import type { AccessTokenScope, UserTokenClaims } from '../../kernel/ports/token-authority.ts';
import type { Claims } from './json-web-token.ts';

/**
 * The payload of a user access token, as decoded tokens of the real service have it. `skypeid` is the raw id without
 * its `8:`; `scp` is 1792 for the scopes seen so far. The real-time client reads `skypeid`, `resourceId` and
 * `resourceLocation`, token credentials read `exp`.
 *
 * @see `@azure/communication-signaling` and `@azure/communication-common` `tokenParser.ts`
 */
export function writeUserTokenClaims(claims: UserTokenClaims, resourceId: string): Claims {
  const iat = Math.floor(claims.issuedAt.getTime() / 1000);
  return {
    skypeid: claims.rawId.replace(/^8:/, ''),
    scp: 1792,
    csi: String(iat),
    exp: Math.floor(claims.expiresOn.getTime() / 1000),
    rgn: 'amer',
    acsScope: claims.scopes.join(','),
    resourceId,
    resourceLocation: 'unitedstates',
    iat,
    // Whole seconds cannot tell a token issued just before a revocation from one issued just after it.
    issuedAtMs: claims.issuedAt.getTime(),
    jti: claims.tokenId,
  };
}

/** Undefined when these are claims of something else than a user access token of this resource. */
export function readUserTokenClaims(claims: Claims, resourceId: string): UserTokenClaims | undefined {
  const { skypeid, acsScope, issuedAtMs, exp, jti } = claims;
  if (typeof skypeid !== 'string' || typeof acsScope !== 'string' || typeof issuedAtMs !== 'number')
    return undefined;
  if (typeof exp !== 'number' || typeof jti !== 'string' || claims.resourceId !== resourceId)
    return undefined;
  return {
    rawId: `8:${skypeid}`,
    scopes: acsScope.split(',') as AccessTokenScope[],
    issuedAt: new Date(issuedAtMs),
    expiresOn: new Date(exp * 1000),
    tokenId: jti,
  };
}
