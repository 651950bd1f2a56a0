import { formatRawId } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { readEntraUserToken, requireBearerToken, teamsAudience } from '../entra-user-token.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { notAssigned } from '../identity.errors.ts';
import { bearerHeaders, exchangeToken, teamsExtensionScopes, type ExchangePorts } from '../token-exchange.ts';

type Ports = ExchangePorts & Pick<IdentityPorts, 'assignments' | 'resourceId'>;

/**
 * Authenticated by the token that is exchanged, whose audience is not the resource itself.
 *
 * @see Azure REST spec: TeamsExtensionToken_Exchange
 */
export const exchangeTeamsExtensionToken = defineOperation({
  id: 'TeamsExtensionToken_Exchange',
  route: 'POST /access/teamsExtension/:exchangeAccessToken',
  auth: ['none'],
  request: { headers: bearerHeaders },
  async handle(ports: Ports, { headers }) {
    const user = await readEntraUserToken(ports.tokens, requireBearerToken(headers), teamsAudience);
    const assignment = await ports.assignments.find(user.tenantId, user.objectId);
    if (!assignment?.clientIds.includes(user.clientId)) throw notAssigned(user.objectId, user.clientId);
    const rawId = formatRawId({
      teamsExtensionUser: {
        userId: user.objectId,
        tenantId: user.tenantId,
        resourceId: ports.resourceId,
      },
    });
    const accessToken = await exchangeToken(ports, user, rawId, teamsExtensionScopes);
    return ok({ identity: { id: rawId }, accessToken });
  },
});
