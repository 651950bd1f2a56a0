import { reservationParams, reservationPurchaseRequest } from '@switchboard/acs-contracts';
import { defineOperation } from '../../../kernel/operation.ts';
import type { ReservationPurchaseInput } from '../number-works.ts';
import { accepted } from '../operation-links.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { agreementRequired, reservationEmpty } from '../phone-numbers.errors.ts';
import { holderOf, requireActive } from '../reservation.ts';

type Ports = Pick<PhoneNumberPorts, 'clock' | 'ids' | 'open' | 'operations'>;

/** @see Azure REST spec: PhoneNumbers_PurchaseReservation */
export const purchaseReservation = defineOperation({
  id: 'PhoneNumbers_PurchaseReservation',
  route: 'POST /availablePhoneNumbers/reservations/{reservationId}/:purchase',
  auth: trustedAuth,
  request: { params: reservationParams, body: reservationPurchaseRequest },
  async handle({ clock, ids, open, operations }: Ports, { params: { reservationId }, body, url }) {
    const purchaseId = ids.uuid();
    const operationId = `reservation-purchase_${purchaseId}`;
    await operations.start<ReservationPurchaseInput>(async (store) => {
      const { inventory, reservations } = open(store);
      const now = clock.now();
      const reservation = requireActive(await reservations.require(reservationId, now), now);
      const numbers = Object.values(reservation.phoneNumbers);
      if (numbers.length === 0) throw reservationEmpty(reservationId);
      const restricted = numbers.find((number) => number.isAgreementToNotResellRequired);
      if (restricted && body?.agreeToNotResell !== true) throw agreementRequired(restricted.countryCode);
      for (const { phoneNumber } of numbers) await inventory.hold(phoneNumber, holderOf(reservation));
      await reservations.save({ ...reservation, status: 'submitted' });
      return { id: operationId, operationType: 'reservationPurchase', input: { reservationId } };
    });
    return accepted(url, { operationId, named: ['reservation-purchase-id', purchaseId] });
  },
});
