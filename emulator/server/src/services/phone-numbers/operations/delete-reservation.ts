import { reservationParams } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { holderOf, requireActive } from '../reservation.ts';

type Ports = Pick<PhoneNumberPorts, 'clock' | 'open' | 'store'>;

/** Its numbers can be bought by others at once. @see Azure REST spec: PhoneNumbers_DeleteReservation */
export const deleteReservation = defineOperation({
  id: 'PhoneNumbers_DeleteReservation',
  route: 'DELETE /availablePhoneNumbers/reservations/{reservationId}',
  auth: trustedAuth,
  request: { params: reservationParams },
  async handle({ clock, open, store }: Ports, { params }) {
    await store.transact(async (inside) => {
      const { inventory, reservations } = open(inside);
      const now = clock.now();
      const reservation = requireActive(await reservations.require(params.reservationId, now), now);
      for (const { phoneNumber } of Object.values(reservation.phoneNumbers)) {
        await inventory.letGo(phoneNumber, holderOf(reservation));
      }
      await reservations.remove(reservation.id);
    });
    return noContent();
  },
});
