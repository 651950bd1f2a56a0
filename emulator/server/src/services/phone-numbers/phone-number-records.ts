import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import { createNumberInventory, type NumberInventory } from './number-inventory.ts';
import { createNumberSearchRepository, type NumberSearchRepository } from './number-search.ts';
import {
  createPurchasedNumberRepository,
  type PurchasedNumberRepository,
} from './purchased-number.repository.ts';
import { createReservationRepository, type ReservationRepository } from './reservation.ts';

/** Everything that this service keeps, on a store or in one of its transactions. */
export interface PhoneNumberRecords {
  readonly inventory: NumberInventory;
  readonly purchased: PurchasedNumberRepository;
  readonly reservations: ReservationRepository;
  readonly searches: NumberSearchRepository;
}

export type OpenRecords = (store: DocumentStore) => PhoneNumberRecords;

export const createRecordOpener =
  (clock: Clock, ids: IdGenerator): OpenRecords =>
  (store) => ({
    inventory: createNumberInventory(store, clock, ids),
    purchased: createPurchasedNumberRepository(store),
    reservations: createReservationRepository(store),
    searches: createNumberSearchRepository(store),
  });
