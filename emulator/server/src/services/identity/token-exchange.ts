import { z } from 'zod';
import type { CommunicationIdentityAccessToken } from '@switchboard/acs-contracts';
import type { AccessTokenScope } from '../../kernel/ports/token-authority.ts';
import { issueAccessTokenFor } from './access-token.ts';
import type { EntraUser } from './entra-user-token.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { noUsefulScope } from './identity.errors.ts';

export type ExchangePorts = Pick<IdentityPorts, 'clock' | 'identities' | 'tokens'>;

/** What each scope of an Entra token is worth in the user access token. */
type ScopeTable = Readonly<Record<string, AccessTokenScope>>;
export const clientScopes: ScopeTable = {
  Chat: 'chat',
  'Chat.Join': 'chat.join',
  'Chat.Join.Limited': 'chat.join.limited',
  VoIP: 'voip',
  'VoIP.Join': 'voip.join',
};
export const teamsScopes: ScopeTable = { 'Teams.ManageCalls': 'voip', 'Teams.ManageChats': 'chat' };
export const teamsExtensionScopes: ScopeTable = { 'TeamsExtension.ManageCalls': 'voip' };

export const bearerHeaders = z.object({ authorization: z.string().max(20_000).optional() });

/**
 * A user access token that ends with the Entra token, for an identity that is made at the first exchange.
 *
 * @throws 403 when no scope of the Entra token is worth anything here.
 */
export async function exchangeToken(
  { clock, identities, tokens }: ExchangePorts,
  user: EntraUser,
  rawId: string,
  table: ScopeTable,
): Promise<CommunicationIdentityAccessToken> {
  const scopes = Object.keys(table).flatMap((name) => (user.scopes.includes(name) ? [table[name]!] : []));
  if (scopes.length === 0) throw noUsefulScope(Object.keys(table).join(', '));
  const now = clock.now();
  await identities.findOrAdmit(rawId, now);
  return issueAccessTokenFor({ tokens }, rawId, scopes, (user.expiresOn.getTime() - now.getTime()) / 60_000);
}
