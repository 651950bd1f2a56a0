import type { SignedToken } from '../../kernel/ports/token-authority.ts';
import type { EntraPorts } from './entra-ports.ts';
import type { EntraUser } from './entra-users.ts';
import { delegatedScopes, type RequestedScopes } from './scopes.ts';
import { stableGuid } from './stable-guid.ts';
import type { Tenant } from './tenant.ts';

export const tokenLifetimeSeconds = 3600;
const refreshLifetimeSeconds = 24 * 3600;

/** Marks refresh tokens: no resource has this audience. */
export const refreshAudience = 'urn:acs-emulator:refresh-token';

type Tokens = Pick<EntraPorts, 'tokens'>;

/** @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export async function issueApplicationToken(
  { tokens }: Tokens,
  {
    issuer,
    tenant,
    clientId,
    resource,
  }: { issuer: string; tenant: Tenant; clientId: string; resource: string },
): Promise<SignedToken> {
  const oid = await stableGuid(`application:${clientId}`);
  return tokens.issueToken(
    {
      iss: issuer,
      aud: resource,
      tid: tenant.id,
      oid,
      sub: oid,
      appid: clientId,
      azp: clientId,
      idtyp: 'app',
      ver: '2.0',
    },
    tokenLifetimeSeconds,
  );
}

/** Whom and what the tokens of a sign-in are for. */
export interface SignIn {
  readonly issuer: string;
  readonly tenant: Tenant;
  readonly clientId: string;
  readonly user: EntraUser;
  readonly scopes: RequestedScopes;
  readonly nonce: string | undefined;
}

/**
 * The answer of the token endpoint for a signed-in user.
 *
 * @see RFC 6749 section 5.1 and OpenID Connect Core section 3.1.3.3
 */
export async function issueUserTokens(ports: Tokens, signIn: SignIn): Promise<Record<string, unknown>> {
  const { scopes, tenant, user } = signIn;
  const [access, id, refresh] = await Promise.all([
    issueAccessToken(ports, signIn),
    scopes.oidc.has('openid') ? issueIdToken(ports, signIn) : undefined,
    scopes.oidc.has('offline_access') ? issueRefreshToken(ports, signIn) : undefined,
  ]);
  return {
    token_type: 'Bearer',
    scope: scopes.text,
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: access.token,
    ...(id && { id_token: id.token }),
    ...(refresh && { refresh_token: refresh.token }),
    client_info: Buffer.from(JSON.stringify({ uid: user.objectId, utid: tenant.id })).toString('base64url'),
  };
}

const subjectClaims = ({ issuer, tenant, user }: SignIn) => ({
  iss: issuer,
  tid: tenant.id,
  oid: user.objectId,
  sub: user.objectId,
  name: user.name,
  preferred_username: user.email,
  email: user.email,
  ver: '2.0',
});

const issueAccessToken = ({ tokens }: Tokens, signIn: SignIn) =>
  tokens.issueToken(
    {
      ...subjectClaims(signIn),
      aud: signIn.scopes.resource,
      appid: signIn.clientId,
      azp: signIn.clientId,
      scp: delegatedScopes(signIn.scopes),
    },
    tokenLifetimeSeconds,
  );

/** Claims of a person beyond the subject only as far as the scopes ask for them. @see OpenID Connect Core section 5.4 */
function issueIdToken({ tokens }: Tokens, signIn: SignIn) {
  const { name, preferred_username, email, ...subject } = subjectClaims(signIn);
  const { oidc } = signIn.scopes;
  return tokens.issueToken(
    {
      ...subject,
      aud: signIn.clientId,
      ...(oidc.has('profile') && { name, preferred_username }),
      ...(oidc.has('email') && { email }),
      ...(signIn.nonce !== undefined && { nonce: signIn.nonce }),
    },
    tokenLifetimeSeconds,
  );
}

const issueRefreshToken = ({ tokens }: Tokens, { clientId, issuer, scopes, user }: SignIn) =>
  tokens.issueToken(
    { iss: issuer, aud: refreshAudience, client: clientId, scope: scopes.text, user },
    refreshLifetimeSeconds,
  );
