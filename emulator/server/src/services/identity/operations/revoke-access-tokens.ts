import { identityParams, type IdentityEvents } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { revokeTokens } from '../identity.ts';

/** @see Azure REST spec: CommunicationIdentity_RevokeAccessTokens */
export const revokeAccessTokens = defineOperation({
  id: 'CommunicationIdentity_RevokeAccessTokens',
  route: 'POST /identities/{id}/:revokeAccessTokens',
  auth: ['accessKey', 'entra'],
  request: { params: identityParams },
  async handle({ bus, clock, identities }: Pick<IdentityPorts, 'bus' | 'clock' | 'identities'>, { params }) {
    const { rawId } = await identities.update(params.id, (identity) => revokeTokens(identity, clock.now()));
    const data: IdentityEvents['IdentityTokensRevoked'] = { rawId };
    bus.publish({ type: 'IdentityTokensRevoked', data });
    return noContent();
  },
});
