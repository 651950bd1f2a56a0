import { countryParams, localitiesQuery } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { requireCountry } from '../catalogue/catalogue.ts';
import { isInDivision } from '../catalogue/country.ts';
import { pageOf } from '../paging.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

/** Only geographic numbers belong to a place. @see Azure REST spec: PhoneNumbers_ListAvailableLocalities */
export const listAvailableLocalities = defineOperation({
  id: 'PhoneNumbers_ListAvailableLocalities',
  route: 'GET /availablePhoneNumbers/countries/{countryCode}/localities',
  auth: trustedAuth,
  request: { params: countryParams, query: localitiesQuery },
  handle(_: unknown, { params, query, url }) {
    const { administrativeDivision, phoneNumberType = 'geographic', skip, maxPageSize: size } = query;
    const { localities } = requireCountry(params.countryCode);
    const items = localities
      .filter(
        (locality) => phoneNumberType === 'geographic' && isInDivision(locality, administrativeDivision),
      )
      .map(({ areaCodes: _areaCodes, ...locality }) => locality);
    return ok(pageOf('phoneNumberLocalities', items, { skip, size, url }));
  },
});
