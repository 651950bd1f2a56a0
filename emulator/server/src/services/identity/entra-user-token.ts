import type { TokenAuthority } from '../../kernel/ports/token-authority.ts';
import { entraTokenRefused } from './identity.errors.ts';

/** A person, as an Entra access token names them. */
export interface EntraUser {
  readonly tenantId: string;
  readonly objectId: string;
  /** The application that the person signed in to. */
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly expiresOn: Date;
}

/** One issuer per tenant, under whatever name the client reached the emulator: the signature says that it is ours. */
const issuer = /^https?:\/\/[^/]+\/[^/]+\/v2\.0$/;

/** Audiences of the two kinds of tokens that clients exchange. @see `entraTokenCredential.ts` in `@azure/communication-common` */
export const clientsAudience = withSlashes('https://communication.azure.com/clients');
export const teamsAudience = withSlashes('https://auth.msft.communication.azure.com');

function withSlashes(resource: string): readonly string[] {
  return [resource, `${resource}/`, `${resource}//`];
}

/**
 * The user that an Entra access token of the emulated tenant was issued to.
 *
 * @throws 401 when the token is not genuine, expired, meant for another resource, or of an application without a user.
 */
export async function readEntraUserToken(
  tokens: TokenAuthority,
  token: string,
  audience: readonly string[],
): Promise<EntraUser> {
  const outcome = await tokens.verifyToken(token, { issuer, audience });
  if ('reason' in outcome) throw entraTokenRefused(outcome.reason);
  const { tid, oid, appid, scp, exp } = outcome.claims;
  if (typeof scp !== 'string' || typeof oid !== 'string' || typeof tid !== 'string')
    throw entraTokenRefused(
      'it was issued to an application; only the token of a signed-in user can be exchanged',
    );
  return {
    tenantId: tid,
    objectId: oid,
    clientId: String(appid),
    scopes: scp.split(' '),
    expiresOn: new Date(Number(exp) * 1000),
  };
}

/** @throws 401 when the request carries no bearer token. */
export function requireBearerToken(headers: { readonly authorization?: string | undefined }): string {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw entraTokenRefused('the Authorization header carries no bearer token');
  return token;
}
