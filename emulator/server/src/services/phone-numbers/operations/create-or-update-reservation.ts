import { reservationParams, reservationUpdate } from '@switchboard/acs-contracts';
import { defineOperation } from '../../../kernel/operation.ts';
import { changeReservation } from '../change-reservation.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { newReservation, requireActive, toWireReservation } from '../reservation.ts';

type Ports = Pick<PhoneNumberPorts, 'clock' | 'open' | 'store'>;

/**
 * 201 when the client's id is new, 200 when it is known, 207 when at least one number could not be reserved: those are in
 * the answer with the reason, but not in the reservation.
 *
 * @see Azure REST spec: PhoneNumbers_CreateOrUpdateReservation
 */
export const createOrUpdateReservation = defineOperation({
  id: 'PhoneNumbers_CreateOrUpdateReservation',
  route: 'PATCH /availablePhoneNumbers/reservations/{reservationId}',
  auth: trustedAuth,
  request: { params: reservationParams, body: reservationUpdate },
  handle: ({ clock, open, store }: Ports, { params, body }) =>
    store.transact(async (inside) => {
      const { inventory, reservations } = open(inside);
      const now = clock.now();
      const known = await reservations.find(params.reservationId, now);
      const before = known ? requireActive(known, now) : newReservation(params.reservationId, now);
      const { reservation, refused } = await changeReservation(
        inventory,
        before,
        body?.phoneNumbers ?? {},
        now,
      );
      await reservations.save(reservation);
      const partly = Object.keys(refused).length > 0;
      return {
        status: partly ? 207 : known ? 200 : 201,
        body: toWireReservation(reservation, now, refused),
      };
    }),
});
