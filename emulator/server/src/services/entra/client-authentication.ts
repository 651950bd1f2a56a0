import type { EntraClient } from './entra-configuration.ts';
import { OAuthError } from './oauth-error.ts';
import type { OAuthParameters } from './oauth-parameters.ts';

type Clients = ReadonlyMap<string, EntraClient>;

export function requireClient(clients: Clients, clientId: string): EntraClient {
  const client = clients.get(clientId);
  if (client) return client;
  const known = [...clients.keys()].slice(0, 5).join(', ');
  throw new OAuthError(
    'unauthorized_client',
    700016,
    `The application '${clientId.slice(0, 128)}' is not known here. Known are ${known}; a seed file can add more.`,
  );
}

/**
 * The client that calls the token endpoint, by the Basic scheme or by parameters. A client without a secret is public:
 * nothing proves who it is, so it is held to the proof key of its code.
 *
 * @see RFC 6749 section 2.3.1
 */
export function authenticateClient(
  clients: Clients,
  form: OAuthParameters,
  authorization: string | undefined,
): EntraClient {
  const basic = authorization === undefined ? undefined : readBasic(authorization);
  const formId = form.find('client_id');
  if (basic && formId !== undefined && formId !== basic.id)
    throw new OAuthError(
      'invalid_request',
      900144,
      'client_id and the Authorization header name two clients.',
    );
  const client = requireClient(clients, basic?.id ?? form.require('client_id'));
  const secret = basic?.secret ?? form.find('client_secret');
  if (client.clientSecret === undefined) return client;
  if (secret === undefined)
    throw new OAuthError(
      'invalid_client',
      7000218,
      `The application '${client.clientId}' must send its client_secret. Client assertions are not supported.`,
    );
  if (!equalSecrets(secret, client.clientSecret))
    throw new OAuthError(
      'invalid_client',
      7000215,
      `The client secret is not that of the application '${client.clientId}'.`,
    );
  return client;
}

function readBasic(authorization: string): { id: string; secret: string } {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
  const [id, ...secret] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  try {
    if (id && secret.length > 0) return { id: formDecode(id), secret: formDecode(secret.join(':')) };
  } catch {
    // Reported below.
  }
  throw new OAuthError('invalid_client', 7000218, 'The Authorization header is not of the Basic scheme.');
}

const formDecode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

/** Takes the same time wherever the two differ. */
export function equalSecrets(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index++)
    difference |= given.charCodeAt(index % (given.length || 1)) ^ expected.charCodeAt(index);
  return difference === 0;
}
