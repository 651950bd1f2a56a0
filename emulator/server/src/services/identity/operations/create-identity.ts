import {
  createIdentityRequest,
  type CommunicationIdentityAccessTokenResult,
} from '@switchboard/acs-contracts';
import { created, defineOperation } from '../../../kernel/operation.ts';
import { issueAccessTokenFor } from '../access-token.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { newCommunicationUser } from '../identity.ts';

type Ports = Pick<IdentityPorts, 'clock' | 'identities' | 'ids' | 'resourceId' | 'tokens'>;

/** @see Azure REST spec: CommunicationIdentity_Create */
export const createIdentity = defineOperation({
  id: 'CommunicationIdentity_Create',
  route: 'POST /identities',
  auth: ['accessKey', 'entra'],
  request: { body: createIdentityRequest },
  async handle(ports: Ports, { body }) {
    const { rawId, ...rest } = newCommunicationUser(ports.clock, ports.ids, ports.resourceId);
    await ports.identities.save({ rawId, ...rest });
    const scopes = body?.createTokenWithScopes ?? [];
    const result: CommunicationIdentityAccessTokenResult = {
      identity: { id: rawId },
      ...(scopes.length > 0 && {
        accessToken: await issueAccessTokenFor(ports, rawId, scopes, body?.expiresInMinutes),
      }),
    };
    return created(result);
  },
});
