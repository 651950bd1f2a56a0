import {
  phoneNumberLimits,
  type AvailablePhoneNumber,
  type PhoneNumbersReservation,
  type ReservationStatus,
} from '@switchboard/acs-contracts';
import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';
import { reservationNotActive, reservationNotFound } from './phone-numbers.errors.ts';
import { toWireTime } from './wire-time.ts';

const minuteMs = 60_000;

/** A number without what depends on the moment. */
export type ReservedNumber = Omit<AvailablePhoneNumber, 'status' | 'error'>;

export interface Reservation {
  readonly id: string;
  readonly createdOn: string;
  readonly expiresOn: string;
  /** As stored; one that is active expires by the clock, see `statusOf`. */
  readonly status: Exclude<ReservationStatus, 'expired'>;
  /** By the number's digits. */
  readonly phoneNumbers: Readonly<Record<string, ReservedNumber>>;
}

/** By which holds on numbers name the reservation. */
export const holderOf = ({ id }: Pick<Reservation, 'id'>) => `reservation_${id}`;

export function newReservation(id: string, now: Date): Reservation {
  const createdOn = now.toISOString();
  return { id, createdOn, expiresOn: createdOn, status: 'active', phoneNumbers: {} };
}

/** Every change puts the end off, but not for ever. */
export function extend(reservation: Reservation, now: Date): Reservation {
  const latest = Date.parse(reservation.createdOn) + phoneNumberLimits.longestReservationMinutes * minuteMs;
  const wanted = now.getTime() + phoneNumberLimits.reservationLifetimeMinutes * minuteMs;
  return { ...reservation, expiresOn: new Date(Math.min(latest, wanted)).toISOString() };
}

const statusOf = ({ status, expiresOn }: Reservation, now: Date): ReservationStatus =>
  status === 'active' && Date.parse(expiresOn) <= now.getTime() ? 'expired' : status;

/** @throws 409 when it is no longer active. */
export function requireActive(reservation: Reservation, now: Date): Reservation {
  const status = statusOf(reservation, now);
  if (status !== 'active') throw reservationNotActive(reservation.id, status);
  return reservation;
}

const numberStatus = {
  active: 'reserved',
  submitted: 'reserved',
  completed: 'purchased',
  expired: 'expired',
} as const;

/** As lists show it: without its numbers. */
export const toReservationItem = (reservation: Reservation, now: Date): PhoneNumbersReservation => ({
  id: reservation.id,
  expiresAt: toWireTime(reservation.expiresOn),
  status: statusOf(reservation, now),
});

export function toWireReservation(
  reservation: Reservation,
  now: Date,
  refused: Readonly<Record<string, AvailablePhoneNumber>> = {},
): PhoneNumbersReservation {
  const status = numberStatus[statusOf(reservation, now)];
  const kept = Object.entries(reservation.phoneNumbers).map(([id, number]) => [id, { ...number, status }]);
  return {
    ...toReservationItem(reservation, now),
    phoneNumbers: { ...(Object.fromEntries(kept) as Record<string, AvailablePhoneNumber>), ...refused },
  };
}

export interface ReservationRepository {
  find(id: string, now: Date): Promise<Reservation | undefined>;
  /** @throws 404 when there is none, or it is older than a month. */
  require(id: string, now: Date): Promise<Reservation>;
  save(reservation: Reservation): Promise<void>;
  remove(id: string): Promise<void>;
  list(now: Date): Promise<readonly Reservation[]>;
}

const collection = 'phone-numbers/reservations';
const keyOf = (id: string): DocumentKey => ({ collection, partition: '', id });

const isKept = ({ createdOn }: Reservation, now: Date) =>
  now.getTime() - Date.parse(createdOn) < phoneNumberLimits.reservationsKeptDays * 24 * 60 * minuteMs;

export function createReservationRepository(store: DocumentStore): ReservationRepository {
  async function find(id: string, now: Date): Promise<Reservation | undefined> {
    const reservation = (await store.get<Reservation>(keyOf(id)))?.body;
    return reservation && isKept(reservation, now) ? reservation : undefined;
  }
  return {
    find,
    async require(id, now) {
      const reservation = await find(id, now);
      if (!reservation) throw reservationNotFound(id);
      return reservation;
    },
    async save(reservation) {
      await store.put(keyOf(reservation.id), reservation);
    },
    async remove(id) {
      await store.remove(keyOf(id));
    },
    async list(now) {
      const { items } = await store.list<Reservation>({ collection });
      return items.map(({ body }) => body).filter((reservation) => isKept(reservation, now));
    },
  };
}
