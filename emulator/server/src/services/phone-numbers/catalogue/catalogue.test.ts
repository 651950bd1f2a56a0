import { describe, expect, it } from 'vitest';
import { countries, findEntry, findOffering, numberAt, offers } from './catalogue.ts';

describe('the catalogue', () => {
  it.each(countries)(
    'of $countryCode has numbers for each offering and an offering for each number',
    (country) => {
      const sold = new Set(country.offerings.map(({ phoneNumberType }) => phoneNumberType));
      expect(new Set(country.ranges.map(({ phoneNumberType }) => phoneNumberType))).toEqual(sold);
      for (const { phoneNumberType } of country.ranges) {
        expect(findOffering(country, phoneNumberType, 'application')).toBeDefined();
      }
    },
  );

  it.each(countries)('of $countryCode has geographic numbers for each place and no other', (country) => {
    const ofPlaces = new Set(country.localities.flatMap(({ areaCodes }) => areaCodes));
    const geographic = country.ranges.filter(({ phoneNumberType }) => phoneNumberType === 'geographic');
    expect(new Set(geographic.map(({ areaCode }) => areaCode))).toEqual(ofPlaces);
  });

  it.each(countries)('of $countryCode has E.164 numbers that lead back to their range', (country) => {
    for (const range of country.ranges) {
      expect(range.prefix.startsWith(range.areaCode)).toBe(true);
      for (const number of [numberAt(country, range, 0), numberAt(country, range, range.size - 1)]) {
        expect(number).toMatch(/^\+[1-9]\d{9,12}$/);
        expect(findEntry(number)).toEqual({ country, range });
      }
    }
  });

  it('knows no number beside its ranges', () => {
    for (const number of ['+14255550200', '+1425555010', '+46701740604', '+46701740700', '+4930123456']) {
      expect(findEntry(number)).toBeUndefined();
    }
  });

  it('compares capabilities by direction', () => {
    const available = { calling: 'none', sms: 'inbound+outbound' } as const;
    expect(offers(available, { sms: 'inbound' })).toBe(true);
    expect(offers(available, { calling: 'none', sms: 'inbound+outbound' })).toBe(true);
    expect(offers({ calling: 'none', sms: 'inbound' }, { sms: 'outbound' })).toBe(false);
    expect(offers(available, { calling: 'outbound' })).toBe(false);
  });
});
