import { phoneNumbersQuery } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { pageOf } from '../paging.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

/** @see Azure REST spec: PhoneNumbers_ListPhoneNumbers */
export const listPhoneNumbers = defineOperation({
  id: 'PhoneNumbers_ListPhoneNumbers',
  route: 'GET /phoneNumbers',
  auth: trustedAuth,
  request: { query: phoneNumbersQuery },
  async handle({ purchased }: Pick<PhoneNumberPorts, 'purchased'>, { query: { skip, top: size }, url }) {
    return ok(pageOf('phoneNumbers', await purchased.list(), { skip, size, url }));
  },
});
