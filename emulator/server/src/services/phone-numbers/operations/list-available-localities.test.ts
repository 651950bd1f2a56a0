import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_ListAvailableLocalities';
interface ListPage {
  readonly phoneNumberLocalities: { localizedName: string; administrativeDivision?: object }[];
  readonly nextLink?: string;
}

describe(id, () => {
  it('200 with places and the divisions they lie in', async () => {
    const { call } = createPhoneNumbersHarness();
    const { body } = await call<ListPage>(id, { params: { countryCode: 'CA' } });
    expect(body.phoneNumberLocalities).toContainEqual({
      localizedName: 'Vancouver',
      administrativeDivision: { localizedName: 'British Columbia', abbreviatedName: 'BC' },
    });
  });

  it.each(['WA', 'washington'])('200 with those of the division %s', async (administrativeDivision) => {
    const { call } = createPhoneNumbersHarness();
    const request = { params: { countryCode: 'US' }, query: { administrativeDivision } };
    const { body } = await call<ListPage>(id, request);
    expect(body.phoneNumberLocalities.map(({ localizedName }) => localizedName)).toEqual([
      'Redmond',
      'Seattle',
    ]);
  });

  it('200 with no place for numbers that belong to none', async () => {
    const { call } = createPhoneNumbersHarness();
    const request = { params: { countryCode: 'US' }, query: { phoneNumberType: 'tollFree' } };
    expect((await call<ListPage>(id, request)).body).toEqual({ phoneNumberLocalities: [] });
  });

  it('200 by page', async () => {
    const { call } = createPhoneNumbersHarness();
    const request = { params: { countryCode: 'SE' }, query: { maxPageSize: '3' } };
    const { body } = await call<ListPage>(id, request);
    expect(body.phoneNumberLocalities).toHaveLength(3);
    expect(body.nextLink).toContain('skip=3');
  });

  it('400 for an unknown country', async () => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { countryCode: 'XX' } })).toMatchObject({ status: 400 });
  });
});
