import { defineOperation } from '../../../kernel/operation.ts';
import type { EntraPorts } from '../entra-ports.ts';
import { requireClient } from '../client-authentication.ts';
import { OAuthError } from '../oauth-error.ts';
import { readQuery } from '../oauth-parameters.ts';
import { isAllowedRedirect } from '../redirect-uri.ts';
import { renderMessagePage } from '../sign-in-page.ts';
import { tenantParams } from '../tenant.ts';

/**
 * There is no session to end; the user goes back to the client, if its address is one that a client may use.
 *
 * @see OpenID Connect RP-Initiated Logout section 2
 */
export const signOut = defineOperation({
  id: 'Entra_SignOut',
  route: 'GET /{tenant}/oauth2/v2.0/logout',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: tenantParams },
  handle({ clients, ids }: Pick<EntraPorts, 'clients' | 'ids'>, { url }) {
    try {
      const query = readQuery(url);
      const address = query.find('post_logout_redirect_uri');
      if (address === undefined)
        return renderMessagePage('Signed out', 'You can close this page.', 200, ids.urlSafe(22));
      const clientId = query.find('client_id');
      const candidates = clientId === undefined ? [...clients.values()] : [requireClient(clients, clientId)];
      if (!candidates.some((client) => isAllowedRedirect(client, address)))
        throw new OAuthError(
          'invalid_request',
          50011,
          `The post_logout_redirect_uri '${address.slice(0, 500)}' is not one of an application that is known here.`,
        );
      const target = new URL(address);
      const state = query.find('state');
      if (state !== undefined) target.searchParams.set('state', state);
      return { status: 302, headers: { location: target.href } };
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return renderMessagePage('Signed out', error.description, 400, ids.urlSafe(22));
    }
  },
});
