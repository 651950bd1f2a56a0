import { phoneNumberCapabilitiesRequest, phoneNumberParams } from '@switchboard/acs-contracts';
import { defineOperation } from '../../../kernel/operation.ts';
import { findOffering, offers, requireCountry } from '../catalogue/catalogue.ts';
import { requireE164 } from '../e164.ts';
import type { CapabilitiesInput } from '../number-works.ts';
import { accepted } from '../operation-links.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { noSuchPlan, nothingWanted } from '../phone-numbers.errors.ts';

type Ports = Pick<PhoneNumberPorts, 'ids' | 'open' | 'operations'>;

/** @see Azure REST spec: PhoneNumbers_UpdateCapabilities */
export const updateCapabilities = defineOperation({
  id: 'PhoneNumbers_UpdateCapabilities',
  route: 'PATCH /phoneNumbers/{phoneNumber}/capabilities',
  auth: trustedAuth,
  request: { params: phoneNumberParams, body: phoneNumberCapabilitiesRequest.default({}) },
  async handle({ ids, open, operations }: Ports, { params, body, url }) {
    const phoneNumber = requireE164(params.phoneNumber);
    const capabilitiesId = ids.uuid();
    const operationId = `capabilities_${capabilitiesId}`;
    const location = `/phoneNumbers/${phoneNumber}`;
    await operations.start<CapabilitiesInput>(async (store) => {
      const number = await open(store).purchased.require(phoneNumber);
      const { countryCode, phoneNumberType, assignmentType } = number;
      const capabilities = {
        calling: body.calling ?? number.capabilities.calling,
        sms: body.sms ?? number.capabilities.sms,
      };
      if (!body.calling && !body.sms) throw nothingWanted();
      const offering = findOffering(requireCountry(countryCode), phoneNumberType, assignmentType);
      if (!offering || !offers(offering.availableCapabilities, capabilities)) {
        throw noSuchPlan(countryCode, phoneNumberType, assignmentType, capabilities);
      }
      return {
        id: operationId,
        operationType: 'updatePhoneNumberCapabilities',
        input: { phoneNumber, capabilities },
        resourceLocation: location,
      };
    });
    return accepted(url, {
      operationId,
      named: ['capabilities-id', capabilitiesId],
      location,
      body: { capabilitiesUpdateId: capabilitiesId },
    });
  },
});
