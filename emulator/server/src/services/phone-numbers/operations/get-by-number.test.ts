import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, tollFree } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_GetByNumber';

describe(id, () => {
  it('200 with or without the plus', async () => {
    const { buy, call } = createPhoneNumbersHarness();
    const phoneNumber = await buy();
    for (const given of [phoneNumber, phoneNumber.slice(1)]) {
      expect((await call(id, { params: { phoneNumber: given } })).body).toEqual({
        id: phoneNumber.slice(1),
        phoneNumber,
        countryCode: 'US',
        ...tollFree,
        purchaseDate: '2026-01-31T12:00:00.5000000+00:00',
        cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      });
    }
  });

  it('404 with the body of the service for a number that is not owned', async () => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { phoneNumber: '+14155550100' } })).toMatchObject({
      status: 404,
      code: 'NotFound',
      target: 'phonenumber',
      message: 'Input phoneNumber +14155550100 cannot be found.',
    });
  });

  it.each(['hello', '+0123456', '+1', '+12345678901234567'])('400 for %s', async (phoneNumber) => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { phoneNumber } })).toMatchObject({ status: 400 });
  });
});
