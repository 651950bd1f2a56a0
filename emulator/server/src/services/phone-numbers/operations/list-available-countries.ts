import { acceptLanguage, countriesQuery } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { countries } from '../catalogue/catalogue.ts';
import { countryNames } from '../country-names.ts';
import { pageOf } from '../paging.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';

/** @see Azure REST spec: PhoneNumbers_ListAvailableCountries */
export const listAvailableCountries = defineOperation({
  id: 'PhoneNumbers_ListAvailableCountries',
  route: 'GET /availablePhoneNumbers/countries',
  auth: trustedAuth,
  request: { query: countriesQuery, headers: acceptLanguage },
  handle(_: unknown, { query: { skip, maxPageSize: size }, headers, url }) {
    const nameOf = countryNames(headers['accept-language']);
    const items = countries.map(({ countryCode }) => ({ localizedName: nameOf(countryCode), countryCode }));
    return ok(pageOf('countries', items, { skip, size, url }));
  },
});
