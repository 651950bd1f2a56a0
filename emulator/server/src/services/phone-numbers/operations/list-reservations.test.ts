import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, reservationId } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_ListReservations';

describe(id, () => {
  it('200 without the numbers, by page', async () => {
    const { browse, call, reserve } = createPhoneNumbersHarness();
    const [number] = await browse();
    await reserve({ [number!.id]: number });
    await reserve({}, '6b2f5e0c-1111-4222-8333-955555555555');
    expect((await call(id, { query: { maxPageSize: '1' } })).body).toEqual({
      reservations: [{ id: reservationId, expiresAt: '2026-01-31T12:15:00.5000000+00:00', status: 'active' }],
      nextLink: '/availablePhoneNumbers/reservations?api-version=2025-06-01&maxPageSize=1&skip=1',
    });
  });
});
