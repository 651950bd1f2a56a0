import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  collect,
  failureOf,
  startPhoneNumbersBed,
  type PhoneNumbersBed,
} from './support/phone-numbers-bed.ts';

let bed: PhoneNumbersBed;
beforeAll(async () => {
  bed = await startPhoneNumbersBed();
});
afterAll(() => bed.stop());

describe('PhoneNumbers_ListAvailableCountries', () => {
  it('listAvailableCountries names them in the language of the client', async () => {
    const countries = await collect(bed.client.listAvailableCountries());
    expect(countries.map(({ countryCode }) => countryCode)).toEqual(['CA', 'GB', 'JP', 'KR', 'SE', 'US']);
    const { emulator } = bed;
    const swedish = new PhoneNumbersClient(
      emulator.endpoint,
      { key: keyOf(emulator.connectionString) },
      { acceptLanguage: 'sv-SE' },
    );
    expect(await collect(swedish.listAvailableCountries())).toContainEqual({
      countryCode: 'SE',
      localizedName: 'Sverige',
    });
  });
});

const keyOf = (connectionString: string) => /accesskey=(.*)$/.exec(connectionString)![1]!;

describe('PhoneNumbers_ListAvailableLocalities', () => {
  it('listAvailableLocalities gives places, by division when asked', async () => {
    const all = await collect(bed.client.listAvailableLocalities('US'));
    const ofWashington = await collect(
      bed.client.listAvailableLocalities('US', { administrativeDivision: 'WA' }),
    );
    expect(all.length).toBeGreaterThan(ofWashington.length);
    expect(ofWashington).toContainEqual({
      localizedName: 'Seattle',
      administrativeDivision: { localizedName: 'Washington', abbreviatedName: 'WA' },
    });
  });
});

describe('PhoneNumbers_ListAreaCodes', () => {
  it('gives the codes of each type', async () => {
    const options = { locality: 'London', administrativeDivision: 'ENG' };
    expect(await collect(bed.client.listAvailableGeographicAreaCodes('GB', options))).toEqual([
      { areaCode: '20' },
    ]);
    expect(await collect(bed.client.listAvailableTollFreeAreaCodes('US'))).toContainEqual({
      areaCode: '800',
    });
    expect(await collect(bed.client.listAvailableMobileAreaCodes('SE'))).toEqual([{ areaCode: '70' }]);
  });

  it('fails with 400 for geographic codes without a locality', async () => {
    const call = collect(bed.client.listAvailableGeographicAreaCodes('GB'));
    expect(await failureOf(call)).toMatchObject({ statusCode: 400 });
  });
});

describe('PhoneNumbers_ListOfferings', () => {
  it('listAvailableOfferings gives capabilities and cost', async () => {
    const offerings = await collect(bed.client.listAvailableOfferings('US', { phoneNumberType: 'tollFree' }));
    expect(offerings).toEqual([
      {
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        availableCapabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
        cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      },
    ]);
  });
});

describe('PhoneNumbers_BrowseAvailableNumbers', () => {
  it('browseAvailablePhoneNumbers gives numbers that fit', async () => {
    const { phoneNumbers } = await bed.client.browseAvailablePhoneNumbers(
      { countryCode: 'US', phoneNumberType: 'geographic' },
      { capabilities: { sms: 'outbound' }, assignmentType: 'application', phoneNumberPrefixes: ['1425'] },
    );
    expect(phoneNumbers).toHaveLength(50);
    expect(phoneNumbers[0]).toMatchObject({
      status: 'available',
      countryCode: 'US',
      isAgreementToNotResellRequired: false,
    });
  });
});

describe('PhoneNumbers_OperatorInformationSearch', () => {
  it('searchOperatorInformation gives formats, and the operator when asked', async () => {
    const short = await bed.client.searchOperatorInformation(['+14255550123']);
    expect(short.values?.[0]).toEqual({
      phoneNumber: '+14255550123',
      nationalFormat: '(425) 555-0123',
      internationalFormat: '+1 425 555 0123',
    });
    const long = await bed.client.searchOperatorInformation(['+14255550123'], {
      includeAdditionalOperatorDetails: true,
    });
    expect(long.values?.[0]).toMatchObject({
      isoCountryCode: 'US',
      operatorDetails: { name: expect.any(String) },
    });
  });
});
