import { formatRawId } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { clientsAudience, readEntraUserToken, requireBearerToken } from '../entra-user-token.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { bearerHeaders, clientScopes, exchangeToken, type ExchangePorts } from '../token-exchange.ts';

/**
 * Authenticated by the token that is exchanged, whose audience is not the resource itself. Of a preview version without
 * a published specification.
 *
 * @see `entraTokenCredential.ts` in `@azure/communication-common`, api-version 2025-03-02-preview
 */
export const exchangeEntraToken = defineOperation({
  id: 'EntraToken_Exchange',
  route: 'POST /access/entra/:exchangeAccessToken',
  auth: ['none'],
  request: { headers: bearerHeaders },
  async handle(ports: ExchangePorts & Pick<IdentityPorts, 'resourceId'>, { headers }) {
    const user = await readEntraUserToken(ports.tokens, requireBearerToken(headers), clientsAudience);
    const { objectId: userId, tenantId } = user;
    const rawId = formatRawId({ teamsExtensionUser: { userId, tenantId, resourceId: ports.resourceId } });
    return ok({
      identity: { id: rawId },
      accessToken: await exchangeToken(ports, user, rawId, clientScopes),
    });
  },
});
