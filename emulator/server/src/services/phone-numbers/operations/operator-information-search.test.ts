import type { OperatorInformation } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_OperatorInformationSearch';

async function informationOf(phoneNumber: string, includeAdditionalOperatorDetails?: boolean) {
  const { call } = createPhoneNumbersHarness();
  const body = { phoneNumbers: [phoneNumber], options: { includeAdditionalOperatorDetails } };
  return (await call<{ values: OperatorInformation[] }>(id, { body })).body.values[0];
}

describe(id, () => {
  it('200 with the formats of a number', async () => {
    expect(await informationOf('+14255550123')).toEqual({
      phoneNumber: '+14255550123',
      nationalFormat: '(425) 555-0123',
      internationalFormat: '+1 425 555 0123',
    });
    expect(await informationOf('+442079460018')).toMatchObject({
      nationalFormat: '020 7946 0018',
      internationalFormat: '+44 20 7946 0018',
    });
  });

  it('200 with the operator when more details are asked for', async () => {
    expect(await informationOf('+14255550123', true)).toMatchObject({
      isoCountryCode: 'US',
      numberType: 'geographic',
      operatorDetails: { name: 'Contoso Wireless', mobileCountryCode: '310', mobileNetworkCode: '999' },
    });
    expect(await informationOf('+16045550123', true)).toMatchObject({ isoCountryCode: 'CA' });
    expect(await informationOf('+18005550123', true)).toMatchObject({ numberType: 'other' });
    expect(await informationOf('+46701740605', true)).toMatchObject({
      isoCountryCode: 'SE',
      numberType: 'mobile',
    });
    expect(await informationOf('+821012345678', true)).toMatchObject({
      isoCountryCode: 'KR',
      numberType: 'mobile',
    });
    expect(await informationOf('+4930123456', true)).toMatchObject({ numberType: 'unknown' });
  });

  it.each([{}, { phoneNumbers: [] }, { phoneNumbers: ['hello'] }])('400 for the body %o', async (body) => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { body })).toMatchObject({ status: 400 });
  });
});
