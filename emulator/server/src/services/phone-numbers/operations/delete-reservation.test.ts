import { describe, expect, it } from 'vitest';
import {
  createPhoneNumbersHarness,
  minuteMs,
  reservationId,
  tollFree,
} from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_DeleteReservation';

describe(id, () => {
  it('204, and its numbers are free again', async () => {
    const { browse, call, failure, find, reserve } = createPhoneNumbersHarness();
    const [number] = await browse();
    await reserve({ [number!.id]: number });
    expect((await call(id, { params: { reservationId } })).status).toBe(204);
    expect(await find('US', { ...tollFree, quantity: 500 })).toHaveLength(500);
    expect(await failure(id, { params: { reservationId } })).toMatchObject({ status: 404 });
  });

  it('409 when it has expired', async () => {
    const { clock, failure, reserve } = createPhoneNumbersHarness();
    await reserve({});
    await clock.advance(15 * minuteMs);
    expect(await failure(id, { params: { reservationId } })).toMatchObject({ status: 409 });
  });
});
