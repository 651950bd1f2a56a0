import {
  countryParams,
  phoneNumberLimits,
  phoneNumbersBrowseRequest,
  type AvailablePhoneNumber,
} from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { offers, requireCountry } from '../catalogue/catalogue.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { noSuchPlan } from '../phone-numbers.errors.ts';

/** Random, without pages, and nothing is put on hold. @see Azure REST spec: PhoneNumbers_BrowseAvailableNumbers */
export const browseAvailableNumbers = defineOperation({
  id: 'PhoneNumbers_BrowseAvailableNumbers',
  route: 'POST /availablePhoneNumbers/countries/{countryCode}/:browse',
  auth: trustedAuth,
  request: { params: countryParams, body: phoneNumbersBrowseRequest },
  async handle({ inventory }: Pick<PhoneNumberPorts, 'inventory'>, { params, body }) {
    const country = requireCountry(params.countryCode);
    const { countryCode, isAgreementToNotResellRequired } = country;
    const wanted = body.capabilities ?? {};
    const offering = country.offerings
      .filter(({ phoneNumberType }) => phoneNumberType === body.phoneNumberType)
      .filter(({ assignmentType }) => !body.assignmentType || assignmentType === body.assignmentType)
      .find(({ availableCapabilities }) => offers(availableCapabilities, wanted));
    if (!offering) {
      throw noSuchPlan(countryCode, body.phoneNumberType, body.assignmentType ?? 'application', {
        ...(wanted.calling && { calling: wanted.calling }),
        ...(wanted.sms && { sms: wanted.sms }),
      });
    }
    const prefixes = body.phoneNumberPrefixes?.map((prefix) => `+${prefix.replace('+', '')}`);
    const found = await inventory.browse(
      country.ranges
        .filter(({ phoneNumberType }) => phoneNumberType === body.phoneNumberType)
        .map((range) => ({ country, range })),
      phoneNumberLimits.numbersPerBrowse,
      (phoneNumber) => !prefixes?.length || prefixes.some((prefix) => phoneNumber.startsWith(prefix)),
    );
    const phoneNumbers = found.map((phoneNumber): AvailablePhoneNumber => ({
      id: phoneNumber.slice(1),
      countryCode,
      phoneNumber,
      capabilities: offering.availableCapabilities,
      phoneNumberType: offering.phoneNumberType,
      assignmentType: offering.assignmentType,
      cost: offering.cost,
      status: 'available',
      isAgreementToNotResellRequired,
    }));
    return ok({ phoneNumbers });
  },
});
