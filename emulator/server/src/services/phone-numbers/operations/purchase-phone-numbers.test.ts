import { describe, expect, it } from 'vitest';
import {
  createPhoneNumbersHarness,
  geographic,
  minuteMs,
  tollFree,
} from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_PurchasePhoneNumbers';

describe(id, () => {
  it('202, and the resource owns the numbers', async () => {
    const { directory, operationView, owned, purchase, search, searchResult } = createPhoneNumbersHarness();
    const { searchId } = await search('US', { ...tollFree, quantity: 2 });
    const { phoneNumbers } = await searchResult(searchId);
    const { status, body, headers } = await purchase(searchId);
    expect({ status, body }).toEqual({ status: 202, body: undefined });
    expect(headers['operation-id']).toBe(`purchase_${headers['purchase-id']}`);
    expect(await operationView(headers['operation-id']!)).toMatchObject({
      status: 'succeeded',
      operationType: 'purchase',
      resourceLocation: null,
    });
    expect((await owned()).map(({ phoneNumber }) => phoneNumber)).toEqual(phoneNumbers);
    expect(await directory.find(phoneNumbers[0]!)).toMatchObject({ ...tollFree, countryCode: 'US' });
  });

  it('400 ReservationExpired when the search has expired', async () => {
    const { clock, failure, owned, search } = createPhoneNumbersHarness();
    const { searchId } = await search();
    await clock.advance(16 * minuteMs);
    const error = await failure(id, { body: { searchId } });
    expect(error).toMatchObject({ status: 400, code: 'ReservationExpired' });
    expect(error.message).toContain(searchId);
    expect(await owned()).toEqual([]);
  });

  it('409 when the search was purchased before, or is being', async () => {
    const { failure, gate, purchase, search } = createPhoneNumbersHarness();
    gate.hold({ operationType: 'purchase' });
    const { searchId } = await search();
    await purchase(searchId);
    expect(await failure(id, { body: { searchId } })).toMatchObject({ status: 409, code: 'Conflict' });
    await gate.release({});
    expect(await failure(id, { body: { searchId } })).toMatchObject({ status: 409 });
  });

  it('lets one of two purchases at once win', async () => {
    const { owned, purchase, search } = createPhoneNumbersHarness();
    const { searchId } = await search();
    const outcomes = await Promise.allSettled([purchase(searchId), purchase(searchId)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await owned()).toHaveLength(1);
  });

  it('400 without agreeToNotResell where reselling is not permitted', async () => {
    const { failure, owned, purchase, search } = createPhoneNumbersHarness();
    const { searchId } = await search('KR', geographic);
    expect(await failure(id, { body: { searchId, agreeToNotResell: false } })).toMatchObject({
      status: 400,
      target: 'agreeToNotResell',
    });
    await purchase(searchId, { agreeToNotResell: true });
    expect(await owned()).toHaveLength(1);
  });

  it('400 OutOfStock when the search found nothing', async () => {
    const { failure, find, search } = createPhoneNumbersHarness();
    await find('US', { ...tollFree, quantity: 500 });
    const { searchId } = await search();
    expect(await failure(id, { body: { searchId } })).toMatchObject({ status: 400, code: 'OutOfStock' });
  });

  it('404 for an unknown search, 400 without one', async () => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { body: { searchId: 'nothing' } })).toMatchObject({ status: 404 });
    expect(await failure(id, { body: {} })).toMatchObject({ status: 400 });
  });

  it('keeps the numbers on hold as long as a test holds the purchase', async () => {
    const { clock, find, gate, owned, purchase, search } = createPhoneNumbersHarness();
    const { searchId } = await search('US', { ...tollFree, quantity: 500 });
    gate.hold({ operationType: 'purchase' }, 60 * minuteMs);
    await purchase(searchId);
    await clock.advance(59 * minuteMs);
    expect(await find()).toEqual([]);
    await clock.advance(minuteMs);
    expect(await owned()).toHaveLength(100); // the first page
  });
});
