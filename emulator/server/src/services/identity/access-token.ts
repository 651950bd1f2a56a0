import {
  defaultTokenLifetimeMinutes,
  type CommunicationIdentityAccessToken,
} from '@switchboard/acs-contracts';
import type { AccessTokenScope, SignedToken } from '../../kernel/ports/token-authority.ts';
import type { IdentityPorts } from './identity-ports.ts';

/** @see Recorded answers of the real service: `2021-03-24T02:00:49.3681884+00:00` */
const formatExpiry = (date: Date) => date.toISOString().replace(/Z$/, '0000+00:00');

const presentAccessToken = ({ token, expiresOn }: SignedToken): CommunicationIdentityAccessToken => ({
  token,
  expiresOn: formatExpiry(expiresOn),
});

/** A token for the user, with every scope once, as responses carry it. */
export async function issueAccessTokenFor(
  { tokens }: Pick<IdentityPorts, 'tokens'>,
  rawId: string,
  scopes: readonly AccessTokenScope[],
  lifetimeMinutes: number | null | undefined,
): Promise<CommunicationIdentityAccessToken> {
  const lifetime = lifetimeMinutes ?? defaultTokenLifetimeMinutes;
  return presentAccessToken(await tokens.issueUserToken(rawId, [...new Set(scopes)], lifetime));
}
