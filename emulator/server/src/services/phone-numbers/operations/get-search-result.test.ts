import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, minuteMs, tollFree } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_GetSearchResult';

describe(id, () => {
  it('200 with the numbers, their cost, and how long they are held', async () => {
    const { search, searchResult } = createPhoneNumbersHarness();
    const { searchId } = await search();
    expect(await searchResult(searchId)).toEqual({
      searchId,
      phoneNumbers: [expect.stringMatching(/^\+18\d\d55501\d\d$/)],
      ...tollFree,
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      searchExpiresBy: '2026-01-31T12:16:00.5000000+00:00',
      isAgreementToNotResellRequired: false,
      errorCode: 0,
      error: 'NoError',
    });
  });

  it('says when the search has expired', async () => {
    const { clock, search, searchResult } = createPhoneNumbersHarness();
    const { searchId } = await search();
    await clock.advance(16 * minuteMs);
    expect(await searchResult(searchId)).toMatchObject({ error: 'ReservationExpired' });
  });

  it('404 while the search is held, and for one that never was', async () => {
    const { failure, gate, search } = createPhoneNumbersHarness();
    gate.hold({});
    const { searchId } = await search();
    for (const unknown of [searchId, 'nothing']) {
      expect(await failure(id, { params: { searchId: unknown } })).toMatchObject({
        status: 404,
        code: 'NotFound',
      });
    }
  });
});
