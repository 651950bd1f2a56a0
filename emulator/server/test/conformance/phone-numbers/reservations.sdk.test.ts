import type { AvailablePhoneNumber } from '@azure/communication-phone-numbers';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  collect,
  failureOf,
  startPhoneNumbersBed,
  type PhoneNumbersBed,
} from './support/phone-numbers-bed.ts';

let bed: PhoneNumbersBed;
let offered: AvailablePhoneNumber[];
beforeAll(async () => {
  bed = await startPhoneNumbersBed();
  const request = { countryCode: 'US', phoneNumberType: 'tollFree' } as const;
  offered = (await bed.client.browseAvailablePhoneNumbers(request, {})).phoneNumbers;
});
afterAll(() => bed.stop());

const reserve = (reservationId: string, add: AvailablePhoneNumber[], remove: string[] = []) =>
  bed.client.createOrUpdateReservation({ reservationId }, { add, remove });

describe('PhoneNumbers_CreateOrUpdateReservation', () => {
  it('createOrUpdateReservation adds and removes numbers', async () => {
    const id = randomUUID();
    const [one, two] = [offered.pop()!, offered.pop()!];
    const created = await reserve(id, [one]);
    expect(created).toMatchObject({
      id,
      status: 'active',
      phoneNumbers: { [one.id!]: { status: 'reserved' } },
    });
    const updated = await reserve(id, [two], [one.id!]);
    expect(Object.keys(updated.phoneNumbers!)).toEqual([two.id]);
  });

  it('succeeds in part when a number is taken', async () => {
    const [taken, free] = [offered.pop()!, offered.pop()!];
    await reserve(randomUUID(), [taken]);
    const { phoneNumbers } = await reserve(randomUUID(), [taken, free]);
    expect(phoneNumbers![taken.id!]).toMatchObject({ status: 'error', error: { code: 'Conflict' } });
    expect(phoneNumbers![free.id!]).toMatchObject({ status: 'reserved' });
  });
});

describe('PhoneNumbers_GetReservation', () => {
  it('getReservation shows when a reservation has expired', async () => {
    const id = randomUUID();
    await reserve(id, [offered.pop()!]);
    await bed.emulator.clock.advance(15 * 60_000);
    expect(await bed.client.getReservation(id)).toMatchObject({ id, status: 'expired' });
    expect(await failureOf(reserve(id, []))).toMatchObject({ statusCode: 409 });
  });
});

describe('PhoneNumbers_ListReservations', () => {
  it('listReservations gives all of them without their numbers', async () => {
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids) await reserve(id, [offered.pop()!]);
    const listed = await collect(bed.client.listReservations());
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    for (const { phoneNumbers } of listed) expect(phoneNumbers).toBeUndefined();
  });
});

describe('PhoneNumbers_DeleteReservation', () => {
  it('deleteReservation lets others have its numbers', async () => {
    const id = randomUUID();
    const number = offered.pop()!;
    await reserve(id, [number]);
    await bed.client.deleteReservation(id);
    expect(await failureOf(bed.client.getReservation(id))).toMatchObject({ statusCode: 404 });
    expect((await reserve(randomUUID(), [number])).phoneNumbers![number.id!]!.status).toBe('reserved');
  });
});

describe('PhoneNumbers_PurchaseReservation', () => {
  it('beginReservationPurchase makes the resource own the numbers', async () => {
    const id = randomUUID();
    const number = offered.pop()!;
    await reserve(id, [number]);
    await (await bed.client.beginReservationPurchase(id)).pollUntilDone();
    expect(await bed.client.getReservation(id)).toMatchObject({ status: 'completed' });
    expect((await bed.client.getPurchasedPhoneNumber(number.phoneNumber!)).id).toBe(number.id);
  });

  it('fails with 400 for one without numbers', async () => {
    const id = randomUUID();
    await reserve(id, []);
    expect(await failureOf(bed.client.beginReservationPurchase(id))).toMatchObject({ statusCode: 400 });
  });
});
