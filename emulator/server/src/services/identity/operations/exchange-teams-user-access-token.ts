import { exchangeTeamsUserTokenRequest, formatRawId } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { readEntraUserToken, teamsAudience } from '../entra-user-token.ts';
import { entraTokenOfAnotherUser } from '../identity.errors.ts';
import { exchangeToken, teamsScopes, type ExchangePorts } from '../token-exchange.ts';

/** @see Azure REST spec: CommunicationIdentity_ExchangeTeamsUserAccessToken */
export const exchangeTeamsUserAccessToken = defineOperation({
  id: 'CommunicationIdentity_ExchangeTeamsUserAccessToken',
  route: 'POST /teamsUser/:exchangeAccessToken',
  auth: ['accessKey', 'entra'],
  request: { body: exchangeTeamsUserTokenRequest },
  async handle(ports: ExchangePorts, { body }) {
    const user = await readEntraUserToken(ports.tokens, body.token, teamsAudience);
    if (body.appId.toLowerCase() !== user.clientId.toLowerCase())
      throw entraTokenOfAnotherUser('appid', body.appId);
    if (body.userId.toLowerCase() !== user.objectId.toLowerCase())
      throw entraTokenOfAnotherUser('oid', body.userId);
    const rawId = formatRawId({ microsoftTeamsUser: { userId: user.objectId } });
    return ok(await exchangeToken(ports, user, rawId, teamsScopes));
  },
});
