import { describe, expect, it } from 'vitest';
import { seedPhoneNumber, type SeededPhoneNumber } from './seed-phone-number.ts';
import { createPhoneNumbersHarness } from './testing/phone-numbers-harness.ts';

async function seeded(number: SeededPhoneNumber) {
  const harness = createPhoneNumbersHarness();
  await seedPhoneNumber(harness, number);
  return harness.directory.find(number.phoneNumber);
}

describe('seedPhoneNumber', () => {
  it('makes a number of the catalogue owned as it is sold', async () => {
    expect(await seeded({ phoneNumber: '+447700900123' })).toMatchObject({
      countryCode: 'GB',
      phoneNumberType: 'mobile',
      assignmentType: 'application',
      capabilities: { calling: 'none', sms: 'inbound+outbound' },
      cost: { amount: 2.5 },
    });
  });

  it('makes any other number owned with every capability', async () => {
    expect(await seeded({ phoneNumber: '+14257654321' })).toMatchObject({
      countryCode: 'US',
      capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
    });
  });

  it('prefers what the seed says', async () => {
    const phoneNumber = '+4930123456';
    const capabilities = { sms: 'none' } as const;
    expect(
      await seeded({ phoneNumber, countryCode: 'DE', phoneNumberType: 'mobile', capabilities }),
    ).toMatchObject({
      countryCode: 'DE',
      phoneNumberType: 'mobile',
      capabilities: { calling: 'inbound+outbound', sms: 'none' },
    });
  });

  it('fails for a country that nobody knows', async () => {
    await expect(seeded({ phoneNumber: '+4930123456' })).rejects.toThrow('give its countryCode');
  });
});
