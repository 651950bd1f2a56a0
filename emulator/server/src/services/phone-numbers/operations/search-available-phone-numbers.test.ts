import { describe, expect, it } from 'vitest';
import {
  createPhoneNumbersHarness,
  geographic,
  minuteMs,
  tollFree,
} from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_SearchAvailablePhoneNumbers';

describe(id, () => {
  it('202 without a body, with the addresses of operation and result', async () => {
    const { call } = createPhoneNumbersHarness();
    const { status, body, headers } = await call(id, { params: { countryCode: 'us' }, body: tollFree });
    const searchId = headers['search-id'];
    expect({ status, body }).toEqual({ status: 202, body: undefined });
    expect(headers).toEqual({
      'operation-location': `/phoneNumbers/operations/search_${searchId}?api-version=2025-06-01`,
      'operation-id': `search_${searchId}`,
      'search-id': searchId,
      location: `/availablePhoneNumbers/searchResults/${searchId}?api-version=2025-06-01`,
      'retry-after': '1',
    });
  });

  it('finds numbers of the area code, fictional ones', async () => {
    const { find } = createPhoneNumbersHarness();
    const numbers = await find('US', { ...geographic, areaCode: '425', quantity: 3 });
    expect(numbers).toHaveLength(3);
    for (const number of numbers) expect(number).toMatch(/^\+142555501\d\d$/);
  });

  it('finds the same numbers in each run with the same seed', async () => {
    const find = () => createPhoneNumbersHarness('seed').find('GB', { ...geographic, quantity: 5 });
    expect(await find()).toEqual(await find());
    expect(await createPhoneNumbersHarness('other').find('GB', { ...geographic, quantity: 5 })).not.toEqual(
      await find(),
    );
  });

  it('never finds a number that another search holds, until none is left', async () => {
    const { find, search, searchResult } = createPhoneNumbersHarness();
    const all = [
      ...(await find('US', { ...tollFree, quantity: 300 })),
      ...(await find('US', { ...tollFree, quantity: 300 })),
    ];
    expect(all).toHaveLength(500);
    expect(new Set(all).size).toBe(500);
    const { searchId } = await search();
    expect(await searchResult(searchId)).toMatchObject({
      phoneNumbers: [],
      error: 'OutOfStock',
      errorCode: 1000,
    });
  });

  it('finds numbers again 16 minutes after a search that nobody bought', async () => {
    const { clock, find } = createPhoneNumbersHarness();
    const everything = { ...tollFree, quantity: 500 };
    await find('US', everything);
    await clock.advance(16 * minuteMs - 1);
    expect(await find('US', everything)).toHaveLength(0);
    await clock.advance(1);
    expect(await find('US', everything)).toHaveLength(500);
  });

  it('does not give back the same number first', async () => {
    const { clock, find } = createPhoneNumbersHarness();
    const wanted = { ...tollFree, areaCode: '833' };
    const [first] = await find('US', wanted);
    await clock.advance(20 * minuteMs);
    expect(await find('US', wanted)).not.toEqual([first]);
  });

  it.each([
    ['CA', { ...geographic, capabilities: { calling: 'none', sms: 'outbound' } }],
    ['US', { ...tollFree, assignmentType: 'person' }],
    ['JP', { ...geographic, phoneNumberType: 'mobile' }],
    ['US', { ...tollFree, capabilities: { calling: 'none', sms: 'none' } }],
    ['US', { ...tollFree, areaCode: '425' }],
  ])('400 InvalidInput for what is not sold in %s', async (countryCode, body) => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { countryCode }, body })).toMatchObject({
      status: 400,
      code: 'InvalidInput',
    });
  });

  it('400 for a country without numbers', async () => {
    const { failure } = createPhoneNumbersHarness();
    const error = await failure(id, { params: { countryCode: 'XX' }, body: tollFree });
    expect(error).toMatchObject({ status: 400, code: 'BadRequest', target: 'countryCode' });
    expect(error.message).toContain("'XX'");
  });

  it.each([{ ...tollFree, quantity: 0 }, { ...tollFree, phoneNumberType: 'satellite' }, {}])(
    '400 for the body %o',
    async (body) => {
      const { failure } = createPhoneNumbersHarness();
      expect(await failure(id, { params: { countryCode: 'US' }, body })).toMatchObject({ status: 400 });
    },
  );
});
