import { countryParams, offeringsQuery } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { requireCountry } from '../catalogue/catalogue.ts';
import { pageOf } from '../paging.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

/** @see Azure REST spec: PhoneNumbers_ListOfferings */
export const listOfferings = defineOperation({
  id: 'PhoneNumbers_ListOfferings',
  route: 'GET /availablePhoneNumbers/countries/{countryCode}/offerings',
  auth: trustedAuth,
  request: { params: countryParams, query: offeringsQuery },
  handle(_: unknown, { params, query, url }) {
    const { assignmentType, phoneNumberType, skip, maxPageSize: size } = query;
    const items = requireCountry(params.countryCode).offerings.filter(
      (offering) =>
        (phoneNumberType === undefined || offering.phoneNumberType === phoneNumberType) &&
        (assignmentType === undefined || offering.assignmentType === assignmentType),
    );
    return ok(pageOf('phoneNumberOfferings', items, { skip, size, url }));
  },
});
