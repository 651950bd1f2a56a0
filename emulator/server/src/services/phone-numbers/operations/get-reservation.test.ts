import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, minuteMs, reservationId } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_GetReservation';

describe(id, () => {
  it('200 with its numbers', async () => {
    const { browse, reserve, reservation } = createPhoneNumbersHarness();
    const [number] = await browse();
    const { body } = await reserve({ [number!.id]: number });
    expect(await reservation()).toEqual(body);
  });

  it('200 as expired after 15 minutes, and its numbers are free again', async () => {
    const { browse, clock, find, reserve, reservation } = createPhoneNumbersHarness();
    const [number] = await browse();
    await reserve({ [number!.id]: number });
    await clock.advance(15 * minuteMs);
    expect(await reservation()).toMatchObject({
      status: 'expired',
      phoneNumbers: { [number!.id]: { status: 'expired' } },
    });
    const everything = { phoneNumberType: 'tollFree', assignmentType: 'application', quantity: 500 };
    const capabilities = { calling: 'outbound', sms: 'none' };
    expect(await find('US', { ...everything, capabilities })).toContain(number!.phoneNumber);
  });

  it('404 after a month, and for one that never was', async () => {
    const { clock, failure, reserve } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { reservationId } })).toMatchObject({ status: 404 });
    await reserve({});
    await clock.advance(30 * 24 * 60 * minuteMs);
    expect(await failure(id, { params: { reservationId } })).toMatchObject({ status: 404 });
  });
});
