import { phoneNumberParams } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { requireE164 } from '../e164.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

/** @see Azure REST spec: PhoneNumbers_GetByNumber */
export const getByNumber = defineOperation({
  id: 'PhoneNumbers_GetByNumber',
  route: 'GET /phoneNumbers/{phoneNumber}',
  auth: trustedAuth,
  request: { params: phoneNumberParams },
  async handle({ purchased }: Pick<PhoneNumberPorts, 'purchased'>, { params }) {
    return ok(await purchased.require(requireE164(params.phoneNumber)));
  },
});
