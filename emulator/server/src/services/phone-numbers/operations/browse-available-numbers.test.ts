import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, tollFree } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_BrowseAvailableNumbers';

describe(id, () => {
  it('200 with 50 different free numbers, described in full', async () => {
    const { browse } = createPhoneNumbersHarness();
    const numbers = await browse();
    expect(new Set(numbers.map(({ id: digits }) => digits)).size).toBe(50);
    expect(numbers[0]).toEqual({
      id: numbers[0]!.phoneNumber.slice(1),
      countryCode: 'US',
      phoneNumber: expect.stringMatching(/^\+18\d\d55501\d\d$/),
      ...tollFree,
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      status: 'available',
      isAgreementToNotResellRequired: false,
    });
  });

  it('200 in another order each time', async () => {
    const { browse } = createPhoneNumbersHarness();
    expect(await browse()).not.toEqual(await browse());
  });

  it('200 with numbers of the prefixes only', async () => {
    const { browse } = createPhoneNumbersHarness();
    const body = { phoneNumberType: 'geographic', phoneNumberPrefixes: ['1425', '+1206'] };
    for (const { phoneNumber } of await browse('US', body)) expect(phoneNumber).toMatch(/^\+1(425|206)/);
    expect(await browse('US', { ...body, phoneNumberPrefixes: ['1999'] })).toEqual([]);
  });

  it('leaves out what is owned, and holds nothing', async () => {
    const { browse, find } = createPhoneNumbersHarness();
    await browse();
    expect(await find('US', { ...tollFree, quantity: 500 })).toHaveLength(500);
    expect(await browse()).toEqual([]);
  });

  it('400 InvalidInput for capabilities that are not sold', async () => {
    const { failure } = createPhoneNumbersHarness();
    const body = { phoneNumberType: 'geographic', capabilities: { sms: 'outbound' } };
    expect(await failure(id, { params: { countryCode: 'CA' }, body })).toMatchObject({
      status: 400,
      code: 'InvalidInput',
    });
  });
});
