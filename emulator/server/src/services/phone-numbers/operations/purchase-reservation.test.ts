import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, minuteMs, reservationId } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_PurchaseReservation';
const params = { reservationId };

describe(id, () => {
  it('202, and the resource owns the numbers', async () => {
    const { browse, call, operationView, owned, reserve, reservation } = createPhoneNumbersHarness();
    const [one, two] = await browse();
    await reserve({ [one!.id]: one, [two!.id]: two });
    const { status, headers } = await call(id, { params });
    expect(status).toBe(202);
    expect(headers['operation-id']).toBe(`reservation-purchase_${headers['reservation-purchase-id']}`);
    expect(await operationView(headers['operation-id']!)).toMatchObject({
      status: 'succeeded',
      operationType: 'reservationPurchase',
    });
    expect((await owned()).map((number) => number.id).sort()).toEqual([one!.id, two!.id].sort());
    expect(await reservation()).toMatchObject({
      status: 'completed',
      phoneNumbers: { [one!.id]: { status: 'purchased' } },
    });
  });

  it('is submitted, and cannot be changed or expire, while a test holds it', async () => {
    const { browse, call, clock, failure, gate, owned, reserve, reservation } = createPhoneNumbersHarness();
    const [number] = await browse();
    await reserve({ [number!.id]: number });
    gate.hold({ operationType: 'reservationPurchase' });
    await call(id, { params });
    await clock.advance(60 * minuteMs);
    expect(await reservation()).toMatchObject({ status: 'submitted' });
    expect(await failure('PhoneNumbers_DeleteReservation', { params })).toMatchObject({ status: 409 });
    expect(await failure(id, { params })).toMatchObject({ status: 409 });
    await gate.release({});
    expect(await owned()).toHaveLength(1);
  });

  it('is active again when the purchase is cancelled', async () => {
    const { browse, call, gate, reserve, reservation } = createPhoneNumbersHarness();
    const [number] = await browse();
    await reserve({ [number!.id]: number });
    gate.hold({});
    const operationId = (await call(id, { params })).headers['operation-id']!;
    await call('PhoneNumbers_CancelOperation', { params: { operationId } });
    expect(await reservation()).toMatchObject({ status: 'active' });
  });

  it('400 when it is empty, or numbers may not be resold and nothing was agreed', async () => {
    const { browse, call, failure, reserve } = createPhoneNumbersHarness();
    await reserve({});
    expect(await failure(id, { params })).toMatchObject({ status: 400 });
    const [number] = await browse('JP');
    await reserve({ [number!.id]: number });
    expect(await failure(id, { params })).toMatchObject({ status: 400, target: 'agreeToNotResell' });
    expect((await call(id, { params, body: { agreeToNotResell: true } })).status).toBe(202);
  });

  it('409 when it has expired, 404 when there is none', async () => {
    const { clock, failure, reserve } = createPhoneNumbersHarness();
    expect(await failure(id, { params })).toMatchObject({ status: 404 });
    await reserve({});
    await clock.advance(15 * minuteMs);
    expect(await failure(id, { params })).toMatchObject({ status: 409 });
  });
});
