import { phoneNumberParams } from '@switchboard/acs-contracts';
import { defineOperation } from '../../../kernel/operation.ts';
import { requireE164 } from '../e164.ts';
import type { ReleaseInput } from '../number-works.ts';
import { accepted } from '../operation-links.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

type Ports = Pick<PhoneNumberPorts, 'ids' | 'open' | 'operations'>;

/** @see Azure REST spec: PhoneNumbers_ReleasePhoneNumber */
export const releasePhoneNumber = defineOperation({
  id: 'PhoneNumbers_ReleasePhoneNumber',
  route: 'DELETE /phoneNumbers/{phoneNumber}',
  auth: trustedAuth,
  request: { params: phoneNumberParams },
  async handle({ ids, open, operations }: Ports, { params, url }) {
    const phoneNumber = requireE164(params.phoneNumber);
    const releaseId = ids.uuid();
    const operationId = `release_${releaseId}`;
    await operations.start<ReleaseInput>(async (store) => {
      await open(store).purchased.require(phoneNumber);
      return { id: operationId, operationType: 'releasePhoneNumber', input: { phoneNumber } };
    });
    return accepted(url, { operationId, named: ['release-id', releaseId] });
  },
});
