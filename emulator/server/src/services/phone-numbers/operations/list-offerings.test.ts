import type { PhoneNumberOffering } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_ListOfferings';

async function offerings(countryCode: string, query: Record<string, string> = {}) {
  const { call } = createPhoneNumbersHarness();
  const { body } = await call<{ phoneNumberOfferings: PhoneNumberOffering[] }>(id, {
    params: { countryCode },
    query,
  });
  return body.phoneNumberOfferings;
}

describe(id, () => {
  it.each(['CA', 'GB', 'JP', 'KR', 'SE', 'US'])(
    '200 with toll-free and geographic numbers of %s',
    async (country) => {
      const types = (await offerings(country)).map(({ phoneNumberType }) => phoneNumberType);
      expect(types).toEqual(expect.arrayContaining(['geographic', 'tollFree']));
    },
  );

  it('200 with those of a type and a use', async () => {
    expect(await offerings('GB', { phoneNumberType: 'mobile' })).toEqual([
      {
        phoneNumberType: 'mobile',
        assignmentType: 'application',
        availableCapabilities: { calling: 'none', sms: 'inbound+outbound' },
        cost: { amount: 2.5, currencyCode: 'USD', billingFrequency: 'monthly' },
      },
    ]);
    expect(await offerings('US', { assignmentType: 'person' })).toHaveLength(1);
  });

  it('400 for an unknown country or type', async () => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { countryCode: 'XX' } })).toMatchObject({ status: 400 });
    const query = { phoneNumberType: 'satellite' };
    expect(await failure(id, { params: { countryCode: 'US' }, query })).toMatchObject({ status: 400 });
  });
});
