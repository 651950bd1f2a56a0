import { identityParams, issueAccessTokenRequest, parseRawId } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { issueAccessTokenFor } from '../access-token.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { notACommunicationUser } from '../identity.errors.ts';

/** @see Azure REST spec: CommunicationIdentity_IssueAccessToken */
export const issueAccessToken = defineOperation({
  id: 'CommunicationIdentity_IssueAccessToken',
  route: 'POST /identities/{id}/:issueAccessToken',
  auth: ['accessKey', 'entra'],
  request: { params: identityParams, body: issueAccessTokenRequest },
  async handle(ports: Pick<IdentityPorts, 'identities' | 'tokens'>, { params, body }) {
    if (parseRawId(params.id).kind !== 'communicationUser') throw notACommunicationUser(params.id);
    const { rawId } = await ports.identities.require(params.id);
    return ok(await issueAccessTokenFor(ports, rawId, body.scopes, body.expiresInMinutes));
  },
});
