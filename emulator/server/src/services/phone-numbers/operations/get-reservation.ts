import { reservationParams } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { toWireReservation } from '../reservation.ts';

/** @see Azure REST spec: PhoneNumbers_GetReservation */
export const getReservation = defineOperation({
  id: 'PhoneNumbers_GetReservation',
  route: 'GET /availablePhoneNumbers/reservations/{reservationId}',
  auth: trustedAuth,
  request: { params: reservationParams },
  async handle({ clock, reservations }: Pick<PhoneNumberPorts, 'clock' | 'reservations'>, { params }) {
    const now = clock.now();
    return ok(toWireReservation(await reservations.require(params.reservationId, now), now));
  },
});
