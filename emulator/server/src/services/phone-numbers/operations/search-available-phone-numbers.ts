import { countryParams, phoneNumberSearchRequest } from '@switchboard/acs-contracts';
import { defineOperation } from '../../../kernel/operation.ts';
import { findOffering, offers, requireCountry } from '../catalogue/catalogue.ts';
import type { SearchInput } from '../number-works.ts';
import { accepted } from '../operation-links.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { noSuchPlan, nothingWanted, unknownAreaCode } from '../phone-numbers.errors.ts';

/** What is found stays on hold for 16 minutes. @see Azure REST spec: PhoneNumbers_SearchAvailablePhoneNumbers */
export const searchAvailablePhoneNumbers = defineOperation({
  id: 'PhoneNumbers_SearchAvailablePhoneNumbers',
  route: 'POST /availablePhoneNumbers/countries/{countryCode}/:search',
  auth: trustedAuth,
  request: { params: countryParams, body: phoneNumberSearchRequest },
  async handle({ ids, operations }: Pick<PhoneNumberPorts, 'ids' | 'operations'>, { params, body, url }) {
    const searchId = ids.uuid();
    const input: SearchInput = {
      ...body,
      searchId,
      countryCode: requireSearchable(params.countryCode, body),
    };
    const operationId = `search_${searchId}`;
    const location = `/availablePhoneNumbers/searchResults/${searchId}`;
    await operations.start(async () => ({
      id: operationId,
      operationType: 'search',
      input,
      resourceLocation: location,
    }));
    return accepted(url, { operationId, named: ['search-id', searchId], location });
  },
});

/** The country's code in capitals. @throws 400 when nothing of the kind is sold there */
function requireSearchable(
  countryCode: string,
  wanted: Omit<SearchInput, 'searchId' | 'countryCode'>,
): string {
  const { areaCode, assignmentType, capabilities, phoneNumberType } = wanted;
  const country = requireCountry(countryCode);
  if (capabilities.calling === 'none' && capabilities.sms === 'none') throw nothingWanted();
  const offering = findOffering(country, phoneNumberType, assignmentType);
  if (!offering || !offers(offering.availableCapabilities, capabilities)) {
    throw noSuchPlan(country.countryCode, phoneNumberType, assignmentType, capabilities);
  }
  const areaCodes = country.ranges
    .filter((range) => range.phoneNumberType === phoneNumberType)
    .map((range) => range.areaCode);
  if (areaCode && !areaCodes.includes(areaCode)) throw unknownAreaCode(areaCode, areaCodes);
  return country.countryCode;
}
