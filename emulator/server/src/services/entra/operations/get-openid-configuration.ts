import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { EntraPorts } from '../entra-ports.ts';
import { OAuthError } from '../oauth-error.ts';
import { issuerOf, requireTenant, tenantParams } from '../tenant.ts';

/** @see OpenID Connect Discovery section 4; MSAL needs issuer, authorization, token and JWKS addresses of its authority's host. */
export const getOpenIdConfiguration = defineOperation({
  id: 'Entra_GetOpenIdConfiguration',
  route: 'GET /{tenant}/v2.0/.well-known/openid-configuration',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: tenantParams },
  handle({ clock }: Pick<EntraPorts, 'clock'>, { params, url, requestId }) {
    try {
      return ok(describeProvider(url, params.tenant));
    } catch (error) {
      if (error instanceof OAuthError) return error.toResponse(clock.now(), requestId);
      throw error;
    }
  },
});

function describeProvider(url: URL, name: string) {
  const tenant = requireTenant(name);
  const base = `${url.origin}/${tenant.name}`;
  return {
    issuer: issuerOf(url, tenant),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    userinfo_endpoint: `${url.origin}/oidc/userinfo`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: [
      ...['iss', 'aud', 'exp', 'iat', 'nbf', 'sub', 'oid', 'tid', 'ver', 'nonce'],
      ...['name', 'preferred_username', 'email'],
    ],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'none'],
  };
}
