import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, tollFree } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_CancelOperation';

describe(id, () => {
  it('204, and the numbers of a search can be found by others', async () => {
    const { call, failure, find, search } = createPhoneNumbersHarness();
    const { operationId, searchId } = await search('US', { ...tollFree, quantity: 500 });
    expect(await find()).toEqual([]);
    expect((await call(id, { params: { operationId } })).status).toBe(204);
    expect(await find()).toHaveLength(1);
    expect(await failure('PhoneNumbers_PurchasePhoneNumbers', { body: { searchId } })).toMatchObject({
      code: 'ReservationExpired',
    });
  });

  it('ends a purchase that is under way, and its search can be purchased again', async () => {
    const { call, gate, operationView, owned, purchase, search } = createPhoneNumbersHarness();
    const { searchId } = await search();
    gate.hold({});
    const operationId = (await purchase(searchId)).headers['operation-id']!;
    await call(id, { params: { operationId } });
    await gate.release({});
    expect(await operationView(operationId)).toMatchObject({ status: 'failed', error: { code: 'Canceled' } });
    expect(await owned()).toEqual([]);
    await purchase(searchId);
    expect(await owned()).toHaveLength(1);
  });

  it('leaves what has been bought', async () => {
    const { call, operationView, owned, purchase, search } = createPhoneNumbersHarness();
    const { searchId } = await search();
    const operationId = (await purchase(searchId)).headers['operation-id']!;
    await call(id, { params: { operationId } });
    expect(await operationView(operationId)).toMatchObject({ status: 'succeeded' });
    expect(await owned()).toHaveLength(1);
  });

  it('404 for an unknown one', async () => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { operationId: 'x' } })).toMatchObject({ status: 404 });
  });
});
