import type { PhoneNumberOffering } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import {
  chooseAreaCode,
  chooseCountry,
  groupByDivision,
  localityKey,
  offeringPerType,
} from './choose-offering.ts';

const countries = ['CA', 'SE', 'US'].map((countryCode) => ({ countryCode, name: countryCode }));

const offering = (change: Partial<PhoneNumberOffering>): PhoneNumberOffering => ({
  numberType: 'geographic',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
  monthlyCost: { amount: 1, currencyCode: 'USD' },
  ...change,
});

describe('chooseCountry', () => {
  it('is the one that was asked for', () => {
    expect(chooseCountry(countries, 'SE', ['en-US'])).toBe('SE');
  });

  it("is one of the reader's languages when none was asked for, or one without numbers", () => {
    expect(chooseCountry(countries, undefined, ['sv'])).toBe('SE');
    expect(chooseCountry(countries, 'XX', ['de-DE', 'fr-CA'])).toBe('CA');
  });

  it('is the first when there are numbers in none of them, and none when there are no numbers', () => {
    expect(chooseCountry(countries, undefined, ['de-DE'])).toBe('CA');
    expect(chooseCountry([], 'US', ['en-US'])).toBeUndefined();
  });
});

describe('offeringPerType', () => {
  it('shows each kind once, with the most that numbers of it can do', () => {
    const texting = offering({ capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' } });
    const tollFree = offering({ numberType: 'tollFree' });
    expect(offeringPerType([offering({}), tollFree, texting])).toEqual([texting, tollFree]);
  });
});

describe('groupByDivision', () => {
  const place = (name: string, code?: string) => ({
    name,
    administrativeDivision: code === undefined ? null : { code, name: `State ${code}` },
  });

  it('puts places under their states, both in alphabetical order', () => {
    expect(
      groupByDivision([place('Seattle', 'WA'), place('Miami', 'FL'), place('Redmond', 'WA')], 'en'),
    ).toEqual([
      { name: 'State FL', localities: [place('Miami', 'FL')] },
      { name: 'State WA', localities: [place('Redmond', 'WA'), place('Seattle', 'WA')] },
    ]);
  });

  it("uses the alphabet of the reader's language", () => {
    const [group] = groupByDivision([place('Örebro'), place('Ystad')], 'sv');
    expect(group?.localities.map(({ name }) => name)).toEqual(['Ystad', 'Örebro']);
    expect(groupByDivision([place('Örebro'), place('Ystad')], 'en')[0]?.localities[0]?.name).toBe('Örebro');
  });

  it('tells towns of one name in two states apart', () => {
    expect(localityKey('Portland', 'OR')).not.toBe(localityKey('Portland', 'ME'));
  });
});

describe('chooseAreaCode', () => {
  it("is the one asked for when it exists, else the place's first", () => {
    expect(chooseAreaCode(['212', '646'], '646', true)).toBe('646');
    expect(chooseAreaCode(['212', '646'], '206', true)).toBe('212');
  });

  it('is any when no place was chosen', () => {
    expect(chooseAreaCode(['800', '833'], undefined, false)).toBeUndefined();
    expect(chooseAreaCode(['800', '833'], '833', false)).toBe('833');
  });
});
