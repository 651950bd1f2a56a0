import { defineOperation } from '../../../kernel/operation.ts';
import { withAuthorizationRequest } from '../authorization-request.ts';
import type { EntraPorts } from '../entra-ports.ts';
import { renderSignInPage } from '../sign-in-page.ts';
import { tenantParams } from '../tenant.ts';

/** @see RFC 6749 section 4.1.1 and OpenID Connect Core section 3.1.2.1 */
export const showSignInPage = defineOperation({
  id: 'Entra_ShowSignInPage',
  route: 'GET /{tenant}/oauth2/v2.0/authorize',
  auth: ['none'],
  requiresApiVersion: false,
  request: { params: tenantParams },
  handle: (ports: Pick<EntraPorts, 'clients' | 'ids' | 'users'>, request) =>
    withAuthorizationRequest(ports, request, async ({ client, loginHint }) =>
      renderSignInPage({
        clientName: client.name ?? client.clientId,
        users: await ports.users.list(),
        loginHint,
        nonce: ports.ids.urlSafe(22),
      }),
    ),
});
