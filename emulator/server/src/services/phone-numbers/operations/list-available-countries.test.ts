import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_ListAvailableCountries';
const namesIn = async (language?: string) => {
  const { call } = createPhoneNumbersHarness();
  const headers = language === undefined ? {} : { 'accept-language': language };
  const { body } = await call<{ countries: { localizedName: string; countryCode: string }[] }>(id, {
    headers,
  });
  return Object.fromEntries(
    body.countries.map(({ countryCode, localizedName }) => [countryCode, localizedName]),
  );
};

describe(id, () => {
  it('200 with the countries in English', async () => {
    expect(await namesIn()).toEqual({
      CA: 'Canada',
      GB: 'United Kingdom',
      JP: 'Japan',
      KR: 'South Korea',
      SE: 'Sweden',
      US: 'United States',
    });
  });

  it('200 in the language that is asked for, or in English', async () => {
    expect((await namesIn('sv-SE,en;q=0.5'))['SE']).toBe('Sverige');
    expect((await namesIn('***'))['SE']).toBe('Sweden');
  });
});
