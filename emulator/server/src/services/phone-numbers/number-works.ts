import {
  phoneNumberLimits,
  type PhoneNumberCapabilities,
  type PhoneNumberSearchRequest,
  type PurchasedPhoneNumber,
} from '@switchboard/acs-contracts';
import { AcsError } from '../../kernel/acs-error.ts';
import type { OperationWork } from '../../kernel/long-running-operation.ts';
import type { Clock } from '../../kernel/ports/clock.ts';
import { findOffering, requireCountry } from './catalogue/catalogue.ts';
import { holderOf as holderOfSearch, type NumberSearch } from './number-search.ts';
import type { OpenRecords, PhoneNumberRecords } from './phone-number-records.ts';
import { phoneNumberNotFound } from './phone-numbers.errors.ts';
import { holderOf as holderOfReservation } from './reservation.ts';
import { toWireTime } from './wire-time.ts';

export interface SearchInput extends PhoneNumberSearchRequest {
  readonly searchId: string;
  readonly countryCode: string;
}
export interface PurchaseInput {
  readonly searchId: string;
}
export interface ReservationPurchaseInput {
  readonly reservationId: string;
}
export interface CapabilitiesInput {
  readonly phoneNumber: string;
  readonly capabilities: PhoneNumberCapabilities;
}
export interface ReleaseInput {
  readonly phoneNumber: string;
}

/** What the long-running operations do once they have been accepted, by their type in the specification. */
export function createNumberWorks(clock: Clock, open: OpenRecords) {
  return {
    search: searchWork(clock, open),
    purchase: purchaseWork(clock, open),
    reservationPurchase: reservationPurchaseWork(clock, open),
    updatePhoneNumberCapabilities: capabilitiesWork(open),
    releasePhoneNumber: releaseWork(open),
  };
}

function searchWork(clock: Clock, open: OpenRecords): OperationWork<SearchInput> {
  return {
    async finish(store, { searchId, countryCode, areaCode, quantity, ...wanted }) {
      const { inventory, searches } = open(store);
      const country = requireCountry(countryCode);
      const ranges = country.ranges.filter(
        (range) =>
          range.phoneNumberType === wanted.phoneNumberType && (!areaCode || range.areaCode === areaCode),
      );
      const expires = new Date(clock.now().getTime() + phoneNumberLimits.searchLifetimeMinutes * 60_000);
      const search: NumberSearch = {
        searchId,
        countryCode,
        phoneNumbers: await inventory.take(country, ranges, quantity ?? 1),
        phoneNumberType: wanted.phoneNumberType,
        assignmentType: wanted.assignmentType,
        capabilities: wanted.capabilities,
        cost: findOffering(country, wanted.phoneNumberType, wanted.assignmentType)!.cost,
        expiresOn: expires.toISOString(),
        isAgreementToNotResellRequired: country.isAgreementToNotResellRequired,
        status: 'open',
      };
      for (const number of search.phoneNumbers) await inventory.hold(number, holderOfSearch(search), expires);
      await searches.save(search);
    },
  };
}

type NumberToBuy = Omit<PurchasedPhoneNumber, 'id' | 'purchaseDate'>;

async function buy(
  { inventory, purchased }: PhoneNumberRecords,
  clock: Clock,
  holder: string,
  number: NumberToBuy,
): Promise<void> {
  const { phoneNumber, countryCode, phoneNumberType, assignmentType, capabilities, cost } = number;
  if (!(await inventory.isFree(phoneNumber, holder))) {
    throw new AcsError(409, 'AllNumbersNotAcquired', `The number ${phoneNumber} is no longer available.`);
  }
  await purchased.save({
    id: phoneNumber.slice(1),
    phoneNumber,
    countryCode,
    phoneNumberType,
    capabilities,
    assignmentType,
    purchaseDate: toWireTime(clock.now().toISOString()),
    cost,
  });
  await inventory.letGo(phoneNumber, holder);
}

function purchaseWork(clock: Clock, open: OpenRecords): OperationWork<PurchaseInput> {
  return {
    async finish(store, { searchId }) {
      const records = open(store);
      const search = await records.searches.require(searchId);
      for (const phoneNumber of search.phoneNumbers) {
        await buy(records, clock, holderOfSearch(search), { ...search, phoneNumber });
      }
      await records.searches.save({ ...search, status: 'purchased' });
    },
    async abandon(store, { searchId }) {
      const { inventory, searches } = open(store);
      const search = await searches.require(searchId);
      const expires = new Date(search.expiresOn);
      for (const number of search.phoneNumbers) await inventory.hold(number, holderOfSearch(search), expires);
      await searches.save({ ...search, status: 'open' });
    },
  };
}

function reservationPurchaseWork(clock: Clock, open: OpenRecords): OperationWork<ReservationPurchaseInput> {
  return {
    async finish(store, { reservationId }) {
      const records = open(store);
      const reservation = await records.reservations.require(reservationId, clock.now());
      for (const number of Object.values(reservation.phoneNumbers)) {
        await buy(records, clock, holderOfReservation(reservation), number);
      }
      await records.reservations.save({ ...reservation, status: 'completed' });
    },
    async abandon(store, { reservationId }) {
      const { inventory, reservations } = open(store);
      const reservation = await reservations.require(reservationId, clock.now());
      const expires = new Date(reservation.expiresOn);
      for (const { phoneNumber } of Object.values(reservation.phoneNumbers)) {
        await inventory.hold(phoneNumber, holderOfReservation(reservation), expires);
      }
      await reservations.save({ ...reservation, status: 'active' });
    },
  };
}

function capabilitiesWork(open: OpenRecords): OperationWork<CapabilitiesInput> {
  return {
    async finish(store, { phoneNumber, capabilities }) {
      const { purchased } = open(store);
      await purchased.save({ ...(await purchased.require(phoneNumber)), capabilities });
    },
  };
}

function releaseWork(open: OpenRecords): OperationWork<ReleaseInput> {
  return {
    async finish(store, { phoneNumber }) {
      if (!(await open(store).purchased.remove(phoneNumber))) throw phoneNumberNotFound(phoneNumber);
    },
  };
}
