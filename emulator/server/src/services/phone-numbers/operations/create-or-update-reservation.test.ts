import { describe, expect, it } from 'vitest';
import {
  createPhoneNumbersHarness,
  minuteMs,
  reservationId,
  tollFree,
} from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_CreateOrUpdateReservation';

describe(id, () => {
  it('201 with the numbers, held for 15 minutes', async () => {
    const { browse, find, reserve } = createPhoneNumbersHarness();
    const [one, two] = await browse();
    const { status, body } = await reserve({ [one!.id]: one, [two!.id]: two });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: reservationId,
      expiresAt: '2026-01-31T12:15:00.5000000+00:00',
      phoneNumbers: { [one!.id]: { ...one, status: 'reserved' }, [two!.id]: { ...two, status: 'reserved' } },
      status: 'active',
    });
    const found = await find('US', { ...tollFree, quantity: 500 });
    expect(found).toHaveLength(498);
    expect(found).not.toContain(one!.phoneNumber);
  });

  it('200 adds, removes by null, and ignores what is in already', async () => {
    const { browse, reserve } = createPhoneNumbersHarness();
    const [one, two] = await browse();
    await reserve({ [one!.id]: one });
    const added = await reserve({ [one!.id]: one, [two!.id]: two });
    expect(added.status).toBe(200);
    expect(Object.keys(added.body.phoneNumbers!)).toHaveLength(2);
    const removed = await reserve({ [one!.id]: null });
    expect(Object.keys(removed.body.phoneNumbers!)).toEqual([two!.id]);
  });

  it('201 without numbers', async () => {
    const { call } = createPhoneNumbersHarness();
    expect((await call(id, { params: { reservationId } })).status).toBe(201);
  });

  it('puts the end off with every change, but not beyond two hours', async () => {
    const { clock, reserve } = createPhoneNumbersHarness();
    await reserve({});
    const ends: string[] = [];
    for (let change = 0; change < 9; change++) {
      await clock.advance(14 * minuteMs);
      if (change < 8) ends.push((await reserve({})).body.expiresAt);
    }
    expect(ends[0]).toBe('2026-01-31T12:29:00.5000000+00:00');
    expect(ends.at(-1)).toBe('2026-01-31T14:00:00.5000000+00:00');
  });

  it('207 when a number is not free, with the reason, and keeps the others', async () => {
    const { browse, buy, reserve, reservation } = createPhoneNumbersHarness();
    const taken = await buy();
    const [free] = await browse();
    const { status, body } = await reserve({
      [taken.slice(1)]: {},
      '46123456789': {},
      [free!.id]: free,
    });
    expect(status).toBe(207);
    expect(body.phoneNumbers![taken.slice(1)]).toMatchObject({
      status: 'error',
      error: { code: 'Conflict' },
    });
    expect(body.phoneNumbers!['46123456789']).toMatchObject({ error: { code: 'NotFound' } });
    expect(Object.keys((await reservation()).phoneNumbers!)).toEqual([free!.id]);
  });

  it('207 for a capability that the type does not have', async () => {
    const { browse, reserve } = createPhoneNumbersHarness();
    const [number] = await browse('CA', { phoneNumberType: 'geographic' });
    const wanted = { ...number, capabilities: { calling: 'none', sms: 'outbound' } };
    const { status, body } = await reserve({ [number!.id]: wanted });
    expect(status).toBe(207);
    expect(body.phoneNumbers![number!.id]).toMatchObject({ error: { code: 'InvalidInput' } });
  });

  it('lets one of two reservations have a number', async () => {
    const { browse, reserve } = createPhoneNumbersHarness();
    const [number] = await browse();
    const outcomes = await Promise.all([
      reserve({ [number!.id]: number }),
      reserve({ [number!.id]: number }, '6b2f5e0c-1111-4222-8333-955555555555'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([201, 207]);
  });

  it('409 when it has expired', async () => {
    const { clock, failure, reserve } = createPhoneNumbersHarness();
    await reserve({});
    await clock.advance(15 * minuteMs);
    const error = await failure(id, { params: { reservationId }, body: {} });
    expect(error).toMatchObject({ status: 409, code: 'Conflict' });
    expect(error.message).toContain('expired');
  });

  it('400 for an id that is no GUID, a key that is no number, or more than 100 numbers', async () => {
    const { browse, failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { reservationId: 'mine' } })).toMatchObject({ status: 400 });
    const params = { reservationId };
    expect(await failure(id, { params, body: { phoneNumbers: { x: {} } } })).toMatchObject({ status: 400 });
    const many = [...(await browse('GB')), ...(await browse('GB')), ...(await browse('GB'))];
    const phoneNumbers = Object.fromEntries(many.map((number) => [number.id, number]));
    expect(await failure(id, { params, body: { phoneNumbers } })).toMatchObject({ status: 400 });
  });
});
