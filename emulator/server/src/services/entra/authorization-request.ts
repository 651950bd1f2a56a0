import type { OperationRequest, OperationResponse } from '../../kernel/operation.ts';
import { requireClient } from './client-authentication.ts';
import type { EntraClient } from './entra-configuration.ts';
import type { EntraPorts } from './entra-ports.ts';
import { noStore, OAuthError } from './oauth-error.ts';
import { readQuery, type OAuthParameters } from './oauth-parameters.ts';
import { challengePattern } from './proof-key.ts';
import { isAllowedRedirect } from './redirect-uri.ts';
import { parseScopes } from './scopes.ts';
import { renderFormPost, renderMessagePage } from './sign-in-page.ts';
import { requireTenant, type Tenant } from './tenant.ts';

/** A request for a code whose client and address are known, so that its problems may be told to the client. */
export interface AuthorizationRequest {
  readonly tenant: Tenant;
  readonly client: EntraClient;
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  readonly state: string | undefined;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly codeChallenge: string | undefined;
  readonly loginHint: string | undefined;
}

const responseModes = ['query', 'fragment', 'form_post'] as const;
type ResponseMode = (typeof responseModes)[number];
type Recipient = Pick<AuthorizationRequest, 'redirectUri' | 'responseMode' | 'state'>;
type IncomingRequest = Pick<OperationRequest<{ tenant: string }>, 'params' | 'url'>;

/**
 * Runs `answer` for a good request. A request without a known client and address shows its problem to the user; any
 * other problem goes to the client.
 *
 * @see RFC 6749 section 4.1.2.1
 */
export async function withAuthorizationRequest(
  ports: Pick<EntraPorts, 'clients' | 'ids'>,
  { params, url }: IncomingRequest,
  answer: (request: AuthorizationRequest) => Promise<OperationResponse>,
): Promise<OperationResponse> {
  let recipient: Recipient | undefined;
  try {
    const query = readQuery(url);
    const tenant = requireTenant(params.tenant);
    const client = requireClient(ports.clients, query.require('client_id'));
    recipient = readRecipient(query, client);
    return await answer({ tenant, client, ...recipient, ...readDetails(query, client) });
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    if (!recipient)
      return renderMessagePage('This sign-in cannot start', error.description, 400, ports.ids.urlSafe(22));
    return answerClient(recipient, { error: error.code, error_description: error.description }, ports);
  }
}

function readRecipient(query: OAuthParameters, client: EntraClient): Recipient {
  const redirectUri = query.require('redirect_uri');
  if (!isAllowedRedirect(client, redirectUri))
    throw new OAuthError(
      'invalid_request',
      50011,
      `The redirect_uri '${redirectUri.slice(0, 500)}' is not one of the application '${client.clientId}': ` +
        'register it in the seed file, or use an address of this machine.',
    );
  const mode = query.find('response_mode') ?? 'query';
  const responseMode = responseModes.find((known) => known === mode);
  if (!responseMode)
    throw new OAuthError('invalid_request', 900561, `The response_mode '${mode.slice(0, 50)}' is not known.`);
  return { redirectUri, responseMode, state: query.find('state') };
}

function readDetails(query: OAuthParameters, client: EntraClient) {
  if (query.require('response_type') !== 'code')
    throw new OAuthError('unsupported_response_type', 700054, "Only the response_type 'code' is supported.");
  const scope = query.require('scope');
  parseScopes(scope);
  if (query.find('prompt') === 'none')
    throw new OAuthError('login_required', 50058, 'Nobody is signed in: the emulator keeps no sessions.');
  return {
    scope,
    nonce: query.find('nonce'),
    loginHint: query.find('login_hint'),
    codeChallenge: readChallenge(query, client),
  };
}

function readChallenge(query: OAuthParameters, client: EntraClient): string | undefined {
  const challenge = query.find('code_challenge');
  if (challenge === undefined) {
    if (client.clientSecret !== undefined) return undefined;
    throw new OAuthError(
      'invalid_request',
      9002325,
      `The application '${client.clientId}' has no secret and must send a code_challenge.`,
    );
  }
  if (query.find('code_challenge_method') !== 'S256')
    throw new OAuthError('invalid_request', 501491, "The code_challenge_method must be 'S256'.");
  if (!challengePattern.test(challenge))
    throw new OAuthError('invalid_request', 501491, 'The code_challenge is not a SHA-256 hash in base64url.');
  return challenge;
}

/** Sends the user back to the client with the answer, in the way that the client asked for. */
export function answerClient(
  { redirectUri, responseMode, state }: Recipient,
  answer: Readonly<Record<string, string>>,
  { ids }: Pick<EntraPorts, 'ids'>,
): OperationResponse {
  const fields = { ...answer, ...(state !== undefined && { state }) };
  if (responseMode === 'form_post') return renderFormPost(redirectUri, fields, ids.urlSafe(22));
  const url = new URL(redirectUri);
  if (responseMode === 'fragment') url.hash = new URLSearchParams(fields).toString();
  else for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return { status: 302, headers: { ...noStore, location: url.href } };
}
