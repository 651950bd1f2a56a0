import { identityParams, parseRawId, type IdentityEvents } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { notACommunicationUser } from '../identity.errors.ts';

/**
 * Succeeds also when there is no such identity, as Azure's rules for DELETE ask: a client that repeats a request whose
 * answer it lost must not fail.
 *
 * @see Azure REST spec: CommunicationIdentity_Delete
 */
export const deleteIdentity = defineOperation({
  id: 'CommunicationIdentity_Delete',
  route: 'DELETE /identities/{id}',
  auth: ['accessKey', 'entra'],
  request: { params: identityParams },
  async handle({ bus, clock, identities }: Pick<IdentityPorts, 'bus' | 'clock' | 'identities'>, { params }) {
    if (parseRawId(params.id).kind === 'unknown') throw notACommunicationUser(params.id);
    if (await identities.remove(params.id, clock.now())) {
      const data: IdentityEvents['IdentityDeleted'] = { rawId: params.id };
      bus.publish({ type: 'IdentityDeleted', data });
    }
    return noContent();
  },
});
