import type { EntraClient } from './entra-configuration.ts';
import type { EntraPorts } from './entra-ports.ts';
import {
  issueApplicationToken,
  issueUserTokens,
  refreshAudience,
  tokenLifetimeSeconds,
} from './entra-tokens.ts';
import type { EntraUser } from './entra-users.ts';
import { OAuthError } from './oauth-error.ts';
import type { OAuthParameters } from './oauth-parameters.ts';
import { matchesChallenge } from './proof-key.ts';
import { parseScopes } from './scopes.ts';
import type { Tenant } from './tenant.ts';

export interface TokenRequest {
  readonly client: EntraClient;
  readonly form: OAuthParameters;
  readonly issuer: string;
  readonly tenant: Tenant;
}

export type GrantPorts = Pick<EntraPorts, 'codes' | 'tokens'>;
type Grant = (ports: GrantPorts, request: TokenRequest) => Promise<Record<string, unknown>>;

/** What the token endpoint can be asked for, by `grant_type`. */
export const grants: Readonly<Record<string, Grant>> = {
  client_credentials: grantToApplication,
  authorization_code: grantForCode,
  refresh_token: grantForRefreshToken,
};

/** @see RFC 6749 section 4.4 */
async function grantToApplication(ports: GrantPorts, { client, form, issuer, tenant }: TokenRequest) {
  const { clientId, clientSecret } = client;
  if (clientSecret === undefined)
    throw new OAuthError(
      'unauthorized_client',
      700027,
      `The application '${clientId}' has no secret to prove itself.`,
    );
  const scopes = parseScopes(form.require('scope'));
  if (scopes.names.length !== 1 || scopes.names[0] !== '.default')
    throw new OAuthError(
      'invalid_scope',
      1002012,
      `The scope '${scopes.text.slice(0, 200)}' is not valid: an application asks for '<resource>/.default'.`,
    );
  const { resource } = scopes;
  const { token } = await issueApplicationToken(ports, { issuer, tenant, clientId, resource });
  return {
    token_type: 'Bearer',
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: token,
  };
}

/** @see RFC 6749 section 4.1.3 and RFC 7636 section 4.6 */
async function grantForCode(ports: GrantPorts, { client, form, issuer, tenant }: TokenRequest) {
  const verifier = form.find('code_verifier');
  const redirectUri = form.require('redirect_uri');
  const grant = ports.codes.redeem(form.require('code'));
  if (!grant || grant.clientId !== client.clientId)
    throw new OAuthError('invalid_grant', 70008, 'The code is unknown, expired, or was used before.');
  if (grant.redirectUri !== redirectUri)
    throw new OAuthError(
      'invalid_grant',
      500112,
      'The redirect_uri is not the one that the code was issued for.',
    );
  if (grant.tenant.name !== tenant.name)
    throw new OAuthError('invalid_grant', 70008, `The code was issued by the tenant '${grant.tenant.name}'.`);
  if (grant.codeChallenge === undefined && verifier !== undefined)
    throw new OAuthError(
      'invalid_grant',
      501481,
      'There is a code_verifier, but the code has no code_challenge.',
    );
  if (grant.codeChallenge !== undefined && !(await matchesChallenge(verifier ?? '', grant.codeChallenge)))
    throw new OAuthError('invalid_grant', 501481, 'The code_verifier does not match the code_challenge.');
  const scopes = parseScopes(form.find('scope') ?? grant.scope);
  const { user, nonce } = grant;
  return issueUserTokens(ports, { issuer, tenant, clientId: client.clientId, user, scopes, nonce });
}

/** @see RFC 6749 section 6 */
async function grantForRefreshToken(ports: GrantPorts, { client, form, issuer, tenant }: TokenRequest) {
  const outcome = await ports.tokens.verifyToken(form.require('refresh_token'), {
    issuer,
    audience: [refreshAudience],
  });
  if ('reason' in outcome)
    throw new OAuthError('invalid_grant', 70008, `The refresh token was refused: ${outcome.reason}.`);
  const { client: clientId, scope, user } = outcome.claims;
  if (clientId !== client.clientId || typeof scope !== 'string')
    throw new OAuthError('invalid_grant', 70000, 'The refresh token was issued to another application.');
  const scopes = parseScopes(form.find('scope') ?? scope);
  return issueUserTokens(ports, {
    issuer,
    tenant,
    clientId: client.clientId,
    user: user as EntraUser,
    scopes,
    nonce: undefined,
  });
}
