import { countriesQuery } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { pageOf } from '../paging.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { toReservationItem } from '../reservation.ts';

/** Without the numbers. @see Azure REST spec: PhoneNumbers_ListReservations */
export const listReservations = defineOperation({
  id: 'PhoneNumbers_ListReservations',
  route: 'GET /availablePhoneNumbers/reservations',
  auth: trustedAuth,
  request: { query: countriesQuery },
  async handle(
    { clock, reservations }: Pick<PhoneNumberPorts, 'clock' | 'reservations'>,
    { query: { skip, maxPageSize: size }, url },
  ) {
    const now = clock.now();
    const items = (await reservations.list(now)).map((reservation) => toReservationItem(reservation, now));
    return ok(pageOf('reservations', items, { skip, size, url }));
  },
});
