import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  collect,
  failureOf,
  startPhoneNumbersBed,
  type PhoneNumbersBed,
} from './support/phone-numbers-bed.ts';

const landline = '+14255550100';
const mobile = '+447700900123';
let bed: PhoneNumbersBed;
beforeAll(async () => {
  const seed = {
    phoneNumbers: [
      landline,
      { phoneNumber: mobile, capabilities: { sms: 'outbound' as const } },
      ...Array.from({ length: 101 }, (_, index) => `+1206555${String(1000 + index)}`),
    ],
  };
  bed = await startPhoneNumbersBed({ seed });
});
afterAll(() => bed.stop());

describe('PhoneNumbers_ListPhoneNumbers', () => {
  it('listPurchasedPhoneNumbers follows the links through all pages', async () => {
    const numbers = await collect(bed.client.listPurchasedPhoneNumbers());
    expect(numbers).toHaveLength(103);
    expect(new Set(numbers.map(({ id }) => id)).size).toBe(103);
    expect(numbers[1]).toMatchObject({
      phoneNumber: mobile,
      capabilities: { calling: 'none', sms: 'outbound' },
    });
  });
});

describe('PhoneNumbers_GetByNumber', () => {
  it('getPurchasedPhoneNumber gives a seeded number', async () => {
    expect(await bed.client.getPurchasedPhoneNumber(landline)).toMatchObject({
      phoneNumber: landline,
      countryCode: 'US',
      phoneNumberType: 'geographic',
      assignmentType: 'application',
    });
  });

  it('fails with 404 for a number that is not owned', async () => {
    expect(await failureOf(bed.client.getPurchasedPhoneNumber('+14155550100'))).toMatchObject({
      statusCode: 404,
      code: 'NotFound',
      message: 'Input phoneNumber +14155550100 cannot be found.',
    });
  });
});

describe('PhoneNumbers_UpdateCapabilities', () => {
  it('beginUpdatePhoneNumberCapabilities ends with the changed number', async () => {
    const poller = await bed.client.beginUpdatePhoneNumberCapabilities(landline, {
      calling: 'outbound',
      sms: 'none',
    });
    expect(await poller.pollUntilDone()).toMatchObject({
      phoneNumber: landline,
      capabilities: { calling: 'outbound', sms: 'none' },
    });
  });

  it('fails with 400 for a capability that the type does not have', async () => {
    const call = bed.client.beginUpdatePhoneNumberCapabilities(mobile, { calling: 'outbound' });
    expect(await failureOf(call)).toMatchObject({ statusCode: 400, code: 'InvalidInput' });
  });
});

describe('PhoneNumbers_ReleasePhoneNumber', () => {
  it('beginReleasePhoneNumber gives the number back', async () => {
    await (await bed.client.beginReleasePhoneNumber('+12065551000')).pollUntilDone();
    expect(await failureOf(bed.client.getPurchasedPhoneNumber('+12065551000'))).toMatchObject({
      statusCode: 404,
    });
    expect(await failureOf(bed.client.beginReleasePhoneNumber('+12065551000'))).toMatchObject({
      statusCode: 404,
    });
  });
});
