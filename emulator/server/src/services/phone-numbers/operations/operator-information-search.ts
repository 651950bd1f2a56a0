import { operatorInformationRequest } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { requireE164 } from '../e164.ts';
import { operatorInformationOf } from '../operator-information.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

/** Of any number, not only owned ones. @see Azure REST spec: PhoneNumbers_OperatorInformationSearch */
export const operatorInformationSearch = defineOperation({
  id: 'PhoneNumbers_OperatorInformationSearch',
  route: 'POST /operatorInformation/:search',
  auth: trustedAuth,
  request: { body: operatorInformationRequest },
  handle(_: unknown, { body: { phoneNumbers, options } }) {
    const withDetails = options?.includeAdditionalOperatorDetails === true;
    return ok({
      values: phoneNumbers.map((number) => operatorInformationOf(requireE164(number), withDetails)),
    });
  },
});
