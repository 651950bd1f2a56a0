import { areaCodesQuery, countryParams } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { requireCountry } from '../catalogue/catalogue.ts';
import { isInDivision, isNamed, type Country } from '../catalogue/country.ts';
import { pageOf } from '../paging.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { localityRequired } from '../phone-numbers.errors.ts';

/** @see Azure REST spec: PhoneNumbers_ListAreaCodes */
export const listAreaCodes = defineOperation({
  id: 'PhoneNumbers_ListAreaCodes',
  route: 'GET /availablePhoneNumbers/countries/{countryCode}/areaCodes',
  auth: trustedAuth,
  request: { params: countryParams, query: areaCodesQuery },
  handle(_: unknown, { params, query, url }) {
    const { assignmentType, phoneNumberType, skip, maxPageSize: size } = query;
    const country = requireCountry(params.countryCode);
    const isOffered = country.offerings.some(
      (offering) =>
        offering.phoneNumberType === phoneNumberType &&
        (assignmentType === undefined || offering.assignmentType === assignmentType),
    );
    const codes = phoneNumberType === 'geographic' ? codesOfLocality(country, query) : undefined;
    const all = country.ranges.filter((range) => range.phoneNumberType === phoneNumberType);
    const wanted = isOffered ? (codes ?? all.map(({ areaCode }) => areaCode)) : [];
    const items = [...new Set(wanted)].sort().map((areaCode) => ({ areaCode }));
    return ok(pageOf('areaCodes', items, { skip, size, url }));
  },
});

function codesOfLocality(
  { localities }: Country,
  {
    locality,
    administrativeDivision,
  }: { locality?: string | undefined; administrativeDivision?: string | undefined },
): readonly string[] {
  if (locality === undefined) throw localityRequired();
  return localities
    .filter((candidate) => isNamed(candidate, locality) && isInDivision(candidate, administrativeDivision))
    .flatMap(({ areaCodes }) => areaCodes);
}
