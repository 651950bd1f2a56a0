import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  collect,
  failureOf,
  startPhoneNumbersBed,
  tollFree,
  type PhoneNumbersBed,
} from './support/phone-numbers-bed.ts';

let bed: PhoneNumbersBed;
beforeAll(async () => {
  bed = await startPhoneNumbersBed();
});
afterAll(() => bed.stop());

describe('PhoneNumbers_SearchAvailablePhoneNumbers', () => {
  it('beginSearchAvailablePhoneNumbers finds numbers with their cost and end', async () => {
    const result = await bed.search({ areaCode: '833', quantity: 2 });
    expect(result).toMatchObject({
      phoneNumberType: 'tollFree',
      assignmentType: 'application',
      capabilities: tollFree.capabilities,
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
    });
    expect(result.phoneNumbers).toHaveLength(2);
    for (const number of result.phoneNumbers) expect(number).toMatch(/^\+183355501\d\d$/);
    const minutes = (result.searchExpiresBy.getTime() - bed.emulator.clock.now().getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(15);
    expect(minutes).toBeLessThanOrEqual(16);
  });

  it('fails with 400 for a capability that the type does not have', async () => {
    const request = {
      ...tollFree,
      countryCode: 'JP',
      capabilities: { calling: 'none', sms: 'outbound' },
    } as const;
    expect(await failureOf(bed.client.beginSearchAvailablePhoneNumbers(request))).toMatchObject({
      statusCode: 400,
      code: 'InvalidInput',
    });
  });

  it('fails with 400 for an unknown country', async () => {
    const call = bed.client.beginSearchAvailablePhoneNumbers({ ...tollFree, countryCode: 'XX' });
    expect(await failureOf(call)).toMatchObject({ statusCode: 400, code: 'BadRequest' });
  });
});

describe('PhoneNumbers_GetSearchResult', () => {
  it('is what the poller of a search ends with, and can be read again', async () => {
    const { searchId, phoneNumbers } = await bed.search();
    const again = await bed.client['client'].phoneNumbers.getSearchResult(searchId);
    expect(again).toMatchObject({ searchId, phoneNumbers });
  });
});

describe('PhoneNumbers_PurchasePhoneNumbers', () => {
  it('beginPurchasePhoneNumbers makes the resource own the numbers', async () => {
    const phoneNumber = await bed.buy();
    expect(await bed.client.getPurchasedPhoneNumber(phoneNumber)).toMatchObject({
      id: phoneNumber.slice(1),
      phoneNumber,
      countryCode: 'US',
      purchaseDate: expect.any(Date),
    });
  });

  it('fails with 409 for numbers that were bought before', async () => {
    const { searchId } = await bed.search();
    await (await bed.client.beginPurchasePhoneNumbers(searchId)).pollUntilDone();
    expect(await failureOf(bed.client.beginPurchasePhoneNumbers(searchId))).toMatchObject({
      statusCode: 409,
      code: 'Conflict',
    });
  });

  it('fails with 400 for a search that expired', async () => {
    const { searchId } = await bed.search();
    await bed.emulator.clock.advance(16 * 60_000);
    expect(await failureOf(bed.client.beginPurchasePhoneNumbers(searchId))).toMatchObject({
      statusCode: 400,
      code: 'ReservationExpired',
    });
  });

  it('fails with 400 where reselling is not permitted and nothing was agreed', async () => {
    const { searchId, isAgreementToNotResellRequired } = await bed.search({
      countryCode: 'KR',
      phoneNumberType: 'geographic',
      capabilities: { calling: 'outbound', sms: 'none' },
    });
    expect(isAgreementToNotResellRequired).toBe(true);
    expect(await failureOf(bed.client.beginPurchasePhoneNumbers(searchId))).toMatchObject({
      statusCode: 400,
    });
    const agreed = await bed.client['client'].phoneNumbers.beginPurchasePhoneNumbers({
      searchId,
      agreeToNotResell: true,
    });
    await agreed.pollUntilDone();
    const owned = await collect(bed.client.listPurchasedPhoneNumbers());
    expect(owned.map(({ countryCode }) => countryCode)).toContain('KR');
  });
});
