import type { PurchasedPhoneNumber } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, tollFree } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_ListPhoneNumbers';
interface ListPage {
  readonly phoneNumbers: PurchasedPhoneNumber[];
  readonly nextLink?: string;
}

describe(id, () => {
  it('200 with nothing at first', async () => {
    const { call } = createPhoneNumbersHarness();
    expect((await call(id)).body).toEqual({ phoneNumbers: [] });
  });

  it('200 by page, with relative links, in the order of purchase', async () => {
    const { call, find, purchase, search } = createPhoneNumbersHarness();
    const { searchId } = await search('US', { ...tollFree, quantity: 3 });
    await purchase(searchId);
    await find();
    const first = (await call<ListPage>(id, { query: { top: '2' } })).body;
    expect(first.phoneNumbers).toHaveLength(2);
    expect(first.nextLink).toBe('/phoneNumbers?api-version=2025-06-01&top=2&skip=2');
    const second = (await call<ListPage>(id, { query: { top: '2', skip: '2' } })).body;
    expect(second.phoneNumbers).toHaveLength(1);
    expect(second.nextLink).toBeUndefined();
  });

  it.each([{ top: '0' }, { top: 'x' }, { skip: '-1' }])('400 for the query %o', async (query) => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { query })).toMatchObject({ status: 400 });
  });
});
